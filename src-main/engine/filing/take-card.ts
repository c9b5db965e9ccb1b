import type { CardTaken } from '../../../src-shared/contract/engine.ts';
import type { PageFormat } from '../../../src-shared/contract/page-desk.ts';
import type { CardReading } from '../../../src-shared/domain/card-reading.ts';
import type { FilingId, RowId } from '../../../src-shared/domain/ids.ts';
import type { Attachment } from '../../../src-shared/domain/material.ts';
import { applyChange } from '../../../src-shared/forms/row-values.ts';
import { chinaDate } from '../../../src-shared/lib/plain-date.ts';
import { fail, ok } from '../../../src-shared/lib/result.ts';
import { cardKinds } from '../../../src-shared/profile/card-asked.ts';
import { cardReading } from '../cards/card-readings.ts';
import { readKeptCard } from '../cards/read-kept-card.ts';
import type { Settle } from '../dispatch.ts';
import type { EngineParts, Outcome } from '../engine-parts.ts';
import { keepMaterial, prepareMaterial } from '../keep-material.ts';
import type { OpenAccount } from '../ports/vault.ts';
import { attachPages } from '../scan/attach-pages.ts';
import type { DeskWork } from '../scan/desk-work.ts';
import type { WebFile } from '../web-file.ts';
import { withFiles } from './draft-materials.ts';
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
): Promise<Outcome<CardTaken>> {
  const found = findDraftRow(parts, account.store, ask);
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
  await readKeptCard(parts, account, kept.value.sha256, settle);
  return settle(() => giveCards(parts, account, ask, [kept.value]));
}

/** 读身份证 off pages of the desk: as off a file, of as many files as they become. */
export async function takeCardPages(
  parts: Parts & Pick<EngineParts, 'ids'> & { readonly work: DeskWork },
  account: OpenAccount,
  ask: { readonly filingId: FilingId; readonly rowId: RowId; readonly kind: string; readonly format: PageFormat },
  settle: Settle,
): Promise<Outcome<CardTaken>> {
  const found = findDraftRow(parts, account.store, ask);
  if (!found.ok) {
    return found;
  }
  const { format, ...place } = ask;
  if (!cardKinds(found.value.context.service, found.value.row.values).has(place.kind)) {
    return fail({ code: 'request-invalid', detail: 'kind' });
  }
  return attachPages(
    parts,
    account,
    {
      place,
      format,
      look: async (files) => {
        for (const { sha256 } of files) {
          await readKeptCard(parts, account, sha256, settle);
        }
      },
      give: (files) => giveCards(parts, account, place, files),
    },
    settle,
  );
}

/** What was read comes into the row with the files: the number where none stands there. One step of undo. */
function giveCards(
  parts: Parts,
  { store }: OpenAccount,
  ask: { readonly filingId: FilingId; readonly rowId: RowId },
  files: readonly Attachment[],
): Outcome<CardTaken> {
  // Read again: reading took its time.
  const found = findDraftRow(parts, store, ask);
  if (!found.ok) {
    return found;
  }
  const { filing, row, context } = found.value;
  const given = withFiles(row.attachments, files, context.profile.materialLimits);
  if (!given.ok) {
    return given;
  }
  const attachments = given.value;
  const card = cardOf(files.flatMap(({ sha256 }) => cardReading(store, sha256) ?? []));
  const { form, roles } = context.service;
  const number = card?.idNumber ?? null;
  const changes = number !== null && (row.values[roles.idNumber] ?? '') === '' ? { [roles.idNumber]: number } : {};
  const now = parts.clock.now();
  const typed = applyChange({ form, values: row.values, origins: row.origins, changes, now, today: chinaDate(now) });
  const next = takeOverPerson(context, store, { filing, before: row.values, after: typed });
  const kind = files[0]?.kind ?? '';
  const view =
    attachments.length === row.attachments.length && number === null
      ? ok(viewOf(store, found.value, now))
      : changeRow(parts, store, found.value, { row: { ...row, ...next, attachments }, label: `card:${row.rowId}:${kind}` });
  return view.ok ? ok({ view: view.value, card }) : view;
}

/** Of the sides of a card that lie apart, the one with the number speaks. */
function cardOf(cards: readonly CardReading[]): CardReading | null {
  return cards.find(({ idNumber }) => idNumber !== null) ?? cards.find(({ sides }) => sides.includes('portrait')) ?? cards[0] ?? null;
}
