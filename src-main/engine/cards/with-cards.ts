import type { Attachment } from '../../../src-shared/domain/material.ts';
import { possibleCardKinds } from '../../../src-shared/profile/card-asked.ts';
import type { Service } from '../../../src-shared/profile/service-of.ts';
import type { StoreReader } from '../ports/store.ts';
import { cardReading } from './card-readings.ts';

type WithFiles = { readonly attachments: readonly Attachment[] };

/** Rows as they are judged and looked at: files that may be ID cards, with what was read off them. */
export function withCards<Row extends WithFiles>(
  reader: Pick<StoreReader, 'setting'>,
  service: Service,
  rows: readonly Row[],
): readonly Row[] {
  const kinds = possibleCardKinds(service);
  const hasCards = ({ attachments }: Row): boolean => attachments.some(({ kind }) => kinds.has(kind));
  return kinds.size === 0
    ? rows
    : rows.map((row) => (hasCards(row) ? { ...row, attachments: row.attachments.map((file) => withCard(reader, kinds, file)) } : row));
}

function withCard(reader: Pick<StoreReader, 'setting'>, kinds: ReadonlySet<string>, file: Attachment): Attachment {
  const card = kinds.has(file.kind) ? cardReading(reader, file.sha256) : null;
  return card === null ? file : { ...file, card };
}
