import type { PageDesk, ScanPlace } from '../../../src-shared/contract/page-desk.ts';
import type { EngineParts } from '../engine-parts.ts';

/** What takes its time at a desk and is shown there while it lasts: pages taken in, measured, fitted. */
export type DeskWork = {
  at(place: ScanPlace): PageDesk['working'];
  /** `tell` says how many of `total` are done. */
  during<T>(place: ScanPlace, total: number, work: (tell: (done: number) => void) => Promise<T>): Promise<T>;
};

export function createDeskWork({ events }: Pick<EngineParts, 'events'>): DeskWork {
  const works = new Map<string, NonNullable<PageDesk['working']>>();
  return {
    at: (place) => works.get(keyOf(place)) ?? null,
    async during(place, total, work) {
      const tell = (done: number): void => {
        works.set(keyOf(place), { done, total });
        events.publish({ event: 'scan.changed', filingId: place.filingId });
      };
      tell(0);
      try {
        return await work(tell);
      } finally {
        works.delete(keyOf(place));
        events.publish({ event: 'scan.changed', filingId: place.filingId });
      }
    },
  };
}

function keyOf({ filingId, rowId, kind }: ScanPlace): string {
  return JSON.stringify([filingId, rowId ?? null, kind]);
}
