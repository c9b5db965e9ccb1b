import type { Scanners } from '../../../src-shared/contract/page-desk.ts';
import type { ScannerTrouble } from '../../../src-shared/contract/scan.ts';
import type { ScannerDevice } from '../../../src-shared/domain/scan.ts';
import { fail, ok, type Result } from '../../../src-shared/lib/result.ts';
import type { EngineParts } from '../engine-parts.ts';

/** The scanners of this PC and its network, as far as they have been found. */
export type ScannerList = {
  /** Looks through all families in the background, and at these addresses; does nothing while that is under way. */
  look(addresses: readonly string[]): void;
  /** Meets the scanner at an address and has it in the list. */
  meet(address: string): Promise<Result<ScannerDevice, ScannerTrouble>>;
  /** With the scanner used last in first place; before it is found again it is taken to be where it was. */
  state(lastUsed: Scanners['lastUsed']): Scanners;
};

const NEVER = { cancelled: () => false, onCancel: () => undefined };

export function createScannerList({ scanners, events, ids, log }: Pick<EngineParts, 'scanners' | 'events' | 'ids' | 'log'>): ScannerList {
  let known: readonly ScannerDevice[] = [];
  let troubles: readonly ScannerTrouble[] = [];
  /** Met by address while a look is under way, which may not find them. */
  let metMeanwhile: readonly ScannerDevice[] = [];
  let looking = false;
  let looked = false;

  function add(device: ScannerDevice): void {
    known = [...known.filter((other) => !isSame(device)(other)), device];
    events.publish({ event: 'scanners.changed' });
  }

  /** The first family that reaches a scanner there; else what kept the last one from it. */
  async function probe(address: string): Promise<Result<ScannerDevice, ScannerTrouble>> {
    let last: Result<ScannerDevice, ScannerTrouble> = fail({ trouble: 'unsupported', detail: 'no driver takes addresses' });
    for (const family of scanners) {
      last = (await family.probe?.(address, NEVER)) ?? last;
      if (last.ok) {
        break;
      }
    }
    return last;
  }

  async function lookThrough(addresses: readonly string[]): Promise<void> {
    const seen: ScannerDevice[] = [];
    const failed: ScannerTrouble[] = [];
    const found = (device: ScannerDevice): void => {
      if (!seen.some(isSame(device))) {
        seen.push(device);
      }
      add(device);
    };
    const atAddresses = addresses.map(async (address) => {
      try {
        const met = await probe(address);
        if (met.ok) {
          found(met.value);
        }
      } catch (error) {
        log(ids.next().slice(-8), error);
      }
    });
    const inFamilies = scanners.map(async (family) => {
      try {
        const result = await family.look({ found, cancel: NEVER });
        if (!result.ok) {
          failed.push(result.error);
        }
      } catch (error) {
        // One family's defect does not hide the scanners of the others.
        log(ids.next().slice(-8), error);
        failed.push({ trouble: 'driver-failed', detail: family.family });
      }
    });
    await Promise.all([...inFamilies, ...atAddresses]);
    known = [...seen, ...metMeanwhile.filter((device) => !seen.some(isSame(device)))];
    troubles = failed;
  }

  return {
    async meet(address) {
      const met = await probe(address);
      if (met.ok) {
        metMeanwhile = [...metMeanwhile, met.value];
        add(met.value);
      }
      return met.ok ? ok(met.value) : met;
    },
    look(addresses) {
      if (looking) {
        return;
      }
      looking = true;
      metMeanwhile = [];
      void lookThrough(addresses).finally(() => {
        looking = false;
        looked = true;
        events.publish({ event: 'scanners.changed' });
      });
    },
    state(lastUsed) {
      const found = lastUsed === null ? undefined : findScanner(known, lastUsed.device);
      const awaited = looked && !looking ? undefined : lastUsed?.device;
      const first = found ?? awaited;
      const devices = [...(first === undefined ? [] : [first]), ...known.filter((device) => device !== first)];
      return { devices, looking, lastUsed, troubles: [...troubles] };
    },
  };
}

const isSame =
  (device: ScannerDevice) =>
  ({ family, id }: ScannerDevice): boolean =>
    family === device.family && id === device.id;

/** The same device: under the same id, or the first that is the same by its key, because ids change. */
export function findScanner(
  devices: readonly ScannerDevice[],
  { family, id, key }: Pick<ScannerDevice, 'family' | 'id' | 'key'>,
): ScannerDevice | undefined {
  const alike = devices.filter((device) => device.family === family && device.key === key);
  return alike.find((device) => device.id === id) ?? alike[0];
}
