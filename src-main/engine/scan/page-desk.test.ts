import { describe, expect, it } from 'vitest';
import { dropOf, openBatchHouse } from '../../../test/fakes/batch-house.ts';
import { failureOf, PASSWORD, pdf, valueOf } from '../../../test/fakes/engine-house.ts';
import { scanning } from '../../../test/fakes/scan-house.ts';
import { engineProfile } from '../../../test/fixtures/engine-profile.ts';
import { digestsOnDesks } from './page-store.ts';

const DAY = 86_400_000;
const picture = (text: string, name = 'a.png'): File => new File([Buffer.from(`\u0089PNG ${text}`, 'latin1')], name);

/** A desk with these pages on it. */
async function deskWith(texts: readonly string[]) {
  const at = await scanning();
  await at.look();
  const { pages } = await at.scan(texts);
  const { scan } = at.house.engine;
  const textOf = async (pageId: string): Promise<string> =>
    Buffer.from(await valueOf(await scan.picture({ ...at.place, pageId })).arrayBuffer()).toString('latin1');
  return { ...at, pages, ids: pages.map(({ pageId }) => pageId), engineScan: scan, textOf };
}

describe('page desk', () => {
  it('[issue 4] takes pages away, brings them back and puts them in another order', async () => {
    const { engineScan, place, ids } = await deskWith(['one', 'two', 'three']);
    const [one, two, three] = ids;
    const removed = valueOf(await engineScan.removePages({ ...place, pageIds: [two!] }));
    expect(removed.pages.map(({ pageId }) => pageId)).toEqual([one, three]);
    valueOf(await engineScan.reorder({ ...place, pageIds: [three!, one!] }));
    const restored = valueOf(await engineScan.restorePages({ ...place, pageIds: [two!] }));
    expect(restored.pages.map(({ pageId }) => pageId)).toEqual([three, one, two]);
    expect(failureOf(await engineScan.removePages({ ...place, pageIds: ['nobody'] }))).toEqual({ code: 'material-not-found' });
  });

  it('[issue 4] edits without touching the page, and takes every step back and makes it again, through a crash too', async () => {
    const { house, engineScan, place, ids, pages, textOf } = await deskWith(['one', 'two']);
    const [one, two] = ids;
    const came = await textOf(one!);
    valueOf(await engineScan.edit({ ...place, pageIds: ids, edit: { edit: 'turn', quarters: 1 } }));
    const box = { left: 0, top: 0, width: 0.5, height: 1 };
    valueOf(await engineScan.edit({ ...place, pageIds: [one!], edit: { edit: 'crop', box } }));
    valueOf(await engineScan.removePages({ ...place, pageIds: [two!] }));
    expect(await textOf(one!)).toBe(
      `\u0089PNG ${came} [{"edit":"turn","quarters":1},{"edit":"crop","box":{"left":0,"top":0,"width":0.5,"height":1}}] `,
    );
    house.restart();
    valueOf(await house.engine.session.unlock({ accountId: house.accountId(), password: PASSWORD }));
    const { scan } = house.engine;
    expect(valueOf(await scan.undo(place)).pages.map(({ pageId }) => pageId)).toEqual(ids);
    expect(valueOf(await scan.undo(place)).pages[0]?.edits).toEqual([{ edit: 'turn', quarters: 1 }]);
    const first = valueOf(await scan.undo(place));
    expect(first).toMatchObject({ pages, canUndo: false, canRedo: true });
    expect(failureOf(await scan.undo(place))).toEqual({ code: 'nothing-to-undo' });
    valueOf(await scan.redo(place));
    valueOf(await scan.redo(place));
    expect(valueOf(await scan.redo(place)).pages).toMatchObject([{ pageId: one, edits: [{ edit: 'turn' }, { edit: 'crop' }] }]);
    expect(valueOf(await scan.reset({ ...place, pageIds: [one!] }))).toMatchObject({ pages: [{ edits: [] }], canRedo: false });
  });

  it('[issue 4] cuts photos to the sheet on them, as they come or later, and can take that back', async () => {
    const { engineScan, place, ids } = await deskWith(['sheet on a desk', 'all paper']);
    const corners = valueOf(await engineScan.findSheet({ ...place, pageId: ids[0]! }));
    expect(corners?.[0]).toEqual([0.1, 0.1]);
    expect(valueOf(await engineScan.findSheet({ ...place, pageId: ids[1]! }))).toBeNull();
    const cut = valueOf(await engineScan.cutSheets({ ...place, pageIds: ids }));
    expect(cut.pages.map(({ edits }) => edits)).toEqual([[{ edit: 'sheet', corners }], []]);
    expect(failureOf(await engineScan.cutSheets({ ...place, pageIds: [ids[1]!] }))).toEqual({
      code: 'page-edit-impossible',
      reason: 'no-sheet',
      page: 0,
    });
    const photos = [picture('a sheet'), picture('a desk')];
    const came = valueOf(await engineScan.addPages({ ...place, pictures: photos, source: '高拍仪', cutSheets: true }));
    expect(came.pages.slice(2).map(({ edits }) => edits.length)).toEqual([1, 0]);
    expect(
      valueOf(await engineScan.undo(place))
        .pages.slice(2)
        .map(({ edits }) => edits.length),
    ).toEqual([0, 0]);
  });

  it('[issue 4] keeps pages that came after a step when the step is taken back', async () => {
    const { house, engineScan, place, ids, scan } = await deskWith(['one', 'two']);
    valueOf(await engineScan.reorder({ ...place, pageIds: [ids[1]!, ids[0]!] }));
    const { pages } = await scan(['three']);
    const back = valueOf(await house.engine.scan.undo(place));
    expect(back.pages.map(({ pageId }) => pageId)).toEqual([...ids, pages[2]!.pageId]);
  });

  it('[issue 4] straightens the pages that lean, and says when none does', async () => {
    const { engineScan, place, ids } = await deskWith(['leans 2.5', 'a photo', 'leans 0.01']);
    const { pages } = valueOf(await engineScan.straighten({ ...place, pageIds: ids }));
    expect(pages.map(({ edits }) => edits)).toEqual([[{ edit: 'straighten', degrees: -2.5 }], [], []]);
    expect(failureOf(await engineScan.straighten({ ...place, pageIds: [ids[1]!] }))).toMatchObject({ reason: 'no-lines' });
    expect(failureOf(await engineScan.straighten({ ...place, pageIds: [ids[2]!] }))).toMatchObject({ reason: 'already-straight' });
  });

  it('[issue 4] puts both sides of a card on one page, which is drawn from both, as one step', async () => {
    const { engineScan, place, ids, pages, textOf } = await deskWith(['card, front', 'text', 'card, back']);
    const [front, text, back] = ids;
    expect(failureOf(await engineScan.joinCard({ ...place, front: front!, back: text! }))).toEqual({
      code: 'page-edit-impossible',
      reason: 'no-card',
      page: 2,
    });
    const joined = valueOf(await engineScan.joinCard({ ...place, front: front!, back: back! }));
    expect(joined.pages.map(({ pageId }) => pageId)).toEqual([front, text]);
    expect(joined.pages[0]?.edits).toMatchObject([
      { edit: 'crop' },
      { edit: 'card', back: { sha256: pages[2]?.sha256, edits: [{ edit: 'crop' }] } },
    ]);
    expect(await textOf(front!)).toContain('"edit":"card"');
    expect(valueOf(await engineScan.undo(place)).pages).toEqual(pages);
  });

  it('[issue 4] puts a blank page aside as it is scanned, and brings it back in its place', async () => {
    const { engineScan, place, desk, scan, look } = await scanningDesk();
    await look();
    const after = await scan(['one', 'blank', 'three']);
    expect(after.pages).toHaveLength(2);
    expect(after.blank).toHaveLength(1);
    const back = valueOf(await engineScan.restorePages({ ...place, pageIds: after.blank }));
    expect(back.pages.map(({ pageId }) => pageId)[1]).toBe(after.blank[0]);
    expect((await desk()).blank).toEqual([]);
  });

  it('[issue 4] takes in pictures of files, behind what is there, and refuses what it must without losing the ones before', async () => {
    const { engineScan, place, desk } = await deskWith(['one']);
    const added = valueOf(await engineScan.addPages({ ...place, pictures: [picture('two'), picture('three')], source: '合同.pdf' }));
    expect(added.pages.map(({ source }) => source)).toEqual(['Test Office', '合同.pdf', '合同.pdf']);
    expect(added.working).toBeNull();
    const refused = await engineScan.addPages({ ...place, pictures: [picture('four'), new File(['MZ'], 'x.exe')], source: '' });
    expect(failureOf(refused)).toMatchObject({ code: 'material-kind-refused' });
    expect((await desk()).pages).toHaveLength(4);
    expect(
      failureOf(await engineScan.addPages({ ...place, kind: 'wedding-photo', pictures: [picture('five')], source: '' })),
    ).toMatchObject({
      detail: 'kind',
    });
  });
});

describe('使用这些页', () => {
  it('[W-20] makes files of the material of the pages as they look, as one step of undo, without those taken away', async () => {
    const { house, engineScan, place, ids, desk } = await deskWith(['one', 'two', 'three']);
    valueOf(await engineScan.removePages({ ...place, pageIds: [ids[1]!] }));
    valueOf(await engineScan.edit({ ...place, pageIds: [ids[2]!], edit: { edit: 'turn', quarters: 2 } }));
    const view = valueOf(await engineScan.attach({ ...place, format: 'pictures' }));
    const files = view.filing.rows[0]?.attachments ?? [];
    expect(files.map(({ fileName }) => fileName)).toEqual(['身份证复印件-扫描1.png', '身份证复印件-扫描2.png']);
    expect(await valueOf(await house.engine.material.read({ sha256: files[1]!.sha256 })).text()).toContain('"quarters":2');
    expect(await desk()).toMatchObject({ pages: [], canUndo: false });
    expect(valueOf(await house.engine.filing.undo({ filingId: place.filingId })).filing.rows[0]?.attachments).toEqual([]);
  });

  it('[issue 4] makes one PDF, in which the same page twice is one', async () => {
    const { house, engineScan, place, desk } = await deskWith(['one', 'two', 'one']);
    const view = valueOf(await engineScan.attach({ ...place, format: 'pdf' }));
    const [file] = view.filing.rows[0]?.attachments ?? [];
    expect(file).toMatchObject({ fileName: '身份证复印件-扫描1.pdf', mediaType: 'application/pdf' });
    expect(await valueOf(await house.engine.material.read({ sha256: file!.sha256 })).text()).toBe('%PDF-1.7 2 pages');
    expect((await desk()).pages).toEqual([]);
  });

  it('[issue 4] makes no PDF where the kind takes none', async () => {
    const { house, engineScan, place, desk } = await deskWith(['one', 'two']);
    const profile = engineProfile();
    const [enrolment, ...others] = profile.services;
    const materials = [{ kind: 'id-copy', label: '身份证复印件', need: 'required', mediaTypes: ['image/png'] } as const];
    house.setProfiles([{ ...profile, services: [{ ...enrolment!, materials }, ...others] }]);
    expect(failureOf(await engineScan.attach({ ...place, format: 'pdf' }))).toMatchObject({
      code: 'material-kind-refused',
      found: 'application/pdf',
      accepted: ['image/png'],
    });
    expect(await desk()).toMatchObject({ pages: { length: 2 }, working: null });
  });

  it('[O-14] uses none when one does not fit, and keeps all pages', async () => {
    const { house, engineScan, place, ids, desk, scan } = await deskWith(['one', 'two']);
    valueOf(await house.engine.filing.attach({ ...place, file: pdf('a.pdf') }));
    expect(failureOf(await engineScan.attach({ ...place, format: 'pictures' }))).toEqual({ code: 'material-too-many', max: 2 });
    valueOf(await engineScan.removePages({ ...place, pageIds: ids }));
    await scan(['x'.repeat(1000)]);
    expect(failureOf(await engineScan.attach({ ...place, format: 'pictures' }))).toMatchObject({
      code: 'material-too-large',
      maxBytes: 1000,
    });
    expect((await desk()).pages).toHaveLength(1);
    expect(failureOf(await engineScan.attach({ ...place, format: 'pictures', kind: 'transfer-order' }))).toMatchObject({ detail: 'kind' });
    valueOf(await engineScan.removePages({ ...place, pageIds: (await desk()).pages.map(({ pageId }) => pageId) }));
    expect(failureOf(await engineScan.attach({ ...place, format: 'pictures' }))).toMatchObject({ detail: 'pages' });
  });
});

describe('[issue 4] 回收站', () => {
  it('holds what was removed and used for 30 days, with where it lay, and gives it back to any material', async () => {
    const { house, engineScan, place, ids, pages } = await deskWith(['one', 'two']);
    valueOf(await engineScan.removePages({ ...place, pageIds: [ids[0]!] }));
    house.clock.advance(1000);
    valueOf(await engineScan.attach({ ...place, format: 'pictures' }));
    const bin = valueOf(await engineScan.bin(undefined));
    expect(bin.map(({ page }) => [page.pageId, page.removedAs])).toEqual([
      [ids[1], 'used'],
      [ids[0], 'removed'],
    ]);
    expect(bin[0]).toMatchObject({ serviceLabel: 'enrolment', kindLabel: '身份证复印件' });
    const other = { ...place, kind: 'transfer-order' };
    const restored = valueOf(await engineScan.restorePages({ ...other, from: place, pageIds: [ids[0]!] }));
    expect(restored.pages).toMatchObject([{ pageId: ids[0], sha256: pages[0]?.sha256 }]);
    expect(valueOf(await engineScan.bin(undefined))).toHaveLength(1);
    house.clock.advance(30 * DAY - 1);
    expect(valueOf(await engineScan.bin(undefined))).toHaveLength(1);
    house.clock.advance(1);
    expect(valueOf(await engineScan.bin(undefined))).toEqual([]);
    expect([...digestsOnDesks(house.store())]).toEqual([pages[0]?.sha256]);
  });

  it('holds what lies on the desk of a draft that was discarded, and the draft has it again when it is restored', async () => {
    const { house, engineScan, place, ids, desk } = await deskWith(['one']);
    expect(valueOf(await engineScan.bin(undefined))).toEqual([]);
    valueOf(await house.engine.filing.discard({ filingId: place.filingId }));
    expect(valueOf(await engineScan.bin(undefined)).map(({ page }) => page.pageId)).toEqual(ids);
    valueOf(await house.engine.filing.restore({ filingId: place.filingId }));
    expect(valueOf(await engineScan.bin(undefined))).toEqual([]);
    expect((await desk()).pages).toHaveLength(1);
    valueOf(await house.engine.filing.discard({ filingId: place.filingId }));
    house.clock.advance(30 * DAY);
    valueOf(await engineScan.bin(undefined));
    expect([...digestsOnDesks(house.store())]).toEqual([]);
  });

  it('names a digest as long as a page, a card’s back or a step that can be taken back needs it', async () => {
    const { house, engineScan, place, ids, pages } = await deskWith(['card, front', 'card, back']);
    valueOf(await engineScan.joinCard({ ...place, front: ids[0]!, back: ids[1]! }));
    house.clock.advance(31 * DAY);
    valueOf(await engineScan.bin(undefined));
    expect(digestsOnDesks(house.store())).toEqual(new Set(pages.map(({ sha256 }) => sha256)));
  });
});

describe('[W-38] 扫描 in a batch', () => {
  it('goes to one row, to many rows, and to the filing as a whole', async () => {
    const { house, filingId, imported, rows, view } = await openBatchHouse();
    await imported([dropOf(0), dropOf(1), dropOf(2)]);
    const { scan } = house.engine;
    const [kind] = (await view()).rowMaterials;
    const [one, two, three] = await rows();
    const cell = { filingId, rowId: one!.rowId, kind: kind!.kind };
    valueOf(await scan.addPages({ ...cell, pictures: [picture('one')], source: '' }));
    valueOf(await scan.attachToBatch({ ...cell, format: 'pdf' }));
    const shared = { filingId, kind: kind!.kind };
    expect(valueOf(await scan.desk(shared)).pages).toEqual([]);
    valueOf(await scan.addPages({ ...shared, pictures: [picture('two')], source: '' }));
    valueOf(await scan.attachToBatch({ ...shared, format: 'pdf', to: { rowIds: [two!.rowId, three!.rowId] } }));
    expect((await rows()).map(({ attachments }) => attachments.length)).toEqual([1, 1, 1]);
    expect((await rows())[1]?.attachments[0]?.sha256).toBe((await rows())[2]?.attachments[0]?.sha256);
    expect(failureOf(await scan.addPages({ ...shared, rowId: filingId as never, pictures: [picture('x')], source: '' }))).toMatchObject({
      detail: 'rowId',
    });
  });
});

async function scanningDesk() {
  const at = await scanning();
  return { ...at, engineScan: at.house.engine.scan };
}
