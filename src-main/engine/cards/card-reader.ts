import type { FilingId, RowId, Sha256 } from '../../../src-shared/domain/ids.ts';
import { ok } from '../../../src-shared/lib/result.ts';
import { cardKinds } from '../../../src-shared/profile/card-asked.ts';
import type { BatchAtHand } from '../batch/batch-desk.ts';
import { SLICE } from '../batch/judge-slice.ts';
import type { Dispatch, Settle } from '../dispatch.ts';
import type { EngineParts, Outcome } from '../engine-parts.ts';
import type { FilingAtHand } from '../filing/filing-context.ts';
import { findFiling } from '../filing/filing-desk.ts';
import type { StoredRow } from '../ports/batch-store.ts';
import type { OpenAccount } from '../ports/vault.ts';
import { changedRows, judgeRead, type SeenBatch, seenNow, siftRows } from './batch-cards.ts';
import { cardReading } from './card-readings.ts';
import { readKeptCard } from './read-kept-card.ts';

type Parts = Pick<EngineParts, 'profiles' | 'events' | 'clock' | 'reading' | 'pause'>;

/**
 * Reads ID cards of drafts behind the attaching, however they came there: one file at a time, each once, kept by its hash, so that a restart goes
 * on where it ended. Nothing waits for it. The draft looked at last comes first; what is no draft any more, a file that is on no row any more
 * and a closed account end it. A file that cannot be read is tried once as long as the account is open.
 */
export type CardReader = {
  /** A draft changed, or somebody looks at it. */
  look(filingId: FilingId): void;
  /** How many files of a draft wait to be read. */
  unread(filingId: FilingId): number;
};

/** Rows looked through in one go: fewer than are judged, since that is done whenever a batch is opened and mostly finds nothing. */
const LOOKED_AT_ONCE = 100;
/** Windows are told of what was read in a batch at most so often: they ask for its rows again. */
const TELL_EVERY_MILLISECONDS = 1000;

type Draft = {
  /** Asked for since it was looked through. */
  due: boolean;
  seen: SeenBatch | null;
  /** Files to be read, with the rows they are on. */
  readonly waiting: Map<Sha256, Set<RowId>>;
  /** Something is new that windows were not told of, and when they were told last. */
  untold: boolean;
  toldAt: number;
};
/** What is known while an account is open. */
type Desk = {
  readonly account: OpenAccount;
  readonly drafts: Map<FilingId, Draft>;
  /** Drafts with something to do, the one looked at last at the end. */
  readonly turn: Set<FilingId>;
  readonly tried: Set<Sha256>;
  working: boolean;
};
type Turn = { readonly desk: Desk; readonly filingId: FilingId; readonly draft: Draft; readonly settle: Settle };

export function createCardReader({ parts, dispatch }: { readonly parts: Parts; readonly dispatch: Dispatch }): CardReader {
  let current: Desk | null = null;

  const look = dispatch.remote(async (account: OpenAccount, filingId: FilingId, settle): Promise<Outcome<null>> => {
    if (current?.account !== account) {
      current = { account, drafts: new Map(), turn: new Set(), tried: new Set(), working: false };
    }
    const desk = current;
    const draft = desk.drafts.get(filingId) ?? { due: true, seen: null, waiting: new Map(), untold: false, toldAt: 0 };
    draft.due = true;
    desk.drafts.set(filingId, draft);
    desk.turn.delete(filingId);
    desk.turn.add(filingId);
    if (desk.working) {
      return ok(null);
    }
    desk.working = true;
    try {
      return await workOn(desk, settle);
    } finally {
      desk.working = false;
    }
  });

  /** Until nothing is to be done; ended by the account. */
  async function workOn(desk: Desk, settle: Settle): Promise<Outcome<null>> {
    for (;;) {
      const filingId = [...desk.turn].at(-1);
      const draft = filingId === undefined ? undefined : desk.drafts.get(filingId);
      if (filingId === undefined || draft === undefined) {
        return ok(null);
      }
      const turn: Turn = { desk, filingId, draft, settle };
      const done = draft.due ? await lookThrough(turn) : await readNext(turn);
      if (!done.ok) {
        desk.turn.clear();
        desk.drafts.clear();
        return done;
      }
      if (draft.waiting.size === 0 && !draft.due) {
        desk.turn.delete(filingId);
      }
      tell(turn);
    }
  }

  /** The files to be read of what changed since the last time. */
  async function lookThrough({ desk, filingId, draft, settle }: Turn): Promise<Outcome<null>> {
    const { store } = desk.account;
    draft.due = false;
    const unread = (sha256: Sha256, rowId: RowId): void => {
      if (!desk.tried.has(sha256)) {
        draft.waiting.set(sha256, (draft.waiting.get(sha256) ?? new Set()).add(rowId));
      }
    };
    const begun = await settle((): Outcome<readonly RowId[] | null> => {
      const atHand = draftAt(desk, filingId);
      if (atHand === null) {
        draft.waiting.clear();
        return ok([]);
      }
      const { filing, context } = atHand;
      if (context.service.batch === undefined) {
        for (const { rowId, values, attachments } of filing.rows) {
          const kinds = cardKinds(context.service, values);
          const cards = attachments.filter(({ kind, sha256 }) => kinds.has(kind) && cardReading(store, sha256) === null);
          cards.forEach(({ sha256 }) => unread(sha256, rowId));
        }
        return ok([]);
      }
      const changed = changedRows(store, filing, draft.seen);
      draft.seen = seenNow(store, filing);
      return ok(changed);
    });
    if (!begun.ok) {
      return begun;
    }
    const changed = begun.value;
    const slice = async (from: number, after: number): Promise<Outcome<readonly StoredRow[]>> =>
      settle(() => {
        const rows =
          changed === null
            ? store.batchSlice(filingId, { after, limit: LOOKED_AT_ONCE })
            : store.batchRowsOf(filingId, changed.slice(from, from + LOOKED_AT_ONCE));
        const atHand = batchAt(desk, filingId);
        const isNew = atHand !== null && siftRows(atHand, store, { rows, unread, now: parts.clock.now() });
        // That there is something to read is told too.
        draft.untold ||= isNew || draft.waiting.size > 0;
        return ok(rows);
      });
    let after = 0;
    let more = changed === null || changed.length > 0;
    for (let from = 0; more; from += LOOKED_AT_ONCE) {
      const rows = await slice(from, after);
      if (!rows.ok) {
        return rows;
      }
      after = rows.value.at(-1)?.position ?? after;
      more = changed === null ? rows.value.length === LOOKED_AT_ONCE : from + LOOKED_AT_ONCE < changed.length;
      await parts.pause();
    }
    return ok(null);
  }

  async function readNext(turn: Turn): Promise<Outcome<null>> {
    const { desk, filingId, draft, settle } = turn;
    const [next] = draft.waiting;
    if (next === undefined) {
      return ok(null);
    }
    const [sha256, rowIds] = next;
    draft.waiting.delete(sha256);
    const wanted = await settle(() => ok(isOnRow(desk, { filingId, sha256, rowIds })));
    if (!wanted.ok || !wanted.value) {
      return wanted.ok ? ok(null) : wanted;
    }
    const read = await readOnce(desk, sha256, settle);
    if (!read.ok) {
      return read;
    }
    if (!read.value) {
      desk.tried.add(sha256);
      return ok(null);
    }
    draft.untold = true;
    return judgeRows(turn, [...rowIds]);
  }

  /** False where the file cannot be read. */
  async function readOnce({ account }: Desk, sha256: Sha256, settle: Settle): Promise<Outcome<boolean>> {
    await readKeptCard(parts, account, sha256, settle);
    return settle(() => ok(cardReading(account.store, sha256) !== null));
  }

  /** Rows of a batch keep what is said of them; a single filing is judged whenever it is looked at. */
  async function judgeRows({ desk, filingId, settle }: Turn, rowIds: readonly RowId[]): Promise<Outcome<null>> {
    for (let from = 0; from < rowIds.length; from += SLICE) {
      const judged = await settle(() => {
        const atHand = batchAt(desk, filingId);
        if (atHand !== null) {
          const { store } = desk.account;
          judgeRead(atHand, store, store.batchRowsOf(filingId, rowIds.slice(from, from + SLICE)), parts.clock.now());
        }
        return ok(null);
      });
      if (!judged.ok) {
        return judged;
      }
      await parts.pause();
    }
    return ok(null);
  }

  function isOnRow(
    desk: Desk,
    { filingId, sha256, rowIds }: { readonly filingId: FilingId; readonly sha256: Sha256; readonly rowIds: ReadonlySet<RowId> },
  ): boolean {
    const atHand = draftAt(desk, filingId);
    if (atHand === null) {
      return false;
    }
    const { filing, context } = atHand;
    const rows = context.service.batch === undefined ? filing.rows : desk.account.store.batchRowsOf(filingId, [...rowIds]);
    return rows.some(({ attachments }) => attachments.some((file) => file.sha256 === sha256));
  }

  function draftAt({ account: { store } }: Desk, filingId: FilingId): FilingAtHand | null {
    const found = findFiling(parts, store, filingId);
    return found.ok && found.value.filing.state === 'draft' ? found.value : null;
  }

  function batchAt(desk: Desk, filingId: FilingId): BatchAtHand | null {
    const atHand = draftAt(desk, filingId);
    const batch = atHand?.context.service.batch;
    return atHand === null || batch === undefined ? null : { ...atHand, batch };
  }

  function tell({ desk, filingId, draft }: Turn): void {
    const now = Date.parse(parts.clock.now());
    const isOver = draft.waiting.size === 0;
    if (draft.untold && (isOver || now - draft.toldAt >= TELL_EVERY_MILLISECONDS)) {
      draft.untold = false;
      draft.toldAt = now;
      const event = batchAt(desk, filingId) === null ? 'filing.changed' : 'rows.judged';
      parts.events.publish({ event, filingId });
    }
  }

  parts.events.subscribe((event) => {
    if (event.event === 'filing.changed') {
      void look(event.filingId);
    }
  });
  return {
    look: (filingId) => void look(filingId),
    unread: (filingId) => current?.drafts.get(filingId)?.waiting.size ?? 0,
  };
}
