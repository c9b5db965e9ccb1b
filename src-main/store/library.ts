import { batchRowSchema } from '../../src-shared/contract/batch.ts';
import { attachmentSchema, filingIdSchema } from '../../src-shared/contract/records.ts';
import { normaliseIdNumber } from '../../src-shared/domain/numbers/resident-id.ts';
import { BIN_DAYS, type LibraryItem, type LibraryReader, type LibraryWriter, type MaterialUse } from '../engine/ports/library-store.ts';
import { readContent } from './batch-content.ts';
import { rowIdOfKey } from './batch-tables.ts';
import { assertWritten, type ReadableDatabase, type WritableDatabase } from './database.ts';
import { readFiling } from './filings.ts';
import { foldName } from './name-search.ts';
import { namedDigests } from './named-digests.ts';
import { jsonOf, numberOf, stringsOf, textOf, textOrNullOf } from './row-values.ts';

const ROWS_IN_SIGHT = `batch_row CROSS JOIN batch_lot ON batch_lot.id = batch_row.lot CROSS JOIN batch ON batch.id = batch_row.batch
  WHERE batch_row.attachments IS NOT NULL AND batch_row.hidden = 0 AND batch_lot.state = 1`;

/** A single filing is about one person, so its one number and its one name belong together. */
const PEOPLE = `
  SELECT id_number, max(folded_name) AS folded_name, max(name) AS name FROM (
    SELECT id_number, folded_name, name FROM library_item
    UNION SELECT id_number, name, '' FROM ${ROWS_IN_SIGHT} AND id_number <> ''
    UNION SELECT id_number, coalesce(folded_name, ''), '' FROM filing
      CROSS JOIN filing_id_number USING (filing_id) LEFT JOIN filing_name USING (filing_id)
      WHERE instr(rows, '"sha256"') > 0
  )
  GROUP BY id_number`;

export function libraryReader(database: ReadableDatabase): LibraryReader {
  return {
    libraryPeople: ({ text = '', limit, offset }) => {
      const asked = { name: foldName(text), idNumber: normaliseIdNumber(text) };
      const found = `(${PEOPLE}) WHERE @idNumber = '' OR instr(id_number, @idNumber) > 0 OR (@name <> '' AND instr(folded_name, @name) > 0)`;
      const rows = database.all(`SELECT * FROM ${found} ORDER BY folded_name, id_number LIMIT @limit OFFSET @offset`, {
        ...asked,
        limit,
        offset,
      });
      return {
        items: rows.map((row) => {
          const name = textOf(row, 'name');
          return { idNumber: textOf(row, 'id_number'), name: name === '' ? textOf(row, 'folded_name') : name };
        }),
        total: numberOf(database.get(`SELECT count(*) AS total FROM ${found}`, asked), 'total'),
      };
    },
    libraryItems: (idNumber) =>
      database
        .all('SELECT * FROM library_item WHERE id_number = @idNumber ORDER BY sha256', { idNumber: normaliseIdNumber(idNumber) })
        .map(itemOf),
    materialUses: (idNumber) => {
      const asked = { idNumber: normaliseIdNumber(idNumber) };
      return asked.idNumber === '' ? [] : [...usesInFilings(database, asked), ...usesInBatches(database, asked)];
    },
    namedDigests: (now) => namedDigests(database, { binnedAfter: binnedAfter(now) }),
  };
}

export function libraryWriter(writing: () => WritableDatabase): LibraryWriter {
  return {
    putLibraryItem({ idNumber, name, label, attachment, retiredAt }) {
      const written = writing().run(
        `INSERT OR REPLACE INTO library_item (id_number, sha256, name, folded_name, label, attachment, retired_at)
         VALUES (@idNumber, @sha256, @name, @foldedName, @label, @attachment, @retiredAt)`,
        {
          idNumber: normaliseIdNumber(idNumber),
          sha256: attachment.sha256,
          name,
          foldedName: foldName(name),
          label,
          attachment: JSON.stringify(attachmentSchema.parse(attachment)),
          retiredAt,
        },
      );
      assertWritten(written, 1, 'library item');
    },
  };
}

/** What was taken out before this can no longer be brought back. */
function binnedAfter(now: string): string {
  return new Date(Date.parse(now) - BIN_DAYS * 86_400_000).toISOString();
}

function usesInFilings(database: ReadableDatabase, asked: { readonly idNumber: string }): readonly MaterialUse[] {
  return database
    .all(
      `SELECT filing_id FROM filing_id_number CROSS JOIN filing USING (filing_id)
       WHERE id_number = @idNumber AND instr(rows, '"sha256"') > 0 ORDER BY changed_at DESC, filing_id DESC`,
      asked,
    )
    .flatMap((row) => {
      const filing = readFiling(database, filingIdSchema.parse(textOf(row, 'filing_id')));
      return (filing?.rows ?? [])
        .filter(({ values }) => Object.values(values).some((value) => normaliseIdNumber(value) === asked.idNumber))
        .flatMap(({ rowId, values, attachments }) => (filing === null ? [] : [{ filing, rowId, name: '', values, attachments }]));
    })
    .filter(({ attachments }) => attachments.length > 0);
}

function usesInBatches(database: ReadableDatabase, asked: { readonly idNumber: string }): readonly MaterialUse[] {
  const { attachments } = batchRowSchema.shape;
  return database
    .all(
      `SELECT batch_row.id, batch_row.batch, batch.filing_id, batch.next_number, batch.fields, batch.step, name, content, attachments
       FROM ${ROWS_IN_SIGHT} AND id_number = @idNumber ORDER BY batch_row.id DESC`,
      asked,
    )
    .flatMap((row) => {
      const filing = readFiling(database, filingIdSchema.parse(textOf(row, 'filing_id')));
      const batch = {
        id: numberOf(row, 'batch'),
        filingId: filingIdSchema.parse(textOf(row, 'filing_id')),
        nextNumber: numberOf(row, 'next_number'),
        fields: stringsOf(row, 'fields'),
        step: numberOf(row, 'step'),
      };
      return filing === null
        ? []
        : [
            {
              filing,
              rowId: rowIdOfKey(batch, numberOf(row, 'id')),
              name: textOf(row, 'name'),
              values: readContent(batch.fields, textOf(row, 'content')),
              attachments: attachments.parse(jsonOf(row, 'attachments')),
            },
          ];
    });
}

function itemOf(row: unknown): LibraryItem {
  return {
    idNumber: textOf(row, 'id_number'),
    name: textOf(row, 'name'),
    label: textOf(row, 'label'),
    attachment: attachmentSchema.parse(jsonOf(row, 'attachment')),
    retiredAt: textOrNullOf(row, 'retired_at'),
  };
}
