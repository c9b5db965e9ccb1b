import type { ServiceDefinition } from './region-profile.ts';

/** Whether a second filing of the service in a year is held (O-08), not only asked about. */
export function isOnceAYear({ rules }: Pick<ServiceDefinition, 'rules'>): boolean {
  return rules.some(({ kind, severity }) => kind === 'once-a-year' && severity === 'block');
}
