import { describe, expect, it } from 'vitest';
import { aPerson, createEngineHouse, rowIdOf, valueOf } from '../../../test/fakes/engine-house.ts';

async function withFilings() {
  const house = createEngineHouse();
  await house.register();
  const [one, two, three] = [aPerson(1), aPerson(2), aPerson(3)];
  const draft = await house.fullDraft(one);
  house.clock.advance(60_000);
  const queued = await house.submitted(two);
  house.clock.set('2026-12-05T01:00:00.000Z');
  const rejected = await house.submitted(three);
  house.decide(rejected, 'rejected');
  const list = async (query: Parameters<typeof house.engine.filing.list>[0]) => {
    const { items, total } = valueOf(await house.engine.filing.list(query));
    return { total, ids: items.map(({ filingId }) => filingId), items };
  };
  return {
    house,
    list,
    people: [one, two, three] as const,
    ids: [draft.filing.filingId, queued.filing.filingId, rejected.filing.filingId] as const,
  };
}

describe('list', () => {
  it('[W-57] shows each filing on one line, the newest change first', async () => {
    const { list, ids, people, house } = await withFilings();
    const { items, total } = await list({});
    expect(total).toBe(3);
    expect(items.map(({ filingId }) => filingId)).toEqual([ids[2], ids[1], ids[0]]);
    expect(items[0]).toEqual({
      filingId: ids[2],
      service: 'enrolment',
      insurance: 'medical',
      unitNumber: 'TEST0001',
      state: 'rejected',
      step: 'fill',
      names: [people[2].name],
      people: 1,
      rejectedPeople: 1,
      effectiveMonth: '202612',
      blocks: 0,
      warns: 0,
      receiptNumber: 'SL0001',
      reason: '劳动合同缺签字页',
      createdAt: '2026-12-05T01:00:00.000Z',
      changedAt: house.clock.now(),
      submittedAt: '2026-12-05T01:00:00.000Z',
      decidedAt: house.clock.now(),
    });
  });

  it('[W-57] filters by service, state, insurance, months, name and id number, and pages', async () => {
    const { list, ids, people } = await withFilings();
    expect((await list({ states: ['draft', 'queued'] })).ids).toEqual([ids[1], ids[0]]);
    expect((await list({ services: ['termination'] })).total).toBe(0);
    expect((await list({ insurances: ['injury'] })).total).toBe(0);
    expect((await list({ fromMonth: '202612', toMonth: '' })).ids).toEqual([ids[2]]);
    expect((await list({ fromMonth: '', toMonth: '202611' })).ids).toEqual([ids[1], ids[0]]);
    expect((await list({ text: people[1].name })).ids).toEqual([ids[1]]);
    expect((await list({ text: people[0].socialSecurityNumber.slice(-6) })).ids).toEqual([ids[0]]);
    expect(await list({ page: 2, pageSize: 2 })).toMatchObject({ total: 3, ids: [ids[0]] });
  });

  it('[W-56] counts the findings of drafts and of nothing else', async () => {
    const { house, list, ids } = await withFilings();
    valueOf(await house.engine.filing.begin({ service: 'enrolment', insurance: 'medical' }));
    const { items } = await list({});
    expect(items.map(({ state, blocks }) => [state, blocks])).toEqual([
      ['draft', 3],
      ['rejected', 0],
      ['queued', 0],
      ['draft', 0],
    ]);
    expect(items.at(-1)?.filingId).toBe(ids[0]);
  });
});

describe('get', () => {
  it('[W-32] shows a decided filing with its verdict and materials, and no findings', async () => {
    const { house, ids } = await withFilings();
    const view = valueOf(await house.engine.filing.get({ filingId: ids[2] }));
    expect(view.filing.rows[0]?.verdict).toEqual({ approved: false, reason: '劳动合同缺签字页', personNumber: '' });
    expect(view).toMatchObject({ findings: [], materials: [{ kind: 'id-copy', count: 1 }], canUndo: false, canRedo: false });
  });

  it('[W-20] asks for the materials of the reason chosen', async () => {
    const { house, ids } = await withFilings();
    const before = valueOf(await house.engine.filing.get({ filingId: ids[0] }));
    const after = await house.engine.filing.saveValues({
      filingId: before.filing.filingId,
      rowId: rowIdOf(before),
      revision: before.filing.revision,
      values: { reason: 'transfer' },
    });
    expect(valueOf(after).materials.map(({ kind, required }) => [kind, required])).toEqual([
      ['id-copy', true],
      ['transfer-order', false],
    ]);
  });
});
