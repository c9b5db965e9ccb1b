import type { FilingRow } from '../domain/filing.ts';
import { normaliseIdNumber } from '../domain/numbers/resident-id.ts';
import type { ServiceDefinition } from './region-profile.ts';

/** What a filing is found by: the people its rows name and the month it takes effect. */
export type FilingIndex = { readonly idNumbers: readonly string[]; readonly names: readonly string[]; readonly effectiveMonth: string };

/** Read from the rows by the fields the service names for it; the month is the first row's. */
export function filingIndex(roles: ServiceDefinition['roles'], rows: readonly Pick<FilingRow, 'values'>[]): FilingIndex {
  return {
    idNumbers: filled(rows.map(({ values }) => normaliseIdNumber(values[roles.idNumber] ?? ''))),
    names: filled(rows.map(({ values }) => (values[roles.name] ?? '').trim())),
    effectiveMonth: rows[0]?.values[roles.effectiveMonth] ?? '',
  };
}

function filled(texts: readonly string[]): readonly string[] {
  return texts.filter((text) => text !== '');
}
