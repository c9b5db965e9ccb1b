import type { Scanners } from '../../../src-shared/contract/page-desk.ts';
import type { ScannerTrouble } from '../../../src-shared/contract/scan.ts';
import type { ScannerDevice } from '../../../src-shared/domain/scan.ts';
import type { EngineParts } from '../engine-parts.ts';

/** The scanners of this PC and its network, as far as they have been found. */
export type ScannerList = {
  /** Looks through all families in the background; does nothing while that is under way. */
  look(): void;
  /** With the scanner used last in first place; before it is found again it is taken to be where it was. */
  state(lastUsed: Scanners['lastUsed']): Scanners;
};

const NEVER = { cancelled: () => false, onCancel: () => undefined };

export function createScannerList({ scanners, events, ids, log }: Pick<EngineParts, 'scanners' | 'events' | 'ids' | 'log'>): ScannerList {
  let known: readonly ScannerDevice[] = [];
  let troubles: readonly ScannerTrouble[] = [];
  let looking = false;
  let looked = false;

  async function lookThrough(): Promise<void> {
    const seen: ScannerDevice[] = [];
    const met: ScannerTrouble[] = [];
    const found = (device: ScannerDevice): void => {
      seen.push(device);
      known = [...known.filter(({ family, id }) => family !== device.family || id !== device.id), device];
      events.publish({ event: 'scanners.changed' });
    };
    await Promise.all(
      scanners.map(async (family) => {
        try {
          const result = await family.look({ found, cancel: NEVER });
          if (!result.ok) {
            met.push(result.error);
          }
        } catch (error) {
          // One family's defect does not hide the scanners of the others.
          log(ids.next().slice(-8), error);
          met.push({ trouble: 'driver-failed', detail: family.family });
        }
      }),
    );
    known = seen;
    troubles = met;
  }

  return {
    look() {
      if (looking) {
        return;
      }
      looking = true;
      void lookThrough().finally(() => {
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

/** The same device: under the same id, or the first that is the same by its key, because ids change. */
export function findScanner(
  devices: readonly ScannerDevice[],
  { family, id, key }: Pick<ScannerDevice, 'family' | 'id' | 'key'>,
): ScannerDevice | undefined {
  const alike = devices.filter((device) => device.family === family && device.key === key);
  return alike.find((device) => device.id === id) ?? alike[0];
}
