import type { EngineOperations } from '../../../src-shared/contract/operations.ts';
import type { DeskPage, PageDesk, ScanPlace, StoredDesk } from '../../../src-shared/contract/page-desk.ts';
import { MOST_BYTES_AT_DOOR } from '../../../src-shared/domain/material.ts';
import { type PageEdit, type PictureEdit, withEdit } from '../../../src-shared/domain/page-edit.ts';
import { fail, ok } from '../../../src-shared/lib/result.ts';
import type { Dispatch } from '../dispatch.ts';
import type { EngineParts, Outcome } from '../engine-parts.ts';
import type { Store, StoreReader } from '../ports/store.ts';
import type { OpenAccount } from '../ports/vault.ts';
import { fileAtHand, makeFile } from '../web-file.ts';
import { isLying, putBack, redone, stepped, takenAway, undone } from './desk-steps.ts';
import type { DeskWork } from './desk-work.ts';
import { findPlace } from './find-place.ts';
import { binOf, clearBin } from './page-bin.ts';
import { keepPage, pageAt, pictureOf, sourceOf } from './page-pictures.ts';
import { keepDesk, keepDesks, storedDesk } from './page-store.ts';
import type { Scans } from './scans.ts';

/** Lines that lean less are straight for every eye, in degrees. */
const STRAIGHT_ENOUGH = 0.05;

type DeskOperations = Pick<
  EngineOperations['scan'],
  | 'desk'
  | 'addPages'
  | 'picture'
  | 'edit'
  | 'straighten'
  | 'findSheet'
  | 'cutSheets'
  | 'joinCard'
  | 'reset'
  | 'removePages'
  | 'restorePages'
  | 'reorder'
  | 'undo'
  | 'redo'
  | 'bin'
>;

/** 整理页面 (W-20): what is done to pages between scanning and 使用这些页. Nothing here changes a picture; every step can be taken back. */
export function deskOperations(ask: {
  readonly parts: EngineParts;
  readonly dispatch: Dispatch;
  readonly scans: Scans;
  readonly work: DeskWork;
}): DeskOperations {
  const { parts, dispatch, scans, work } = ask;

  const viewOf = (reader: StoreReader, place: ScanPlace): PageDesk => {
    const { pages, past, future } = storedDesk(reader, place);
    return {
      pages: pages.filter(isLying),
      blank: pages.filter(({ removedAs }) => removedAs === 'blank').map(({ pageId }) => pageId),
      canUndo: past.length > 0,
      canRedo: future.length > 0,
      ...scans.at(place),
      working: work.at(place),
    };
  };
  const answer = (store: Store, place: ScanPlace): Outcome<PageDesk> => {
    parts.events.publish({ event: 'scan.changed', filingId: place.filingId });
    return ok(viewOf(store, place));
  };
  const keep = (store: Store, place: ScanPlace, desk: StoredDesk): Outcome<PageDesk> => {
    keepDesk(store, place, desk);
    return answer(store, place);
  };
  /** One step that does something to each of these pages. */
  const change = (
    { store }: OpenAccount,
    place: ScanPlace,
    pageIds: readonly string[],
    each: (page: DeskPage) => DeskPage,
  ): Outcome<PageDesk> => {
    const desk = storedDesk(store, place);
    return pageIds.every((pageId) => desk.pages.some((page) => page.pageId === pageId))
      ? keep(
          store,
          place,
          stepped(
            desk,
            desk.pages.map((page) => (pageIds.includes(page.pageId) ? each(page) : page)),
          ),
        )
      : fail({ code: 'material-not-found' });
  };
  /** Edits measured on each page, as one step. */
  const applyMeasured = (
    account: OpenAccount,
    place: ScanPlace,
    measured: readonly { readonly page: DeskPage; readonly edits: readonly PictureEdit[] }[],
  ) => {
    const edits = new Map(measured.map(({ page, edits: own }) => [page.pageId, own]));
    return change(account, place, [...edits.keys()], (page) => withEdits(page, edits.get(page.pageId) ?? []));
  };

  return {
    desk: dispatch.read(({ store }, place) => ok(viewOf(store, place))),
    addPages: dispatch.remote(async (account, { pictures, source, cutSheets = false, ...place }, settle) => {
      const found = findPlace(parts, account.store, place);
      if (!found.ok) {
        return found;
      }
      return work.during(place, pictures.length, async (tell) => {
        for (const [index, picture] of pictures.entries()) {
          const { name: fileName, size, readBytes } = fileAtHand(picture);
          if (size > MOST_BYTES_AT_DOOR) {
            return fail({ code: 'material-too-large', fileName, bytes: size, maxBytes: MOST_BYTES_AT_DOOR });
          }
          const opened = await parts.imaging.openPages({ fileName, bytes: await readBytes() });
          if (!opened.ok) {
            return opened;
          }
          for (const page of opened.value) {
            const kept = await keepPage(parts, account, settle, { place, picture: page, source });
            if (!kept.ok) {
              return kept;
            }
            const cut = cutSheets ? await sheetOn(account, place, kept.value) : null;
            // Without a sheet, or where none could be looked for, the photo stays as it is: it is on disk.
            if (cut?.ok === true && cut.value.edits.length > 0) {
              await settle(() => applyMeasured(account, place, [cut.value]));
            }
          }
          tell(index + 1);
        }
        return settle(() => ok({ ...viewOf(account.store, place), working: null }));
      });
    }),
    picture: dispatch.read(async (account, { pageId, side, ...place }) => {
      const page = [...storedDesk(account.store, place).pages].find((each) => each.pageId === pageId);
      if (page === undefined) {
        return fail({ code: 'material-not-found' });
      }
      const picture = await pictureOf(parts, account, { page, fileName: '页面', side });
      return picture.ok ? ok(makeFile({ ...picture.value, name: '页面' })) : picture;
    }),
    edit: dispatch.write((account, { pageIds, edit, ...place }) => change(account, place, pageIds, (page) => withEdits(page, [edit]))),
    straighten: dispatch.remote((account, { pageIds, ...place }, settle) =>
      work.during(place, pageIds.length, async (tell) => {
        const leaning: { readonly page: DeskPage; readonly edits: readonly PictureEdit[] }[] = [];
        let trouble: 'no-lines' | 'already-straight' = 'no-lines';
        for (const [index, pageId] of pageIds.entries()) {
          const measured = await measure(account, place, pageId);
          if (!measured.ok) {
            return measured;
          }
          const { page, skew } = measured.value;
          if (skew !== null && Math.abs(skew) >= STRAIGHT_ENOUGH) {
            leaning.push({ page, edits: [{ edit: 'straighten', degrees: -skew }] });
          } else if (skew !== null) {
            trouble = 'already-straight';
          }
          tell(index + 1);
        }
        return leaning.length === 0
          ? fail({ code: 'page-edit-impossible', reason: trouble, page: 0 })
          : settle(() => applyMeasured(account, place, leaning));
      }),
    ),
    findSheet: dispatch.remote(async (account, { pageId, ...place }) => {
      const found = await sheetOn(account, place, pageId);
      return found.ok ? ok(found.value.corners) : found;
    }),
    cutSheets: dispatch.remote((account, { pageIds, ...place }, settle) =>
      work.during(place, pageIds.length, async (tell) => {
        const cut: { readonly page: DeskPage; readonly edits: readonly PictureEdit[] }[] = [];
        for (const [index, pageId] of pageIds.entries()) {
          const found = await sheetOn(account, place, pageId);
          if (!found.ok) {
            return found;
          }
          if (found.value.edits.length > 0) {
            cut.push(found.value);
          }
          tell(index + 1);
        }
        return cut.length === 0
          ? fail({ code: 'page-edit-impossible', reason: 'no-sheet', page: 0 })
          : settle(() => applyMeasured(account, place, cut));
      }),
    ),
    joinCard: dispatch.remote((account, { front, back, ...place }, settle) =>
      work.during(place, 2, async (tell) => {
        const cards: { readonly page: DeskPage; readonly edits: readonly PictureEdit[] }[] = [];
        for (const pageId of [front, back]) {
          const measured = await measure(account, place, pageId);
          if (!measured.ok) {
            return measured;
          }
          const { page, number, card } = measured.value;
          if (card === null || page.edits.some(({ edit }) => edit === 'card')) {
            return fail({ code: 'page-edit-impossible', reason: 'no-card', page: number });
          }
          cards.push({ page, edits: card });
          tell(cards.length);
        }
        const [obverse, reverse] = cards;
        if (obverse === undefined || reverse === undefined || front === back) {
          return fail({ code: 'request-invalid', detail: 'back' });
        }
        const { sha256, edits } = withEdits(reverse.page, reverse.edits);
        const card: PageEdit = { edit: 'card', back: { sha256, edits: edits.filter(isOfOnePicture) } };
        return settle(() =>
          change(account, place, [front, back], (page) =>
            page.pageId === front ? withEdits(page, [...obverse.edits, card]) : takenAway(page, 'joined', parts.clock.now()),
          ),
        );
      }),
    ),
    reset: dispatch.write((account, { pageIds, ...place }) => change(account, place, pageIds, (page) => ({ ...page, edits: [] }))),
    removePages: dispatch.write((account, { pageIds, ...place }) =>
      change(account, place, pageIds, (page) => takenAway(page, 'removed', parts.clock.now())),
    ),
    restorePages: dispatch.write((account, { pageIds, from, ...place }) => {
      const { store } = account;
      if (from === undefined || isSamePlace(from, place)) {
        return change(account, place, pageIds, putBack);
      }
      const source = storedDesk(store, from);
      const moved = source.pages.filter(({ pageId }) => pageIds.includes(pageId));
      if (moved.length !== pageIds.length) {
        return fail({ code: 'material-not-found' });
      }
      const target = storedDesk(store, place);
      keepDesks(store, [
        { place: from, desk: { ...source, pages: source.pages.filter((page) => !moved.includes(page)) } },
        { place, desk: { ...target, pages: [...target.pages, ...moved.map(putBack)] } },
      ]);
      return answer(store, place);
    }),
    reorder: dispatch.write(({ store }, { pageIds, ...place }) => {
      const desk = storedDesk(store, place);
      return keep(store, place, stepped(desk, inOrder(desk.pages, pageIds)));
    }),
    undo: dispatch.write(({ store }, place) => {
      const desk = undone(storedDesk(store, place));
      return desk === null ? fail({ code: 'nothing-to-undo' }) : keep(store, place, desk);
    }),
    redo: dispatch.write(({ store }, place) => {
      const desk = redone(storedDesk(store, place));
      return desk === null ? fail({ code: 'nothing-to-undo' }) : keep(store, place, desk);
    }),
    bin: dispatch.write(({ store }) => {
      clearBin(store, parts.clock.now());
      return ok([...binOf(parts, store)]);
    }),
  };

  async function measure(account: OpenAccount, place: ScanPlace, pageId: string) {
    const found = await drawable(account, place, pageId);
    if (!found.ok) {
      return found;
    }
    const measured = await parts.imaging.measurePage(found.value);
    return measured.ok ? ok({ ...found.value, ...measured.value }) : measured;
  }
  /** Where a sheet lies on a page, and what cuts it out; nothing where there is none. */
  async function sheetOn(account: OpenAccount, place: ScanPlace, pageId: string) {
    const found = await drawable(account, place, pageId);
    if (!found.ok) {
      return found;
    }
    const { page, fileName, source } = found.value;
    const sheet = await parts.imaging.findSheet({ fileName, source });
    if (!sheet.ok) {
      return sheet;
    }
    const edits: readonly PictureEdit[] = sheet.value === null ? [] : [{ edit: 'sheet', corners: sheet.value }];
    return ok({ page, corners: sheet.value, edits });
  }
}

function withEdits(page: DeskPage, edits: readonly PageEdit[]): DeskPage {
  return { ...page, edits: edits.reduce<readonly PageEdit[]>((before, edit) => withEdit(before, edit), page.edits) };
}

function isOfOnePicture(edit: PageEdit): edit is PictureEdit {
  return edit.edit !== 'card';
}

function isSamePlace(one: ScanPlace, other: ScanPlace): boolean {
  return one.filingId === other.filingId && one.rowId === other.rowId && one.kind === other.kind;
}

/** Those not named come last, as they were. */
function inOrder(pages: readonly DeskPage[], pageIds: readonly string[]): readonly DeskPage[] {
  const places = new Map(pageIds.map((pageId, index) => [pageId, index]));
  return pages.toSorted((a, b) => (places.get(a.pageId) ?? pages.length) - (places.get(b.pageId) ?? pages.length));
}

/** A page on the desk, which it is, and what drawing it takes. */
async function drawable(account: OpenAccount, place: ScanPlace, pageId: string) {
  const found = pageAt(account, place, pageId);
  if (!found.ok) {
    return found;
  }
  const source = await sourceOf(account, found.value.page);
  return source.ok ? ok({ ...found.value, source: source.value, fileName: `第 ${found.value.number} 页` }) : source;
}
