import { headerKey, headerReadings } from './header-names.ts';
import type { HeaderMeaning, HeaderNames, ImportColumn, ReadBy } from './import-columns.ts';
import { oneSlipApart } from './one-slip-apart.ts';

/** A header cell: its column from 0 and what it says; `within`, when it stands under a heading shared by several columns: 社保 / 参保日期. */
export type HeaderCell = { readonly index: number; readonly text: string; readonly within?: string };

export type MatchedColumn = { readonly column: ImportColumn; readonly index: number; readonly header: string; readonly by: ReadBy };

export type HeaderMatch = {
  /** In the order of the file. */
  readonly matched: readonly MatchedColumn[];
  /** Columns of the template the file has not. */
  readonly missing: readonly ImportColumn[];
  /** Columns that stand in the file more than once with equal right. */
  readonly repeated: readonly { readonly column: ImportColumn; readonly headers: readonly HeaderCell[] }[];
  /** Other names of a column that stands there under its own name. */
  readonly spare: readonly { readonly column: ImportColumn; readonly header: HeaderCell; readonly used: HeaderCell }[];
  /** Fields chosen once on the page, yet columns of this file. */
  readonly shared: readonly { readonly label: string; readonly header: HeaderCell }[];
  /** Headers nobody asked for. */
  readonly unknown: readonly HeaderCell[];
};

type Claim = HeaderCell & { readonly by: ReadBy; readonly rank: number };

/** Holds a row of headers against the columns of a service. Their order does not matter. */
export function matchHeaders({
  columns,
  names,
  cells,
}: {
  readonly columns: readonly ImportColumn[];
  readonly names: HeaderNames;
  readonly cells: readonly HeaderCell[];
}): HeaderMatch {
  const claims = new Map<ImportColumn, Claim[]>();
  const strangers: HeaderCell[] = [];
  const shared: { label: string; header: HeaderCell }[] = [];
  for (const cell of cells) {
    const meaning = meaningOf(names, cell);
    if (meaning === null) {
      strangers.push(cell);
    } else if (meaning.kind === 'shared') {
      shared.push({ label: meaning.field.label, header: cell });
    } else if (meaning.kind === 'column') {
      const { column } = meaning;
      const by = cell.text.trim() === column.field.label ? 'same' : meaning.by;
      // 姓名 goes before 姓名（曾用）.
      const literal = names.get(headerKey(cell.text)) === meaning;
      claims.set(column, [...(claims.get(column) ?? []), { ...cell, by, rank: meaning.rank + (literal ? 0 : 0.5) }]);
    }
  }
  const settled = [...claims].map(([column, cellsOfColumn]) => settle(column, cellsOfColumn));
  const missing = columns.filter((column) => !claims.has(column));
  return {
    matched: settled
      .map(({ column, best }) => ({ column, index: best.index, header: best.text, by: best.by }))
      .sort((a, b) => a.index - b.index),
    missing,
    repeated: settled.filter(({ equals }) => equals.length > 1).map(({ column, equals }) => ({ column, headers: equals })),
    spare: settled.flatMap(({ column, best, lesser }) => lesser.map((header) => ({ column, header, used: best }))),
    shared,
    unknown: strangers,
  };
}

/** The headers nobody asked for; `perhaps` is the label of a missing column they are one slip away from. */
export function strangersOf({
  unknown,
  missing,
}: HeaderMatch): readonly { readonly header: HeaderCell; readonly perhaps: string | null }[] {
  return unknown.map((header) => ({ header, perhaps: nearMiss(header, missing) }));
}

/** A file that can be read: nothing needed is missing and nothing is there twice. */
export function isComplete({ missing, repeated }: HeaderMatch): boolean {
  return repeated.length === 0 && !missing.some(({ needed }) => needed);
}

function meaningOf(names: HeaderNames, { text, within }: HeaderCell): HeaderMeaning | null {
  const readings = within === undefined ? headerReadings(text) : [...headerReadings(text), headerKey(within + text)];
  for (const reading of readings) {
    const meaning = names.get(reading);
    if (meaning !== undefined) {
      return meaning;
    }
  }
  return null;
}

/** The column's own name goes before its other names; 姓名 and 姓名* are the same name. */
function settle(column: ImportColumn, claims: readonly Claim[]) {
  const bestRank = Math.min(...claims.map(({ rank }) => rank));
  const equals = claims.filter(({ rank }) => rank === bestRank);
  const [best = { index: -1, text: '', by: 'code' as const }] = equals;
  return { column, best, equals, lesser: claims.filter(({ rank }) => rank !== bestRank) };
}

function nearMiss(header: HeaderCell, missing: readonly ImportColumn[]): string | null {
  const readings = headerReadings(header.text).filter((reading) => reading.length > 1);
  const near = missing.filter(({ field }) =>
    [field.label, ...(field.aliases ?? [])].some((name) => readings.some((reading) => oneSlipApart(reading, headerKey(name)))),
  );
  const [only] = near;
  return only !== undefined && near.length === 1 ? only.field.label : null;
}
