import type { Failure } from '../../src-shared/contract/errors.ts';
import type { FilingContent } from '../../src-shared/domain/filing.ts';
import type { MediaType } from '../../src-shared/domain/material.ts';
import type { RegionProfile } from '../../src-shared/profile/region-profile.ts';
import type { Service } from '../../src-shared/profile/service-of.ts';
import type { Account } from '../store/accounts.ts';
import type { Reading } from '../store/books.ts';
import { materialOf } from '../store/materials.ts';

type Ask = {
  readonly account: Account;
  readonly content: FilingContent;
  readonly service: Service;
  readonly profile: RegionProfile;
};

/**
 * Why a filing cannot be taken with the materials it names, of its rows and of itself; null when it can. They must have come before,
 * be what the filing says they are, and be of a kind of file this material may be.
 */
export function refusedMaterials(books: Reading, { account, content, service, profile }: Ask): Failure | null {
  const named = [...(content.materials ?? []), ...content.rows.flatMap((row) => row.materials)];
  // One file may serve a whole staff.
  const known = new Map(
    [...new Set(named.map(({ sha256 }) => sha256))].map((sha256) => [sha256, materialOf(books, account.accountId, sha256)]),
  );
  const missing = [...known].filter(([, kept]) => kept === null).map(([sha256]) => sha256);
  if (missing.length > 0) {
    return { code: 'materials-missing', sha256: missing };
  }
  for (const { sha256, bytes, mediaType, kind, fileName } of named) {
    const kept = known.get(sha256);
    if (kept?.bytes !== bytes || kept.mediaType !== mediaType) {
      return { code: 'material-mismatch', sha256 };
    }
    const accepted = acceptedFor(service, profile, kind);
    if (!accepted.includes(mediaType)) {
      return { code: 'material-kind-refused', fileName, found: mediaType, accepted: [...accepted] };
    }
  }
  return null;
}

/** Kinds of file one material may be: its own list, or the region's (O-14). */
function acceptedFor(service: Service, profile: RegionProfile, kind: string): readonly MediaType[] {
  const own = service.materials.filter((one) => one.kind === kind).flatMap(({ mediaTypes }) => mediaTypes ?? []);
  return own.length > 0 ? own : profile.materialLimits.mediaTypes;
}

/** Kinds of file that any material of the region may be: what can be handed in before it is known for what. */
export function acceptedAnywhere(profile: RegionProfile): readonly MediaType[] {
  const own = profile.services.flatMap(({ materials }) => materials.flatMap(({ mediaTypes }) => mediaTypes ?? []));
  return [...new Set([...profile.materialLimits.mediaTypes, ...own])];
}
