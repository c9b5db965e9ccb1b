import type { BatchStep, NewBatchRow, RowState, StoredRow } from '../../src-main/engine/ports/batch-store.ts';
import type { ImportReport, RowFilter } from '../../src-shared/contract/batch.ts';
import { rowIdOf } from '../../src-shared/domain/batch-row-id.ts';
import type { RowVerdict } from '../../src-shared/domain/filing.ts';
import { foldName } from '../../src-shared/domain/fold-name.ts';
import type { FilingId, RowId } from '../../src-shared/domain/ids.ts';
import type { Finding } from '../../src-shared/validation/finding.ts';
import { repairKindOf } from '../../src-shared/validation/repair-key.ts';
import type { RowJudgement } from '../../src-shared/validation/row-judging.ts';
import { rowStanding } from '../../src-shared/validation/row-standing.ts';

export type Row = NewBatchRow & {
  readonly rowId: RowId;
  readonly lot: number;
  readonly hidden: boolean;
  readonly verdict: RowVerdict | null;
};
export type Lot = {
  readonly importId: string | null;
  readonly state: 'staged' | 'shown' | 'hidden' | 'dropped';
  readonly report: ImportReport | null;
};
export type Step = BatchStep & {
  readonly added: readonly number[];
  readonly removedLots: readonly number[];
  readonly removedRows: readonly RowId[];
  readonly before: ReadonlyMap<RowId, Undoable>;
  readonly after: ReadonlyMap<RowId, Undoable>;
};
export type Undoable = RowState & Pick<RowJudgement, 'importFindings'>;
/** One batch; every member is replaced, never changed, so that a copy of the object is a copy of the batch. */
export type MemoryBatch = {
  filingId: FilingId;
  nextNumber: number;
  rows: readonly Row[];
  lots: readonly Lot[];
  steps: readonly Step[];
  step: number;
  stamp: string;
};
export type MemoryBatches = Map<FilingId, MemoryBatch>;

export function insert(batch: MemoryBatch, lot: number, rows: readonly NewBatchRow[]): readonly RowId[] {
  const made = rows.map((row, index) => ({
    ...structuredClone(asSaid(row)),
    rowId: rowIdOf(batch.filingId, batch.nextNumber + index),
    lot,
    hidden: false,
    verdict: null,
  }));
  batch.nextNumber += rows.length;
  batch.rows = [...batch.rows, ...made];
  return made.map(({ rowId }) => rowId);
}

/** All a new row says; it may look it up only when asked. */
function asSaid(row: NewBatchRow): Omit<NewBatchRow, 'written'> {
  const { position, origin } = row;
  return { position, origin, ...undoable(row), ...onlyJudgement(row) };
}

export function addLot(batch: MemoryBatch, lot: Lot): number {
  batch.lots = [...batch.lots, lot];
  return batch.lots.length - 1;
}

export function setLots(batch: MemoryBatch, lots: readonly number[], state: Lot['state']): void {
  batch.lots = batch.lots.map((lot, index) => (lots.includes(index) ? { ...lot, state } : lot));
}

export function record(batch: MemoryBatch, next: (step: Step) => Step): void {
  batch.steps = batch.steps.map((step, index) => (index === batch.step ? next(step) : step));
}

export function change(batch: MemoryBatch, rowId: RowId, next: (row: Row) => Row): void {
  if (!batch.rows.some((row) => row.rowId === rowId)) {
    throw new Error(`no row ${rowId}`);
  }
  batch.rows = batch.rows.map((row) => (row.rowId === rowId ? next(row) : row));
}

/** People of batches by filing, for the questions that are about all filings. */
export function peopleInSight(batches: MemoryBatches, filingId: FilingId): readonly { readonly idNumber: string; readonly name: string }[] {
  return visible(batches.get(filingId)).map(({ idNumber, name }) => ({ idNumber, name: foldName(name) }));
}

export function copyOfBatches(batches: MemoryBatches): MemoryBatches {
  return new Map([...batches].map(([filingId, batch]) => [filingId, { ...batch }]));
}

export function visible(batch: MemoryBatch | undefined): readonly Row[] {
  return batch === undefined ? [] : batch.rows.filter((row) => !row.hidden && batch.lots[row.lot]?.state === 'shown');
}

export function inOrder(rows: readonly Row[]): readonly Row[] {
  return [...rows].sort((a, b) => a.position - b.position || (a.rowId < b.rowId ? -1 : 1));
}

export function stored(row: Row): StoredRow {
  const { rowId, position, values, origin, edited, attachments, verdict } = row;
  const own = (findings: readonly Finding[]) => findings.map((finding) => ({ ...finding, place: { ...finding.place, rowId } }));
  return structuredClone({
    rowId,
    position,
    values,
    origin,
    edited,
    attachments,
    verdict,
    importFindings: own(row.importFindings),
    ruleFindings: own(row.ruleFindings),
    idNumber: row.idNumber,
    name: foldName(row.name),
  });
}

/** Only what is said of a row, whatever else the object holds. */
export function onlyJudgement({ importFindings, ruleFindings, needs }: RowJudgement): RowJudgement {
  return { importFindings, ruleFindings, needs };
}

export function undoable({ values, edited, attachments, idNumber, name, importFindings }: Omit<NewBatchRow, 'written'>): Undoable {
  return { values, edited, attachments, idNumber, name, importFindings };
}

export function findingsOf(row: Row): readonly Finding[] {
  return [...row.importFindings, ...row.ruleFindings];
}

export function answers(row: Row, filter: RowFilter): boolean {
  const { bad, warned, lacking, doubted } = rowStanding(findingsOf(row), row.needs);
  return {
    all: true,
    bad,
    warned,
    good: !bad && !lacking,
    lacking,
    doubted,
    open: row.verdict === null,
    approved: row.verdict?.approved === true,
    rejected: row.verdict?.approved === false,
  }[filter];
}

export function offersOf(row: Row) {
  return findingsOf(row).flatMap((finding) => repairKindOf(finding) ?? []);
}
