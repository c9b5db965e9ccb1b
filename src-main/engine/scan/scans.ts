import type { Failure } from '../../../src-shared/contract/errors.ts';
import type { PageDesk, ScanPlace } from '../../../src-shared/contract/page-desk.ts';
import type { ScannerTrouble } from '../../../src-shared/contract/scan.ts';
import type { ScannerDevice, ScanSettings } from '../../../src-shared/domain/scan.ts';
import { fail, ok, type Result } from '../../../src-shared/lib/result.ts';
import type { EngineParts, Outcome } from '../engine-parts.ts';
import type { ScannedPage } from '../ports/scanners.ts';

/** Windows are told of progress at most so often. */
const TELL_EVERY_MILLISECONDS = 100;

export type Scans = {
  /** Begins and answers at once. `keep` has a page on disk when it answers; when it fails the scan is stopped. */
  start(ask: {
    readonly place: ScanPlace;
    readonly device: ScannerDevice;
    readonly settings: ScanSettings;
    readonly keep: (page: ScannedPage) => Promise<Outcome<null>>;
  }): Outcome<null>;
  /** What the windows see of the scans for a material. */
  at(place: ScanPlace): Pick<PageDesk, 'scanning' | 'ended'>;
  /** Nothing to stop is fine too. */
  cancel(): void;
};

type Running = { readonly place: ScanPlace; scanning: NonNullable<PageDesk['scanning']>; readonly listeners: (() => void)[] };

/** Paper goes through one scanner at a time. */
export function createScans({
  scanners,
  events,
  clock,
  ids,
  log,
}: Pick<EngineParts, 'scanners' | 'events' | 'clock' | 'ids' | 'log'>): Scans {
  let running: Running | null = null;
  let last: { readonly place: ScanPlace; readonly ended: NonNullable<PageDesk['ended']> } | null = null;
  let toldAt = 0;

  const publish = ({ filingId }: ScanPlace): void => events.publish({ event: 'scan.changed', filingId });

  function stop(run: Running): void {
    if (!run.scanning.stopping) {
      run.scanning = { ...run.scanning, stopping: true };
      publish(run.place);
      for (const listener of run.listeners) {
        listener();
      }
    }
  }

  function tell(run: Running, progress: { readonly page: number; readonly fraction: number | null }): void {
    const turned = progress.page !== run.scanning.page;
    run.scanning = { ...run.scanning, ...progress };
    const now = Date.parse(clock.now());
    if (turned || now - toldAt >= TELL_EVERY_MILLISECONDS) {
      toldAt = now;
      publish(run.place);
    }
  }

  async function scan(run: Running, ask: Parameters<Scans['start']>[0]): Promise<NonNullable<PageDesk['ended']>> {
    const { device, settings, keep } = ask;
    let pages = 0;
    const notKept: Failure[] = [];
    const family = scanners.find((each) => each.family === device.family);
    const scanned: Result<unknown, ScannerTrouble> =
      family === undefined
        ? fail({ trouble: 'gone', detail: device.family })
        : await family.scan({
            device,
            settings,
            cancel: {
              cancelled: () => run.scanning.stopping,
              onCancel: (listener) => void (run.scanning.stopping ? listener() : run.listeners.push(listener)),
            },
            onProgress: (progress) => tell(run, progress),
            onPage: async (page) => {
              if (notKept.length > 0) {
                return;
              }
              const kept = await keep(page);
              if (kept.ok) {
                pages += 1;
                publish(run.place);
              } else {
                notKept.push(kept.error);
                stop(run);
              }
            },
          });
    const [failure] = notKept;
    if (failure !== undefined) {
      return { pages, failure };
    }
    return { pages, failure: scanned.ok ? null : { code: 'scanner-failed', ...scanned.error, scanner: device.name, pages } };
  }

  return {
    start(ask) {
      if (running !== null) {
        const { scanner } = running.scanning;
        return fail({ code: 'scanner-failed', trouble: 'busy', detail: 'here', scanner, pages: 0 });
      }
      const { place, device } = ask;
      const run: Running = { place, scanning: { scanner: device.name, page: 0, fraction: null, stopping: false }, listeners: [] };
      running = run;
      last = null;
      const work = async (): Promise<void> => {
        const ended = await scan(run, ask).catch((error: unknown) => {
          const reference = ids.next().slice(-8);
          log(reference, error);
          return { pages: 0, failure: { code: 'internal' as const, reference } };
        });
        running = null;
        last = { place, ended };
        publish(place);
      };
      void work();
      publish(place);
      return ok(null);
    },
    at: (place) => ({
      scanning: running !== null && isSame(running.place, place) ? running.scanning : null,
      ended: last !== null && isSame(last.place, place) ? last.ended : null,
    }),
    cancel() {
      if (running !== null) {
        stop(running);
      }
    },
  };
}

function isSame(one: ScanPlace, other: ScanPlace): boolean {
  return one.filingId === other.filingId && one.rowId === other.rowId && one.kind === other.kind;
}
