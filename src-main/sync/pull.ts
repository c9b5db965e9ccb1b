import type { CentreChange } from '../../src-shared/contract/centre.ts';
import type { Failure } from '../../src-shared/contract/errors.ts';
import type { FilingId } from '../../src-shared/domain/ids.ts';
import { INSURANCES } from '../../src-shared/domain/insurance.ts';
import { centreRecordKey } from '../../src-shared/domain/payment.ts';
import type { RosterPerson } from '../../src-shared/domain/person.ts';
import { UNSENT_STATES } from '../../src-shared/domain/transitions.ts';
import { assertNever } from '../../src-shared/lib/assert-never.ts';
import { fail, ok, type Result } from '../../src-shared/lib/result.ts';
import type { Centre } from '../engine/ports/centre.ts';
import type { Clock } from '../engine/ports/clock.ts';
import type { Profiles } from '../engine/ports/profiles.ts';
import type { Store, StoreReader, StoreWriter } from '../engine/ports/store.ts';
import type { Events } from '../engine/ports/sync.ts';
import { applySaying } from './outbox-entries.ts';

const ROSTER_PAGE = 500;

export type PullWork = {
  readonly centre: Centre;
  readonly token: string;
  readonly store: Store;
  readonly profiles: Profiles;
  readonly events: Events;
  readonly clock: Clock;
  readonly signal: AbortSignal;
};
export type Pulled = {
  readonly changes: number;
  /** Filings the centre told of that this PC has not, filed from another one. No error. */
  readonly filingsElsewhere: number;
};

/** Whom and what a full pull named, to find out who and what is gone. */
type Seen = { readonly people: Set<string>; readonly records: Set<string> };

/**
 * Brings roster, units and verdicts up to date. A page and its cursor go in one transaction, so a crash repeats nothing and skips
 * nothing. When the cursor is too old (410 in data.md §5.1) everything is pulled anew over what is here; only when that is
 * complete are the people dropped whom the centre no longer names, and only then does the new cursor hold.
 */
export async function pullChanges(work: PullWork): Promise<Result<Pulled, Failure>> {
  const first = await pullFrom(work, work.store.syncState().cursor, null);
  return !first.ok && first.error.code === 'cursor-too-old' ? pullFrom(work, null, { people: new Set(), records: new Set() }) : first;
}

async function pullFrom(work: PullWork, start: string | null, seen: Seen | null): Promise<Result<Pulled, Failure>> {
  const { centre, token, store, clock, signal } = work;
  let cursor = start;
  let changes = 0;
  let filingsElsewhere = 0;
  for (;;) {
    const askedAt = clock.now();
    const page = await centre.changes(token, cursor);
    if (!page.ok) {
      return page;
    }
    if (signal.aborted) {
      return fail({ code: 'centre-unreachable' });
    }
    const { value } = page;
    if (value.more && value.cursor === cursor) {
      // The same page for ever: not what the protocol says.
      return fail({ code: 'centre-not-recognised', status: 200 });
    }
    cursor = value.cursor;
    changes += value.changes.length;
    const told = store.transaction((write) => {
      const news = applyPage(work, write, value.changes, seen);
      const gone = seen !== null && !value.more ? removeUnseen(write, seen) : 0;
      write.putSyncState({
        ...(seen === null || !value.more ? { cursor: value.cursor } : {}),
        ...(value.more ? {} : { asOf: askedAt, lastSuccessAt: clock.now() }),
      });
      return { ...news, roster: news.roster || gone > 0 };
    });
    filingsElsewhere += told.elsewhere;
    publish(work, told);
    if (!value.more) {
      return ok({ changes, filingsElsewhere });
    }
  }
}

type News = {
  readonly roster: boolean;
  readonly filings: readonly { readonly filingId: FilingId; readonly verdict: boolean }[];
  readonly elsewhere: number;
};

function applyPage({ clock, profiles }: PullWork, write: StoreWriter, changes: readonly CentreChange[], seen: Seen | null): News {
  const now = clock.now();
  const filings: { filingId: FilingId; verdict: boolean }[] = [];
  let roster = false;
  let elsewhere = 0;
  for (const change of changes) {
    switch (change.change) {
      case 'person':
        write.putPerson(change.person);
        seen?.people.add(keyOf(change.person));
        roster = true;
        break;
      case 'person-removed':
        write.removePerson(change.insurance, change.unitNumber, change.socialSecurityNumber);
        seen?.people.delete(keyOf(change));
        roster = true;
        break;
      case 'unit':
        write.putUnit(change.unit, now);
        roster = true;
        break;
      case 'filing': {
        const applied = applySaying({ write, saying: change.filing, profiles, now });
        if (applied !== null) {
          filings.push({ filingId: change.filing.clientId, verdict: applied.verdict });
        } else if (write.filing(change.filing.clientId) === null) {
          elsewhere += 1;
        }
        break;
      }
      case 'unit-payment':
        write.putUnitPayment(change.payment);
        seen?.records.add(centreRecordKey({ kind: change.change, record: change.payment }));
        break;
      case 'person-payments':
        write.putPersonPayments(change.payments);
        seen?.records.add(centreRecordKey({ kind: change.change, record: change.payments }));
        break;
      case 'unit-rate':
        write.putUnitRate(change.rate);
        seen?.records.add(centreRecordKey({ kind: change.change, record: change.rate }));
        break;
      case 'movement':
        write.putMovement(change.movement);
        seen?.records.add(centreRecordKey({ kind: change.change, record: change.movement }));
        break;
      default:
        assertNever(change);
    }
  }
  return { roster, filings, elsewhere };
}

function publish({ events, store }: PullWork, { roster, filings }: News): void {
  if (roster) {
    events.publish({ event: 'roster.changed' });
  }
  for (const { filingId, verdict } of filings) {
    events.publish({ event: 'filing.changed', filingId });
    if (verdict) {
      events.publish({ event: 'verdict.arrived', filingId });
    }
  }
  if (filings.length > 0) {
    events.publish({ event: 'outbox.changed', unsent: store.countFilings(UNSENT_STATES) });
  }
}

function removeUnseen(write: StoreWriter, seen: Seen): number {
  const gone = INSURANCES.flatMap((insurance) => wholeRoster(write, insurance)).filter((person) => !seen.people.has(keyOf(person)));
  for (const { insurance, unitNumber, socialSecurityNumber } of gone) {
    write.removePerson(insurance, unitNumber, socialSecurityNumber);
  }
  return gone.length + write.dropRecordsExcept(seen.records);
}

function wholeRoster(read: StoreReader, insurance: RosterPerson['insurance']): readonly RosterPerson[] {
  const people: RosterPerson[] = [];
  for (;;) {
    const page = read.searchRoster({ insurance, limit: ROSTER_PAGE, offset: people.length });
    people.push(...page.items);
    if (page.items.length === 0 || people.length >= page.total) {
      return people;
    }
  }
}

function keyOf(person: Pick<RosterPerson, 'insurance' | 'unitNumber' | 'socialSecurityNumber'>): string {
  return `${person.insurance} ${person.unitNumber} ${person.socialSecurityNumber}`;
}
