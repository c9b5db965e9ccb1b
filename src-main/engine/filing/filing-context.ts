import type { Filing } from '../../../src-shared/domain/filing.ts';
import { fail, ok } from '../../../src-shared/lib/result.ts';
import type { RegionProfile } from '../../../src-shared/profile/region-profile.ts';
import { type Service, serviceOf } from '../../../src-shared/profile/service-of.ts';
import type { Outcome } from '../engine-parts.ts';
import type { Profiles } from '../ports/profiles.ts';

/** The profile a filing is read by, and its service narrowed to its insurance. */
export type FilingContext = { readonly profile: RegionProfile; readonly service: Service };
/** A filing found, with the profile it is read by. */
export type FilingAtHand = { readonly filing: Filing; readonly context: FilingContext };

/**
 * A draft is judged by the version it was begun under, or not at all: `profile-version-unknown`. A filing that is no draft is only
 * shown, and the current version will do for that when its own is gone.
 */
export function contextOf(profiles: Profiles, filing: Filing): Outcome<FilingContext> {
  const { region, profileVersion, service, insurance, state } = filing;
  const own = profiles.get(region, profileVersion);
  return narrowed(own ?? (state === 'draft' ? null : profiles.get(region)), { service, insurance, version: profileVersion });
}

/** What a new draft is begun under. */
export function currentContext(profiles: Profiles, ask: Pick<Filing, 'region' | 'service' | 'insurance'>): Outcome<FilingContext> {
  return narrowed(profiles.get(ask.region), { ...ask, version: '' });
}

function narrowed(
  profile: RegionProfile | null,
  ask: Pick<Filing, 'service' | 'insurance'> & { readonly version: string },
): Outcome<FilingContext> {
  if (profile === null) {
    return fail({ code: 'profile-version-unknown', version: ask.version });
  }
  const service = serviceOf(profile, ask.service, ask.insurance);
  return service === null ? fail({ code: 'service-unknown', service: ask.service }) : ok({ profile, service });
}
