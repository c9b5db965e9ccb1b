import { useCallback } from 'react';
import type { FilingSummary } from '../../../src-shared/contract/engine.ts';
import { useProfile } from '../../bridge/session.tsx';
import { insuranceWord } from '../../wording/words.ts';

/** `在职增员 · 医疗保险` in the profile's own words. */
export function useFilingTitle(): (filing: Pick<FilingSummary, 'service' | 'insurance'>) => string {
  const { services, insurances } = useProfile();
  return useCallback(
    ({ service, insurance }) => {
      const serviceLabel = services.find(({ id }) => id === service)?.label ?? service;
      const insuranceLabel = insurances.find((candidate) => candidate.insurance === insurance)?.label ?? insuranceWord(insurance);
      return `${serviceLabel} · ${insuranceLabel}`;
    },
    [services, insurances],
  );
}
