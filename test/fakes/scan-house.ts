import { expect, vi } from 'vitest';
import type { ScanSettings } from '../../src-shared/domain/scan.ts';
import { createEngineHouse, rowIdOf, valueOf } from './engine-house.ts';
import { createFakeScanner, OFFICE } from './fake-scanner.ts';

export const SETTINGS: ScanSettings = { source: 'feeder', colour: 'colour', dpi: 300 };

/** A draft with a material to scan for, and a scanner a test moves by hand. */
export async function scanning(devices = [OFFICE]) {
  const scanner = createFakeScanner(devices);
  const house = createEngineHouse({ scanners: [scanner.family] });
  await house.register();
  const begun = valueOf(await house.engine.filing.begin({ service: 'enrolment', insurance: 'medical' }));
  const place = { filingId: begun.filing.filingId, rowId: rowIdOf(begun), kind: 'id-copy' };
  const look = async (): Promise<void> => {
    valueOf(await house.engine.scan.devices({ look: true }));
    scanner.finishLooking();
    await vi.waitFor(async () => expect(valueOf(await house.engine.scan.devices({ look: false })).looking).toBe(false));
  };
  const start = (device = OFFICE) => house.engine.scan.start({ ...place, device, settings: SETTINGS });
  const desk = async () => valueOf(await house.engine.scan.desk(place));
  /** Scans these pages and waits for the end. */
  const scan = async (texts: readonly string[], trouble: Parameters<typeof scanner.end>[0] = null) => {
    valueOf(await start());
    for (const text of texts) {
      await scanner.feed(text);
    }
    scanner.end(trouble);
    await vi.waitFor(async () => expect((await desk()).scanning).toBeNull());
    return desk();
  };
  return { scanner, house, place, look, start, desk, scan };
}
