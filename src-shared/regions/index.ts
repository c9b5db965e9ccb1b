import { type RegionProfile, regionProfileSchema } from '../profile/region-profile.ts';
import { weinan } from './weinan/weinan.ts';
import { zhoushanMedical } from './zhoushan-medical/zhoushan-medical.ts';

/** The region profiles that ship with the product, the only door to them. Parsed by the schema the centre's packs are parsed by. */
export const regionProfiles: readonly RegionProfile[] = [weinan, zhoushanMedical].map((literal) => regionProfileSchema.parse(literal));

export function regionProfile(id: string): RegionProfile | null {
  return regionProfiles.find((profile) => profile.id === id) ?? null;
}
