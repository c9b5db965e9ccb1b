import { foldName } from '../../src-shared/domain/fold-name.ts';
import type { FilingId, RowId } from '../../src-shared/domain/ids.ts';
import type { RowJudgement } from '../../src-shared/validation/row-judging.ts';
import type { BatchWriter, NewBatchRow, RowState } from '../engine/ports/batch-store.ts';
import { contentWriter, writeList, writeRecord } from './batch-content.ts';
import { type Batch, giveUpSummary, keepBatch, keyOf, keyOfRow, openBatch, rowIdOfKey, VERDICT } from './batch-tables.ts';
import type { BatchWords } from './batch-words.ts';
import type { SqlValue, WritableDatabase } from './database.ts';
import type { StagedSums } from './staged-sums.ts';

const COLUMNS = [
  'id',
  'position',
  'standing',
  'offers',
  'needs',
  'imported',
  'findings',
  'id_number',
  'name',
  'edited',
  'attachments',
  'content',
  'source_row',
] as const;

/** Writes rows into a lot and answers the first and the last of their keys. The batch's numbers and fields go with it. */
export function insertRows(
  database: WritableDatabase,
  words: BatchWords,
  batch: Batch,
  { lot, rows, sums }: { readonly lot: number; readonly rows: readonly NewBatchRow[]; readonly sums?: StagedSums },
): { first: number; last: number } {
  const content = contentWriter(batch.fields, rows);
  const { judged } = words.of(batch);
  // As long as it will be: a list that grows is copied again and again.
  const values = Array.from<SqlValue>({ length: rows.length * COLUMNS.length });
  let at = 0;
  const add = (value: SqlValue): void => {
    values[at] = value;
    at += 1;
  };
  let number = batch.nextNumber;
  for (const row of rows) {
    const kept = judged(row);
    const { standing, offers, needs, imported, findings } = kept;
    const { origin } = row;
    sums?.count(lot, kept);
    add(keyOf(batch, number));
    add(row.position);
    add(standing);
    add(offers);
    add(needs);
    add(imported);
    add(findings);
    add(row.idNumber);
    add(foldName(row.name));
    add(writeRecord(row.edited));
    add(writeList(row.attachments));
    add(content.writeRow(row));
    add(origin.from === 'file' ? origin.row : null);
    number += 1;
  }
  const alike = { batch: batch.id, lot, hidden: 0, verdict: VERDICT.open };
  database.insertMany({ table: 'batch_row', alike, columns: COLUMNS, values });
  keepBatch(database, { ...batch, nextNumber: number, fields: content.fields() });
  return { first: keyOf(batch, batch.nextNumber), last: keyOf(batch, number - 1) };
}

export function idsBetween(batch: Batch, { first, last }: { readonly first: number; readonly last: number }): readonly RowId[] {
  return Array.from({ length: last - first + 1 }, (_, index) => rowIdOfKey(batch, first + index));
}

export function changeRows(
  database: WritableDatabase,
  words: BatchWords,
  filingId: FilingId,
  changes: readonly { readonly rowId: RowId; readonly state: RowState; readonly judgement: RowJudgement }[],
): void {
  const batch = openBatch(database, filingId);
  const content = contentWriter(batch.fields);
  const { judged } = words.of(batch);
  for (const { rowId, state, judgement } of changes) {
    const id = existing(batch, rowId);
    keepBefore(database, batch, id);
    const written = database.run(
      `UPDATE batch_row SET content = @content, edited = @edited, attachments = @attachments, id_number = @idNumber, name = @name,
         initials = CASE WHEN name = @name THEN initials END, standing = @standing, offers = @offers, needs = @needs,
         imported = @imported, findings = @findings
       WHERE id = @id`,
      {
        id,
        content: content.write(state.values),
        edited: writeRecord(state.edited),
        attachments: writeList(state.attachments),
        idNumber: state.idNumber,
        name: foldName(state.name),
        ...judged(judgement),
      },
    );
    assertThere(written, rowId);
  }
  keepBatch(database, { ...batch, fields: content.fields() });
  giveUpSummary(database, batch);
}

export function judgeRows(
  database: WritableDatabase,
  words: BatchWords,
  filingId: FilingId,
  judgements: readonly { readonly rowId: RowId; readonly judgement: RowJudgement }[],
): void {
  const batch = openBatch(database, filingId);
  const { judged } = words.of(batch);
  for (const { rowId, judgement } of judgements) {
    const written = database.run(
      `UPDATE batch_row SET standing = @standing, offers = @offers, needs = @needs, imported = @imported, findings = @findings
       WHERE id = @id`,
      { id: existing(batch, rowId), ...judged(judgement) },
    );
    assertThere(written, rowId);
  }
  giveUpSummary(database, batch);
}

export function putVerdicts(database: WritableDatabase, filingId: FilingId, verdicts: Parameters<BatchWriter['putVerdicts']>[1]): number {
  const batch = openBatch(database, filingId);
  const said = verdicts.flatMap(({ rowId, verdict: { approved, reason, personNumber } }) => {
    const id = keyOfRow(batch, rowId);
    return id === null ? [] : [[id, approved ? 1 : 2, reason, personNumber]];
  });
  const written = database.run(
    `UPDATE batch_row SET verdict = said.verdict, reason = said.reason, person_number = said.person_number
     FROM (SELECT value->>0 AS id, value->>1 AS verdict, value->>2 AS reason, value->>3 AS person_number FROM json_each(@said)) AS said
     WHERE batch_row.id = said.id
       AND (batch_row.verdict, batch_row.reason, batch_row.person_number) IS NOT (said.verdict, said.reason, said.person_number)`,
    { said: JSON.stringify(said) },
  );
  if (written > 0) {
    giveUpSummary(database, batch);
  }
  return written;
}

/** What a row was before the present step touched it for the first time; before the first step nothing is recorded. */
function keepBefore(database: WritableDatabase, { id, step }: Batch, row: number): void {
  if (step >= 0) {
    database.run(
      `INSERT INTO batch_step_row (batch, position, row, removed, before)
       SELECT @batch, @step, id, 0, json_array(content, edited, attachments, imported, id_number, name) FROM batch_row WHERE id = @row
       ON CONFLICT DO NOTHING`,
      { batch: id, step, row },
    );
  }
}

function existing(batch: Batch, rowId: RowId): number {
  const id = keyOfRow(batch, rowId);
  if (id === null) {
    throw new Error(`no row ${rowId}`);
  }
  return id;
}

function assertThere(written: number, rowId: RowId): void {
  if (written !== 1) {
    throw new Error(`no row ${rowId}`);
  }
}
