import type { Folder, LibraryFile } from '../../../src-shared/contract/library.ts';
import { expiryOf } from '../../../src-shared/domain/doubts.ts';
import type { Sha256 } from '../../../src-shared/domain/ids.ts';
import type { Attachment } from '../../../src-shared/domain/material.ts';
import { normaliseIdNumber } from '../../../src-shared/domain/numbers/resident-id.ts';
import { chinaDate, type Instant } from '../../../src-shared/lib/plain-date.ts';
import { materialsFor } from '../../../src-shared/profile/materials-for.ts';
import type { EngineParts } from '../engine-parts.ts';
import { contextOf } from '../filing/filing-context.ts';
import { BIN_DAYS, type LibraryItem, type MaterialUse } from '../ports/library-store.ts';
import type { StoreReader } from '../ports/store.ts';
import { accountOf } from '../session/account-record.ts';
import { missingOf } from './missing-materials.ts';

type Parts = Pick<EngineParts, 'profiles' | 'clock'>;

/** A file of a person with everything a filing would take over of it. */
export type KeptFile = { readonly shown: LibraryFile; readonly attachment: Attachment };

/** A person's folder: what filings name of them, and what was put there beside filings; each file once. */
export function folderOf(parts: Parts, reader: StoreReader, idNumber: string): Folder {
  const number = normaliseIdNumber(idNumber);
  const files = filesOf(parts, reader, number);
  return {
    idNumber: number,
    name: nameOf(reader, number),
    files: files.filter(({ shown }) => shown.retiredAt === null).map(({ shown }) => shown),
    bin: files.filter(({ shown }) => shown.retiredAt !== null).map(({ shown }) => shown),
    missing: [...missingOf(parts, reader, number)],
  };
}

/** The files of a person, newest first, those that can be brought back included. */
export function filesOf(parts: Parts, reader: StoreReader, idNumber: string): readonly KeptFile[] {
  const items = new Map(reader.libraryItems(idNumber).map((item) => [item.attachment.sha256, item]));
  const uses = Map.groupBy(
    reader.materialUses(idNumber).flatMap((use) => use.attachments.map((attachment) => ({ use, attachment }))),
    ({ attachment }) => attachment.sha256,
  );
  const now = parts.clock.now();
  return [...new Set<Sha256>([...items.keys(), ...uses.keys()])]
    .flatMap((sha256) => keptFile(parts, { item: items.get(sha256), uses: uses.get(sha256) ?? [], now }) ?? [])
    .toSorted((a, b) => (a.shown.at < b.shown.at ? 1 : a.shown.at > b.shown.at ? -1 : 0));
}

type UsedFile = { readonly use: MaterialUse; readonly attachment: Attachment };

/** Null for what was taken out so long ago that it cannot be brought back, unless a filing used it again since. */
function keptFile(
  parts: Parts,
  { item, uses, now }: { readonly item: LibraryItem | undefined; readonly uses: readonly UsedFile[]; readonly now: Instant },
): KeptFile | null {
  const [newest] = uses.toSorted((a, b) => (a.attachment.attachedAt < b.attachment.attachedAt ? 1 : -1));
  const attachment = item?.attachment ?? newest?.attachment;
  if (attachment === undefined) {
    return null;
  }
  const at = [attachment.attachedAt, ...uses.map((used) => used.attachment.attachedAt)].reduce((a, b) => (a > b ? a : b));
  const retiredAt = item?.retiredAt ?? null;
  const retired = retiredAt !== null && at <= retiredAt;
  const binnedUntil = retired ? daysAfter(retiredAt, BIN_DAYS) : null;
  if (binnedUntil !== null && binnedUntil <= now) {
    return null;
  }
  const { kind, sha256, fileName, mediaType, bytes, expiresOn = newest?.attachment.expiresOn ?? '' } = attachment;
  return {
    attachment: { ...attachment, ...(expiresOn === '' ? {} : { expiresOn }) },
    shown: {
      sha256,
      kind,
      label: item?.label ?? (newest === undefined ? kind : labelOf(parts, newest)),
      fileName,
      mediaType,
      bytes,
      at,
      expiresOn,
      expiry: expiryOf(expiresOn, chinaDate(now)),
      doubts: (attachment.prepared?.flaws ?? []).map(({ flaw }) => flaw),
      uses: uses.map(({ use, attachment: used }) => ({ ...placeOf(parts, use), at: used.attachedAt })),
      retiredAt: retired ? retiredAt : null,
      binnedUntil,
    },
  };
}

/** What the file's kind is called where it is used. */
function labelOf(parts: Parts, { use, attachment }: UsedFile): string {
  const context = contextOf(parts.profiles, use.filing);
  if (!context.ok) {
    return attachment.kind;
  }
  const { service } = context.value;
  const of = ({ kind }: { readonly kind: string }): boolean => kind === attachment.kind;
  const values = { ...use.filing.sharedValues, ...use.values };
  return (materialsFor(service, values).find(of) ?? service.materials.find(of))?.label ?? attachment.kind;
}

function placeOf(parts: Parts, { filing, values }: MaterialUse): Omit<LibraryFile['uses'][number], 'at'> {
  const context = contextOf(parts.profiles, filing);
  const month = context.ok ? context.value.service.roles.effectiveMonth : '';
  return {
    filingId: filing.filingId,
    service: context.ok ? context.value.service.label : filing.service,
    insurance: filing.insurance,
    state: filing.state,
    receiptNumber: filing.receipt?.number ?? '',
    month: values[month] ?? filing.sharedValues[month] ?? '',
  };
}

/** As the roster has it, else as the library or a filing says. */
export function nameOf(reader: StoreReader, idNumber: string): string {
  for (const { insurance } of accountOf(reader).links) {
    const [person] = reader.rosterPeople(insurance, { idNumbers: [idNumber], names: [] });
    if (person !== undefined) {
      return person.name;
    }
  }
  return reader.libraryPeople({ text: idNumber, limit: 1, offset: 0 }).items.find((person) => person.idNumber === idNumber)?.name ?? '';
}

function daysAfter(instant: Instant, days: number): Instant {
  return new Date(Date.parse(instant) + days * 86_400_000).toISOString();
}
