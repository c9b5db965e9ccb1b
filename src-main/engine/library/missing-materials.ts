import type { Folder } from '../../../src-shared/contract/library.ts';
import type { Attachment } from '../../../src-shared/domain/material.ts';
import { normaliseIdNumber } from '../../../src-shared/domain/numbers/resident-id.ts';
import { materialsFor } from '../../../src-shared/profile/materials-for.ts';
import type { EngineParts } from '../engine-parts.ts';
import { contextOf } from '../filing/filing-context.ts';
import type { StoreReader } from '../ports/store.ts';

/** Drafts looked through for a person: more of one person at a time would be a mistake of another kind. */
const MOST_DRAFTS = 50;
type Row = { readonly values: Readonly<Record<string, string>>; readonly attachments: readonly Attachment[] };

/** Required materials that drafts naming this person still lack, draft by draft (缺少的材料). */
export function missingOf(
  { profiles }: Pick<EngineParts, 'profiles'>,
  reader: StoreReader,
  idNumber: string,
): readonly Folder['missing'][number][] {
  const { items } = reader.filings({ states: ['draft'], text: idNumber, limit: MOST_DRAFTS, offset: 0 });
  return items.flatMap((filing) => {
    const context = contextOf(profiles, filing);
    if (!context.ok) {
      return [];
    }
    const { service } = context.value;
    const batch = service.batch !== undefined;
    const rows: readonly Row[] = batch ? reader.batchRowsNaming(filing.filingId, [idNumber]) : filing.rows;
    const labels = rows
      .filter(({ values }) => normaliseIdNumber(values[service.roles.idNumber] ?? '') === idNumber)
      .flatMap(({ values, attachments }) =>
        materialsFor(service, { ...filing.sharedValues, ...values })
          .filter(({ kind, required }) => required && !attachments.some((file) => file.kind === kind))
          .map(({ label }) => label),
      );
    const { filingId, insurance } = filing;
    return labels.length === 0 ? [] : [{ filingId, service: service.label, insurance, batch, labels: [...new Set(labels)] }];
  });
}
