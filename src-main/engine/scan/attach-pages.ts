import type { DeskPage, PageFormat, ScanPlace } from '../../../src-shared/contract/page-desk.ts';
import type { Attachment } from '../../../src-shared/domain/material.ts';
import { fail, ok } from '../../../src-shared/lib/result.ts';
import { limitsFor, materialsFor } from '../../../src-shared/profile/materials-for.ts';
import type { Settle } from '../dispatch.ts';
import type { EngineParts, Outcome } from '../engine-parts.ts';
import type { FilingParts } from '../filing/filing-desk.ts';
import { keepMaterial } from '../keep-material.ts';
import type { OpenAccount } from '../ports/vault.ts';
import { isLying, takenAway } from './desk-steps.ts';
import type { DeskWork } from './desk-work.ts';
import { filesOfPages } from './files-of-pages.ts';
import { findPlace, type PlaceAtHand } from './find-place.ts';
import { keepDesk, storedDesk } from './page-store.ts';

/**
 * 使用这些页: all of them, made fit, or, when one does not become fit, none. `give` attaches the files; when it has, the pages go to the bin, from
 * where they come back if the clerk thinks better of it.
 */
export async function attachPages<T>(
  parts: FilingParts & Pick<EngineParts, 'imaging'> & { readonly work: DeskWork },
  account: OpenAccount,
  ask: {
    readonly place: ScanPlace;
    readonly format: PageFormat;
    /** What takes its time with the files before they are given; holds no turn among the writes. */
    readonly look?: (files: readonly Attachment[]) => Promise<void>;
    readonly give: (files: readonly Attachment[]) => Outcome<T>;
  },
  settle: Settle,
): Promise<Outcome<T>> {
  const { place, format, look, give } = ask;
  const found = findPlace(parts, account.store, place);
  if (!found.ok) {
    return found;
  }
  const { context, attachments } = found.value;
  const label = labelOf(found.value, place);
  const pages = storedDesk(account.store, place).pages.filter(isLying);
  if (label === undefined || pages.length === 0) {
    return fail({ code: 'request-invalid', detail: label === undefined ? 'kind' : 'pages' });
  }
  const limits = limitsFor(context.service, place.kind, context.profile.materialLimits);
  const before = attachments.filter(({ kind }) => kind === place.kind).length;
  const files = await parts.work.during(place, pages.length, (tell) =>
    filesOfPages(parts, account, { pages, format, limits, tell, nameOf: (index) => `${label}-扫描${before + index + 1}` }),
  );
  if (!files.ok) {
    return files;
  }
  const attachable = await settle(async () => {
    const added: Attachment[] = [];
    for (const file of files.value) {
      const kept = await keepMaterial(parts, account, { kind: place.kind, file, limits });
      if (!kept.ok) {
        return kept;
      }
      if (!added.some(({ sha256 }) => sha256 === kept.value.sha256)) {
        added.push(kept.value);
      }
    }
    return ok(added);
  });
  if (!attachable.ok) {
    return attachable;
  }
  await look?.(attachable.value);
  return settle(() => {
    const given = give(attachable.value);
    if (given.ok) {
      // A crash before this leaves pages that are attached already, and attaching them again changes nothing.
      putAway(parts, account, place, pages);
    }
    return given;
  });
}

/** As it is called for this row now: what a kind is may depend on the reason. */
function labelOf({ context, values }: PlaceAtHand, { rowId, kind }: ScanPlace): string | undefined {
  const lines = rowId === undefined ? context.service.materials : materialsFor(context.service, values);
  return lines.find((line) => line.kind === kind)?.label;
}

/** The steps at a desk end with its pages; blank ones that were put aside are no longer spoken of. */
function putAway(parts: FilingParts, { store }: OpenAccount, place: ScanPlace, used: readonly DeskPage[]): void {
  const ids = new Set(used.map(({ pageId }) => pageId));
  const pages = storedDesk(store, place).pages.map((page) => {
    if (ids.has(page.pageId)) {
      return takenAway(page, 'used', parts.clock.now());
    }
    return page.removedAs === 'blank' ? takenAway(page, 'removed', page.removedAt) : page;
  });
  keepDesk(store, place, { pages, past: [], future: [] });
  parts.events.publish({ event: 'scan.changed', filingId: place.filingId });
}
