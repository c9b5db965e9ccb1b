import type { FilingState } from '../../../src-shared/domain/filing.ts';
import { FILING_STATES } from '../../../src-shared/domain/filing.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { STATE_GROUPS, type StateGroupId } from '../../wording/states.ts';

type Counts = Readonly<Partial<Record<StateGroupId | 'all', number>>>;

/** How many filings each branch of the tree holds. */
export function useGroupCounts(): Counts {
  const answer = useAnswer(
    ['group-counts'],
    async (engine) => {
      const groups: readonly { readonly id: StateGroupId | 'all'; readonly states: readonly FilingState[] }[] = [
        { id: 'all', states: FILING_STATES },
        ...STATE_GROUPS,
      ];
      const lists = await Promise.all(
        groups.map(async ({ id, states }) => ({ id, list: await engine.filing.list({ states: [...states], page: 1, pageSize: 1 }) })),
      );
      const counts: Partial<Record<StateGroupId | 'all', number>> = {};
      for (const { id, list } of lists) {
        if (!list.ok) {
          return list;
        }
        counts[id] = list.value.total;
      }
      return { ok: true as const, value: counts };
    },
    { refreshOn: ['filing.changed', 'outbox.changed', 'verdict.arrived'] },
  );
  return answer.value ?? {};
}
