import type { ReactNode } from 'react';
import type { BatchCounts, RowFilter } from '../../../src-shared/contract/batch.ts';
import { groupedCount } from '../../../src-shared/lib/grouped-count.ts';
import { countOf, FILTER_WORDS } from './batch-words.ts';

type RowFiltersProps = {
  readonly filters: readonly RowFilter[];
  readonly counts: BatchCounts;
  readonly chosen: RowFilter;
  readonly words?: Partial<Record<RowFilter, string>>;
  readonly onChoose: (filter: RowFilter) => void;
};

/** Which rows are shown, each with how many there are. */
export function RowFilters({ filters, counts, chosen, words = FILTER_WORDS, onChoose }: RowFiltersProps): ReactNode {
  return (
    <fieldset className="row-filters" aria-label="筛选">
      {filters.map((filter) => {
        const count = countOf(counts, filter);
        return (
          <button
            key={filter}
            type="button"
            aria-pressed={filter === chosen}
            className={`row-filter row-filter-${filter} ${count === 0 ? 'row-filter-none' : ''}`}
            onClick={() => onChoose(filter)}
          >
            {words[filter] ?? FILTER_WORDS[filter]} <span className="number">{groupedCount(count)}</span>
          </button>
        );
      })}
    </fieldset>
  );
}
