import type { FilingView } from '../../../src-shared/contract/engine.ts';
import type { FilingId, RowId, Sha256 } from '../../../src-shared/domain/ids.ts';
import type { Attachment } from '../../../src-shared/domain/material.ts';
import { fail, ok } from '../../../src-shared/lib/result.ts';
import type { Outcome } from '../engine-parts.ts';
import type { OpenAccount } from '../ports/vault.ts';
import { fileAtHand, type WebFile } from '../web-file.ts';
import { changeRow } from './edit-draft.ts';
import { type FilingParts, findDraftRow } from './filing-desk.ts';
import { viewOf } from './filing-view.ts';

type PlaceOfMaterial = { readonly filingId: FilingId; readonly rowId: RowId; readonly kind: string };

/** Adds a file under a material kind (W-20). The bytes are kept before the draft names them; the same file twice counts once. */
export async function attachMaterial(
  parts: FilingParts,
  { store, materials }: OpenAccount,
  ask: PlaceOfMaterial & { readonly file: WebFile },
): Promise<Outcome<FilingView>> {
  const found = findDraftRow(parts, store, ask);
  if (!found.ok) {
    return found;
  }
  const { row, context } = found.value;
  if (!context.service.materials.some((material) => material.kind === ask.kind)) {
    return fail({ code: 'request-invalid', detail: 'kind' });
  }
  const { mediaTypes, maxBytes, maxPerKind } = context.profile.materialLimits;
  const ofKind = row.attachments.filter((attachment) => attachment.kind === ask.kind);
  if (ofKind.length >= maxPerKind) {
    return fail({ code: 'material-too-many', max: maxPerKind });
  }
  const { name, size, readBytes } = fileAtHand(ask.file);
  if (size > maxBytes) {
    // Before the bytes are read into memory.
    return fail({ code: 'material-too-large', fileName: name, bytes: size, maxBytes });
  }
  const added = await materials.add({ fileName: name, bytes: await readBytes(), limits: { mediaTypes, maxBytes } });
  if (!added.ok) {
    return added;
  }
  const { sha256, mediaType, bytes } = added.value;
  if (ofKind.some((attachment) => attachment.sha256 === sha256)) {
    return ok(viewOf(store, found.value, parts.clock.now()));
  }
  const attachment: Attachment = { kind: ask.kind, sha256, fileName: name, mediaType, bytes, attachedAt: parts.clock.now() };
  return changeRow(parts, store, found.value, {
    row: { ...row, attachments: [...row.attachments, attachment] },
    label: `attach:${row.rowId}:${ask.kind}`,
  });
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
