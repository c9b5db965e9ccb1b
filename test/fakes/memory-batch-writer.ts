import type { BatchWriter } from '../../src-main/engine/ports/batch-store.ts';
import type { FilingId, RowId } from '../../src-shared/domain/ids.ts';
import {
  addLot,
  answers,
  change,
  inOrder,
  insert,
  type MemoryBatch,
  type MemoryBatches,
  onlyJudgement,
  record,
  type Step,
  setLots,
  undoable,
  visible,
} from './memory-batch-model.ts';

export function memoryBatchWriter(batches: () => MemoryBatches, filingMustExist: (filingId: FilingId) => void): BatchWriter {
  const open = (filingId: FilingId): MemoryBatch => {
    filingMustExist(filingId);
    const known = batches().get(filingId);
    const batch = known ?? { filingId, nextNumber: 1, rows: [], lots: [], steps: [], step: -1, stamp: '' };
    batches().set(filingId, batch);
    return batch;
  };
  const fresh = (filingId: FilingId): MemoryBatch => {
    const batch = open(filingId);
    if (batch.nextNumber !== 1) {
      throw new Error('rows are only handed over to a batch that has none yet');
    }
    return batch;
  };

  return {
    stageRows(filingId, importId, rows) {
      if (rows.length > 0) {
        const batch = open(filingId);
        const known = batch.lots.findIndex((lot) => lot.importId === importId && lot.state === 'staged');
        insert(batch, known >= 0 ? known : addLot(batch, { importId, state: 'staged', report: null }), rows);
      }
    },
    showImport(filingId, { importId, report }, takes) {
      const batch = open(filingId);
      if ('all' in takes) {
        const before = batch.lots.flatMap(({ state }, index) => (state === 'shown' ? [index] : []));
        setLots(batch, before, 'hidden');
        record(batch, (step) => ({ ...step, removedLots: [...step.removedLots, ...before] }));
      } else {
        hide(batch, takes);
      }
      const index = batch.lots.findIndex((lot) => lot.importId === importId && lot.state === 'staged');
      if (index >= 0) {
        batch.lots = batch.lots.map((lot, each) => (each === index ? { ...lot, state: 'shown', report: structuredClone(report) } : lot));
        record(batch, (step) => ({ ...step, added: [...step.added, index] }));
      }
    },
    dropStaged(importId) {
      for (const batch of batches().values()) {
        const staged = batch.lots.flatMap((lot, index) =>
          lot.state === 'staged' && (importId === undefined || lot.importId === importId) ? [index] : [],
        );
        setLots(batch, staged, 'dropped');
      }
    },
    sweepBatches(limit) {
      let left = limit;
      for (const batch of batches().values()) {
        const dropped = batch.rows.filter(({ lot }) => batch.lots[lot]?.state === 'dropped').slice(0, left);
        batch.rows = batch.rows.filter((row) => !dropped.includes(row));
        left -= dropped.length;
      }
      return left <= 0;
    },
    addRows(filingId, rows) {
      if (rows.length === 0) {
        return [];
      }
      const batch = open(filingId);
      const lot = addLot(batch, { importId: null, state: 'shown', report: null });
      record(batch, (step) => ({ ...step, added: [...step.added, lot] }));
      return insert(batch, lot, rows);
    },
    hideRows(filingId, which) {
      const batch = open(filingId);
      return hide(
        batch,
        'length' in which
          ? which
          : visible(batch)
              .filter((row) => answers(row, which.filter))
              .map(({ rowId }) => rowId),
      );
    },
    changeRows(filingId, changes) {
      const batch = open(filingId);
      for (const { rowId, state, judgement } of changes) {
        change(batch, rowId, (row) => {
          record(batch, (step) => (step.before.has(rowId) ? step : { ...step, before: new Map([...step.before, [rowId, undoable(row)]]) }));
          return { ...row, ...structuredClone({ ...state, ...onlyJudgement(judgement) }) };
        });
      }
    },
    judgeRows(filingId, judged) {
      const batch = open(filingId);
      for (const { rowId, judgement } of judged) {
        change(batch, rowId, (row) => ({ ...row, ...structuredClone(onlyJudgement(judgement)) }));
      }
    },
    putVerdicts(filingId, verdicts) {
      const batch = open(filingId);
      const said = new Map(verdicts.map(({ rowId, verdict }) => [rowId, verdict]));
      const before = batch.rows;
      batch.rows = before.map((row) => {
        const verdict = said.get(row.rowId);
        return verdict === undefined || JSON.stringify(verdict) === JSON.stringify(row.verdict) ? row : { ...row, verdict: { ...verdict } };
      });
      return batch.rows.filter((row, index) => row !== before[index]).length;
    },
    moveRows(from, to, filters) {
      const source = open(from);
      const target = fresh(to);
      const moved = inOrder(visible(source)).filter((row) => filters.some((filter) => answers(row, filter)));
      const lot = addLot(target, { importId: null, state: 'shown', report: null });
      insert(
        target,
        lot,
        moved.map((row, index) => ({ ...row, position: index + 1 })),
      );
      const verdicts = moved.map(({ verdict }) => verdict);
      target.rows = target.rows.map((row, index) => Object.assign(row, { verdict: verdicts[index] ?? null }));
      source.rows = source.rows.filter((row) => !moved.includes(row));
      return moved.length;
    },
    copyUnapproved(from, to) {
      const source = open(from);
      const target = fresh(to);
      const copied = inOrder(visible(source)).filter(({ verdict }) => verdict?.approved !== true);
      const lot = addLot(target, { importId: null, state: 'shown', report: null });
      insert(
        target,
        lot,
        copied.map((row, index) => ({
          ...row,
          position: index + 1,
          origin: { from: 'copied', filingId: from },
          edited: {},
          ruleFindings: [],
          importFindings: [],
        })),
      );
      return copied.length;
    },
    putBatchStep(filingId, step) {
      const batch = open(filingId);
      const undone = batch.steps.slice(batch.step + 1).flatMap(({ added }) => added);
      setLots(batch, undone, 'dropped');
      const made = { ...structuredClone(step), added: [], removedLots: [], removedRows: [], before: new Map(), after: new Map() };
      batch.steps = [...batch.steps.slice(0, batch.step + 1), made];
      batch.step += 1;
    },
    joinBatchStep(filingId, { takenAt, after }) {
      const batch = open(filingId);
      const present = batch.steps[batch.step];
      if (present === undefined) {
        throw new Error(`no step at ${batch.step}`);
      }
      const wholes = after === null || present.wholes === null ? present.wholes : { ...present.wholes, after: structuredClone(after) };
      batch.steps = batch.steps.with(batch.step, { ...present, takenAt, wholes });
    },
    undoBatchStep(filingId) {
      const batch = open(filingId);
      const done = swap(batch, batch.step, 'before');
      batch.steps = batch.steps.map((step, index) => (index === batch.step ? done : step));
      batch.step -= 1;
    },
    redoBatchStep(filingId) {
      const batch = open(filingId);
      swap(batch, batch.step + 1, 'after');
      batch.step += 1;
    },
    clearBatchHistory(filingId) {
      const batch = open(filingId);
      setLots(
        batch,
        batch.lots.flatMap(({ state }, index) => (state === 'hidden' ? [index] : [])),
        'dropped',
      );
      batch.rows = batch.rows.filter(({ hidden }) => !hidden);
      batch.steps = [];
      batch.step = -1;
    },
    putBatchStamp(filingId, stamp) {
      open(filingId).stamp = stamp;
    },
    fillInitials: () => false,
  };
}

function hide(batch: MemoryBatch, rowIds: readonly RowId[]): number {
  const there = new Set(visible(batch).map(({ rowId }) => rowId));
  const gone = rowIds.filter((rowId) => there.has(rowId));
  batch.rows = batch.rows.map((row) => (gone.includes(row.rowId) ? { ...row, hidden: true } : row));
  record(batch, (step) => ({ ...step, removedRows: [...step.removedRows, ...gone] }));
  return new Set(gone).size;
}

function swap(batch: MemoryBatch, position: number, from: 'before' | 'after'): Step {
  const step = batch.steps[position];
  if (step === undefined) {
    throw new Error(`no step at ${position}`);
  }
  const [gone, back] = from === 'before' ? (['added', 'removedLots'] as const) : (['removedLots', 'added'] as const);
  setLots(batch, step[gone], 'hidden');
  setLots(batch, step[back], 'shown');
  const after = new Map(batch.rows.filter(({ rowId }) => step.before.has(rowId)).map((row) => [row.rowId, undoable(row)]));
  batch.rows = batch.rows.map((row) => ({
    ...row,
    ...step[from].get(row.rowId),
    hidden: step.removedRows.includes(row.rowId) ? from === 'after' : row.hidden,
  }));
  return { ...step, after: from === 'before' ? after : step.after };
}
