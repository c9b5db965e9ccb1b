import { doubtsAbout } from '../../src-shared/domain/doubts.ts';
import type { Sha256 } from '../../src-shared/domain/ids.ts';
import type { Attachment } from '../../src-shared/domain/material.ts';
import type { RowValues } from '../../src-shared/forms/condition.ts';
import type { PlainDate } from '../../src-shared/lib/plain-date.ts';
import { cardAsked } from '../../src-shared/profile/card-asked.ts';
import type { Service } from '../../src-shared/profile/service-of.ts';
import { withCards } from './cards/with-cards.ts';
import type { StoreReader } from './ports/store.ts';

/**
 * A row's files with 仍然使用 and its reason on one of them, for what is doubted of it today; '' takes the answer back. Null where no such file
 * is there. `values` are those the row is judged by; of the filing as a whole, what its rows share.
 */
export function answered(
  at: { readonly reader: Pick<StoreReader, 'setting'>; readonly service: Service; readonly today: PlainDate },
  row: { readonly values: RowValues; readonly attachments: readonly Attachment[] },
  ask: { readonly kind: string; readonly sha256: Sha256; readonly reason: string },
): readonly Attachment[] | null {
  const { reader, service, today } = at;
  const ofKind = row.attachments.filter(({ kind }) => kind === ask.kind);
  const place = ofKind.findIndex(({ sha256 }) => sha256 === ask.sha256);
  const file = ofKind[place];
  if (file === undefined) {
    return null;
  }
  const { usedAnyway: _, ...bare } = file;
  const reason = ask.reason.trim();
  const files = withCards(reader, service, [{ attachments: ofKind }])[0]?.attachments ?? ofKind;
  const card = cardAsked(service, row.values, ask.kind);
  const doubts = doubtsAbout(files, place, { today, card });
  const of = card !== undefined && doubts.includes('other-number') ? { idNumber: card.idNumber } : {};
  const next: Attachment = reason === '' ? bare : { ...bare, usedAnyway: { reason, doubts, ...of } };
  return row.attachments.map((each) => (each === file ? next : each));
}
