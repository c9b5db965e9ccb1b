import type { FilingView } from '../../../src-shared/contract/engine.ts';
import type { DeskPage, ScanPlace } from '../../../src-shared/contract/page-desk.ts';
import type { Attachment } from '../../../src-shared/domain/material.ts';
import { fail, ok } from '../../../src-shared/lib/result.ts';
import { materialsFor } from '../../../src-shared/profile/materials-for.ts';
import type { RegionProfile } from '../../../src-shared/profile/region-profile.ts';
import type { Outcome } from '../engine-parts.ts';
import { changeRow } from '../filing/edit-draft.ts';
import { type FilingParts, findDraftRow } from '../filing/filing-desk.ts';
import type { OpenAccount } from '../ports/vault.ts';
import { keepPages, pagesAt } from './page-store.ts';

const ENDINGS = { 'image/jpeg': 'jpg', 'image/png': 'png' } satisfies Record<DeskPage['mediaType'], string>;

/** 使用这些页: all of them or, when one does not fit the limits, none. The same page twice counts once. */
export function attachPages(parts: FilingParts, { store, materials }: OpenAccount, place: ScanPlace): Outcome<FilingView> {
  const found = findDraftRow(parts, store, place);
  if (!found.ok) {
    return found;
  }
  const { row, context } = found.value;
  // As it is called for this row now: what a kind is may depend on the reason.
  const need = materialsFor(context.service, row.values).find(({ kind }) => kind === place.kind);
  const pages = pagesAt(store, place).filter(({ removedAt }) => removedAt === null);
  if (need === undefined || pages.length === 0) {
    return fail({ code: 'request-invalid', detail: need === undefined ? 'kind' : 'pages' });
  }
  const here = row.attachments.filter(({ kind }) => kind === place.kind);
  const seen = new Set(here.map(({ sha256 }) => sha256));
  const added: Attachment[] = [];
  for (const { sha256, mediaType, bytes } of pages) {
    if (!seen.has(sha256)) {
      seen.add(sha256);
      const fileName = `${need.label}-扫描${here.length + added.length + 1}.${ENDINGS[mediaType]}`;
      added.push({ kind: place.kind, sha256, fileName, mediaType, bytes, attachedAt: parts.clock.now() });
    }
  }
  const fits = fitLimits(context.profile.materialLimits, { before: here.length, added });
  if (!fits.ok) {
    return fits;
  }
  if (!added.every(({ sha256 }) => materials.has(sha256))) {
    return fail({ code: 'material-not-found' });
  }
  const changed = changeRow(parts, store, found.value, {
    row: { ...row, attachments: [...row.attachments, ...added] },
    label: `attach:${row.rowId}:${place.kind}`,
  });
  if (changed.ok) {
    // A crash before this leaves pages that are attached already, and attaching them again changes nothing.
    keepPages(store, place, []);
    parts.events.publish({ event: 'scan.changed', filingId: place.filingId });
  }
  return changed;
}

function fitLimits(
  { mediaTypes, maxBytes, maxPerKind }: RegionProfile['materialLimits'],
  { before, added }: { readonly before: number; readonly added: readonly Attachment[] },
): Outcome<null> {
  if (before + added.length > maxPerKind) {
    return fail({ code: 'material-too-many', max: maxPerKind });
  }
  for (const { fileName, mediaType, bytes } of added) {
    if (!mediaTypes.includes(mediaType)) {
      return fail({ code: 'material-kind-refused', fileName, found: mediaType, accepted: [...mediaTypes] });
    }
    if (bytes > maxBytes) {
      return fail({ code: 'material-too-large', fileName, bytes, maxBytes });
    }
  }
  return ok(null);
}
