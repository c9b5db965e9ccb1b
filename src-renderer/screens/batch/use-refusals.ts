import { useMemo } from 'react';
import type { FilingId } from '../../../src-shared/domain/ids.ts';
import { useAnswer } from '../../bridge/use-answer.ts';

export type Refusals = {
  /** 受理单号 of the filing that is corrected. */
  readonly receiptNumber: string;
  readonly source: FilingId;
  /** 未通过原因 by id number. */
  readonly reasons: ReadonlyMap<string, string>;
};

/** In a correction (O-11): what the centre said of each person the first time; null for every other batch, and until it is known. */
export function useRefusals(filingId: FilingId): Refusals | null {
  const { value } = useAnswer(['refusals', filingId], (engine) => engine.batch.refusals({ filingId }));
  return useMemo(
    () => (value === null ? null : { ...value, reasons: new Map(value.reasons.map(({ idNumber, reason }) => [idNumber, reason])) }),
    [value],
  );
}
