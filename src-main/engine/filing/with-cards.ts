import type { FilingRow } from '../../../src-shared/domain/filing.ts';
import { materialsFor } from '../../../src-shared/profile/materials-for.ts';
import type { Service } from '../../../src-shared/profile/service-of.ts';
import { cardReading } from '../ports/card-readings.ts';
import type { StoreReader } from '../ports/store.ts';

/** Rows as a filing is looked at: files that are ID cards, with what was read off them. */
export function withCards(reader: StoreReader, service: Service, rows: readonly FilingRow[]): readonly FilingRow[] {
  return rows.map((row) => {
    const kinds = cardKinds(service, row);
    const attachments = row.attachments.map((file) => {
      const card = kinds.has(file.kind) ? cardReading(reader, file.sha256) : null;
      return card === null ? file : { ...file, card };
    });
    return { ...row, attachments };
  });
}

/** The kinds that are ID cards for this row now. */
export function cardKinds(service: Service, row: Pick<FilingRow, 'values'>): ReadonlySet<string> {
  return new Set(materialsFor(service, row.values).flatMap(({ kind, idCardSides }) => (idCardSides === undefined ? [] : [kind])));
}
