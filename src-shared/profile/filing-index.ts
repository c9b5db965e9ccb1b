import type { FilingRow } from '../domain/filing.ts';
import type { PlainMonth } from '../lib/plain-date.ts';
import type { ServiceDefinition } from './region-profile.ts';

/** What a filing is found by: the people its rows name and the month it takes effect. */
export type FilingIndex = {
  readonly idNumbers: readonly string[];
  readonly names: readonly string[];
  readonly effectiveMonth: PlainMonth | '';
};

/** Reads it from the rows by the service's roles; the effective month is the first row's that has one. Empty values are left out. */
export function filingIndex(roles: ServiceDefinition['roles'], rows: readonly Pick<FilingRow, 'values'>[]): FilingIndex {
  const valuesOf = (field: string): readonly string[] => rows.map(({ values }) => values[field] ?? '').filter((value) => value !== '');
  return {
    idNumbers: [...new Set(valuesOf(roles.idNumber))],
    names: [...new Set(valuesOf(roles.name))],
    effectiveMonth: valuesOf(roles.effectiveMonth)[0] ?? '',
  };
}
