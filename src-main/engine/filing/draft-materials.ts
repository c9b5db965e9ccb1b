import type { FilingView } from '../../../src-shared/contract/engine.ts';
import type { FilingId, RowId, Sha256 } from '../../../src-shared/domain/ids.ts';
import type { Attachment } from '../../../src-shared/domain/material.ts';
import { chinaDate } from '../../../src-shared/lib/plain-date.ts';
import { fail, ok } from '../../../src-shared/lib/result.ts';
import { limitsFor } from '../../../src-shared/profile/materials-for.ts';
import type { RegionProfile } from '../../../src-shared/profile/region-profile.ts';
import { answered } from '../answer-doubts.ts';
import type { Settle } from '../dispatch.ts';
import type { EngineParts, Outcome } from '../engine-parts.ts';
import { keepMaterial, prepareMaterial } from '../keep-material.ts';
import type { OpenAccount } from '../ports/vault.ts';
import type { WebFile } from '../web-file.ts';
import { changeRow } from './edit-draft.ts';
import { type FilingParts, findDraftRow } from './filing-desk.ts';
import { viewOf } from './filing-view.ts';

type PlaceOfMaterial = { readonly filingId: FilingId; readonly rowId: RowId; readonly kind: string };

/**
 * Adds a file under a material kind (W-20), made fit first. The bytes are kept before the draft names them; the same file twice counts
 * once.
 */
export async function attachMaterial(
  parts: FilingParts & Pick<EngineParts, 'imaging'>,
  account: OpenAccount,
  ask: PlaceOfMaterial & { readonly file: WebFile },
  settle: Settle,
): Promise<Outcome<FilingView>> {
  const place = findPlace(parts, account, ask);
  if (!place.ok) {
    return place;
  }
  const { service, profile } = place.value.context;
  const limits = limitsFor(service, ask.kind, profile.materialLimits);
  const file = await prepareMaterial(parts, ask.file, limits);
  if (!file.ok) {
    return file;
  }
  return settle(async () => {
    // Read again: making it fit took its time.
    const found = findPlace(parts, account, ask);
    if (!found.ok) {
      return found;
    }
    const kept = await keepMaterial(parts, account, { kind: ask.kind, file: file.value, limits });
    if (!kept.ok) {
      return kept;
    }
    const { row } = found.value;
    if (row.attachments.some(({ kind, sha256 }) => kind === ask.kind && sha256 === kept.value.sha256)) {
      return ok(viewOf(account.store, found.value, parts.clock.now()));
    }
    return changeRow(parts, account.store, found.value, {
      row: { ...row, attachments: [...row.attachments, kept.value] },
      label: `attach:${row.rowId}:${ask.kind}`,
    });
  });
}

/** 仍然使用: answers what is doubted of a file now, with a reason; '' takes the answer back. Undone like any change. */
export function answerDoubts(
  parts: FilingParts,
  { store }: OpenAccount,
  ask: PlaceOfMaterial & { readonly sha256: Sha256; readonly reason: string },
): Outcome<FilingView> {
  const found = findDraftRow(parts, store, ask);
  if (!found.ok) {
    return found;
  }
  const { row, context } = found.value;
  const at = { reader: store, service: context.service, today: chinaDate(parts.clock.now()) };
  const attachments = answered(at, row, ask);
  if (attachments === null) {
    return fail({ code: 'material-not-found' });
  }
  return changeRow(parts, store, found.value, { row: { ...row, attachments }, label: `answer-doubts:${row.rowId}:${ask.kind}` });
}

/** The row a file goes to, where its kind is known and has room. */
function findPlace(parts: FilingParts, { store }: OpenAccount, ask: PlaceOfMaterial): ReturnType<typeof findDraftRow> {
  const found = findDraftRow(parts, store, ask);
  if (!found.ok) {
    return found;
  }
  const { row, context } = found.value;
  if (!context.service.materials.some((material) => material.kind === ask.kind)) {
    return fail({ code: 'request-invalid', detail: 'kind' });
  }
  const { maxPerKind } = context.profile.materialLimits;
  return row.attachments.filter(({ kind }) => kind === ask.kind).length >= maxPerKind
    ? fail({ code: 'material-too-many', max: maxPerKind })
    : found;
}

/** Files that are kept already onto a row, as one step; those it has are left out. */
export function giveToRow(
  parts: FilingParts,
  { store }: OpenAccount,
  ask: PlaceOfMaterial,
  files: readonly Attachment[],
): Outcome<FilingView> {
  const found = findDraftRow(parts, store, ask);
  if (!found.ok) {
    return found;
  }
  const { row, context } = found.value;
  const attachments = withFiles(row.attachments, files, context.profile.materialLimits);
  return attachments.ok
    ? changeRow(parts, store, found.value, {
        row: { ...row, attachments: attachments.value },
        label: `attach:${row.rowId}:${ask.kind}`,
      })
    : attachments;
}

/** A row's files with these added; those it has are left out, and refused is what would be too many of a kind. */
export function withFiles(
  here: readonly Attachment[],
  files: readonly Attachment[],
  { maxPerKind }: Pick<RegionProfile['materialLimits'], 'maxPerKind'>,
): Outcome<readonly Attachment[]> {
  const added = files.filter((file) => !here.some(({ kind, sha256 }) => kind === file.kind && sha256 === file.sha256));
  const attachments = [...here, ...added];
  return added.some((file) => attachments.filter(({ kind }) => kind === file.kind).length > maxPerKind)
    ? fail({ code: 'material-too-many', max: maxPerKind })
    : ok(attachments);
}

/** Takes a file off a row. Its bytes stay, so that undo brings it back. */
export function detachMaterial(
  parts: FilingParts,
  { store }: OpenAccount,
  ask: PlaceOfMaterial & { readonly sha256: Sha256 },
): Outcome<FilingView> {
  const found = findDraftRow(parts, store, ask);
  if (!found.ok) {
    return found;
  }
  const { row } = found.value;
  const attachments = row.attachments.filter((each) => each.kind !== ask.kind || each.sha256 !== ask.sha256);
  return attachments.length === row.attachments.length
    ? fail({ code: 'material-not-found' })
    : changeRow(parts, store, found.value, { row: { ...row, attachments }, label: `detach:${row.rowId}:${ask.kind}` });
}
