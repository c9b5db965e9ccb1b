import { type RegionProfile, regionProfileSchema } from '../../src-shared/profile/region-profile.ts';
import type { Books, Reading } from '../store/books.ts';
import { keepProfile, readProfile } from '../store/profiles.ts';

/** The region profiles this centre publishes: the newest of each region, and any version it ever published. */
export type PublishedProfiles = {
  readonly newest: readonly RegionProfile[];
  get(region: string, version?: string): RegionProfile | null;
};

/** Puts the profiles in the books first, so that no version is forgotten when the next one comes. */
export async function publishProfiles(books: Books, profiles: readonly RegionProfile[]): Promise<PublishedProfiles> {
  await books.write((write) => {
    for (const profile of profiles) {
      keepProfile(write, { region: profile.id, version: profile.version, content: JSON.stringify(profile) });
    }
  });
  return {
    newest: profiles,
    get: (region, version) =>
      profiles.find((profile) => profile.id === region && (version === undefined || profile.version === version)) ??
      (version === undefined ? null : fromBooks(books.read, region, version)),
  };
}

function fromBooks(books: Reading, region: string, version: string): RegionProfile | null {
  const content = readProfile(books, region, version);
  return content === null ? null : regionProfileSchema.parse(JSON.parse(content));
}
