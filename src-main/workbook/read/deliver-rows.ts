import type { SheetRow, TakeRows } from './opened-workbook.ts';

const BLOCK = 256;

/** Hands rows on in blocks and counts them. */
export type RowDelivery = {
  readonly rows: number;
  /** The taker wanted no more. */
  readonly stopped: boolean;
  /** `final`: nothing follows. False when the taker wants no more. */
  give(rows: readonly SheetRow[], final: boolean): Promise<boolean>;
};

export function deliverRows(take: TakeRows): RowDelivery {
  let waiting: readonly SheetRow[] = [];
  let rows = 0;
  let stopped = false;
  return {
    get rows() {
      return rows;
    },
    get stopped() {
      return stopped;
    },
    async give(more, final) {
      waiting = waiting.length === 0 ? more : [...waiting, ...more];
      const end = final ? waiting.length : waiting.length - (waiting.length % BLOCK);
      let at = 0;
      while (!stopped && at < end) {
        const block = waiting.slice(at, at + BLOCK);
        at += BLOCK;
        rows += block.length;
        const answer = take(block);
        stopped = (answer instanceof Promise ? await answer : answer) === false;
      }
      waiting = at === 0 ? waiting : waiting.slice(at);
      return !stopped;
    },
  };
}
