import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import { createNaps2Family } from '../../src-main/scanners/naps2/create-naps2-family.ts';
import { createEngineHouse, failureOf, PASSWORD, rowIdOf, valueOf } from '../fakes/engine-house.ts';
import { createFakeScanner, OFFICE } from '../fakes/fake-scanner.ts';
import { SETTINGS } from '../fakes/scan-house.ts';
import { standInProgram } from '../fakes/stand-in-program.ts';

const folder = mkdtempSync(join(tmpdir(), 'shebao-twain-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What NAPS2.Console says where two TWAIN drivers are installed. */
const RECORDED = [{ say: 'Made-up TWAIN\r' }, { say: 'Made-up TWAIN 2\r' }, { exit: 0 }] as const;

/** A PC with a scanner every driver knows, and TWAIN drivers that only NAPS2 reaches. */
async function windowsPc({ installed = true } = {}) {
  const office = createFakeScanner();
  const program = standInProgram({ steps: RECORDED, log: join(folder, 'asked.log') });
  const naps2 = createNaps2Family({ folder, find: () => (installed ? program : null) });
  const house = createEngineHouse({ scanners: [office.family, naps2] });
  await house.register();
  const list = async () => valueOf(await house.engine.scan.devices({ look: false }));
  const names = async () => (await list()).devices.map(({ name }) => name);
  const use = async (on: boolean) => valueOf(await house.engine.scan.setTwain({ on }));
  const settled = () => vi.waitFor(async () => expect((await list()).looking).toBe(false), { timeout: 20_000 });
  const look = async (): Promise<void> => {
    valueOf(await house.engine.scan.devices({ look: true }));
    office.finishLooking();
    await settled();
  };
  return { house, office, list, names, use, look, settled };
}

it('[issue 4.1] TWAIN scanners are looked for from the moment a clerk turns that on, over a restart too, and gone when it is off', async () => {
  const { house, office, list, names, use, look, settled } = await windowsPc();
  await look();
  expect(await list()).toMatchObject({ devices: [OFFICE], twain: { on: false, installed: true } });

  expect(await use(true)).toMatchObject({ looking: true, twain: { on: true } });
  office.finishLooking();
  await settled();
  expect(await names()).toEqual([OFFICE.name, 'Made-up TWAIN', 'Made-up TWAIN 2']);

  house.restart();
  valueOf(await house.engine.session.unlock({ accountId: house.accountId(), password: PASSWORD }));
  expect((await list()).twain).toEqual({ on: true, installed: true });
  await look();
  expect(await names()).toContain('Made-up TWAIN 2');

  expect(await use(false)).toMatchObject({ devices: [OFFICE], looking: false, twain: { on: false } });
  await look();
  expect(await names()).toEqual([OFFICE.name]);
});

it('[issue 4.1] what is turned on while scanners are looked for is looked through after it', async () => {
  const { house, office, names, use, settled } = await windowsPc();
  valueOf(await house.engine.scan.devices({ look: true }));
  await use(true);
  office.finishLooking();
  await vi.waitFor(() => expect(office.looking()).toBe(1));
  office.finishLooking();
  await settled();
  expect(await names()).toEqual([OFFICE.name, 'Made-up TWAIN', 'Made-up TWAIN 2']);
});

it('[issue 4.1] a TWAIN scanner that was used last is not offered and not scanned from when that is turned off', async () => {
  const { house, office, list, use, look, settled } = await windowsPc();
  await use(true);
  office.finishLooking();
  await settled();
  const begun = valueOf(await house.engine.filing.begin({ service: 'enrolment', insurance: 'medical' }));
  const place = { filingId: begun.filing.filingId, rowId: rowIdOf(begun), kind: 'id-copy' };
  const twain = (await list()).devices.find(({ family }) => family === 'naps2');
  const start = () => house.engine.scan.start({ ...place, device: twain!, settings: SETTINGS });
  valueOf(await start());
  await vi.waitFor(async () => expect(valueOf(await house.engine.scan.desk(place)).scanning).toBeNull(), { timeout: 20_000 });
  expect((await list()).devices[0]).toEqual(twain);
  await use(false);
  expect((await list()).devices).toEqual([OFFICE]);
  house.restart();
  valueOf(await house.engine.session.unlock({ accountId: house.accountId(), password: PASSWORD }));
  // Not even before anything was looked for, when the one used last is taken to be where it was.
  expect((await list()).devices).toEqual([]);
  await look();
  expect(failureOf(await start())).toMatchObject({ code: 'scanner-failed', trouble: 'gone' });
});

it('[issue 4.1] says where NAPS2 is not installed, and where TWAIN cannot be', async () => {
  const { list, names, use, office, settled } = await windowsPc({ installed: false });
  await use(true);
  office.finishLooking();
  await settled();
  expect((await list()).twain).toEqual({ on: true, installed: false });
  expect(await names()).toEqual([OFFICE.name]);

  const house = createEngineHouse({ scanners: [createFakeScanner().family] });
  await house.register();
  expect(valueOf(await house.engine.scan.setTwain({ on: true })).twain).toBeNull();
});
