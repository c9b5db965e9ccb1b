import type { Scanners } from '../../../src-shared/contract/page-desk.ts';
import type { ScannerTrouble } from '../../../src-shared/contract/scan.ts';
import type { ScannerDevice } from '../../../src-shared/domain/scan.ts';
import { fail, ok, type Result } from '../../../src-shared/lib/result.ts';
import type { EngineParts } from '../engine-parts.ts';
import type { ScannerFamily } from '../ports/scanners.ts';

/** The scanners of this PC and its network, as far as they have been found. */
export type ScannerList = {
  /** Looks in the background as it is wanted; while a look is under way only for what that one does not look through. */
  look(wanted: Wanted): void;
  /** Meets the scanner at an address and has it in the list. */
  meet(address: string): Promise<Result<ScannerDevice, ScannerTrouble>>;
  /** With the scanner used last in first place; before it is found again it is taken to be where it was. */
  state(wanted: Wanted, lastUsed: Scanners['lastUsed']): Scanners;
};

/** Where scanners are looked for besides: at these addresses, and, where a clerk turned it on, by TWAIN. */
export type Wanted = { readonly addresses: readonly string[]; readonly twain: boolean };

const NEVER = { cancelled: () => false, onCancel: () => undefined };

export function createScannerList({ scanners, events, ids, log }: Pick<EngineParts, 'scanners' | 'events' | 'ids' | 'log'>): ScannerList {
  let known: readonly ScannerDevice[] = [];
  let troubles: readonly ScannerTrouble[] = [];
  /** Met by address while a look is under way, which may not find them. */
  let metMeanwhile: readonly ScannerDevice[] = [];
  let looking: Wanted | null = null;
  /** What was turned on while a look was under way. */
  let next: Wanted | null = null;
  let looked = false;

  const isWanted = (family: ScannerFamily, { twain }: Wanted): boolean => family.optIn === undefined || twain;

  /** A scanner found again keeps its place: the list does not move under the hand of somebody who is choosing. */
  function add(device: ScannerDevice): void {
    const place = known.findIndex(isSame(device));
    known = place < 0 ? [...known, device] : known.with(place, device);
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

  async function lookThrough(wanted: Wanted): Promise<void> {
    const seen: ScannerDevice[] = [];
    const failed: ScannerTrouble[] = [];
    const found = (device: ScannerDevice): void => {
      seen.push(device);
      add(device);
    };
    const atAddresses = wanted.addresses.map(async (address) => {
      try {
        const met = await probe(address);
        if (met.ok) {
          found(met.value);
        }
      } catch (error) {
        log(ids.next().slice(-8), error);
      }
    });
    const wantedFamilies = scanners.filter((family) => isWanted(family, wanted));
    const inFamilies = wantedFamilies.map(async (family) => {
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
    const there = [...seen, ...metMeanwhile];
    known = known.filter((device) => there.some(isSame(device)));
    troubles = failed;
  }

  function look(wanted: Wanted): void {
    if (looking !== null) {
      next = wanted.twain && !looking.twain ? wanted : next;
      return;
    }
    looking = wanted;
    metMeanwhile = [];
    void lookThrough(wanted).finally(() => {
      looking = null;
      looked = true;
      if (next !== null) {
        const after = next;
        next = null;
        look(after);
      }
      events.publish({ event: 'scanners.changed' });
    });
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
    look,
    state(wanted, lastUsed) {
      const optIn = scanners.find((family) => family.optIn !== undefined);
      const isShown = ({ family }: ScannerDevice): boolean => wanted.twain || family !== optIn?.family;
      const shown = known.filter(isShown);
      const found = lastUsed === null ? undefined : findScanner(shown, lastUsed.device);
      const awaited = looked && looking === null ? undefined : lastUsed?.device;
      const first = found ?? (awaited !== undefined && isShown(awaited) ? awaited : undefined);
      const devices = [...(first === undefined ? [] : [first]), ...shown.filter((device) => device !== first)];
      const twain = optIn?.optIn === undefined ? null : { on: wanted.twain, installed: optIn.optIn.installed() };
      return { devices, looking: looking !== null, lastUsed, troubles: [...troubles], twain };
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
