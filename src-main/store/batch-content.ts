import { batchRowSchema } from '../../src-shared/contract/batch.ts';
import { valueOriginSchema } from '../../src-shared/contract/records.ts';
import type { ValueOrigin } from '../../src-shared/domain/filing.ts';
import type { RowId } from '../../src-shared/domain/ids.ts';
import type { Finding } from '../../src-shared/validation/finding.ts';
import type { NewBatchRow, StoredRow } from '../engine/ports/batch-store.ts';
import { type Batch, rowIdOfKey, VERDICT } from './batch-tables.ts';
import { jsonOrNullOf, numberOf, numberOrNullOf, textOf, textOrNullOf } from './row-values.ts';

/** How the parts of a row are written as text: as short as they can be, because a hundred thousand rows are written at once. */

type Values = StoredRow['values'];

/** Writes values as a list in the order of the batch's fields; a field not among them yet goes to the end. */
export function contentWriter(
  fields: readonly string[],
  rows: readonly Pick<NewBatchRow, 'written'>[] = [],
): {
  write(values: Values): string;
  /** As `write`, and what is written down in the same order already is taken as it is. */
  writeRow(row: Pick<NewBatchRow, 'values' | 'written'>): string;
  fields(): readonly string[];
} {
  const known = [...fields];
  const places = new Map(known.map((field, index) => [field, index]));
  const line: (string | null)[] = known.map(() => null);
  const add = (field: string): number => {
    const place = known.push(field) - 1;
    places.set(field, place);
    return place;
  };
  const write = (values: Values): string => {
    line.fill(null);
    for (const field in values) {
      line[places.get(field) ?? add(field)] = values[field] ?? null;
    }
    return JSON.stringify(line);
  };
  let same: readonly string[] | null = null;
  /** True where these fields have the places they have here; those after the last one known are added. */
  const agrees = (others: readonly string[]): boolean => {
    if (others !== same && others.every((field, place) => place >= known.length || known[place] === field)) {
      others.slice(known.length).forEach(add);
      same = others;
    }
    return others === same;
  };
  // The first that are written down decide the order, so that the others of their file are in it too.
  agrees(rows.find(({ written }) => written !== undefined)?.written?.fields ?? []);
  return {
    write,
    writeRow: (row) => (row.written !== undefined && agrees(row.written.fields) ? row.written.line : write(row.values)),
    fields: () => known,
  };
}

export function readContent(fields: readonly string[], content: string): Values {
  const line: unknown = JSON.parse(content);
  if (!Array.isArray(line)) {
    throw new Error('a row of a batch holds no list of values');
  }
  const values: Record<string, string> = {};
  line.forEach((value: unknown, index) => {
    if (typeof value === 'string') {
      values[fields[index] ?? ''] = value;
    }
  });
  return values;
}

/** Findings without the row they are of, which is the row they lie in. */
export function writeFindings(findings: readonly Finding[]): string | null {
  return findings.length === 0 ? null : JSON.stringify(findings.map((finding) => atRow(finding, '')));
}

export function writeRecord(record: Readonly<Record<string, unknown>>): string | null {
  return Object.keys(record).length === 0 ? null : JSON.stringify(record);
}

export function writeList(list: readonly unknown[]): string | null {
  return list.length === 0 ? null : JSON.stringify(list);
}

/** An origin as its lot has it: the row in the file is the row's own. */
export function originOfLot(origin: ValueOrigin): string {
  return JSON.stringify(origin.from === 'file' ? { ...origin, row: 0 } : origin);
}

/** Makes rows of what lies in the table joined with its lot (as `origin`); `wordOf` gives the findings that are named by a number. */
export function rowReader(batch: Batch, wordOf: (number: number) => string): (row: unknown) => StoredRow {
  const origins = new Map<string, ValueOrigin>();
  const originOf = (text: string): ValueOrigin => {
    const known = origins.get(text);
    if (known !== undefined) {
      return known;
    }
    const origin = valueOriginSchema.parse(JSON.parse(text));
    origins.set(text, origin);
    return origin;
  };
  const { edited, attachments, findings } = batchRowSchema.shape;
  const lists = new Map<string, readonly Finding[]>();
  const listOf = (text: string): readonly Finding[] => {
    let list = lists.get(text);
    if (list === undefined) {
      list = findings.parse(JSON.parse(text.startsWith('[') ? text : wordOf(Number(text))));
      lists.set(text, list);
    }
    return list;
  };
  return (row) => {
    const rowId = rowIdOfKey(batch, numberOf(row, 'id'));
    const origin = originOf(textOf(row, 'origin'));
    const ofRow = (column: string): readonly Finding[] => {
      const text = textOrNullOf(row, column);
      return text === null ? [] : listOf(text).map((finding) => atRow(finding, rowId));
    };
    return {
      rowId,
      position: numberOf(row, 'position'),
      values: readContent(batch.fields, textOf(row, 'content')),
      origin: origin.from === 'file' ? { ...origin, row: numberOrNullOf(row, 'source_row') ?? 0 } : origin,
      edited: edited.parse(jsonOrNullOf(row, 'edited') ?? {}),
      attachments: attachments.parse(jsonOrNullOf(row, 'attachments') ?? []),
      verdict: verdictOf(row),
      importFindings: ofRow('imported'),
      ruleFindings: ofRow('findings'),
      idNumber: textOf(row, 'id_number'),
      name: textOf(row, 'name'),
    };
  };
}

function atRow(finding: Finding, rowId: RowId | ''): Finding {
  return finding.place.rowId === rowId ? finding : { ...finding, place: { ...finding.place, rowId } };
}

function verdictOf(row: unknown): StoredRow['verdict'] {
  const verdict = numberOf(row, 'verdict');
  return verdict === VERDICT.open
    ? null
    : { approved: verdict === VERDICT.approved, reason: textOf(row, 'reason'), personNumber: textOf(row, 'person_number') };
}
