import type { FilingRow } from '../../../src-shared/domain/filing.ts';
import { normaliseIdNumber } from '../../../src-shared/domain/numbers/resident-id.ts';
import type { Service } from '../../../src-shared/profile/service-of.ts';

export type FilingIndex = { readonly idNumbers: readonly string[]; readonly names: readonly string[]; readonly effectiveMonth: string };

/** Whom a filing is about, by the fields its service names for it. */
export function indexOf(service: Service, rows: readonly FilingRow[]): FilingIndex {
  const { idNumber, name, effectiveMonth } = service.roles;
  return {
    idNumbers: filled(rows.map((row) => normaliseIdNumber(row.values[idNumber] ?? ''))),
    names: filled(rows.map((row) => (row.values[name] ?? '').trim())),
    effectiveMonth: rows[0]?.values[effectiveMonth] ?? '',
  };
}

function filled(texts: readonly string[]): readonly string[] {
  return texts.filter((text) => text !== '');
}
