import type { Finding } from '../../../src-shared/validation/finding.ts';
import type { Cell, SheetRow } from '../read/open-workbook.ts';
import { isAside } from './aside-rows.ts';
import type { CompiledColumn } from './compile-columns.ts';
import { IMPORT_RULE, type Understood } from './understood.ts';
import { errorInText, quote } from './written-text.ts';

/** What became of a row: a person, or why it is none. */
export type RowKind = 'person' | 'blank' | 'aside' | 'example' | 'header';

export type RowReader = {
  /** Reads a row into `values` (by column) and `findings`; both are valid until the next call. */
  read(row: SheetRow): RowKind;
  readonly values: readonly string[];
  readonly findings: readonly Finding[];
  /** Safe repairs made so far: 手机号码：全角字符改为半角, and how often. */
  repairs(): readonly { readonly label: string; readonly count: number }[];
};

/** A change that runs through a whole column is told this often beside its row and counted from then on. */
export const NOTED_ROWS = 1000;
const HASH = '#'.charCodeAt(0);
/** A cell that is longer is an id number, or meant as one. */
const SHORTEST_ID = 12;

/** Understands rows by compiled columns. Examples are the template's own, as texts by field id. */
export function createRowReader({
  columns,
  headers,
  idField,
  nameField,
  examples,
}: {
  readonly columns: readonly CompiledColumn[];
  /** Header text by column of the sheet. */
  readonly headers: ReadonlyMap<number, string>;
  readonly idField: string;
  readonly nameField: string;
  readonly examples: readonly Readonly<Record<string, string>>[];
}): RowReader {
  const values: string[] = columns.map(() => '');
  const odd: { readonly column: CompiledColumn; readonly cell: Cell; readonly understood: Understood }[] = [];
  const counts = new Map<string, number>();
  const id = columns.findIndex(({ fieldId }) => fieldId === idField);
  const name = columns.findIndex(({ fieldId }) => fieldId === nameField);
  const idIndex = columns[id]?.index ?? -1;
  const nameIndex = columns[name]?.index ?? -1;
  const exampleRows = examples.map((example) => columns.map((column) => valueOfText(column, example[column.fieldId] ?? '')));
  const exampleIds = new Set(exampleRows.map((row) => row[id] ?? ''));
  let findings: readonly Finding[] = [];

  const isExample = (): boolean =>
    exampleIds.has(values[id] ?? '') &&
    exampleRows.some((row) =>
      (row[id] ?? '') === '' ? row.every((value, at) => value === values[at]) : row[id] === values[id] && row[name] === values[name],
    );

  return {
    values,
    get findings() {
      return findings;
    },
    read(row) {
      const { cells } = row;
      odd.length = 0;
      findings = [];
      let filled = false;
      for (let at = 0; at < columns.length; at += 1) {
        const column = columns[at];
        const seen = column === undefined ? undefined : cells[column.index];
        if (column === undefined || seen === undefined) {
          values[at] = '';
          continue;
        }
        const cell = seen.text.charCodeAt(0) === HASH ? errorInText(seen) : seen;
        const understood = column.understand(cell);
        if (typeof understood === 'string') {
          values[at] = understood;
          filled ||= understood !== '';
        } else {
          values[at] = understood.value;
          odd.push({ column, cell, understood });
          filled ||= understood.value !== '' || understood.finding !== undefined;
        }
      }
      if (!filled) {
        return 'blank';
      }
      const shownId = cells[idIndex]?.text ?? '';
      if (shownId.length < SHORTEST_ID && isAside(row, idIndex, nameIndex)) {
        return 'aside';
      }
      if (shownId !== '' && shownId === headers.get(idIndex) && cells[nameIndex]?.text === headers.get(nameIndex)) {
        return 'header';
      }
      if (isExample()) {
        return 'example';
      }
      findings = odd.length === 0 ? [] : odd.flatMap(({ column, cell, understood }) => findingsOf(column, cell, understood, counts));
      return 'person';
    },
    repairs: () => [...counts].map(([label, count]) => ({ label, count })),
  };
}

function findingsOf(
  { fieldId, label }: CompiledColumn,
  cell: Cell,
  { value, shown = value, done = [], finding }: Understood,
  counts: Map<string, number>,
): readonly Finding[] {
  const place = { rowId: '', field: fieldId };
  const found: Finding[] = [];
  if (finding !== undefined) {
    const { severity, sentence, repair } = finding;
    const offered = repair === undefined ? {} : { repair: { label: repair.label, set: { [fieldId]: repair.value } } };
    found.push({ severity, rule: IMPORT_RULE, place, sentence, ...offered });
  }
  let told = false;
  for (const what of value === '' ? [] : done) {
    const key = `${label}：${what}`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    told ||= count <= NOTED_ROWS;
  }
  if (told) {
    const sentence = `${label}原为${quote(cell.text)}，已整理写法（${done.join('、')}），按“${shown}”导入。如不符请改正。`;
    found.push({ severity: 'note', rule: IMPORT_RULE, place, sentence });
  }
  return found;
}

function valueOfText({ understand }: CompiledColumn, text: string): string {
  const understood = text === '' ? '' : understand({ kind: 'text', text, raw: text });
  return typeof understood === 'string' ? understood : understood.value;
}
