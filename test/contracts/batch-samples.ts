import type { NewBatchRow, RowState } from '../../src-main/engine/ports/batch-store.ts';
import type { ImportReport } from '../../src-shared/contract/batch.ts';
import { makePeople } from '../../src-shared/domain/synthetic-people.ts';
import type { Finding } from '../../src-shared/validation/finding.ts';
import type { RowJudgement } from '../../src-shared/validation/row-judging.ts';
import { NOW, SHA } from './store-samples.ts';

export const BATCH_PEOPLE = makePeople({ seed: 33, count: 40, today: '2026-11-22' });
export const FILE_NAME = '减员.xlsx';
const NOTHING: readonly Finding[] = [];
const NEEDED = [{ kind: 'id-copy', required: true, have: true }] as const;
const LACKED = [
  { kind: 'id-copy', required: true, have: false },
  { kind: 'other', required: false, have: false },
] as const;
export const NEEDS = { needed: NEEDED, lacked: LACKED };

/** The n-th person as a row of a file, good unless told otherwise. */
export function batchRow(index: number, change: Partial<NewBatchRow> = {}): NewBatchRow {
  const person = BATCH_PEOPLE[index % BATCH_PEOPLE.length] ?? { socialSecurityNumber: '', name: '' };
  return {
    position: index + 1,
    values: { socialSecurityNumber: person.socialSecurityNumber, name: person.name, reason: '221' },
    origin: { from: 'file', fileName: FILE_NAME, row: index + 2 },
    edited: {},
    attachments: [],
    importFindings: NOTHING,
    ruleFindings: NOTHING,
    needs: NEEDED,
    idNumber: person.socialSecurityNumber,
    name: person.name,
    ...change,
  };
}

export function batchRows(count: number, from = 0): readonly NewBatchRow[] {
  return Array.from({ length: count }, (_, index) => batchRow(from + index));
}

export function finding(severity: Finding['severity'], change: Partial<Finding> = {}): Finding {
  return { severity, rule: '§3.1', place: { rowId: '', field: 'socialSecurityNumber' }, sentence: '号码有误。请改正。', ...change };
}

export function offer(label: string, value: string): Finding {
  return finding('block', { place: { rowId: '', field: 'reason' }, repair: { label, set: { reason: value } } });
}

export function stateOf(row: NewBatchRow, values: Readonly<Record<string, string>>): RowState {
  return {
    values: { ...row.values, ...values },
    edited: Object.fromEntries(Object.keys(values).map((field) => [field, { from: 'typed', at: NOW } as const])),
    attachments: row.attachments,
    idNumber: values['socialSecurityNumber'] ?? row.idNumber,
    name: values['name'] ?? row.name,
  };
}

export function judgement(change: Partial<RowJudgement> = {}): RowJudgement {
  return { importFindings: NOTHING, ruleFindings: NOTHING, needs: NEEDED, ...change };
}

export const ATTACHMENT = {
  kind: 'id-copy',
  sha256: SHA,
  fileName: '身份证.jpg',
  mediaType: 'image/jpeg',
  bytes: 12,
  attachedAt: NOW,
} as const;

export function reportOf(importId: string, rows: number): ImportReport {
  return {
    importId,
    fileName: FILE_NAME,
    format: 'xlsx',
    sheet: '数据',
    headerRow: 1,
    rows,
    bad: 0,
    at: NOW,
    columns: [{ header: '社会保障号码*', field: 'socialSecurityNumber', label: '社会保障号码', by: 'tidied' }],
    ignored: [],
    notices: [],
    repairs: [],
  };
}
