import { useEffect, useState } from 'react';
import type { BatchView } from '../../../src-shared/contract/batch.ts';
import { useEngine } from '../../bridge/engine-context.tsx';
import { settle } from '../../bridge/window-failure.ts';
import type { FilingService } from '../filing/use-filing-service.ts';
import { addEffects, type EffectSum, effectList, withoutAmounts } from './effect-sums.ts';

const ROWS_AT_ONCE = 500;

/** What the batch will do in sum, counted slice by slice so that the page stays free; null until all rows were looked at. */
export function useEffectSums(
  view: BatchView,
  { profile, service }: Pick<FilingService, 'profile' | 'service'>,
): readonly EffectSum[] | null {
  const engine = useEngine();
  const { filingId, revision, sharedValues: shared } = view.filing;
  const question = `${filingId} ${revision}`;
  const [held, setHeld] = useState<{ readonly question: string; readonly sums: readonly EffectSum[] } | null>(null);
  useEffect(() => {
    let gone = false;
    const count = async (): Promise<void> => {
      let sums: ReadonlyMap<string, number> = new Map();
      const plain = withoutAmounts(service);
      for (let offset = 0, total = 1; offset < total; offset += ROWS_AT_ONCE) {
        const answer = await settle(async () => engine.batch.rows({ filingId, filter: 'all', offset, limit: ROWS_AT_ONCE }));
        if (gone || !answer.ok) {
          return;
        }
        total = answer.value.total;
        sums = addEffects(sums, { profile, service: plain, shared, rows: answer.value.items });
      }
      setHeld({ question, sums: effectList(sums) });
    };
    void count();
    return () => {
      gone = true;
    };
  }, [engine, filingId, question, profile, service, shared]);
  return held?.question === question ? held.sums : null;
}
