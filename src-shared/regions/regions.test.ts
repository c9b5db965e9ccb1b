import { describe, expect, it } from 'vitest';
import { checkProfile } from '../profile/profile-check.ts';
import { regionProfileSchema } from '../profile/region-profile.ts';
import { regionProfile, regionProfiles } from './index.ts';

describe.each(regionProfiles.map((profile) => [profile.id, profile] as const))('the profile %s', (_, profile) => {
  it('[design §5] equals its own round trip through JSON and schema', () => {
    expect(regionProfileSchema.parse(JSON.parse(JSON.stringify(profile)))).toEqual(profile);
  });

  it('refers to nothing that is not there', () => {
    expect(checkProfile(profile)).toEqual([]);
  });

  it('is found by its id', () => {
    expect(regionProfile(profile.id)).toBe(profile);
  });
});

describe('regionProfile', () => {
  it('knows no other city', () => {
    expect(regionProfile('nowhere')).toBeNull();
  });
});
