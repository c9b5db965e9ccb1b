import type { FilingSummary } from '../../../src-shared/contract/engine.ts';
import type { Insurance } from '../../../src-shared/domain/insurance.ts';
import type { RosterPerson } from '../../../src-shared/domain/person.ts';
import { OPEN_STATES } from '../../../src-shared/domain/transitions.ts';
import { overlappingServices } from '../../../src-shared/profile/overlapping.ts';
import type { Service } from '../../../src-shared/profile/service-of.ts';
import { useProfile } from '../../bridge/session.tsx';
import { useAnswer } from '../../bridge/use-answer.ts';

export type OpenFiling = Pick<FilingSummary, 'filingId' | 'state' | 'service' | 'people'>;

/** Who of these people is in a filing of the same direction that is not settled (O-12), by social security number. */
export function useOpenFilings(ask: {
  readonly service: Pick<Service, 'id' | 'direction'>;
  readonly insurance: Insurance;
  readonly people: readonly Named[];
}): ReadonlyMap<string, OpenFiling> {
  const { service, insurance, people } = ask;
  const services = [...overlappingServices(useProfile(), service)];
  const numbers = people.map(({ socialSecurityNumber }) => socialSecurityNumber);
  const answer = useAnswer(
    ['open-filings', insurance, services, numbers],
    async (engine) => {
      const common = { services, insurances: [insurance], states: [...OPEN_STATES], page: 1 };
      const found = new Map<string, OpenFiling>();
      const all = await engine.filing.list({ ...common, pageSize: MOST_READ });
      if (!all.ok) {
        return all;
      }
      const asked = whoMayBeIn(all.value, people).map(({ socialSecurityNumber }) => socialSecurityNumber);
      const lists = await Promise.all(
        asked.map(async (text) => ({ text, list: await engine.filing.list({ ...common, text, pageSize: 1 }) })),
      );
      for (const { text, list } of lists) {
        const first = list.ok ? list.value.items[0] : undefined;
        if (first !== undefined) {
          found.set(text, first);
        }
      }
      return { ok: true as const, value: found };
    },
    { refreshOn: ['filing.changed', 'verdict.arrived'] },
  );
  return answer.value ?? NONE;
}

type Named = Pick<RosterPerson, 'socialSecurityNumber' | 'name'>;

/** Only these need be asked for by number: the others' names are in no open filing. A long list or a batch names only its first people. */
export function whoMayBeIn(
  open: { readonly items: readonly Pick<FilingSummary, 'names' | 'people'>[]; readonly total: number },
  people: readonly Named[],
): readonly Named[] {
  if (open.total > open.items.length || open.items.some(({ names, people: count }) => count > names.length)) {
    return people;
  }
  const names = new Set(open.items.flatMap((item) => item.names));
  return people.filter(({ name }) => names.has(name));
}

const MOST_READ = 100;
const NONE: ReadonlyMap<string, OpenFiling> = new Map();
