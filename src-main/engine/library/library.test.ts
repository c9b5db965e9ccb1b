import { describe, expect, it } from 'vitest';
import type { Sha256 } from '../../../src-shared/domain/ids.ts';
import { dropOf, openBatchHouse } from '../../../test/fakes/batch-house.ts';
import { aPerson, createEngineHouse, failureOf, pdf, rowIdOf, valueOf } from '../../../test/fakes/engine-house.ts';
import { rosterPerson } from '../../../test/fixtures/roster-person.ts';

const PERSON = aPerson();
const { socialSecurityNumber: idNumber } = PERSON;
const DAY = 86_400_000;

async function house() {
  const opened = createEngineHouse();
  await opened.register();
  const add = async (file: File, more: { readonly kind?: string; readonly label?: string; readonly expiresOn?: string } = {}) =>
    valueOf(await opened.engine.library.add({ idNumber, name: PERSON.name, kind: 'id-copy', label: '身份证复印件', file, ...more }));
  const folder = async () => valueOf(await opened.engine.library.folder({ idNumber }));
  /** A draft of this person without files. */
  const emptyDraft = async () => {
    const begun = valueOf(await opened.engine.filing.begin({ service: 'enrolment', insurance: 'medical' }));
    const place = { filingId: begun.filing.filingId, rowId: rowIdOf(begun), kind: 'id-copy' };
    const values = { idNumber, name: PERSON.name, phone: PERSON.phone };
    valueOf(await opened.engine.filing.saveValues({ ...place, revision: begun.filing.revision, values }));
    return place;
  };
  const { engine, clock } = opened;
  return { opened, engine, clock, add, folder, emptyDraft, fullDraft: () => opened.fullDraft(PERSON) };
}
const shaOf = (folder: { readonly files: readonly { readonly sha256: Sha256 }[] }): Sha256 => folder.files[0]?.sha256 ?? ('' as never);

describe('a person’s folder', () => {
  it('[issue 4] holds what filings used, each file once, with where and when', async () => {
    const { opened, engine, folder, fullDraft, clock } = await house();
    const first = await opened.submitted(PERSON);
    opened.decide(first, 'approved');
    clock.advance(60_000);
    const second = await fullDraft();
    const found = await folder();
    expect(found).toMatchObject({ idNumber, name: PERSON.name, bin: [] });
    expect(found.files).toMatchObject([
      {
        kind: 'id-copy',
        label: '身份证复印件',
        fileName: '身份证.pdf',
        expiry: null,
        at: second.filing.rows[0]?.attachments[0]?.attachedAt,
      },
    ]);
    const uses = found.files[0]?.uses.map(({ filingId, receiptNumber, service }) => [filingId, receiptNumber, service].join());
    expect(new Set(uses)).toEqual(new Set([`${first.filing.filingId},SL0001,enrolment`, `${second.filing.filingId},,enrolment`]));
    expect(valueOf(await engine.library.people({ text: '', page: 1, pageSize: 20 }))).toMatchObject({
      total: 1,
      items: [{ idNumber, files: 1, expired: 0, soon: 0 }],
    });
  });

  it('[issue 4] takes files beforehand, with the day they expire, and finds people of the roster without any', async () => {
    const { opened, engine, add } = await house();
    const added = await add(pdf('合同.pdf'), { kind: 'contract', label: '劳动合同', expiresOn: '2026-12-01' });
    expect(added.files).toMatchObject([{ fileName: '合同.pdf', label: '劳动合同', expiresOn: '2026-12-01', expiry: 'soon', uses: [] }]);
    const other = aPerson(7);
    opened
      .store()
      .transaction((write) => write.putPerson(rosterPerson({ socialSecurityNumber: other.socialSecurityNumber, name: other.name })));
    const find = async (text: string) => valueOf(await engine.library.people({ text, page: 1, pageSize: 20 })).items;
    expect(await find(other.socialSecurityNumber)).toMatchObject([{ name: other.name, files: 0 }]);
    expect(await find(idNumber.slice(-4))).toMatchObject([{ idNumber, files: 1, soon: 1 }]);
  });

  it('[issue 4] renames and dates a file here, and leaves filings what they were given', async () => {
    const { engine, folder, fullDraft } = await house();
    const draft = await fullDraft();
    const sha256 = shaOf(await folder());
    valueOf(await engine.library.describe({ idNumber, sha256, fileName: '身份证（新）.pdf', expiresOn: '2026-10-01' }));
    expect((await folder()).files).toMatchObject([
      { fileName: '身份证（新）.pdf', expiresOn: '2026-10-01', expiry: 'expired', uses: [{}] },
    ]);
    const kept = valueOf(await engine.filing.get(draft.filing)).filing.rows[0]?.attachments;
    expect(kept).toMatchObject([{ fileName: '身份证.pdf' }]);
    expect(kept?.[0]).not.toHaveProperty('expiresOn');
    valueOf(await engine.library.describe({ idNumber, sha256, expiresOn: '' }));
    expect((await folder()).files).toMatchObject([{ expiresOn: '', expiry: null }]);
    expect(failureOf(await engine.library.describe({ idNumber, sha256: 'f'.repeat(64) as Sha256, fileName: 'x' }))).toEqual({
      code: 'material-not-found',
    });
  });

  it('[issue 4] takes a file out of itself and of no filing, brings it back for thirty days, and again when it is used again', async () => {
    const { engine, folder, fullDraft, clock } = await house();
    const draft = await fullDraft();
    const sha256 = shaOf(await folder());
    clock.advance(1000);
    const retired = valueOf(await engine.library.retire({ idNumber, sha256 }));
    expect(retired).toMatchObject({ files: [], bin: [{ sha256, uses: [{}] }] });
    expect(valueOf(await engine.filing.get(draft.filing)).materials).toMatchObject([{ count: 1 }]);
    expect(valueOf(await engine.library.restore({ idNumber, sha256 }))).toMatchObject({ files: [{ sha256 }], bin: [] });
    valueOf(await engine.library.retire({ idNumber, sha256 }));
    clock.advance(30 * DAY);
    expect(await folder()).toMatchObject({ files: [], bin: [] });
    await fullDraft();
    expect(await folder()).toMatchObject({ files: [{ sha256 }], bin: [] });
  });

  it('[issue 4] says what drafts naming the person still lack', async () => {
    const { folder, emptyDraft } = await house();
    const { filingId } = await emptyDraft();
    expect((await folder()).missing).toEqual([
      { filingId, service: 'enrolment', insurance: 'medical', batch: false, labels: ['身份证复印件'] },
    ]);
  });
});

describe('从材料库选用', () => {
  it('[issue 4] offers files of the kind first, then others, newest first, and takes one over as a step of undo', async () => {
    const { engine, add, emptyDraft, clock } = await house();
    await add(pdf('旧身份证.pdf'), { expiresOn: '2026-01-01' });
    clock.advance(1000);
    await add(pdf('合同.pdf'), { kind: 'contract', label: '劳动合同' });
    clock.advance(1000);
    await add(pdf('新身份证.pdf'));
    const place = await emptyDraft();
    const offered = valueOf(await engine.library.offer(place));
    expect(offered.files.map(({ fileName, sameKind }) => [fileName, sameKind])).toEqual([
      ['新身份证.pdf', true],
      ['旧身份证.pdf', true],
      ['合同.pdf', false],
    ]);
    const sha256 = offered.files[1]?.sha256 ?? ('' as never);
    const view = valueOf(await engine.filing.attachKept({ ...place, sha256 }));
    expect(view.filing.rows[0]?.attachments).toMatchObject([{ kind: 'id-copy', fileName: '旧身份证.pdf', expiresOn: '2026-01-01' }]);
    expect(view.findings.filter(({ severity }) => severity !== 'block')).toMatchObject([
      { severity: 'warn', sentence: expect.stringContaining('已过期') },
    ]);
    expect(valueOf(await engine.library.offer(place)).files).toHaveLength(2);
    expect(valueOf(await engine.filing.undo(place)).materials).toMatchObject([{ count: 0 }]);
    expect(failureOf(await engine.filing.attachKept({ ...place, sha256: 'f'.repeat(64) as Sha256 }))).toEqual({
      code: 'material-not-found',
    });
    expect(failureOf(await engine.filing.attachKept({ ...place, kind: 'nothing', sha256 }))).toMatchObject({ code: 'request-invalid' });
  });

  it('[issue 4] offers nothing before the row has a number, and nobody else’s files', async () => {
    const { engine, add } = await house();
    const { files } = await add(pdf('身份证.pdf'));
    const begun = valueOf(await engine.filing.begin({ service: 'enrolment', insurance: 'medical' }));
    const place = { filingId: begun.filing.filingId, rowId: rowIdOf(begun), kind: 'id-copy' };
    expect(valueOf(await engine.library.offer(place))).toEqual({ idNumber: '', files: [] });
    expect(failureOf(await engine.filing.attachKept({ ...place, sha256: files[0]?.sha256 ?? ('' as never) }))).toEqual({
      code: 'material-not-found',
    });
  });

  it('[issue 4 W-38] serves a row of a batch, and the folder knows the batch', async () => {
    const { house: batchHouse, filingId, imported, rows, view } = await openBatchHouse();
    const { engine } = batchHouse;
    await imported([dropOf(0)]);
    const [row] = await rows();
    const number = row?.values['socialSecurityNumber'] ?? '';
    const added = valueOf(
      await engine.library.add({ idNumber: number, name: '', kind: 'contract-end', label: '证明', file: pdf('证明.pdf'), expiresOn: '' }),
    );
    expect(added.missing).toMatchObject([{ filingId, batch: true, labels: ['解除（终止）劳动合同证明'] }]);
    const place = { filingId, rowId: row?.rowId ?? ('' as never), kind: 'contract-end' };
    const { files } = valueOf(await engine.library.offer(place));
    valueOf(await engine.batch.attachKept({ ...place, sha256: files[0]?.sha256 ?? ('' as never) }));
    expect((await view()).counts).toMatchObject({ lacking: 0, good: 1 });
    const folder = valueOf(await engine.library.folder({ idNumber: number }));
    expect(folder).toMatchObject({ missing: [], files: [{ label: '证明', uses: [{ filingId }] }] });
    valueOf(await engine.batch.undo({ filingId }));
    expect((await view()).counts.lacking).toBe(1);
  });

  it('[issue 4 W-38] fills a whole batch with what has just the name and has not expired, as one step of undo', async () => {
    const { house: batchHouse, filingId, imported, view } = await openBatchHouse();
    const { engine } = batchHouse;
    await imported([dropOf(0), dropOf(1), dropOf(2), dropOf(3)]);
    const put = async (index: number, label: string, expiresOn = ''): Promise<void> => {
      const number = dropOf(index).values['socialSecurityNumber'] ?? '';
      valueOf(await engine.library.add({ idNumber: number, name: '', kind: 'any', label, expiresOn, file: pdf(`${index}.pdf`) }));
    };
    const label = '解除（终止）劳动合同证明';
    await put(0, label);
    await put(1, label, '2020-01-01');
    await put(2, '调令');
    const filled = valueOf(await engine.batch.fillFromLibrary({ filingId }));
    expect(filled).toMatchObject({ files: 1, people: 1, view: { counts: { lacking: 3 }, undoLabel: '从材料库补齐（1 份）' } });
    expect(valueOf(await engine.batch.fillFromLibrary({ filingId }))).toMatchObject({ files: 0, people: 0 });
    valueOf(await engine.batch.undo({ filingId }));
    expect((await view()).counts.lacking).toBe(4);
  });
});
