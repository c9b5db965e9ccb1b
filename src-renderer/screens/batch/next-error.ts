import type { BatchRow } from '../../../src-shared/contract/batch.ts';
import type { Service } from '../../../src-shared/profile/service-of.ts';
import { blocksOfRow, doubtsOfRow } from './batch-words.ts';
import type { Cell } from './grid-moves.ts';
import { lackingOf } from './lacking.ts';
import type { RowsShown } from './row-pages.ts';

/** The columns with a blocking finding in a row, in the order of the grid; the first column for one that names no field of it. */
export function wrongColumns(row: BatchRow, columns: readonly { readonly key: string }[]): readonly number[] {
  const places = blocksOfRow(row).map(({ place }) =>
    Math.max(
      columns.findIndex(({ key }) => key === place.field),
      0,
    ),
  );
  return [...new Set(places)].sort((one, other) => one - other);
}

/** The columns of materials to be seen to: required ones a row has no file for, and those with a doubt nobody answered. */
export function materialColumns(service: Service): PlacesOf {
  return (row, columns) => {
    const kinds = new Set([...lackingOf(service, row).map(({ kind }) => kind), ...doubtsOfRow(row).map(({ place }) => place.material)]);
    return columns.flatMap(({ key }, place) => (kinds.has(key) ? [place] : []));
  };
}

export type PlacesOf = typeof wrongColumns;

/**
 * The next cell to mend among the rows at hand, after a cell: further on in the same row, then row by row. `null` when there is none up to
 * the end, `unknownAfter` with the last row looked at when the rows beyond it are not here.
 */
export function nextAtHand(ask: {
  readonly rows: RowsShown;
  readonly columns: readonly { readonly key: string }[];
  readonly placesOf: PlacesOf;
  readonly after: Cell | null;
}): Cell | { readonly unknownAfter: BatchRow | null } | null {
  const { rows, columns, placesOf, after } = ask;
  let last: BatchRow | null = null;
  if (rows.total === null) {
    return { unknownAfter: last };
  }
  for (let index = after?.row ?? 0; index < rows.total; index += 1) {
    const row = rows.at(index);
    if (row === undefined) {
      return { unknownAfter: last };
    }
    const beyond = index === after?.row ? after.column : -1;
    const column = placesOf(row, columns).find((place) => place > beyond);
    if (column !== undefined) {
      return { row: index, column };
    }
    last = row;
  }
  return null;
}
