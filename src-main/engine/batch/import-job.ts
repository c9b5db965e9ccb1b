import type { ImportReport } from '../../../src-shared/contract/batch.ts';
import type { Failure } from '../../../src-shared/contract/errors.ts';
import type { ValueOrigin } from '../../../src-shared/domain/filing.ts';
import type { FilingId } from '../../../src-shared/domain/ids.ts';
import { fail, ok } from '../../../src-shared/lib/result.ts';
import type { Finding } from '../../../src-shared/validation/finding.ts';
import { numberIn } from '../../../src-shared/validation/row-judging.ts';
import type { Settle } from '../dispatch.ts';
import type { Outcome } from '../engine-parts.ts';
import { revised } from '../filing/filing-desk.ts';
import type { NewBatchRow } from '../ports/batch-store.ts';
import type { StoreWriter } from '../ports/store.ts';
import type { OpenAccount } from '../ports/vault.ts';
import { fileAtHand, type WebFile } from '../web-file.ts';
import { type BatchAtHand, type BatchParts, findBatch, findBatchDraft, putBatchFiling } from './batch-desk.ts';
import { stampOf } from './batch-view.ts';
import type { JobEnd, JobHandle } from './jobs.ts';
import { judgeNumbers } from './judge-job.ts';
import { factsAbout, SLICE } from './judge-slice.ts';
import { newRows, type RawRow } from './new-rows.ts';
import { createSeenNumbers } from './seen-numbers.ts';

/** More than this is no 报盘 file, and reading it into memory would stall a small PC. */
const LARGEST_FILE = 64 * 1024 * 1024;
/** Rows written in one go: more would wait for the disk less often, and be in memory longer. */
const WRITTEN_AT_ONCE = 2 * SLICE;

type Mode = 'append' | 'replace';

/** 导入数据 (W-36). */
export function importFile(
  parts: BatchParts,
  account: OpenAccount,
  ask: { readonly filingId: FilingId; readonly file: WebFile; readonly mode?: Mode },
  settle: Settle,
): Outcome<{ jobId: string }> {
  const found = findBatchDraft(parts, account.store, ask.filingId);
  if (!found.ok) {
    return found;
  }
  const { name, size, readBytes } = fileAtHand(ask.file);
  if (size > LARGEST_FILE) {
    return fail({ code: 'material-too-large', fileName: name, bytes: size, maxBytes: LARGEST_FILE });
  }
  return parts.jobs.start({
    kind: 'import',
    filingId: ask.filingId,
    run: async (job) => {
      const bytes = await readBytes();
      const staging = createStaging(parts, account, found.value, settle, job);
      const { profile, service } = found.value.context;
      const facts = factsAbout(found.value, { reader: account.store, people: [], now: parts.clock.now() });
      const read = await parts.workbooks.readBatch({
        profile,
        service,
        fileName: name,
        bytes,
        judgeAhead: { facts, sharedValues: found.value.filing.sharedValues },
        cancel: staging.cancel,
        onProgress: (fraction) => job.tell({ phase: 'reading', fraction, done: staging.rows() }),
        take: (rows) => staging.take(rows, ({ sourceRow }) => ({ from: 'file', fileName: name, row: sourceRow })),
      });
      const failure = staging.failure() ?? (read.ok ? null : read.error);
      if (failure !== null || !read.ok) {
        await staging.drop();
        return fail(failure ?? { code: 'cancelled' });
      }
      if (staging.rows() === 0) {
        await staging.drop();
        return fail({ code: 'workbook-refused', fileName: name, reasons: ['没有找到数据行，请在表头下面填写人员后再导入'] });
      }
      const report = { ...read.value, importId: staging.importId, rows: staging.rows(), bad: staging.bad(), at: parts.clock.now() };
      const label = `导入“${name}”（${report.rows} 人）`;
      return staging.show({ label, report, mode: ask.mode ?? 'append' });
    },
  });
}

/** 从单位人员带入 (W-42): the people the service is prefilled with who are not in the batch yet. */
export function prefillBatch(
  parts: BatchParts,
  account: OpenAccount,
  ask: { readonly filingId: FilingId },
  settle: Settle,
): Outcome<{ jobId: string }> {
  const { store } = account;
  const found = findBatchDraft(parts, store, ask.filingId);
  if (!found.ok) {
    return found;
  }
  const who = found.value.batch.prefill;
  if (who === undefined) {
    return fail({ code: 'request-invalid', detail: 'prefill' });
  }
  return parts.jobs.start({
    kind: 'prefill',
    filingId: ask.filingId,
    run: async (job) => {
      const staging = createStaging(parts, account, found.value, settle, job);
      const { roles } = found.value.context.service;
      const asOf = store.syncState().asOf ?? parts.clock.now();
      for (let offset = 0; ; offset += SLICE) {
        const page = await settle(() => {
          const { items, total } = store.searchRoster({ insurance: found.value.filing.insurance, ...who, limit: SLICE, offset });
          const numbers = items.map(({ socialSecurityNumber }) => socialSecurityNumber);
          const here = new Set(store.batchRowsNaming(ask.filingId, numbers).map(({ values }) => numberIn(roles, values)));
          return ok({ people: items.filter(({ socialSecurityNumber }) => !here.has(socialSecurityNumber)), total });
        });
        if (!page.ok || staging.cancel.cancelled()) {
          await staging.drop();
          return page.ok ? fail({ code: 'cancelled' }) : page;
        }
        await staging.take(
          page.value.people.map(({ socialSecurityNumber, name }) => ({
            values: { [roles.idNumber]: socialSecurityNumber, [roles.name]: name },
            findings: [],
          })),
          () => ({ from: 'centre', asOf }),
        );
        job.tell({ phase: 'checking', done: Math.min(page.value.total, offset + SLICE), total: page.value.total });
        const failure = staging.failure();
        if (failure !== null) {
          await staging.drop();
          return fail(failure);
        }
        if (offset + SLICE >= page.value.total) {
          break;
        }
        await parts.pause();
      }
      if (staging.rows() === 0) {
        await staging.drop();
        return ok({ done: 0 });
      }
      return staging.show({ label: `从单位人员带入（${staging.rows()} 人）`, report: null, mode: 'append' });
    },
  });
}

function isBlocking({ severity }: Finding): boolean {
  return severity === 'block';
}

/**
 * Rows on their way into a batch: out of sight on disk slice by slice, then shown in one transaction as one step of undo. Whatever
 * ends it before that leaves nothing.
 */
function createStaging(parts: BatchParts, { store }: OpenAccount, begun: BatchAtHand, settle: Settle, job: JobHandle) {
  const { filingId } = begun.filing;
  const importId = parts.ids.next();
  const { end, counts } = store.batchSummary(filingId);
  let rows = 0;
  let bad = 0;
  let stopped: Failure | null = null;
  const numbers = new Set<string>();
  const seen = createSeenNumbers();
  /** Whether somebody may stand in the batch twice once these rows are in it. */
  let mayRepeat = false;
  /** Judged and not written yet. */
  let pending: NewBatchRow[] = [];
  const most = begun.batch.mostRows;

  async function take<Row extends RawRow>(raw: readonly Row[], originOf: (row: Row) => ValueOrigin): Promise<void> {
    for (let at = 0; at < raw.length && stopped === null; at += SLICE) {
      const slice = raw.slice(at, at + SLICE);
      if (rows + slice.length > most) {
        stopped = { code: 'rows-too-many', rows: rows + raw.length - at, most };
        return;
      }
      const staged = await settle(() => {
        const made = newRows(begun, { reader: store, rows: slice, originOf, first: end + rows + 1, now: parts.clock.now() });
        pending.push(...made);
        if (pending.length >= WRITTEN_AT_ONCE) {
          store.transaction(stagePending, { onDisk: 'withNext' });
        }
        if (begun.batch.prefill !== undefined) {
          made.forEach(({ idNumber }) => idNumber !== '' && numbers.add(idNumber));
        }
        mayRepeat ||= made.some(({ idNumber }) => idNumber !== '' && seen.mayRepeat(idNumber));
        bad += made.filter(({ importFindings, ruleFindings }) => importFindings.some(isBlocking) || ruleFindings.some(isBlocking)).length;
        return ok(null);
      });
      if (!staged.ok) {
        stopped = staged.error;
        return;
      }
      rows += slice.length;
      job.tell({ done: rows });
    }
  }

  function stagePending(write: StoreWriter): void {
    write.stageRows(filingId, importId, pending);
    pending = [];
  }

  async function drop(): Promise<void> {
    pending = [];
    await settle(() => {
      store.transaction((write) => write.dropStaged(importId));
      return ok(null);
    });
    // What was staged goes in pieces: a hundred thousand rows at once would hold everything up.
    for (let more = true; more; ) {
      const swept = await settle(() => ok(store.transaction((write) => write.sweepBatches(5000))));
      more = swept.ok && swept.value;
      await parts.pause();
    }
  }

  async function show(ask: {
    readonly label: string;
    readonly report: ImportReport | null;
    readonly mode: Mode;
  }): Promise<Outcome<JobEnd>> {
    job.tell({ phase: 'saving', done: rows, total: rows });
    const shown = await settle((): Outcome<null> => {
      const found = findBatch(parts, store, filingId);
      if (!found.ok) {
        return found;
      }
      if (found.value.filing.state !== 'draft') {
        return fail({ code: 'filing-not-editable', state: found.value.filing.state });
      }
      if (job.cancel.cancelled()) {
        return fail({ code: 'cancelled' });
      }
      const now = parts.clock.now();
      const { filing, context } = found.value;
      store.transaction((write) => {
        stagePending(write);
        mayRepeat ||= write.batchSummary(filingId).counts.rows > 0;
        write.putBatchStep(filingId, { label: ask.label, key: '', takenAt: now, wholes: null });
        // A person of a prefilled batch stands in it once: the new row takes the place of the old one.
        const takes =
          ask.mode === 'replace' ? { all: true as const } : write.batchRowsNaming(filingId, [...numbers]).map(({ rowId }) => rowId);
        write.showImport(filingId, { importId, report: ask.report }, takes);
        if (counts.rows === 0) {
          write.putBatchStamp(filingId, stampOf(parts, write, found.value));
        }
        putBatchFiling(write, revised(filing, {}, now), context.service);
      });
      return ok(null);
    });
    if (!shown.ok) {
      await drop();
      return shown;
    }
    if (mayRepeat) {
      await judgeNumbers(parts, store, begun, settle, store.batchRepeated(filingId));
    }
    return ok({ report: ask.report, done: rows });
  }

  return {
    importId,
    take,
    drop,
    show,
    rows: () => rows,
    bad: () => bad,
    failure: () => stopped,
    cancel: {
      cancelled: () => stopped !== null || job.cancel.cancelled(),
      onCancel: job.cancel.onCancel,
    },
  };
}
