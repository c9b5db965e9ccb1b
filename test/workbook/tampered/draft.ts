import { fieldsOf } from '../../../src-shared/forms/evaluate.ts';
import { seededRandom } from '../../../src-shared/lib/seeded-random.ts';
import { makePeople } from '../../fixtures/people.ts';
import { enrolmentProfile, enrolmentService } from './enrolment-service.ts';

/** A cell as a person leaves it, before a format makes it what that format can hold. */
export type ModelCell =
  | null
  | string
  /** `raw`: digits as a spreadsheet stores them. */
  | { readonly number: number; readonly format?: string }
  | { readonly day: string; readonly format?: string; readonly time?: string }
  | { readonly formula: string; readonly result: string | number }
  | { readonly error: '#N/A' | '#REF!' };

export type ModelSheet = {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: readonly (readonly ModelCell[])[];
  /** First row, first column, last row, last column, from 1. */
  readonly merges: readonly (readonly [number, number, number, number])[];
  readonly hiddenColumns: readonly number[];
  readonly hiddenRows: readonly number[];
};

/** `wps`: an .xlsx laid out as WPS does it, shared strings in runs and dates by the built-in Chinese formats. */
export const FORMATS = ['xlsx', 'wps', 'xls', 'csv', 'csv-gb18030', 'csv-utf16', 'spreadsheetml', 'html'] as const;
export type Format = (typeof FORMATS)[number];

/** A filled template under way to being tampered with, and what its reader must make of it. Tamperers change it in place. */
export type Draft = {
  columns: { field: string | null; header: string; upper: string }[];
  /** Cells of the people, in the order of `columns`. */
  people: ModelCell[][];
  /** What is right, by field id. */
  truth: Record<string, string>[];
  /** Cells that must not be taken as they stand: `person/field` → the value offered, null where none may be. */
  withheld: Map<string, string | null>;
  above: ModelCell[][];
  blankAbove: number;
  hints: ModelCell[][];
  /** Rows put in before a person. */
  between: Map<number, ModelCell[][]>;
  below: ModelCell[][];
  merges: ModelSheet['merges'][number][];
  sheetName: string;
  sheetHidden: boolean;
  before: ModelSheet[];
  after: ModelSheet[];
  hiddenColumns: number[];
  hiddenPeople: number[];
  format: Format;
  fileName: string;
};

export type Random = { next(): number; below(limit: number): number; pick<T>(list: readonly T[]): T; chance(share: number): boolean };

export function randomOf(seed: number): Random {
  const next = seededRandom(seed);
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    next,
    below,
    chance: (share) => next() < share,
    pick: (list) => {
      const picked = list[below(list.length)];
      if (picked === undefined) {
        throw new Error('a list to pick from is empty');
      }
      return picked;
    },
  };
}

const PEOPLE = 12;
const TODAY = '2026-11-10';

const labels = new Map(fieldsOf(enrolmentService.form).map((field) => [field.id, field]));
export const COLUMNS: readonly string[] = enrolmentService.batch?.columns ?? [];

export function labelOf(field: string): string {
  return labels.get(field)?.label ?? field;
}

/** The label of a code, as the template's drop-downs write it. */
export function shownCode(field: string, code: string): string {
  const table = enrolmentProfile.codeTables.find(({ id }) => id === labels.get(field)?.codes);
  return table?.entries.find((entry) => entry.code === code)?.label ?? code;
}

export function isChoice(field: string): boolean {
  return labels.get(field)?.kind === 'choice';
}

/** The template filled in as it should be. */
export function wellFilled(seed: number): Draft {
  const random = randomOf(seed);
  const truth = makePeople({ seed, count: PEOPLE, today: TODAY, birthYears: { first: 1975, last: 2003 } }).map(
    (person, index): Record<string, string> => ({
      documentType: '01',
      idNumber: person.socialSecurityNumber,
      name: person.name,
      gender: person.gender === 'male' ? '1' : '2',
      birthDate: person.birthDate,
      household: random.pick(['1', '2', '3', '4', '5']),
      workStart: `20${String(10 + random.below(15))}-0${1 + random.below(9)}-1${random.below(10)}`,
      reason: random.pick(['111', '121', '131']),
      month: random.pick(['202601', '202609', '202610', '202611', '202612']),
      wage: `${4_737 + random.below(9_000)}.${String(random.below(100)).padStart(2, '0')}`,
      phone: person.phone,
      postcode: String(714_000 + random.below(600)),
      personNumber: `00${String(4_100_000 + random.below(900_000))}`,
      address: `样例区测试路${index + 1}号`,
    }),
  );
  for (const values of truth.filter((_, index) => index % 3 === 0)) {
    values['remark'] = '样例';
  }
  const draft: Draft = {
    columns: COLUMNS.map((field) => ({ field, header: labelOf(field), upper: '' })),
    people: truth.map((values) =>
      COLUMNS.map((field) => {
        const value = values[field];
        return value === undefined ? null : isChoice(field) ? shownCode(field, value) : value;
      }),
    ),
    truth,
    withheld: new Map(),
    above: [],
    blankAbove: 0,
    hints: [],
    between: new Map(),
    below: [],
    merges: [],
    sheetName: '数据',
    sheetHidden: false,
    before: [],
    after: [],
    hiddenColumns: [],
    hiddenPeople: [],
    format: 'xlsx',
    fileName: '批量在职增员.xlsx',
  };
  return draft;
}

export function columnOf(draft: Draft, field: string): number {
  return draft.columns.findIndex((column) => column.field === field);
}

/** Writes a field of some people anew; null leaves a cell alone. */
export function rewrite(draft: Draft, field: string, write: (value: string, person: number) => ModelCell | undefined): void {
  const column = columnOf(draft, field);
  for (const [person, cells] of draft.people.entries()) {
    const value = draft.truth[person]?.[field];
    const written = value === undefined || column < 0 ? undefined : write(value, person);
    if (written !== undefined) {
      cells[column] = written;
    }
  }
}

export function plainSheet(name: string, rows: readonly (readonly ModelCell[])[], hidden = false): ModelSheet {
  return { name, hidden, rows, merges: [], hiddenColumns: [], hiddenRows: [] };
}

/** The sheets of the draft, its table in its place among them. */
export function sheetsOf(draft: Draft): readonly ModelSheet[] {
  const uppers = draft.columns.some(({ upper }) => upper !== '') ? [draft.columns.map(({ upper }) => (upper === '' ? null : upper))] : [];
  const head: ModelCell[][] = [
    ...draft.above,
    ...Array.from({ length: draft.blankAbove }, () => []),
    ...uppers,
    draft.columns.map(({ header }) => (header === '' ? null : header)),
    ...draft.hints,
  ];
  const rows: ModelCell[][] = [...head];
  const hiddenRows: number[] = [];
  for (const [person, cells] of draft.people.entries()) {
    rows.push(...(draft.between.get(person) ?? []), cells);
    if (draft.hiddenPeople.includes(person)) {
      hiddenRows.push(rows.length);
    }
  }
  rows.push(...draft.below);
  const data: ModelSheet = {
    name: draft.sheetName,
    hidden: draft.sheetHidden,
    rows,
    merges: draft.merges,
    hiddenColumns: draft.hiddenColumns,
    hiddenRows,
  };
  return [...draft.before, data, ...draft.after];
}
