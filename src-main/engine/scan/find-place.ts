import type { ScanPlace } from '../../../src-shared/contract/page-desk.ts';
import type { Attachment } from '../../../src-shared/domain/material.ts';
import type { RowValues } from '../../../src-shared/forms/condition.ts';
import { fail, ok } from '../../../src-shared/lib/result.ts';
import type { Outcome } from '../engine-parts.ts';
import type { FilingAtHand } from '../filing/filing-context.ts';
import { type FilingParts, findDraft } from '../filing/filing-desk.ts';
import type { StoreReader } from '../ports/store.ts';

/** A material of a draft, with what its row, or the filing as a whole, holds now. */
export type PlaceAtHand = FilingAtHand & { readonly values: RowValues; readonly attachments: readonly Attachment[] };

export function findPlace(parts: FilingParts, reader: StoreReader, place: ScanPlace): Outcome<PlaceAtHand> {
  const found = findDraft(parts, reader, { filingId: place.filingId });
  if (!found.ok) {
    return found;
  }
  const { filing, context } = found.value;
  if (!context.service.materials.some(({ kind }) => kind === place.kind)) {
    return fail({ code: 'request-invalid', detail: 'kind' });
  }
  const { rowId } = place;
  if (rowId === undefined) {
    return ok({ filing, context, values: filing.sharedValues, attachments: filing.attachments });
  }
  const row = filing.rows.find((each) => each.rowId === rowId) ?? reader.batchRowsOf(filing.filingId, [rowId])[0];
  return row === undefined
    ? fail({ code: 'request-invalid', detail: 'rowId' })
    : ok({ filing, context, values: { ...filing.sharedValues, ...row.values }, attachments: row.attachments });
}
