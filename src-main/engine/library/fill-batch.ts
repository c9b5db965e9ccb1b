import type { BatchView } from '../../../src-shared/contract/batch.ts';
import type { FilingId, RowId } from '../../../src-shared/domain/ids.ts';
import type { Attachment } from '../../../src-shared/domain/material.ts';
import { normaliseIdNumber } from '../../../src-shared/domain/numbers/resident-id.ts';
import { ok } from '../../../src-shared/lib/result.ts';
import { materialsFor } from '../../../src-shared/profile/materials-for.ts';
import { type BatchAtHand, type BatchParts, findBatchDraft } from '../batch/batch-desk.ts';
import { batchViewOf } from '../batch/batch-view.ts';
import { changeMaterials } from '../batch/edit-rows.ts';
import type { Settle } from '../dispatch.ts';
import type { Outcome } from '../engine-parts.ts';
import type { StoredRow } from '../ports/batch-store.ts';
import type { OpenAccount } from '../ports/vault.ts';
import { filesOf } from './person-folder.ts';
import { asTaken } from './take-kept.ts';

/** Rows looked up between two turns for others. */
const ROWS_AT_ONCE = 50;

/**
 * 从材料库补齐: every required material a row lacks is taken from its person's folder, where a file of just that name is there that has not
 * expired; the newest. One step of undo.
 */
export async function fillFromLibrary(
  parts: BatchParts,
  account: OpenAccount,
  { filingId }: { readonly filingId: FilingId },
  settle: Settle,
): Promise<Outcome<{ view: BatchView; files: number; people: number }>> {
  const { store } = account;
  const found = findBatchDraft(parts, store, filingId);
  if (!found.ok) {
    return found;
  }
  const given = new Map<RowId, readonly Attachment[]>();
  for (let after = 0; ; ) {
    const rows = store.batchSlice(filingId, { after, limit: ROWS_AT_ONCE, filter: 'lacking' });
    for (const row of rows) {
      const files = filesFor(parts, account, found.value, row);
      if (files.length > 0) {
        given.set(row.rowId, files);
      }
    }
    const end = rows.at(-1)?.position;
    if (end === undefined || rows.length < ROWS_AT_ONCE) {
      break;
    }
    after = end;
    await parts.pause();
  }
  const files = [...given.values()].reduce((sum, each) => sum + each.length, 0);
  if (files === 0) {
    return ok({ view: batchViewOf(parts, store, found.value), files, people: 0 });
  }
  return settle(() => {
    const changed = changeMaterials(parts, store, {
      filingId,
      ids: [...given.keys()],
      label: `从材料库补齐（${files} 份）`,
      // Somebody may have brought one of these meanwhile.
      attachmentsOf: ({ rowId, attachments }) => {
        const added = (given.get(rowId) ?? []).filter(({ kind }) => !attachments.some((file) => file.kind === kind));
        return added.length === 0 ? attachments : [...attachments, ...added];
      },
    });
    return changed.ok ? ok({ view: changed.value, files, people: given.size }) : changed;
  });
}

function filesFor(
  parts: BatchParts,
  { store, materials }: OpenAccount,
  { filing, context: { service, profile } }: BatchAtHand,
  row: StoredRow,
): readonly Attachment[] {
  const idNumber = normaliseIdNumber(row.values[service.roles.idNumber] ?? '');
  const kept = idNumber === '' ? [] : filesOf(parts, store, idNumber);
  if (kept.length === 0) {
    return [];
  }
  return materialsFor(service, { ...filing.sharedValues, ...row.values })
    .filter(({ kind, required }) => required && !row.attachments.some((file) => file.kind === kind))
    .flatMap(({ kind, label }) => {
      const accepted = service.materials.find((line) => line.kind === kind)?.mediaTypes ?? profile.materialLimits.mediaTypes;
      const file = kept.find(
        ({ shown }) =>
          shown.retiredAt === null &&
          shown.expiry !== 'expired' &&
          shown.label === label &&
          accepted.includes(shown.mediaType) &&
          materials.has(shown.sha256),
      );
      return file === undefined ? [] : [asTaken(file.attachment, kind, parts.clock.now())];
    });
}
