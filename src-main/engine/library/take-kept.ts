import type { BatchView } from '../../../src-shared/contract/batch.ts';
import type { FilingView } from '../../../src-shared/contract/engine.ts';
import type { Offer } from '../../../src-shared/contract/library.ts';
import type { FilingId, RowId, Sha256 } from '../../../src-shared/domain/ids.ts';
import type { Attachment } from '../../../src-shared/domain/material.ts';
import { normaliseIdNumber } from '../../../src-shared/domain/numbers/resident-id.ts';
import type { Instant } from '../../../src-shared/lib/plain-date.ts';
import { fail, ok } from '../../../src-shared/lib/result.ts';
import { materialsFor } from '../../../src-shared/profile/materials-for.ts';
import { type BatchParts, findBatchDraft } from '../batch/batch-desk.ts';
import { changeMaterials } from '../batch/edit-rows.ts';
import type { EngineParts, Outcome } from '../engine-parts.ts';
import { changeRow } from '../filing/edit-draft.ts';
import type { FilingContext } from '../filing/filing-context.ts';
import { type FilingParts, findDraft, findDraftRow } from '../filing/filing-desk.ts';
import { viewOf } from '../filing/filing-view.ts';
import type { StoreReader } from '../ports/store.ts';
import type { OpenAccount } from '../ports/vault.ts';
import { filesOf, type KeptFile } from './person-folder.ts';

type Parts = Pick<EngineParts, 'profiles' | 'clock'>;
type Place = { readonly filingId: FilingId; readonly rowId: RowId; readonly kind: string };
type Row = { readonly values: Readonly<Record<string, string>>; readonly attachments: readonly Attachment[] };

/** What the library has for a material of a row: files of the kind first, then others, newest first; what is there already left out. */
export function offerFor(parts: FilingParts, reader: StoreReader, place: Place): Outcome<Offer> {
  const found = rowAt(parts, reader, place);
  if (!found.ok) {
    return found;
  }
  const { row, context } = found.value;
  const idNumber = numberOf(context, row);
  const labels = labelsFor(context, row, place.kind);
  const files = usable(parts, reader, { context, row, kind: place.kind }).map(({ shown }) => shown);
  const offered = (sameKind: boolean): Offer['files'] =>
    files.filter(({ label }) => labels.includes(label) === sameKind).map((file) => Object.assign(file, { sameKind }));
  return ok({ idNumber, files: [...offered(true), ...offered(false)] });
}

/** 从材料库选用 on a single filing: one step of undo. */
export function takeKept(parts: FilingParts, account: OpenAccount, ask: Place & { readonly sha256: Sha256 }): Outcome<FilingView> {
  const { store } = account;
  const found = findDraftRow(parts, store, ask);
  if (!found.ok) {
    return found;
  }
  const { row, context } = found.value;
  const kept = keptFor(parts, account, { context, row, ...ask });
  if (!kept.ok) {
    return kept;
  }
  const { maxPerKind } = context.profile.materialLimits;
  if (row.attachments.filter(({ kind }) => kind === ask.kind).length >= maxPerKind) {
    return fail({ code: 'material-too-many', max: maxPerKind });
  }
  return kept.value === null
    ? ok(viewOf(store, found.value, parts.clock.now()))
    : changeRow(parts, store, found.value, {
        row: { ...row, attachments: [...row.attachments, kept.value] },
        label: `attach:${row.rowId}:${ask.kind}`,
      });
}

/** 从材料库选用 on a row of a batch. */
export function takeKeptInBatch(parts: BatchParts, account: OpenAccount, ask: Place & { readonly sha256: Sha256 }): Outcome<BatchView> {
  const { store } = account;
  const found = findBatchDraft(parts, store, ask.filingId);
  if (!found.ok) {
    return found;
  }
  const row = store.batchRow(ask.filingId, ask.rowId);
  if (row === null) {
    return fail({ code: 'request-invalid', detail: 'rowId' });
  }
  const kept = keptFor(parts, account, { context: found.value.context, row, ...ask });
  if (!kept.ok) {
    return kept;
  }
  const file = kept.value;
  return changeMaterials(parts, store, {
    filingId: ask.filingId,
    ids: [ask.rowId],
    label: `从材料库选用${file === null ? '' : `“${file.fileName}”`}`,
    attachmentsOf: ({ attachments }) => (file === null ? attachments : [...attachments, file]),
  });
}

/** The file as the row takes it, null where it has it already. */
function keptFor(
  parts: Parts,
  { store, materials }: OpenAccount,
  ask: { readonly context: FilingContext; readonly row: Row; readonly kind: string; readonly sha256: Sha256 },
): Outcome<Attachment | null> {
  const { kind, sha256, row } = ask;
  if (lineOf(ask.context, kind) === undefined) {
    return fail({ code: 'request-invalid', detail: 'kind' });
  }
  if (row.attachments.some((file) => file.kind === kind && file.sha256 === sha256)) {
    return ok(null);
  }
  const file = usable(parts, store, ask).find(({ shown }) => shown.sha256 === sha256);
  if (file === undefined || !materials.has(sha256)) {
    return fail({ code: 'material-not-found' });
  }
  return ok(asTaken(file.attachment, kind, parts.clock.now()));
}

/** A file of the library as a row takes it, under a kind. */
export function asTaken({ sha256, fileName, mediaType, bytes, prepared, expiresOn }: Attachment, kind: string, now: Instant): Attachment {
  return {
    kind,
    sha256,
    fileName,
    mediaType,
    bytes,
    attachedAt: now,
    ...(prepared === undefined ? {} : { prepared }),
    ...(expiresOn === undefined ? {} : { expiresOn }),
  };
}

/** Of the person's files those this material may be. */
function usable(
  parts: Parts,
  reader: StoreReader,
  ask: { readonly context: FilingContext; readonly row: Row; readonly kind: string },
): readonly KeptFile[] {
  const { materialLimits } = ask.context.profile;
  const accepted = lineOf(ask.context, ask.kind)?.mediaTypes ?? materialLimits.mediaTypes;
  const idNumber = numberOf(ask.context, ask.row);
  return idNumber === ''
    ? []
    : filesOf(parts, reader, idNumber).filter(
        ({ shown }) =>
          shown.retiredAt === null &&
          accepted.includes(shown.mediaType) &&
          shown.bytes <= materialLimits.maxBytes &&
          !ask.row.attachments.some((file) => file.kind === ask.kind && file.sha256 === shown.sha256),
      );
}

function rowAt(parts: FilingParts, reader: StoreReader, place: Place): Outcome<{ readonly row: Row; readonly context: FilingContext }> {
  const found = findDraft(parts, reader, place);
  if (!found.ok) {
    return found;
  }
  const { context, filing } = found.value;
  const row =
    context.service.batch === undefined
      ? filing.rows.find(({ rowId }) => rowId === place.rowId)
      : reader.batchRow(place.filingId, place.rowId);
  return row === undefined || row === null ? fail({ code: 'request-invalid', detail: 'rowId' }) : ok({ row, context });
}

/** What the material is called for this row; a kind that several documents share (reason by reason) is only the one this row needs. */
function labelsFor({ service }: FilingContext, { values }: Row, kind: string): readonly string[] {
  const needed = materialsFor(service, values).find((each) => each.kind === kind);
  return needed === undefined
    ? service.materials.filter((line) => line.kind === kind).map(({ label }) => label)
    : [needed.label, ...needed.alternatives];
}

function numberOf({ service }: FilingContext, { values }: Row): string {
  return normaliseIdNumber(values[service.roles.idNumber] ?? '');
}

function lineOf({ service }: FilingContext, kind: string) {
  return service.materials.find((line) => line.kind === kind);
}
