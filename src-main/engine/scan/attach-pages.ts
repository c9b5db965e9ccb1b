import type { FilingView } from '../../../src-shared/contract/engine.ts';
import type { PageFormat, ScanPlace } from '../../../src-shared/contract/page-desk.ts';
import type { Attachment } from '../../../src-shared/domain/material.ts';
import { fail } from '../../../src-shared/lib/result.ts';
import { limitsFor, materialsFor } from '../../../src-shared/profile/materials-for.ts';
import type { Settle } from '../dispatch.ts';
import type { EngineParts, Outcome } from '../engine-parts.ts';
import { changeRow } from '../filing/edit-draft.ts';
import { type FilingParts, findDraftRow } from '../filing/filing-desk.ts';
import { keepMaterial } from '../keep-material.ts';
import type { OpenAccount } from '../ports/vault.ts';
import { filesOfPages } from './files-of-pages.ts';
import { keepPages, pagesAt } from './page-store.ts';

/** 使用这些页: all of them, made fit, or, when one does not become fit, none. */
export async function attachPages(
  parts: FilingParts & Pick<EngineParts, 'imaging'>,
  account: OpenAccount,
  { format, ...place }: ScanPlace & { readonly format: PageFormat },
  settle: Settle,
): Promise<Outcome<FilingView>> {
  const { store } = account;
  const asked = findDraftRow(parts, store, place);
  if (!asked.ok) {
    return asked;
  }
  const { row, context } = asked.value;
  const limits = limitsFor(context.service, place.kind, context.profile.materialLimits);
  // As it is called for this row now: what a kind is may depend on the reason.
  const need = materialsFor(context.service, row.values).find(({ kind }) => kind === place.kind);
  const pages = pagesAt(store, place).filter(({ removedAt }) => removedAt === null);
  if (need === undefined || pages.length === 0) {
    return fail({ code: 'request-invalid', detail: need === undefined ? 'kind' : 'pages' });
  }
  const before = row.attachments.filter(({ kind }) => kind === place.kind).length;
  const files = await filesOfPages(parts, account, {
    pages,
    format,
    limits,
    nameOf: (index) => `${need.label}-扫描${before + index + 1}`,
  });
  if (!files.ok) {
    return files;
  }
  return settle(async () => {
    // Read again: making them fit took its time.
    const found = findDraftRow(parts, store, place);
    if (!found.ok) {
      return found;
    }
    const here = found.value.row.attachments.filter(({ kind }) => kind === place.kind);
    const added: Attachment[] = [];
    for (const file of files.value) {
      const kept = await keepMaterial(parts, account, { kind: place.kind, file, limits });
      if (!kept.ok) {
        return kept;
      }
      if (![...here, ...added].some(({ sha256 }) => sha256 === kept.value.sha256)) {
        added.push(kept.value);
      }
    }
    if (here.length + added.length > limits.maxPerKind) {
      return fail({ code: 'material-too-many', max: limits.maxPerKind });
    }
    const changed = changeRow(parts, store, found.value, {
      row: { ...found.value.row, attachments: [...found.value.row.attachments, ...added] },
      label: `attach:${place.rowId}:${place.kind}`,
    });
    if (changed.ok) {
      // A crash before this leaves pages that are attached already, and attaching them again changes nothing.
      const used = new Set(pages.map(({ pageId }) => pageId));
      keepPages(
        store,
        place,
        pagesAt(store, place).filter(({ pageId, removedAt }) => removedAt === null && !used.has(pageId)),
      );
      parts.events.publish({ event: 'scan.changed', filingId: place.filingId });
    }
    return changed;
  });
}
