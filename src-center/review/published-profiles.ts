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
  // Parsed once: every row of an old filing asks for the rules it was begun under.
  const former = new Map<string, RegionProfile>();
  const formerOf = (region: string, version: string): RegionProfile | null => {
    const key = `${region} ${version}`;
    const profile = former.get(key) ?? fromBooks(books.read, region, version);
    if (profile !== null) {
      former.set(key, profile);
    }
    return profile;
  };
  return {
    newest: profiles,
    get: (region, version) =>
      profiles.find((profile) => profile.id === region && (version === undefined || profile.version === version)) ??
      (version === undefined ? null : formerOf(region, version)),
  };
}

function fromBooks(books: Reading, region: string, version: string): RegionProfile | null {
  const content = readProfile(books, region, version);
  return content === null ? null : regionProfileSchema.parse(JSON.parse(content));
}
