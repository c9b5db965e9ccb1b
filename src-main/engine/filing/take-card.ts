import type { FilingView } from '../../../src-shared/contract/engine.ts';
import type { CardReading } from '../../../src-shared/domain/card-reading.ts';
import type { FilingId, RowId } from '../../../src-shared/domain/ids.ts';
import { applyChange } from '../../../src-shared/forms/row-values.ts';
import { chinaDate } from '../../../src-shared/lib/plain-date.ts';
import { fail, ok } from '../../../src-shared/lib/result.ts';
import { cardKinds } from '../../../src-shared/profile/card-asked.ts';
import type { Settle } from '../dispatch.ts';
import type { EngineParts, Outcome } from '../engine-parts.ts';
import { keepMaterial, prepareMaterial } from '../keep-material.ts';
import { cardReading, putCardReading } from '../ports/card-readings.ts';
import type { OpenAccount } from '../ports/vault.ts';
import type { WebFile } from '../web-file.ts';
import { changeRow } from './edit-draft.ts';
import { findDraftRow } from './filing-desk.ts';
import { viewOf } from './filing-view.ts';
import { takeOverPerson } from './take-over-person.ts';

type Parts = Pick<EngineParts, 'profiles' | 'events' | 'clock' | 'imaging' | 'reading'>;

/**
 * 读身份证: a picture of the card becomes a material of the row, and its number the row's where none stands there: one step of undo. The name
 * is only answered; whoever filled the form decides.
 */
export async function takeCard(
  parts: Parts,
  account: OpenAccount,
  ask: { readonly filingId: FilingId; readonly rowId: RowId; readonly file: WebFile },
  settle: Settle,
): Promise<Outcome<{ view: FilingView; card: CardReading | null }>> {
  const { store } = account;
  const found = findDraftRow(parts, store, ask);
  if (!found.ok) {
    return found;
  }
  const { materialLimits: limits } = found.value.context.profile;
  const [kind] = cardKinds(found.value.context.service, found.value.row.values);
  if (kind === undefined) {
    return fail({ code: 'request-invalid', detail: 'kind' });
  }
  const file = await prepareMaterial(parts, ask.file, limits);
  if (!file.ok) {
    return file;
  }
  const kept = await settle(() => keepMaterial(parts, account, { kind, file: file.value, limits }));
  if (!kept.ok) {
    return kept;
  }
  const { sha256, mediaType } = kept.value;
  const now = parts.clock.now();
  const card = cardReading(store, sha256) ?? (await parts.reading.readCard({ bytes: file.value.bytes, mediaType, today: chinaDate(now) }));
  return settle(() => {
    // Read again: reading took its time.
    const again = findDraftRow(parts, store, ask);
    if (!again.ok) {
      return again;
    }
    if (card !== null) {
      store.transaction((write) => putCardReading(write, sha256, card));
    }
    const { filing, row, context } = again.value;
    const here = row.attachments.filter((each) => each.kind === kind);
    if (!here.some((each) => each.sha256 === sha256) && here.length >= limits.maxPerKind) {
      return fail({ code: 'material-too-many', max: limits.maxPerKind });
    }
    const { form, roles } = context.service;
    const number = card?.idNumber ?? null;
    const changes = number !== null && (row.values[roles.idNumber] ?? '') === '' ? { [roles.idNumber]: number } : {};
    const typed = applyChange({ form, values: row.values, origins: row.origins, changes, now, today: chinaDate(now) });
    const next = takeOverPerson(context, store, { filing, before: row.values, after: typed });
    const attachments = here.some((each) => each.sha256 === sha256) ? row.attachments : [...row.attachments, kept.value];
    const view =
      attachments === row.attachments && number === null
        ? ok(viewOf(store, again.value, now))
        : changeRow(parts, store, again.value, { row: { ...row, ...next, attachments }, label: `card:${row.rowId}:${kind}` });
    return view.ok ? ok({ view: view.value, card }) : view;
  });
}
