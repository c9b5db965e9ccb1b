import type { DeskPage, ScanPlace } from '../../../src-shared/contract/page-desk.ts';
import { picturesIn } from '../../../src-shared/domain/page-edit.ts';
import { fail, ok } from '../../../src-shared/lib/result.ts';
import type { Settle } from '../dispatch.ts';
import type { EngineParts, Outcome } from '../engine-parts.ts';
import type { PageSource } from '../ports/imaging.ts';
import type { OpenAccount } from '../ports/vault.ts';
import { isLying } from './desk-steps.ts';
import { keepDesk, storedDesk } from './page-store.ts';

/** Beyond every profile's limit: what is too large for a material is said when it becomes one, not lost as it comes. */
const PAGE_LIMITS = { mediaTypes: ['image/jpeg', 'image/png'], maxBytes: 256 * 1024 * 1024 } as const;

export type Picture = { readonly bytes: Uint8Array; readonly mediaType: DeskPage['mediaType'] };

/** A picture as a new page behind the others. It is on disk when this answers, with the page's id. */
export function keepPage(
  parts: Pick<EngineParts, 'ids' | 'clock' | 'events'>,
  { store, materials }: OpenAccount,
  settle: Settle,
  ask: { readonly place: ScanPlace; readonly picture: Picture; readonly source: string },
): Promise<Outcome<string>> {
  const { place, source } = ask;
  const { bytes, mediaType } = ask.picture;
  return settle(async () => {
    const added = await materials.add({ fileName: mediaType === 'image/png' ? '页面.png' : '页面.jpg', bytes, limits: PAGE_LIMITS });
    if (!added.ok) {
      return added;
    }
    const pageId = parts.ids.next();
    const page: DeskPage = {
      pageId,
      sha256: added.value.sha256,
      mediaType,
      bytes: bytes.length,
      scannedAt: parts.clock.now(),
      source,
      edits: [],
      removedAt: null,
      removedAs: null,
    };
    const desk = storedDesk(store, place);
    keepDesk(store, place, { ...desk, pages: [...desk.pages, page] });
    parts.events.publish({ event: 'scan.changed', filingId: place.filingId });
    return ok(pageId);
  });
}

/** What drawing a page takes. */
export async function sourceOf({ materials }: OpenAccount, page: DeskPage): Promise<Outcome<PageSource>> {
  const read = await materials.read(page.sha256);
  if (!read.ok) {
    return read;
  }
  const backs: PageSource['backs'][number][] = [];
  for (const sha256 of picturesIn(page.edits)) {
    const back = await materials.read(sha256);
    if (!back.ok) {
      return back;
    }
    backs.push({ sha256, bytes: back.value.bytes });
  }
  return ok({ bytes: read.value.bytes, edits: page.edits, backs });
}

/** A page as it looks now; without edits, byte for byte as it came. */
export async function pictureOf(
  { imaging }: Pick<EngineParts, 'imaging'>,
  account: OpenAccount,
  ask: { readonly page: DeskPage; readonly fileName: string; readonly side?: number | undefined },
): Promise<Outcome<Picture>> {
  const { page, fileName, side = null } = ask;
  const source = await sourceOf(account, page);
  if (!source.ok) {
    return source;
  }
  return page.edits.length === 0 && side === null
    ? ok({ bytes: source.value.bytes, mediaType: page.mediaType })
    : imaging.renderPage({ fileName, source: source.value, side });
}

/** The page that lies on the desk, and which it is, from 1. */
export function pageAt(
  account: OpenAccount,
  place: ScanPlace,
  pageId: string,
): Outcome<{ readonly page: DeskPage; readonly number: number }> {
  const lying = storedDesk(account.store, place).pages.filter(isLying);
  const index = lying.findIndex((page) => page.pageId === pageId);
  const page = lying[index];
  return page === undefined ? fail({ code: 'material-not-found' }) : ok({ page, number: index + 1 });
}
