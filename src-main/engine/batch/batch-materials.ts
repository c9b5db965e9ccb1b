import type { BatchView, Job } from '../../../src-shared/contract/batch.ts';
import type { FilingId, RowId, Sha256 } from '../../../src-shared/domain/ids.ts';
import type { Attachment } from '../../../src-shared/domain/material.ts';
import { chinaDate } from '../../../src-shared/lib/plain-date.ts';
import { fail, ok } from '../../../src-shared/lib/result.ts';
import { filingMaterialsOf, limitsFor, materialsFor } from '../../../src-shared/profile/materials-for.ts';
import { answered } from '../answer-doubts.ts';
import type { Settle } from '../dispatch.ts';
import type { Outcome } from '../engine-parts.ts';
import { withFiles } from '../filing/draft-materials.ts';
import { keepMaterial, prepareMaterial } from '../keep-material.ts';
import type { StoredRow } from '../ports/batch-store.ts';
import type { OpenAccount } from '../ports/vault.ts';
import { fileAtHand, type WebFile } from '../web-file.ts';
import { type BatchAtHand, type BatchParts, changeBatch, findBatchDraft } from './batch-desk.ts';
import { batchViewOf } from './batch-view.ts';
import { changeMaterials, idsOf, type Which } from './edit-rows.ts';
import type { JobHandle } from './jobs.ts';
import { createFileMatcher } from './match-files.ts';
import { allRows } from './slices.ts';

type Unmatched = NonNullable<Job['attached']>['unmatched'][number];

/** One file under a kind of one row, or of the filing as a whole (W-38, W-46). */
export async function attachToBatch(
  parts: BatchParts,
  account: OpenAccount,
  ask: { readonly filingId: FilingId; readonly rowId?: RowId; readonly kind: string; readonly file: WebFile },
  settle: Settle,
): Promise<Outcome<BatchView>> {
  return withKept(parts, account, ask, settle, (file) => giveToBatch(parts, account, ask, [file]));
}

/** Files that are kept already, as one step: to one row, to these rows as far as they need the kind, or to the filing as a whole. */
export function giveToBatch(
  parts: BatchParts,
  account: OpenAccount,
  ask: { readonly filingId: FilingId; readonly rowId?: RowId | undefined; readonly kind: string; readonly to?: Which | undefined },
  files: readonly Attachment[],
): Outcome<BatchView> {
  const { filingId, rowId, kind, to } = ask;
  const names = `“${files.map(({ fileName }) => fileName).join('、')}”`;
  const withThese = (before: readonly Attachment[]): readonly Attachment[] => files.reduce(withFile, before);
  if (rowId !== undefined) {
    return changeMaterials(parts, account.store, {
      filingId,
      ids: [rowId],
      label: `添加${names}`,
      attachmentsOf: ({ attachments }) => withThese(attachments),
    });
  }
  if (to === undefined) {
    return changeOfFiling(parts, account, filingId, withThese, `添加${names}`);
  }
  const found = findBatchDraft(parts, account.store, filingId);
  return found.ok
    ? changeMaterials(parts, account.store, {
        filingId,
        ids: idsOf(account.store, { filingId, ...to }),
        label: `分配${names}`,
        attachmentsOf: (row) => (needs(found.value, row, kind) ? withThese(row.attachments) : row.attachments),
      })
    : found;
}

export function detachFromBatch(
  parts: BatchParts,
  account: OpenAccount,
  ask: { readonly filingId: FilingId; readonly rowId?: RowId; readonly kind: string; readonly sha256: Sha256 },
): Outcome<BatchView> {
  const without = (attachments: readonly Attachment[]): readonly Attachment[] => {
    const rest = attachments.filter(({ kind, sha256 }) => kind !== ask.kind || sha256 !== ask.sha256);
    return rest.length === attachments.length ? attachments : rest;
  };
  return ask.rowId === undefined
    ? changeOfFiling(parts, account, ask.filingId, without, '移除材料')
    : changeMaterials(parts, account.store, {
        filingId: ask.filingId,
        ids: [ask.rowId],
        label: '移除材料',
        attachmentsOf: ({ attachments }) => without(attachments),
      });
}

/** 仍然使用: answers what is doubted of a file of a row, or of the filing as a whole, with a reason; '' takes the answer back. */
export function answerDoubtsInBatch(
  parts: BatchParts,
  account: OpenAccount,
  ask: { readonly filingId: FilingId; readonly rowId?: RowId; readonly kind: string; readonly sha256: Sha256; readonly reason: string },
): Outcome<BatchView> {
  const { store } = account;
  const found = findBatchDraft(parts, store, ask.filingId);
  if (!found.ok) {
    return found;
  }
  const { filing, context } = found.value;
  const at = { reader: store, service: context.service, today: chinaDate(parts.clock.now()) };
  const { sharedValues } = filing;
  const label = ask.reason === '' ? '撤回仍然使用' : '仍然使用';
  return ask.rowId === undefined
    ? changeOfFiling(
        parts,
        account,
        ask.filingId,
        (attachments) => answered(at, { values: sharedValues, attachments }, ask) ?? attachments,
        label,
      )
    : changeMaterials(parts, store, {
        filingId: ask.filingId,
        ids: [ask.rowId],
        label,
        attachmentsOf: ({ values, attachments }) =>
          answered(at, { values: { ...sharedValues, ...values }, attachments }, ask) ?? attachments,
      });
}

/** One file under a kind of many rows: a new one, or one the engine keeps already. */
export async function assignFile(
  parts: BatchParts,
  account: OpenAccount,
  ask: {
    readonly filingId: FilingId;
    readonly kind: string;
    readonly file?: WebFile | undefined;
    readonly kept?: { readonly sha256: Sha256; readonly fileName: string } | undefined;
  } & Which,
  settle: Settle,
): Promise<Outcome<BatchView>> {
  const { filingId, kind, file, kept } = ask;
  const to: Which = 'rowIds' in ask ? { rowIds: ask.rowIds } : { filter: ask.filter };
  const give = (attachment: Attachment): Outcome<BatchView> => giveToBatch(parts, account, { filingId, kind, to }, [attachment]);
  if (file !== undefined) {
    return withKept(parts, account, { filingId, kind, file }, settle, give);
  }
  if (kept === undefined) {
    return fail({ code: 'request-invalid', detail: 'file' });
  }
  return settle(async () => {
    const read = await account.materials.read(kept.sha256);
    if (!read.ok) {
      return read;
    }
    const { mediaType, bytes } = read.value;
    return give({ kind, ...kept, mediaType, bytes: bytes.length, attachedAt: parts.clock.now() });
  });
}

/** What a job that gives files to people has at hand, and what it tells of each file. */
export type GivingJob = {
  readonly job: JobHandle;
  readonly atHand: BatchAtHand;
  readonly rows: readonly StoredRow[];
  readonly byId: ReadonlyMap<RowId, StoredRow>;
  /** One too many for its cell goes to nobody, so that the others are given all the same. */
  readonly give: (rowId: RowId, file: Attachment) => void;
  /** To nobody, with the reason; a file that is kept all the same says as what. */
  readonly refuse: (fileName: string, sha256: Sha256 | null, reason: string) => void;
};

/** Many files at once as a job: `work` keeps them and says who gets which; all that is given is one step of undo. */
export function giveByJob(
  parts: BatchParts,
  account: OpenAccount,
  ask: {
    readonly filingId: FilingId;
    readonly files: readonly WebFile[];
    readonly label: (count: number) => string;
    /** Answers the separator sheet that is open at the end. */
    readonly work: (giving: GivingJob) => Promise<Outcome<string | null>>;
  },
  settle: Settle,
): Outcome<{ jobId: string }> {
  const { filingId, files, label, work } = ask;
  const found = findBatchDraft(parts, account.store, filingId);
  if (!found.ok) {
    return found;
  }
  const atHand = found.value;
  const { profile, service } = atHand.context;
  return parts.jobs.start({
    kind: 'attach',
    filingId,
    run: async (job) => {
      job.tell({ phase: 'reading', done: 0, total: files.length });
      const rows = await allRows(parts, account, { filingId });
      const byId = new Map(rows.map((row) => [row.rowId, row]));
      const given = new Map<RowId, readonly Attachment[]>();
      const unmatched: Unmatched[] = [];
      const refuse: GivingJob['refuse'] = (fileName, sha256, reason) => void unmatched.push({ fileName, sha256, reason });
      let count = 0;
      const done = await work({
        job,
        atHand,
        rows,
        byId,
        give: (rowId, file) => {
          const row = byId.get(rowId);
          const attachments = withFiles(given.get(rowId) ?? row?.attachments ?? [], [file], profile.materialLimits);
          if (attachments.ok) {
            given.set(rowId, attachments.value);
            count += 1;
          } else {
            const name = row?.values[service.roles.name] || '此人';
            const already = `${name}的这种材料已有${profile.materialLimits.maxPerKind}份`;
            refuse(file.fileName, file.sha256, `${already}，不能再多：请先合并或移除`);
          }
        },
        refuse,
      });
      if (!done.ok) {
        return done;
      }
      if (given.size > 0) {
        const changed = await settle(() =>
          changeMaterials(parts, account.store, {
            filingId,
            jobId: job.jobId,
            ids: [...given.keys()],
            label: label(count),
            attachmentsOf: ({ rowId, attachments }) => given.get(rowId) ?? attachments,
          }),
        );
        if (!changed.ok) {
          return changed;
        }
      }
      return ok({ done: files.length, attached: { given: count, rowIds: [...given.keys()], openSheet: done.value, unmatched } });
    },
  });
}

/** Many files at once: kept first, then given to people by their names; what is given to nobody comes back with the reason. */
export function attachFiles(
  parts: BatchParts,
  account: OpenAccount,
  ask: { readonly filingId: FilingId; readonly files: readonly WebFile[]; readonly kind?: string },
  settle: Settle,
): Outcome<{ jobId: string }> {
  const work = async ({ job, atHand, rows, byId, give, refuse }: GivingJob): Promise<Outcome<string | null>> => {
    const { roles } = atHand.context.service;
    const match = createFileMatcher({
      people: rows.map(({ rowId, values }) => ({ rowId, idNumber: values[roles.idNumber] ?? '', name: values[roles.name] ?? '' })),
      kindsOf: (rowId) => kindsOf(atHand, byId.get(rowId)),
      ...(ask.kind === undefined ? {} : { kind: ask.kind }),
    });
    for (const [index, file] of ask.files.entries()) {
      if (job.cancel.cancelled()) {
        return fail({ code: 'cancelled' });
      }
      const { name } = fileAtHand(file);
      const place = match(name);
      const kept = await keepFile(parts, account, atHand, { kind: 'kind' in place ? place.kind : '', file }, settle);
      if (!kept.ok) {
        refuse(name, null, REASONS[kept.error.code] ?? '这个文件不能用');
      } else if ('reason' in place) {
        refuse(name, kept.value.sha256, place.reason);
      } else {
        give(place.rowId, kept.value);
      }
      job.tell({ done: index + 1 });
      await parts.pause();
    }
    return ok(null);
  };
  return giveByJob(parts, account, { ...ask, label: (count) => `添加材料（${count} 份）`, work }, settle);
}

const REASONS: Readonly<Partial<Record<string, string>>> = {
  'material-empty': '空文件',
  'material-too-large': '文件过大',
  'material-kind-refused': '不是可以接收的文件种类',
  'material-damaged': '文件已损坏',
  'material-hostile': '文件里有不能接收的内容，请单独选择它查看原因',
  'disk-full': '磁盘已满，没有存下来',
};

/** A file made fit and kept, then what is done with it, in its turn among the writes. */
async function withKept(
  parts: BatchParts,
  account: OpenAccount,
  ask: { readonly filingId: FilingId; readonly kind: string; readonly file: WebFile },
  settle: Settle,
  then: (file: Attachment) => Outcome<BatchView>,
): Promise<Outcome<BatchView>> {
  const found = findBatchDraft(parts, account.store, ask.filingId);
  if (!found.ok) {
    return found;
  }
  const kept = await keepFile(parts, account, found.value, ask, settle);
  return kept.ok ? settle(() => then(kept.value)) : kept;
}

/** Made fit, then kept on disk before anything names it; judged by the kind's own list of file kinds where it has one. */
async function keepFile(
  parts: BatchParts,
  account: OpenAccount,
  { context }: BatchAtHand,
  ask: { readonly kind: string; readonly file: WebFile },
  settle: Settle,
): Promise<Outcome<Attachment>> {
  const { kind } = ask;
  if (kind !== '' && !context.service.materials.some((each) => each.kind === kind)) {
    return fail({ code: 'request-invalid', detail: 'kind' });
  }
  const limits = limitsFor(context.service, kind, context.profile.materialLimits);
  const file = await prepareMaterial(parts, ask.file, limits);
  return file.ok ? settle(() => keepMaterial(parts, account, { kind, file: file.value, limits })) : file;
}

function changeOfFiling(
  parts: BatchParts,
  { store }: OpenAccount,
  filingId: FilingId,
  change: (before: readonly Attachment[]) => readonly Attachment[],
  label: string,
): Outcome<BatchView> {
  // Read again: keeping the file took its time.
  const found = findBatchDraft(parts, store, filingId);
  if (!found.ok) {
    return found;
  }
  const { filing, context } = found.value;
  const attachments = change(filing.attachments);
  const most = context.profile.materialLimits.maxPerKind;
  const tooMany = filingMaterialsOf(context.service).some(({ kind }) => attachments.filter((file) => file.kind === kind).length > most);
  if (tooMany) {
    return fail({ code: 'material-too-many', max: most });
  }
  return attachments === filing.attachments
    ? ok(batchViewOf(parts, store, found.value))
    : changeBatch(parts, store, found.value, { label, wholes: { sharedValues: filing.sharedValues, attachments } });
}

/** The same file twice under a kind counts once. */
function withFile(attachments: readonly Attachment[], file: Attachment): readonly Attachment[] {
  return attachments.some(({ kind, sha256 }) => kind === file.kind && sha256 === file.sha256) ? attachments : [...attachments, file];
}

export function kindsOf({ context, filing }: BatchAtHand, row: StoredRow | undefined) {
  return row === undefined ? [] : materialsFor(context.service, { ...filing.sharedValues, ...row.values });
}

function needs(atHand: BatchAtHand, row: StoredRow, kind: string): boolean {
  return kindsOf(atHand, row).some((each) => each.kind === kind);
}
