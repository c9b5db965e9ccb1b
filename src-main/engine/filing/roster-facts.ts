import type { Filing } from '../../../src-shared/domain/filing.ts';
import { STATE_LABELS } from '../../../src-shared/domain/state-labels.ts';
import { chinaDate, type Instant } from '../../../src-shared/lib/plain-date.ts';
import { filingIndex } from '../../../src-shared/profile/filing-index.ts';
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
    services: servicesOfDirection(context),
    insurance: filing.insurance,
    idNumbers,
    except: filing.filingId,
  });
  return {
    today: chinaDate(now),
    people: reader.rosterPeople(filing.insurance, { idNumbers, names }),
    openFilings: open.map(({ filingId, socialSecurityNumber, state }) => ({
      filingId,
      socialSecurityNumber,
      stateLabel: STATE_LABELS[state],
    })),
  };
}

/** O-12 counts per direction. Services that neither add nor stop people only keep out their own kind. */
function servicesOfDirection({ profile, service }: FilingContext): readonly string[] {
  return service.direction === 'none'
    ? [service.id]
    : profile.services.filter((each) => each.direction === service.direction).map((each) => each.id);
}
