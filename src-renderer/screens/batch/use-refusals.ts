import { useEffect, useState } from 'react';
import { filingIdSchema } from '../../../src-shared/contract/records.ts';
import type { FilingId } from '../../../src-shared/domain/ids.ts';
import type { Service } from '../../../src-shared/profile/service-of.ts';
import { useEngine } from '../../bridge/engine-context.tsx';
import { settle } from '../../bridge/window-failure.ts';

export type Refusals = {
  /** 受理单号 of the filing that is corrected. */
  readonly receiptNumber: string;
  readonly source: FilingId;
  /** 未通过原因 by id number. */
  readonly reasons: ReadonlyMap<string, string>;
};
const ROWS_AT_ONCE = 500;

/** In a correction (O-11): what the centre said of each person the first time; null for every other batch. */
export function useRefusals(filingId: FilingId, service: Service): Refusals | null {
  const engine = useEngine();
  const [refusals, setRefusals] = useState<Refusals | null>(null);
  const { idNumber } = service.roles;
  useEffect(() => {
    let gone = false;
    const read = async (): Promise<void> => {
      const own = await settle(async () => engine.batch.rows({ filingId, filter: 'all', offset: 0, limit: 1 }));
      const origin = own.ok ? own.value.items[0]?.origin : undefined;
      const source = origin?.from === 'copied' ? filingIdSchema.safeParse(origin.filingId) : null;
      if (gone || source?.success !== true) {
        return;
      }
      const view = await settle(async () => engine.batch.get({ filingId: source.data }));
      const reasons = new Map<string, string>();
      for (let offset = 0, total = 1; offset < total && view.ok; offset += ROWS_AT_ONCE) {
        const answer = await settle(async () =>
          engine.batch.rows({ filingId: source.data, filter: 'rejected', offset, limit: ROWS_AT_ONCE }),
        );
        if (gone || !answer.ok) {
          return;
        }
        total = answer.value.total;
        for (const { values, verdict } of answer.value.items) {
          reasons.set(values[idNumber] ?? '', verdict?.reason ?? '');
        }
      }
      if (view.ok && !gone) {
        setRefusals({ receiptNumber: view.value.filing.receipt?.number ?? '', source: source.data, reasons });
      }
    };
    void read();
    return () => {
      gone = true;
    };
  }, [engine, filingId, idNumber]);
  return refusals;
}
