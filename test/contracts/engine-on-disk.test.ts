import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { createEngine } from '../../src-main/engine/create-engine.ts';
import type { ScannerFamily } from '../../src-main/engine/ports/scanners.ts';
import { openMaterialFiles } from '../../src-main/materials/open-material-files.ts';
import { createVault } from '../../src-main/store/vault/create-vault.ts';
import type { EngineOperations } from '../../src-shared/contract/operations.ts';
import { createClock } from '../fakes/clock.ts';
import { aPerson, failureOf, INJURY, MEDICAL, PASSWORD, REGION, rowIdOf, valueOf } from '../fakes/engine-house.ts';
import { createEvents } from '../fakes/events.ts';
import { CODE, createFakeCentre } from '../fakes/fake-centre.ts';
import { createFakeScanner, OFFICE } from '../fakes/fake-scanner.ts';
import { createFakeSync } from '../fakes/fake-sync.ts';
import { createIds } from '../fakes/ids.ts';
import { noReading } from '../fakes/no-reading.ts';
import { noWorkbooks } from '../fakes/no-workbooks.ts';
import { plainImaging } from '../fakes/plain-imaging.ts';
import { engineProfile } from '../fixtures/engine-profile.ts';

const folders: string[] = [];
afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })));
});

/** The smallest PNG there is: one pixel. */
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=', 'base64');

async function enginesOnDisk(scanners: readonly ScannerFamily[] = []): Promise<() => EngineOperations> {
  const folder = await mkdtemp(join(tmpdir(), 'engine-on-disk-'));
  folders.push(folder);
  const clock = createClock();
  const ids = createIds(5000);
  const profile = engineProfile();
  const centre = createFakeCentre({ clock, units: [MEDICAL, INJURY], region: REGION });
  return () =>
    createEngine({
      vault: createVault({ folder, clock, keystore: null, materials: openMaterialFiles }),
      centre,
      sync: createFakeSync(),
      events: createEvents(),
      profiles: { list: () => [profile], get: (region) => (region === REGION ? profile : null) },
      workbooks: noWorkbooks,
      imaging: plainImaging,
      reading: noReading,
      scanners,
      clock,
      ids,
      pause: () => Promise.resolve(),
      hash: { sha256: (data) => createHash('sha256').update(data).digest('hex') },
      appInfo: () => {
        throw new Error('not asked for here');
      },
      log: (_reference, error) => {
        throw error;
      },
    });
}

it('[W-18] [W-22] drafts, undoes, submits and takes back over the real store, vault and material files, across restarts', async () => {
  const start = await enginesOnDisk();
  const first = start();
  const { registrationId } = valueOf(
    await first.registration.start({ region: REGION, insurance: 'medical', unitNumber: MEDICAL.unitNumber }),
  );
  const { account, recoveryKey } = valueOf(await first.registration.activate({ registrationId, code: CODE, password: PASSWORD }));
  const { accountId } = account;
  const begun = valueOf(await first.filing.begin({ service: 'enrolment', insurance: 'medical' }));
  const { filingId, revision } = begun.filing;
  const rowId = rowIdOf(begun);
  const person = aPerson();
  const values = { idNumber: person.socialSecurityNumber, name: person.name };
  valueOf(await first.filing.saveValues({ filingId, rowId, revision, values }));
  const full = valueOf(await first.filing.attach({ filingId, rowId, kind: 'id-copy', file: new File([PNG], '身份证.png') }));
  valueOf(await first.session.lock(undefined));

  const second = start();
  expect(failureOf(await second.session.unlock({ accountId, password: 'Wrong-2026' }))).toMatchObject({ code: 'password-wrong' });
  valueOf(await second.session.unlock({ accountId, password: PASSWORD }));
  expect(valueOf(await second.filing.get({ filingId }))).toEqual(full);
  expect(valueOf(await second.filing.undo({ filingId })).materials[0]?.count).toBe(0);
  const ready = valueOf(await second.filing.redo({ filingId })).filing;
  expect(ready.rows).toEqual(full.filing.rows);
  const submitted = valueOf(await second.filing.submit({ filingId, revision: ready.revision }));
  expect(valueOf(await second.outbox.list(undefined))).toMatchObject([{ filingId, state: 'queued', totalBytes: PNG.length }]);
  valueOf(await second.session.changePassword({ oldPassword: PASSWORD, newPassword: 'Practice-2027' }));
  valueOf(await second.session.lock(undefined));

  const third = start();
  expect(failureOf(await third.session.unlock({ accountId, password: PASSWORD }))).toMatchObject({ code: 'password-wrong' });
  valueOf(await third.session.unlockWithRecoveryKey({ accountId, recoveryKey, newPassword: 'Recovered-2026' }));
  expect(valueOf(await third.filing.get({ filingId }))).toEqual(submitted);
  const sha256 = submitted.filing.rows[0]?.attachments[0]?.sha256 ?? ('' as never);
  const file = valueOf(await third.material.read({ sha256 }));
  expect(Buffer.from(await file.arrayBuffer())).toEqual(PNG);
  expect(valueOf(await third.filing.reopen({ filingId })).filing.state).toBe('draft');
  expect(valueOf(await third.outbox.list(undefined))).toEqual([]);
  valueOf(await third.session.lock(undefined));
});

it('[W-20] scans into the encrypted files of the real store, has the pages after a restart, and attaches them', async () => {
  const scanner = createFakeScanner();
  const start = await enginesOnDisk([scanner.family]);
  const first = start();
  const { registrationId } = valueOf(
    await first.registration.start({ region: REGION, insurance: 'medical', unitNumber: MEDICAL.unitNumber }),
  );
  const { account } = valueOf(await first.registration.activate({ registrationId, code: CODE, password: PASSWORD }));
  const begun = valueOf(await first.filing.begin({ service: 'enrolment', insurance: 'medical' }));
  const place = { filingId: begun.filing.filingId, rowId: rowIdOf(begun), kind: 'id-copy' };
  valueOf(await first.scan.devices({ look: true }));
  scanner.finishLooking();
  const settings = { source: 'flatbed', colour: 'colour', dpi: 300 } as const;
  valueOf(await first.scan.start({ ...place, device: OFFICE, settings }));
  await scanner.feedBytes(PNG);
  scanner.end('cover-open');
  await vi.waitFor(async () => expect(valueOf(await first.scan.desk(place)).ended).toMatchObject({ pages: 1 }));
  const { pages } = valueOf(await first.scan.desk(place));
  valueOf(await first.session.lock(undefined));

  const second = start();
  valueOf(await second.session.unlock({ accountId: account.accountId, password: PASSWORD }));
  expect(valueOf(await second.scan.desk(place)).pages).toEqual(pages);
  expect(valueOf(await second.scan.devices({ look: false })).lastUsed).toEqual({ device: OFFICE, settings });
  const view = valueOf(await second.scan.attach({ ...place, format: 'pictures' }));
  expect(view.materials[0]?.count).toBe(1);
  const file = valueOf(await second.material.read({ sha256: pages[0]?.sha256 ?? ('' as never) }));
  expect(Buffer.from(await file.arrayBuffer())).toEqual(PNG);
  valueOf(await second.session.lock(undefined));
});
