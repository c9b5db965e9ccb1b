import { describe, expect, it } from 'vitest';
import type { FilingView } from '../../../src-shared/contract/engine.ts';
import { aPerson, createEngineHouse, failureOf, PASSWORD, pdf, rowIdOf, valueOf } from '../../../test/fakes/engine-house.ts';
import { engineProfile } from '../../../test/fixtures/engine-profile.ts';
import { Trouble } from '../ports/trouble.ts';

async function drafting() {
  const house = createEngineHouse();
  await house.register();
  const begun = valueOf(await house.engine.filing.begin({ service: 'enrolment', insurance: 'medical' }));
  const { filingId } = begun.filing;
  const rowId = rowIdOf(begun);
  const view = async (): Promise<FilingView> => valueOf(await house.engine.filing.get({ filingId }));
  const values = async () => (await view()).filing.rows[0]?.values ?? {};
  return {
    house,
    filingId,
    rowId,
    view,
    values,
    type: async (changes: Record<string, string>): Promise<FilingView> => {
      const { revision } = (await view()).filing;
      return valueOf(await house.engine.filing.saveValues({ filingId, rowId, revision, values: changes }));
    },
    undo: () => house.engine.filing.undo({ filingId }),
    redo: () => house.engine.filing.redo({ filingId }),
  };
}

describe('saveValues', () => {
  it('[W-18] keeps what is typed, fills what follows from it, and says where each came from', async () => {
    const { type, house, filingId } = await drafting();
    const person = aPerson();
    const { filing } = await type({ idNumber: person.socialSecurityNumber });
    expect(filing.rows[0]?.values['birthDate']).toBe(person.birthDate);
    expect(filing.rows[0]?.origins).toMatchObject({
      idNumber: { from: 'typed', at: house.clock.now() },
      birthDate: { from: 'derived', fields: ['idNumber'] },
    });
    expect(house.store().filing(filingId)).toEqual(filing);
    expect(house.events.published.at(-1)).toEqual({ event: 'filing.changed', filingId });
  });

  it('[W-18] leaves values alone that are not named, and clears one that is named empty', async () => {
    const { type, values } = await drafting();
    await type({ name: '测试甲', phone: '13900000001' });
    await type({ phone: '' });
    expect(await values()).toMatchObject({ name: '测试甲', reason: 'new' });
    expect(await values()).not.toHaveProperty('phone');
  });

  it('[W-18] changes nothing, not even the revision, when nothing is new', async () => {
    const { type } = await drafting();
    const once = await type({ name: '测试甲' });
    const twice = await type({ name: ' 测试甲 ' });
    expect(twice.filing).toEqual(once.filing);
  });

  it('[W-18] refuses to write over a draft that changed in another window', async () => {
    const { type, house, filingId, rowId, values } = await drafting();
    const { filing } = await type({ name: '测试甲' });
    const late = await house.engine.filing.saveValues({ filingId, rowId, revision: filing.revision - 1, values: { name: '演练乙' } });
    expect(failureOf(late)).toEqual({ code: 'filing-changed', revision: filing.revision });
    expect((await values())['name']).toBe('测试甲');
  });

  it('[W-18] takes the second of two saves sent at once for old', async () => {
    const { house, filingId, rowId, view } = await drafting();
    const { revision } = (await view()).filing;
    const [first, second] = await Promise.all([
      house.engine.filing.saveValues({ filingId, rowId, revision, values: { name: '测试甲' } }),
      house.engine.filing.saveValues({ filingId, rowId, revision, values: { phone: '13900000001' } }),
    ]);
    expect(first.ok).toBe(true);
    expect(failureOf(second)).toEqual({ code: 'filing-changed', revision: revision + 1 });
  });

  it('[W-18] refuses a field the form of this insurance does not have, and an unknown row', async () => {
    const { house, filingId, rowId, view } = await drafting();
    const { revision } = (await view()).filing;
    const save = (row: typeof rowId, values: Record<string, string>) =>
      house.engine.filing.saveValues({ filingId, rowId: row, revision, values });
    expect(failureOf(await save(rowId, { name: '测试甲', ward: '一类' }))).toEqual({ code: 'request-invalid', detail: 'values.ward' });
    expect(failureOf(await save('00000000000000000000000099' as typeof rowId, { name: '测试甲' }))).toEqual({
      code: 'request-invalid',
      detail: 'rowId',
    });
    expect((await view()).filing.revision).toBe(revision);
  });

  it('[W-18] refuses filings that are no drafts and filings that are not there', async () => {
    const house = createEngineHouse();
    await house.register();
    const sent = await house.submitted();
    const { filingId, revision } = sent.filing;
    const ask = { filingId, rowId: rowIdOf(sent), revision, values: { name: '演练乙' } };
    expect(failureOf(await house.engine.filing.saveValues(ask))).toEqual({ code: 'filing-not-editable', state: 'queued' });
    const nowhere = '00000000000000000000000099' as typeof filingId;
    expect(failureOf(await house.engine.filing.saveValues({ ...ask, filingId: nowhere }))).toEqual({ code: 'filing-not-found' });
    expect(failureOf(await house.engine.filing.get({ filingId: nowhere }))).toEqual({ code: 'filing-not-found' });
  });

  it('[W-18] keeps the draft as it was when the disk is full, and goes on when there is room again', async () => {
    const { house, type, view } = await drafting();
    const before = await type({ name: '测试甲' });
    const { filingId, revision } = before.filing;
    const ask = { filingId, rowId: rowIdOf(before), revision, values: { phone: '13900000001' } };
    house.clock.advance(60_000);
    house.vault.breakNextWrite('putSnapshot', new Trouble({ code: 'disk-full' }));
    expect(failureOf(await house.engine.filing.saveValues(ask))).toEqual({ code: 'disk-full' });
    expect(await view()).toEqual(before);
    expect(valueOf(await house.engine.filing.saveValues(ask)).filing.rows[0]?.values['phone']).toBe('13900000001');
  });
});

describe('undo and redo', () => {
  it('[W-18] goes back and forth over what was typed, and says when there is nothing more', async () => {
    const { house, type, values, undo, redo } = await drafting();
    const start = await values();
    await type({ name: '测试甲' });
    house.clock.advance(10_000);
    await type({ phone: '13900000001' });
    const full = await values();
    valueOf(await undo());
    expect(await values()).toEqual({ ...start, name: '测试甲' });
    const first = valueOf(await undo());
    expect([first.canUndo, first.canRedo]).toEqual([false, true]);
    expect(await values()).toEqual(start);
    expect(failureOf(await undo())).toEqual({ code: 'nothing-to-undo' });
    valueOf(await redo());
    const last = valueOf(await redo());
    expect([last.canUndo, last.canRedo]).toEqual([true, false]);
    expect(await values()).toEqual(full);
    expect(failureOf(await redo())).toEqual({ code: 'nothing-to-undo' });
  });

  it('[W-18] takes typing on in the same field within two seconds for one step', async () => {
    const { house, type, values, undo } = await drafting();
    await type({ name: '测' });
    house.clock.advance(2000);
    await type({ name: '测试' });
    house.clock.advance(1000);
    await type({ name: '测试甲' });
    house.clock.advance(2001);
    await type({ name: '测试甲乙' });
    valueOf(await undo());
    expect((await values())['name']).toBe('测试甲');
    valueOf(await undo());
    expect(await values()).not.toHaveProperty('name');
  });

  it('[W-18] takes another field for another step, however fast', async () => {
    const { type, values, undo } = await drafting();
    await type({ name: '测试甲' });
    await type({ phone: '13900000001' });
    valueOf(await undo());
    expect(await values()).toMatchObject({ name: '测试甲' });
    expect(await values()).not.toHaveProperty('phone');
  });

  it('[W-18] does not join steps when the clock of the PC was set back', async () => {
    const { house, type, values, undo } = await drafting();
    await type({ name: '测试' });
    house.clock.advance(-3_600_000);
    await type({ name: '测试甲' });
    valueOf(await undo());
    expect((await values())['name']).toBe('测试');
  });

  it('[W-18] drops what was undone when something new is typed', async () => {
    const { house, type, values, undo, redo } = await drafting();
    await type({ name: '测试甲' });
    house.clock.advance(500);
    valueOf(await undo());
    const retyped = await type({ name: '演练乙' });
    expect(retyped.canRedo).toBe(false);
    expect(failureOf(await redo())).toEqual({ code: 'nothing-to-undo' });
    valueOf(await undo());
    expect(await values()).not.toHaveProperty('name');
  });

  it('[W-18] never joins a step to the beginning of the draft', async () => {
    const { type, values, undo } = await drafting();
    const start = await values();
    await type({ name: '测试甲' });
    valueOf(await undo());
    expect(await values()).toEqual(start);
  });

  it('[W-20] brings back a removed material and takes away an added one', async () => {
    const { house, filingId, rowId, view, undo, redo } = await drafting();
    const attached = valueOf(await house.engine.filing.attach({ filingId, rowId, kind: 'id-copy', file: pdf('身份证.pdf') }));
    const [attachment] = attached.filing.rows[0]?.attachments ?? [];
    valueOf(await house.engine.filing.detach({ filingId, rowId, kind: 'id-copy', sha256: attachment?.sha256 ?? ('' as never) }));
    const count = async () => (await view()).materials[0]?.count;
    expect(await count()).toBe(0);
    valueOf(await undo());
    expect(await count()).toBe(1);
    valueOf(await undo());
    expect(await count()).toBe(0);
    valueOf(await redo());
    expect((await view()).filing.rows[0]?.attachments).toEqual([attachment]);
    expect((await house.engine.material.read({ sha256: attachment?.sha256 ?? ('' as never) })).ok).toBe(true);
  });

  it('[W-18] works across a restart', async () => {
    const { house, filingId, type } = await drafting();
    await type({ name: '测试甲' });
    house.restart();
    valueOf(await house.engine.session.unlock({ accountId: house.accountId(), password: PASSWORD }));
    expect(valueOf(await house.engine.filing.undo({ filingId })).filing.rows[0]?.values).not.toHaveProperty('name');
    expect(valueOf(await house.engine.filing.redo({ filingId })).filing.rows[0]?.values['name']).toBe('测试甲');
  });

  it('[W-18] is for drafts only', async () => {
    const house = createEngineHouse();
    await house.register();
    const { filing, canUndo } = await house.submitted();
    expect(canUndo).toBe(false);
    expect(failureOf(await house.engine.filing.undo({ filingId: filing.filingId }))).toEqual({
      code: 'filing-not-editable',
      state: 'queued',
    });
  });
});

describe('goToStep', () => {
  it('[W-19] remembers the page, without a step of undo', async () => {
    const { house, filingId, view } = await drafting();
    const moved = valueOf(await house.engine.filing.goToStep({ filingId, step: 'materials' }));
    expect(moved.filing.step).toBe('materials');
    expect(moved.canUndo).toBe(false);
    expect(valueOf(await house.engine.filing.goToStep({ filingId, step: 'materials' })).filing).toEqual(moved.filing);
    expect((await view()).filing.step).toBe('materials');
  });

  it('[W-21] refuses a page the service does not have', async () => {
    const { house, filingId, view } = await drafting();
    const profile = engineProfile('1');
    house.setProfiles([{ ...profile, services: profile.services.map((service) => Object.assign(service, { steps: ['fill', 'check'] })) }]);
    expect(failureOf(await house.engine.filing.goToStep({ filingId, step: 'materials' }))).toEqual({
      code: 'request-invalid',
      detail: 'step',
    });
    expect((await view()).filing.step).toBe('fill');
  });
});

describe('profile versions', () => {
  it('[O-03] judges a draft by the version it was begun under', async () => {
    const { house, view } = await drafting();
    const later = engineProfile('2');
    house.setProfiles([
      engineProfile('1'),
      { ...later, services: later.services.map((service) => Object.assign(service, { materials: [] })) },
    ]);
    expect((await view()).filing.profileVersion).toBe('1');
    expect((await view()).materials.map(({ kind }) => kind)).toEqual(['id-copy']);
    expect(valueOf(await house.engine.filing.begin({ service: 'enrolment', insurance: 'medical' })).materials).toEqual([]);
  });

  it('[O-03] says so when that version is gone; the draft can still be discarded, and not be made a draft again', async () => {
    const { house, filingId, rowId } = await drafting();
    house.setProfiles([engineProfile('2')]);
    const unknown = { code: 'profile-version-unknown', version: '1' };
    const { filing } = house.engine;
    expect(failureOf(await filing.get({ filingId }))).toEqual(unknown);
    expect(failureOf(await filing.saveValues({ filingId, rowId, revision: 1, values: {} }))).toEqual(unknown);
    expect(failureOf(await filing.submit({ filingId, revision: 1 }))).toEqual(unknown);
    expect(failureOf(await filing.undo({ filingId }))).toEqual(unknown);
    expect(valueOf(await filing.list({})).items).toMatchObject([{ filingId, blocks: 1 }]);
    expect(valueOf(await filing.discard({ filingId })).filing.state).toBe('voided');
    expect(failureOf(await filing.restore({ filingId }))).toEqual(unknown);
  });
});
