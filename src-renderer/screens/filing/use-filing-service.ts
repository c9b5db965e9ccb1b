import type { Filing } from '../../../src-shared/domain/filing.ts';
import type { RegionProfile } from '../../../src-shared/profile/region-profile.ts';
import { type Service, serviceOf } from '../../../src-shared/profile/service-of.ts';
import { useProfileVersion } from '../../bridge/session.tsx';
import type { WindowFailure } from '../../bridge/window-failure.ts';

export type InsuranceProfile = RegionProfile['insurances'][number];
export type FilingService = { readonly profile: RegionProfile; readonly service: Service; readonly insurance: InsuranceProfile };

/** The rules a filing was begun under: its form, its words, its agency. */
export function useFilingService(filing: Pick<Filing, 'profileVersion' | 'service' | 'insurance'>): {
  readonly value: FilingService | null;
  readonly failure: WindowFailure | null;
  readonly reload: () => void;
} {
  const { value: profile, failure, reload } = useProfileVersion(filing.profileVersion);
  if (profile === null) {
    return { value: null, failure, reload };
  }
  const service = serviceOf(profile, filing.service, filing.insurance);
  const insurance = profile.insurances.find((candidate) => candidate.insurance === filing.insurance);
  if (service === null || insurance === undefined) {
    return { value: null, failure: { code: 'service-unknown', service: filing.service }, reload };
  }
  return { value: { profile, service, insurance }, failure: null, reload };
}
