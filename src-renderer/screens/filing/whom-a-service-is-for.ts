import type { NavigateOptions, To } from 'react-router';
import { filingIdSchema } from '../../../src-shared/contract/records.ts';
import type { FilingId } from '../../../src-shared/domain/ids.ts';
import type { Insurance } from '../../../src-shared/domain/insurance.ts';
import type { RosterPerson } from '../../../src-shared/domain/person.ts';
import type { RegionProfile, ServiceDefinition } from '../../../src-shared/profile/region-profile.ts';

type Standing = Pick<RosterPerson, 'insurance' | 'staffKind' | 'status'>;

/**
 * Whether a service can be begun for a person of the unit (W-25: one for the working, one for the retired). One that adds and stops in
 * the same form is for everybody (ZM-04).
 */
export function isFor(
  { pick, direction, insurances }: Pick<ServiceDefinition, 'pick' | 'direction' | 'insurances'>,
  person: Standing,
): boolean {
  const fits =
    pick === undefined ? direction === 'both' : pick.staffKinds.includes(person.staffKind) && pick.statuses.includes(person.status);
  return fits && insurances.includes(person.insurance);
}

/** The services, one person at a time, that can be begun for this person of the unit. */
export function servicesFor({ services }: Pick<RegionProfile, 'services'>, person: Standing): readonly ServiceDefinition[] {
  return services.filter((service) => service.batch === undefined && isFor(service, person));
}

/** The services, one person at a time, that add somebody to the unit under an insurance: for who is no longer insured. */
export function servicesThatAdd({ services }: Pick<RegionProfile, 'services'>, insurance: Insurance): readonly ServiceDefinition[] {
  return services.filter(
    ({ batch, pick, direction, insurances }) =>
      batch === undefined && pick === undefined && (direction === 'in' || direction === 'both') && insurances.includes(insurance),
  );
}

/** A number of a person does not stand in an address: it is handed along beside it. */
type HandedAlong = { readonly socialSecurityNumber: string | null; readonly replaced: FilingId | null };

/** Where a service begins, for a person who is already chosen; `replaced` is the draft of another person it takes the place of. */
export function newFilingFor(ask: {
  readonly insurance: Insurance;
  readonly service: string;
  readonly person: Pick<RosterPerson, 'socialSecurityNumber'> | null;
  readonly replaced?: FilingId | null;
}): [To, NavigateOptions] {
  const state: HandedAlong = { socialSecurityNumber: ask.person?.socialSecurityNumber ?? null, replaced: ask.replaced ?? null };
  return [`/filing/new/${ask.insurance}/${ask.service}`, { state }];
}

/** The number of the person handed along, null where the picker is to ask. */
export function picked(state: unknown): string | null {
  return typeof state === 'object' && state !== null && 'socialSecurityNumber' in state && typeof state.socialSecurityNumber === 'string'
    ? state.socialSecurityNumber
    : null;
}

/** The draft that is to give way. */
export function replacedIn(state: unknown): FilingId | null {
  return typeof state === 'object' && state !== null && 'replaced' in state
    ? (filingIdSchema.safeParse(state.replaced).data ?? null)
    : null;
}
