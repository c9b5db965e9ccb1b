import { describe, expect, it, vi } from 'vitest';
import { fail, ok } from '../../../src-shared/lib/result.ts';
import { createEngineHouse, failureOf, PASSWORD, valueOf } from '../../../test/fakes/engine-house.ts';
import { createFakeScanner, OFFICE } from '../../../test/fakes/fake-scanner.ts';
import { SETTINGS, scanning } from '../../../test/fakes/scan-house.ts';

const named = (name: string) => ({ ...OFFICE, id: name, key: name, name });

describe('scanners', () => {
  it('[issue 4] answers at once while it looks, and tells when one is found', async () => {
    const { scanner, house } = await scanning();
    expect(valueOf(await house.engine.scan.devices({ look: true }))).toEqual({
      devices: [],
      looking: true,
      lastUsed: null,
      troubles: [],
      twain: null,
    });
    expect(valueOf(await house.engine.scan.devices({ look: true })).looking).toBe(true);
    expect(scanner.looking()).toBe(1);
    scanner.finishLooking();
    await vi.waitFor(async () =>
      expect(valueOf(await house.engine.scan.devices({ look: false }))).toMatchObject({ devices: [OFFICE], looking: false }),
    );
    expect(house.events.published).toContainEqual({ event: 'scanners.changed' });
    expect(scanner.looking()).toBe(0);
  });

  it('[issue 4] adds a network scanner by its address, looks for it there from then on, and says why it is not there', async () => {
    const network = { ...OFFICE, family: 'escl' as const, id: 'http://192.0.2.7/eSCL', key: 'uuid-7', name: 'Test Network' };
    const asked: string[] = [];
    const scanner = createFakeScanner([]);
    const probing = {
      ...scanner.family,
      probe: (address: string) => {
        asked.push(address);
        return Promise.resolve(address === '192.0.2.7' ? ok(network) : fail({ trouble: 'gone' as const, detail: 'no answer' }));
      },
    };
    const house = createEngineHouse({ scanners: [createFakeScanner([]).family, probing] });
    await house.register();
    expect(failureOf(await house.engine.scan.addAddress({ address: '192.0.2.8' }))).toEqual({
      code: 'scanner-failed',
      trouble: 'gone',
      detail: 'no answer',
      scanner: '192.0.2.8',
      pages: 0,
    });
    expect(valueOf(await house.engine.scan.addAddress({ address: '192.0.2.7' })).devices).toEqual([network]);
    house.restart();
    valueOf(await house.engine.session.unlock({ accountId: house.accountId(), password: PASSWORD }));
    asked.length = 0;
    valueOf(await house.engine.scan.devices({ look: true }));
    await vi.waitFor(async () => expect(valueOf(await house.engine.scan.devices({ look: false })).devices).toEqual([network]));
    expect(asked).toEqual(['192.0.2.7']);
  });

  it('[issue 4] has a device met anew whose certificate has changed, and says where that means nothing', async () => {
    const network = { ...OFFICE, family: 'escl' as const, id: 'https://192.0.2.7/eSCL', key: 'uuid-7', name: 'Test Network' };
    const trusted: string[] = [];
    const scanner = createFakeScanner([OFFICE]);
    const escl = {
      ...createFakeScanner([]).family,
      family: 'escl' as const,
      probe: () => Promise.resolve(ok(network)),
      trustAnew: ({ key }: { readonly key: string }) => void trusted.push(key),
    };
    const house = createEngineHouse({ scanners: [scanner.family, escl] });
    await house.register();
    valueOf(await house.engine.scan.addAddress({ address: '192.0.2.7' }));
    expect(valueOf(await house.engine.scan.trustAnew({ device: network }))).toBeNull();
    expect(trusted).toEqual(['uuid-7']);
    expect(failureOf(await house.engine.scan.trustAnew({ device: { ...network, key: 'uuid-8' } }))).toMatchObject({ trouble: 'gone' });
    expect(failureOf(await house.engine.scan.trustAnew({ device: OFFICE }))).toMatchObject({ trouble: 'gone' });
    expect(trusted).toHaveLength(1);
  });

  it('[issue 4] keeps a scanner that is added by its address while a look is under way', async () => {
    const network = { ...OFFICE, family: 'escl' as const, id: 'http://192.0.2.7/eSCL', key: 'uuid-7', name: 'Test Network' };
    const scanner = createFakeScanner([OFFICE]);
    const house = createEngineHouse({ scanners: [{ ...scanner.family, probe: () => Promise.resolve(ok(network)) }] });
    await house.register();
    valueOf(await house.engine.scan.devices({ look: true }));
    valueOf(await house.engine.scan.addAddress({ address: '192.0.2.7' }));
    scanner.finishLooking();
    await vi.waitFor(async () => expect(valueOf(await house.engine.scan.devices({ look: false })).looking).toBe(false));
    expect(valueOf(await house.engine.scan.devices({ look: false })).devices).toEqual([network, OFFICE]);
  });

  it('[issue 4] keeps each scanner in its place when it is found again, and drops what is gone', async () => {
    const present = [named('a'), named('b'), named('c')];
    const { house, look } = await scanning(present);
    const names = async () => valueOf(await house.engine.scan.devices({ look: false })).devices.map(({ name }) => name);
    await look();
    expect(await names()).toEqual(['a', 'b', 'c']);
    present.reverse();
    await look();
    expect(await names()).toEqual(['a', 'b', 'c']);
    present.splice(1, 1);
    await look();
    expect(await names()).toEqual(['a', 'c']);
  });

  it('[issue 4] has the one used last in first place, after a restart before it is found again, and no longer when it is gone', async () => {
    const other = { ...OFFICE, id: 'fake:e1', key: 'Test|Other|scanner', name: 'Test Other' };
    const present = [other, OFFICE];
    const { scanner, house, look, scan } = await scanning(present);
    await look();
    expect(valueOf(await house.engine.scan.devices({ look: false })).devices).toEqual([other, OFFICE]);
    await scan(['a']);
    expect(valueOf(await house.engine.scan.devices({ look: false }))).toMatchObject({
      devices: [OFFICE, other],
      lastUsed: { device: OFFICE, settings: SETTINGS },
    });
    house.restart();
    valueOf(await house.engine.session.unlock({ accountId: house.accountId(), password: PASSWORD }));
    expect(valueOf(await house.engine.scan.devices({ look: true })).devices).toEqual([OFFICE]);
    present.splice(1, 1, { ...OFFICE, id: 'fake:e2' });
    scanner.finishLooking();
    await vi.waitFor(async () =>
      expect(valueOf(await house.engine.scan.devices({ look: false })).devices.map(({ id }) => id)).toEqual(['fake:e2', 'fake:e1']),
    );
    present.splice(1, 1);
    await look();
    expect(valueOf(await house.engine.scan.devices({ look: false })).devices).toEqual([other]);
  });
});

describe('scan', () => {
  it('[W-20] keeps pages as they come and tells how far it is', async () => {
    const { scanner, house, look, start, desk, place } = await scanning();
    await look();
    valueOf(await start());
    expect(scanner.asked).toEqual([{ device: OFFICE, settings: SETTINGS }]);
    scanner.progress(1, 0.5);
    expect((await desk()).scanning).toEqual({ scanner: OFFICE.name, page: 1, fraction: 0.5, stopping: false });
    await scanner.feed('one');
    expect((await desk()).pages).toMatchObject([{ mediaType: 'image/png', removedAt: null }]);
    await scanner.feed('two');
    scanner.end();
    await vi.waitFor(async () => expect(await desk()).toMatchObject({ scanning: null, ended: { pages: 2, failure: null } }));
    expect(house.events.published).toContainEqual({ event: 'scan.changed', filingId: place.filingId });
    const [first] = (await desk()).pages;
    const file = valueOf(await house.engine.material.read({ sha256: first!.sha256 }));
    expect(await file.text()).toContain('one');
  });

  it('[promise 1] keeps the pages before the trouble, through a crash too', async () => {
    const { house, look, scan, place } = await scanning();
    await look();
    const { ended, pages } = await scan(['one', 'two'], 'jammed');
    expect(ended).toEqual({
      pages: 2,
      failure: { code: 'scanner-failed', trouble: 'jammed', detail: 'test', scanner: OFFICE.name, pages: 2 },
    });
    house.restart();
    valueOf(await house.engine.session.unlock({ accountId: house.accountId(), password: PASSWORD }));
    expect(valueOf(await house.engine.scan.desk(place))).toMatchObject({ pages, scanning: null, ended: null });
  });

  it('[issue 4] is stopped by 停止 and by 锁定, and keeps what was whole', async () => {
    const { scanner, house, look, start, desk } = await scanning();
    await look();
    valueOf(await start());
    await scanner.feed('one');
    valueOf(await house.engine.scan.cancel(undefined));
    await vi.waitFor(async () => expect((await desk()).ended).toMatchObject({ pages: 1, failure: { trouble: 'cancelled' } }));
    valueOf(await start());
    valueOf(await house.engine.session.lock(undefined));
    valueOf(await house.engine.session.unlock({ accountId: house.accountId(), password: PASSWORD }));
    await vi.waitFor(async () => expect((await desk()).scanning).toBeNull());
    expect((await desk()).pages).toHaveLength(1);
  });

  it('[issue 4] is refused while another runs, for a scanner that is gone, and for a draft that is none', async () => {
    const { scanner, house, look, start, place } = await scanning();
    expect(failureOf(await start())).toMatchObject({ code: 'scanner-failed', trouble: 'gone' });
    await look();
    valueOf(await start());
    expect(failureOf(await start())).toMatchObject({ code: 'scanner-failed', trouble: 'busy', scanner: OFFICE.name });
    scanner.end();
    expect(failureOf(await house.engine.scan.start({ ...place, kind: 'wedding-photo', device: OFFICE, settings: SETTINGS }))).toMatchObject(
      {
        detail: 'kind',
      },
    );
    valueOf(await house.engine.filing.discard({ filingId: place.filingId }));
    expect(failureOf(await start())).toMatchObject({ code: 'filing-not-editable' });
  });
});
