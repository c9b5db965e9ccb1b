import { setTimeout as wait } from 'node:timers/promises';
import type { ScannerTrouble } from '../../../src-shared/contract/scan.ts';
import type { ScannerDevice, ScanSource } from '../../../src-shared/domain/scan.ts';
import { fail, ok, type Result } from '../../../src-shared/lib/result.ts';
import type { ScannerFamily } from '../../engine/ports/scanners.ts';
import { abortOnCancel } from '../cancel.ts';
import { rootsOf } from './addresses.ts';
import { type AnnouncedScanner, type Listen, listenToNetwork } from './announced.ts';
import { type EsclCapabilities, resolutionsOf } from './capabilities.ts';
import { type CertificatePins, createMemoryPins } from './certificate-pins.ts';
import { meetDevice } from './meet-device.ts';
import { ESCL_LIMITS, type EsclLimits, type Pause, runJob } from './run-job.ts';
import { scanSettings } from './scan-settings.ts';

/** `probe` takes `192.0.2.7`, `192.0.2.7:8080`, `printer.local`, `http://192.0.2.7/eSCL`. */
export type EsclFamily = ScannerFamily & Required<Pick<ScannerFamily, 'probe' | 'trustAnew'>>;

/** How long announcements are waited for, in milliseconds, and when they are asked for again. */
const LISTENING = [700, 1300, 2000];
/** A device that does not tell its abilities within so many milliseconds is not shown as ready. */
const MEETING = 8000;

/** Network scanners by eSCL (AirScan), on every system, found by mDNS and at the addresses a clerk added. */
export function createEsclFamily({
  addresses,
  pins = createMemoryPins(),
  listen = listenToNetwork,
  pause = pauseOrAbort,
  limits = ESCL_LIMITS,
}: {
  /** What clerks typed to add a device; asked at every look. */
  readonly addresses: () => readonly string[];
  readonly pins?: CertificatePins;
  readonly listen?: Listen;
  readonly pause?: Pause;
  readonly limits?: EsclLimits;
}): EsclFamily {
  const meet = async (root: URL, announcedUuid: string | null, signal: AbortSignal): Promise<Result<ScannerDevice, ScannerTrouble>> => {
    const met = await meetDevice({
      root,
      pins,
      limits: { ...limits, patience: Math.min(limits.patience, MEETING) },
      signal,
      announcedUuid,
    });
    return met.ok ? ok(deviceOf(root, met.value)) : met;
  };
  const meetFirst = async (roots: readonly URL[], signal: AbortSignal): Promise<Result<ScannerDevice, ScannerTrouble>> => {
    let last: Result<ScannerDevice, ScannerTrouble> = fail({ trouble: 'gone', detail: 'no address' });
    for (const root of roots) {
      const met = await meet(root, null, signal);
      if (met.ok || met.error.trouble === 'cancelled') {
        return met;
      }
      // The first that is more than silence says the most.
      last = last.ok || last.error.trouble === 'gone' ? met : last;
    }
    return last;
  };
  return {
    family: 'escl',
    probe: (address, cancel) => meetFirst(rootsOf(address), abortOnCancel(cancel).signal),
    async look({ found, cancel }) {
      const signal = abortOnCancel(cancel).signal;
      const told = new Set<string>();
      const tell = (met: Result<ScannerDevice, ScannerTrouble>): boolean => {
        if (met.ok && !told.has(met.value.key) && !signal.aborted) {
          told.add(met.value.key);
          found(met.value);
        }
        return met.ok;
      };
      const meetings = addresses().map((address) => meetFirst(rootsOf(address), signal).then(tell));
      const secure = new Map<string, Promise<boolean>>();
      const plain: AnnouncedScanner[] = [];
      const hear = (scanner: AnnouncedScanner): void => {
        if (scanner.root.protocol === 'https:') {
          const meeting = meet(scanner.root, scanner.uuid, signal).then(tell);
          secure.set(scanner.root.hostname, meeting);
          meetings.push(meeting);
        } else {
          plain.push(scanner);
        }
      };
      // In plain text only where the same device does not answer with TLS: what is scanned here are people's papers.
      const meetPlain = (): void => {
        for (const { root, uuid } of plain.splice(0)) {
          const before = secure.get(root.hostname) ?? Promise.resolve(false);
          meetings.push(before.then(async (answered) => answered || tell(await meet(root, uuid, signal))));
        }
      };
      const listening = listen(hear);
      try {
        for (const milliseconds of LISTENING) {
          listening.ask();
          await pause(milliseconds, signal);
          meetPlain();
        }
      } finally {
        listening.stop();
      }
      await Promise.all(meetings);
      return signal.aborted ? fail({ trouble: 'cancelled', detail: '' }) : ok(null);
    },
    trustAnew: ({ key }: ScannerDevice) => pins.forget(key),
    async scan({ device, settings, cancel, onProgress, onPage }) {
      const signal = abortOnCancel(cancel).signal;
      const root = URL.parse(device.id);
      if (root === null || !/^https?:$/.test(root.protocol)) {
        return fail({ trouble: 'gone', detail: 'no address' });
      }
      const met = await meetDevice({ root, pins, limits, signal, announcedUuid: null, expected: device.key });
      if (!met.ok) {
        return met;
      }
      const order = scanSettings(met.value.capabilities, settings);
      if (order === null) {
        return fail({ trouble: 'unsupported', detail: `${settings.source}, ${settings.colour}, ${settings.dpi} dpi` });
      }
      return runJob(
        { link: met.value.link, root: root.pathname, limits, pause, signal },
        { ...order, betweenPages: betweenPages(met.value.capabilities, limits), onProgress, onPage },
      );
    },
  };
}

/** Brother's devices say that there is no more page when they are asked at once (found by sane-airscan). */
function betweenPages({ name }: EsclCapabilities, { pause }: EsclLimits): number {
  return /^brother\b/i.test(name) ? pause : 0;
}

function deviceOf(root: URL, { key, capabilities }: { readonly key: string; readonly capabilities: EsclCapabilities }): ScannerDevice {
  const sources = Object.keys(capabilities.inputs) as ScanSource[];
  return { family: 'escl', id: root.href, key, name: capabilities.name, sources, resolutions: resolutionsOf(capabilities) };
}

async function pauseOrAbort(milliseconds: number, signal?: AbortSignal): Promise<void> {
  await wait(milliseconds, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
}
