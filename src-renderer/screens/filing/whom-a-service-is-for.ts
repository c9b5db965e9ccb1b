import type { NavigateOptions, To } from 'react-router';
import type { Insurance } from '../../../src-shared/domain/insurance.ts';
import type { RosterPerson } from '../../../src-shared/domain/person.ts';
import type { RegionProfile, ServiceDefinition } from '../../../src-shared/profile/region-profile.ts';

type Standing = Pick<RosterPerson, 'insurance' | 'staffKind' | 'status'>;

/** Whether a person of the unit can be picked for a service (W-25: one service for the working, one for the retired). */
export function isFor({ pick, insurances }: Pick<ServiceDefinition, 'pick' | 'insurances'>, person: Standing): boolean {
  return (
    pick !== undefined &&
    insurances.includes(person.insurance) &&
    pick.staffKinds.includes(person.staffKind) &&
    pick.statuses.includes(person.status)
  );
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
export type PickedState = { readonly socialSecurityNumber: string };

/** Where a service begins for a person who is already chosen. */
export function newFilingFor(ask: {
  readonly insurance: Insurance;
  readonly service: string;
  readonly person: Pick<RosterPerson, 'socialSecurityNumber'>;
}): [To, NavigateOptions] {
  const state: PickedState = { socialSecurityNumber: ask.person.socialSecurityNumber };
  return [`/filing/new/${ask.insurance}/${ask.service}`, { state }];
}

/** The person handed along, null where the picker is to ask. */
export function pickedIn(state: unknown): string | null {
  return typeof state === 'object' && state !== null && 'socialSecurityNumber' in state && typeof state.socialSecurityNumber === 'string'
    ? state.socialSecurityNumber
    : null;
}
