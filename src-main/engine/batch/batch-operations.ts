import type { EngineOperations } from '../../../src-shared/contract/operations.ts';
import { foldName, looksLikeInitials } from '../../../src-shared/domain/fold-name.ts';
import { ok } from '../../../src-shared/lib/result.ts';
import type { Dispatch } from '../dispatch.ts';
import type { EngineParts } from '../engine-parts.ts';
import { fillFromLibrary } from '../library/fill-batch.ts';
import { takeKeptInBatch } from '../library/take-kept.ts';
import { baseSummary } from './base-summary.ts';
import { type BatchParts, findBatch } from './batch-desk.ts';
import { answerDoubtsInBatch, assignFile, attachFiles, attachToBatch, detachFromBatch } from './batch-materials.ts';
import { batchViewOf, rowViews, stampOf } from './batch-view.ts';
import { addRow, fillRows, removeRows, saveRow } from './edit-rows.ts';
import { effectSums } from './effect-sums.ts';
import { importFile, prefillBatch } from './import-job.ts';
import { startJudging } from './judge-job.ts';
import { makeInitials } from './make-initials.ts';
import { refusalsOf } from './refusals.ts';
import { repairRows } from './repair-rows.ts';
import { attachBySheets, separatorSheets } from './separator-sheets.ts';
import { saveShared } from './shared-values.ts';
import { submitBatch } from './submit-batch.ts';
import { moveInBatchHistory } from './undo-batch.ts';
import { batchTemplate, exportRows } from './workbooks-out.ts';

type RowsAsked = Parameters<EngineOperations['batch']['rows']>[0];

/** 报盘 (W-33 … W-49): rows of a whole workbook, judged, mended, sent and followed. */
export function batchOperations({
  parts,
  dispatch,
}: {
  readonly parts: EngineParts & BatchParts;
  readonly dispatch: Dispatch;
}): Pick<EngineOperations, 'batch' | 'job'> {
  const { jobs } = parts;
  const rows = dispatch.read(({ store }, { filingId, filter = 'all', offset = 0, limit = 100, text }: RowsAsked) => {
    const found = findBatch(parts, store, filingId);
    if (!found.ok) {
      return found;
    }
    const { items, total } = store.batchRows(filingId, { filter, offset, limit, ...(text === undefined ? {} : { text }) });
    return ok({ items: rowViews(store, found.value.context.service, items), total });
  });
  const initials = dispatch.remote((account, { filingId }: RowsAsked, settle) => makeInitials(parts, account, filingId, settle));
  return {
    batch: {
      get: dispatch.remote((account, { filingId }, settle) => {
        const found = findBatch(parts, account.store, filingId);
        if (!found.ok) {
          return found;
        }
        const isDraft = found.value.filing.state === 'draft';
        if (isDraft) {
          parts.workbooks.prepare();
          parts.imaging.warm();
          parts.cards.look(filingId);
        }
        const stale = isDraft && account.store.batchStamp(filingId) !== stampOf(parts, account.store, found.value);
        if (stale && account.store.batchSummary(filingId).counts.rows > 0 && jobs.runningOn(filingId) === null) {
          startJudging(parts, account, filingId, settle);
        }
        return ok(batchViewOf(parts, account.store, found.value));
      }),
      rows: async (input) => {
        const named = looksLikeInitials(foldName(input.text ?? '')) ? await initials(input) : ok(null);
        return named.ok ? rows(input) : named;
      },
      template: dispatch.read((account, input) => batchTemplate(parts, account, input)),
      importFile: dispatch.remote((account, input, settle) => importFile(parts, account, input, settle)),
      prefill: dispatch.remote((account, input, settle) => prefillBatch(parts, account, input, settle)),
      addRow: dispatch.write((account, input) => addRow(parts, account, input)),
      removeRows: dispatch.write((account, input) => removeRows(parts, account, input)),
      saveRow: dispatch.write((account, input) => saveRow(parts, account, input)),
      saveShared: dispatch.remote((account, input, settle) => settle(() => saveShared(parts, account, input, settle))),
      fillRows: dispatch.write((account, input) => fillRows(parts, account, input)),
      repair: dispatch.write((account, input) => repairRows(parts, account, input)),
      undo: dispatch.remote((account, { filingId }, settle) =>
        settle(() => moveInBatchHistory(parts, account, { filingId, by: -1 }, settle)),
      ),
      redo: dispatch.remote((account, { filingId }, settle) =>
        settle(() => moveInBatchHistory(parts, account, { filingId, by: 1 }, settle)),
      ),
      exportRows: dispatch.read((account, input) => exportRows(parts, account, input)),
      attachFiles: dispatch.remote((account, input, settle) =>
        input.bySheets ? attachBySheets(parts, account, input, settle) : attachFiles(parts, account, input, settle),
      ),
      separatorSheets: dispatch.read((account, input) => separatorSheets(parts, account, input)),
      assign: dispatch.remote((account, input, settle) => assignFile(parts, account, input, settle)),
      attach: dispatch.remote((account, input, settle) => attachToBatch(parts, account, input, settle)),
      attachKept: dispatch.write((account, input) => takeKeptInBatch(parts, account, input)),
      fillFromLibrary: dispatch.remote((account, input, settle) => fillFromLibrary(parts, account, input, settle)),
      detach: dispatch.write((account, input) => detachFromBatch(parts, account, input)),
      answerDoubts: dispatch.write((account, input) => answerDoubtsInBatch(parts, account, input)),
      submit: dispatch.remote((account, input, settle) => submitBatch(parts, account, input, settle)),
      effects: dispatch.read((account, input) => effectSums(parts, account, input)),
      refusals: dispatch.read((account, input) => refusalsOf(parts, account, input)),
      baseSummary: dispatch.read((account, input) => baseSummary(parts, account, input)),
    },
    job: {
      get: dispatch.read((_account, { jobId }) => jobs.get(jobId)),
      cancel: dispatch.read((_account, { jobId }) => jobs.cancel(jobId)),
    },
  };
}
