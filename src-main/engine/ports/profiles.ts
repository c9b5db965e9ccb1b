import type { RegionProfile } from '../../../src-shared/profile/region-profile.ts';

/** Region profiles by id; a version may be asked for, because a draft is judged by the version it was begun under. */
export type Profiles = {
  list(): readonly RegionProfile[];
  get(region: string, version?: string): RegionProfile | null;
};
