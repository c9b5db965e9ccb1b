import { describe, expect, it } from 'vitest';
import { ok } from '../../../src-shared/lib/result.ts';
import { createClock } from '../../../test/fakes/clock.ts';
import { createEngineHouse, pdf, rowIdOf, valueOf } from '../../../test/fakes/engine-house.ts';
import { createMemoryMaterials } from '../../../test/fakes/memory-materials.ts';
import { createMemoryStore } from '../../../test/fakes/memory-store.ts';
import { cardReading, putCardReading } from '../cards/card-readings.ts';
import { collectMaterials, GRACE_HOURS, type Namer } from './collect-materials.ts';

const HOUR = 3_600_000;
const limits = { mediaTypes: ['application/pdf'], maxBytes: 1000 } as const;

const noPause = (): Promise<void> => Promise.resolve();

async function withFile() {
  const clock = createClock();
  const materials = createMemoryMaterials(clock);
  const store = createMemoryStore();
  const pauses = { count: 0 };
  const pause = (): Promise<void> => {
    pauses.count += 1;
    return Promise.resolve();
  };
  const add = async () => {
    const added = await materials.add({ fileName: 'a.pdf', bytes: new TextEncoder().encode('%PDF-1.7 a'), limits });
    if (!added.ok) {
      throw new Error(added.error.code);
    }
    return added.value.sha256;
  };
  const sha256 = await add();
  const collect = async (namers: readonly Namer[] = []) =>
    collectMaterials({ clock, pause }, { store, materials }, async (work) => work(), namers);
  return { clock, materials, store, sha256, collect, add, pauses };
}

describe('files nothing names', () => {
  it('[issue 4] go after the grace period, and not before; added again they begin anew', async () => {
    const { clock, materials, sha256, collect, add } = await withFile();
    clock.advance(GRACE_HOURS * HOUR);
    expect(await collect()).toEqual(ok(0));
    await add();
    clock.advance(HOUR);
    expect(await collect()).toEqual(ok(0));
    clock.advance(GRACE_HOURS * HOUR);
    expect(await collect()).toEqual(ok(1));
    expect(materials.has(sha256)).toBe(false);
  });

  it('[issue 4] take along what was read off them as an ID card', async () => {
    const { clock, store, sha256, collect } = await withFile();
    const card = { sides: ['portrait'], idNumber: '619999199001011234', name: '测试甲', validUntil: null } as const;
    store.transaction((write) => putCardReading(write, sha256, card));
    expect(cardReading(store, sha256)).toEqual(card);
    clock.advance((GRACE_HOURS + 1) * HOUR);
    expect(await collect()).toEqual(ok(1));
    expect(cardReading(store, sha256)).toBeNull();
    expect(JSON.stringify(store.settings('card:'))).not.toContain('测试甲');
  });

  it('[issue 4] stay while anybody names them, also when that is only since the first asking', async () => {
    const { clock, materials, sha256, collect, pauses } = await withFile();
    clock.advance((GRACE_HOURS + 1) * HOUR);
    expect(await collect([() => [[]], () => [[], [sha256]]])).toEqual(ok(0));
    expect(pauses.count).toBeGreaterThan(2);
    let asked = 0;
    const late: Namer = () => {
      asked += 1;
      return asked === 1 ? [[]] : [[sha256]];
    };
    expect(await collect([late])).toEqual(ok(0));
    expect(materials.has(sha256)).toBe(true);
  });

  it('[issue 4] stay when the account was closed meanwhile', async () => {
    const { clock, materials, store, sha256 } = await withFile();
    clock.advance((GRACE_HOURS + 1) * HOUR);
    const locked = { ok: false, error: { code: 'locked' } } as const;
    expect(await collectMaterials({ clock, pause: noPause }, { store, materials }, async () => locked, [() => [[]]])).toEqual(locked);
    expect(materials.has(sha256)).toBe(true);
  });
});

describe('the collector', () => {
  it('[issue 4] runs a while after unlocking, spares what undo and the bin bring back, and ends with the session', async () => {
    const house = createEngineHouse();
    await house.register();
    const { engine, clock, timers } = house;
    const begun = valueOf(await engine.filing.begin({ service: 'enrolment', insurance: 'medical' }));
    const place = { filingId: begun.filing.filingId, rowId: rowIdOf(begun), kind: 'id-copy' };
    const view = valueOf(await engine.filing.attach({ ...place, file: pdf('撤销得回.pdf') }));
    const sha256 = view.filing.rows[0]?.attachments[0]?.sha256 ?? ('' as never);
    valueOf(await engine.filing.detach({ ...place, sha256 }));
    const person = { idNumber: '619999199001011234', name: '测试甲', kind: 'id-copy', label: '身份证复印件', expiresOn: '' };
    const { files } = valueOf(await engine.library.add({ ...person, file: pdf('移出.pdf') }));
    const binned = files[0]?.sha256 ?? ('' as never);
    clock.advance(HOUR);
    valueOf(await engine.library.retire({ idNumber: person.idNumber, sha256: binned }));
    const materials = house.vault.materialsOf(house.accountId());
    const fire = async (): Promise<void> => {
      timers.fire();
      for (let turn = 0; turn < 50; turn += 1) {
        await new Promise(setImmediate);
      }
    };
    clock.advance(10 * 24 * HOUR);
    expect(timers.next()).toBe(600_000);
    await fire();
    expect([materials.has(sha256), materials.has(binned)]).toEqual([true, true]);
    clock.advance(31 * 24 * HOUR);
    await fire();
    expect([materials.has(sha256), materials.has(binned)]).toEqual([true, false]);
    valueOf(await engine.session.lock(undefined));
    expect(timers.next()).toBeNull();
    expect(house.logged).toEqual([]);
  });
});
