import type { Filing, FilingState } from '../../../src-shared/domain/filing.ts';
import type { FilingId } from '../../../src-shared/domain/ids.ts';
import type { Insurance } from '../../../src-shared/domain/insurance.ts';
import { STATE_LABELS } from '../../../src-shared/domain/state-labels.ts';
import { OPEN_STATES, PENDING_STATES, UNSENT_STATES } from '../../../src-shared/domain/transitions.ts';
import { chinaDate, type Instant } from '../../../src-shared/lib/plain-date.ts';
import { filingIndex } from '../../../src-shared/profile/filing-index.ts';
import { overlappingServices } from '../../../src-shared/profile/overlapping.ts';
import type { RosterFacts } from '../../../src-shared/validation/facts.ts';
import type { StoreReader } from '../ports/store.ts';
import type { FilingContext } from './filing-context.ts';

type Asking = {
  readonly reader: StoreReader;
  readonly filing: Filing;
  readonly context: FilingContext;
  readonly now: Instant;
};

/** What the rules must know beyond the filing, from the local copy. */
export function rosterFacts(ask: Asking): RosterFacts {
  return factsNaming({ ...ask, ...filingIndex(ask.context.service.roles, ask.filing.rows) });
}

/** The same for some of a batch's people. */
export function factsNaming(ask: Asking & { readonly idNumbers: readonly string[]; readonly names: readonly string[] }): RosterFacts {
  const { reader, filing, context, now, idNumbers, names } = ask;
  const open = reader.openFilingsNaming({
    services: overlappingServices(context.profile, context.service),
    insurance: filing.insurance,
    idNumbers,
    except: filing.filingId,
  });
  return {
    today: chinaDate(now),
    ...standingFacts(reader, filing, context),
    people: reader.rosterPeople(filing.insurance, { idNumbers, names }),
    openFilings: open.map(({ filingId, socialSecurityNumber, state }) => ({
      filingId,
      socialSecurityNumber,
      stateLabel: STATE_LABELS[state],
    })),
  };
}

/** Sent and not refused: what holds the year (O-08). */
const STANDS: readonly FilingState[] = [...UNSENT_STATES, ...PENDING_STATES, 'approved', 'partly-approved'];

/** What only rules about the filing as a whole ask for, looked up only where the service has such rules. */
function standingFacts(
  reader: StoreReader,
  filing: Pick<Filing, 'filingId' | 'insurance'>,
  context: FilingContext,
): Pick<RosterFacts, 'yearFilings' | 'pendingChanges'> {
  const kinds = new Set(context.service.rules.map(({ kind }) => kind));
  return {
    ...(kinds.has('once-a-year') ? { yearFilings: yearFilings(reader, filing, context) } : {}),
    ...(kinds.has('no-pending-changes') ? { pendingChanges: pendingChanges(reader, filing.insurance, context) } : {}),
  };
}

/**
 * Other filings of the service that stand, with the year each is for. One refused in part does not stand in the way of its own correction
 * (O-11): whom that may name the centre knows best.
 */
export function yearFilings(
  reader: StoreReader,
  { filingId, insurance }: Pick<Filing, 'filingId' | 'insurance'>,
  { service }: FilingContext,
): readonly (NonNullable<RosterFacts['yearFilings']>[number] & { readonly filing: Filing })[] {
  const { items } = reader.filings({ services: [service.id], insurances: [insurance], states: STANDS, limit: 100, offset: 0 });
  const month = service.roles.effectiveMonth;
  const corrected = items.some(({ state }) => state === 'partly-approved') ? correctedBy(reader, filingId) : null;
  return items
    .filter((other) => other.filingId !== filingId && !(other.state === 'partly-approved' && other.filingId === corrected))
    .map((other) => ({
      filing: other,
      filingId: other.filingId,
      year: (other.sharedValues[month] ?? other.rows[0]?.values[month] ?? '').slice(0, 4),
      stateLabel: STATE_LABELS[other.state],
      receiptNumber: other.receipt?.number ?? '',
    }));
}

/** The filing whose refused people a batch was begun with, null for every other batch. */
function correctedBy(reader: StoreReader, filingId: FilingId): string | null {
  const origin = reader.batchSlice(filingId, { after: 0, limit: 1 })[0]?.origin;
  return origin?.from === 'copied' ? origin.filingId : null;
}

/** Additions and drops under the insurance that are begun or sent and not decided. */
export function pendingChanges(reader: StoreReader, insurance: Insurance, { profile }: FilingContext): number {
  const services = profile.services.filter(({ direction }) => direction !== 'none').map(({ id }) => id);
  return reader.filings({ services, insurances: [insurance], states: OPEN_STATES, limit: 1, offset: 0 }).total;
}
