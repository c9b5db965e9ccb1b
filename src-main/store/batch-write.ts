import { foldName } from '../../src-shared/domain/fold-name.ts';
import type { FilingId, RowId } from '../../src-shared/domain/ids.ts';
import type { Finding } from '../../src-shared/validation/finding.ts';
import { repairKindOf } from '../../src-shared/validation/repair-key.ts';
import type { RowJudgement } from '../../src-shared/validation/row-judging.ts';
import { type RowNeed, rowStanding } from '../../src-shared/validation/row-standing.ts';
import type { BatchWriter, NewBatchRow, RowState } from '../engine/ports/batch-store.ts';
import { contentWriter, writeFindings, writeList, writeRecord } from './batch-content.ts';
import {
  type Batch,
  giveUpSummary,
  keepBatch,
  keyOf,
  keyOfRow,
  openBatch,
  rowIdOfKey,
  standingNumber,
  type WordKind,
  wordNumbers,
} from './batch-tables.ts';
import type { SqlValue, WritableDatabase } from './database.ts';

const COLUMNS = [
  'id',
  'batch',
  'position',
  'lot',
  'hidden',
  'verdict',
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
const INTO = `batch_row (${COLUMNS.join(', ')})`;

/** Writes rows into a lot and answers the first and the last of their keys. The batch's numbers and fields go with it. */
export function insertRows(
  database: WritableDatabase,
  batch: Batch,
  lot: number,
  rows: readonly NewBatchRow[],
): { first: number; last: number } {
  const content = contentWriter(batch.fields, rows);
  const words = wordsOf(database, batch);
  // As long as it will be: a list that grows is copied again and again.
  const values = Array.from<SqlValue>({ length: rows.length * COLUMNS.length });
  let at = 0;
  const add = (value: SqlValue): void => {
    values[at] = value;
    at += 1;
  };
  let number = batch.nextNumber;
  for (const row of rows) {
    const judged = words.judged(row);
    const { origin } = row;
    add(keyOf(batch, number));
    add(batch.id);
    add(row.position);
    add(lot);
    add(0);
    add(0);
    add(judged.standing);
    add(judged.offers);
    add(judged.needs);
    add(judged.imported);
    add(judged.findings);
    add(row.idNumber);
    add(foldName(row.name));
    add(writeRecord(row.edited));
    add(writeList(row.attachments));
    add(content.writeRow(row));
    add(origin.from === 'file' ? origin.row : null);
    number += 1;
  }
  database.insertMany(INTO, COLUMNS.length, values);
  keepBatch(database, { ...batch, nextNumber: number, fields: content.fields() });
  return { first: keyOf(batch, batch.nextNumber), last: keyOf(batch, number - 1) };
}

export function idsBetween(batch: Batch, { first, last }: { readonly first: number; readonly last: number }): readonly RowId[] {
  return Array.from({ length: last - first + 1 }, (_, index) => rowIdOfKey(batch, first + index));
}

export function changeRows(
  database: WritableDatabase,
  filingId: FilingId,
  changes: readonly { readonly rowId: RowId; readonly state: RowState; readonly judgement: RowJudgement }[],
): void {
  const batch = openBatch(database, filingId);
  const content = contentWriter(batch.fields);
  const words = wordsOf(database, batch);
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
        ...words.judged(judgement),
      },
    );
    assertThere(written, rowId);
  }
  keepBatch(database, { ...batch, fields: content.fields() });
  giveUpSummary(database, batch);
}

export function judgeRows(
  database: WritableDatabase,
  filingId: FilingId,
  judged: readonly { readonly rowId: RowId; readonly judgement: RowJudgement }[],
): void {
  const batch = openBatch(database, filingId);
  const words = wordsOf(database, batch);
  for (const { rowId, judgement } of judged) {
    const written = database.run(
      `UPDATE batch_row SET standing = @standing, offers = @offers, needs = @needs, imported = @imported, findings = @findings
       WHERE id = @id`,
      { id: existing(batch, rowId), ...words.judged(judgement) },
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

type Judged = {
  readonly standing: number;
  readonly offers: number | null;
  readonly needs: number | null;
  readonly imported: string | null;
  readonly findings: string | null;
};

/** So many different lists of findings are written once; rows that find something else have it written beside them. */
const MOST_ALIKE = 100;

/** Judgements as they are kept. What many rows need, offer or are told alike is written once for the batch and named by a number. */
function wordsOf(database: WritableDatabase, batch: Batch): { judged(judgement: RowJudgement): Judged } {
  const numbers = {
    offers: wordNumbers(database, batch, 'offers'),
    needs: wordNumbers(database, batch, 'needs'),
    findings: wordNumbers(database, batch, 'findings'),
  };
  const numberOfWord = (kind: WordKind, word: string): number => {
    let number = numbers[kind].get(word);
    if (number === undefined) {
      number = numbers[kind].size + 1;
      numbers[kind].set(word, number);
      database.run('INSERT INTO batch_word (batch, kind, number, word) VALUES (@batch, @kind, @number, @word)', {
        batch: batch.id,
        kind,
        number,
        word,
      });
    }
    return number;
  };
  const known = new Map<readonly RowNeed[], number>();
  const needsNumber = (needs: readonly RowNeed[]): number => {
    let number = known.get(needs);
    if (number === undefined) {
      number = numberOfWord('needs', JSON.stringify(needs.map(({ kind, required, have }) => [kind, required, have])));
      known.set(needs, number);
    }
    return number;
  };
  const labels = new Set<string>();
  /** One label while all rows say the same, what they have in common once they do not. */
  const keepLabel = (offer: string, label: string, pattern: string): void => {
    const seen = JSON.stringify([offer, label]);
    if (!labels.has(seen)) {
      labels.add(seen);
      database.run(
        `INSERT INTO batch_offer (batch, offer, label) VALUES (@batch, @offer, @label)
         ON CONFLICT (batch, offer) DO UPDATE SET label = @pattern WHERE label <> @label AND label <> @pattern`,
        { batch: batch.id, offer, label, pattern },
      );
    }
  };
  const offersNumber = (findings: readonly Finding[]): number | null => {
    if (findings.every(({ repair }) => repair === undefined)) {
      return null;
    }
    const keys = new Set<string>();
    for (const finding of findings) {
      const kind = repairKindOf(finding);
      if (kind !== null) {
        keys.add(kind.key);
        keepLabel(kind.key, kind.label, kind.pattern);
      }
    }
    return numberOfWord('offers', JSON.stringify([...keys].sort()));
  };
  const findingsText = (findings: readonly Finding[]): string | null => {
    const text = writeFindings(findings);
    return text === null || (!numbers.findings.has(text) && numbers.findings.size >= MOST_ALIKE)
      ? text
      : String(numberOfWord('findings', text));
  };
  const write = ({ importFindings, ruleFindings, needs }: RowJudgement): Judged => {
    const findings = importFindings.length === 0 ? ruleFindings : [...importFindings, ...ruleFindings];
    return {
      standing: standingNumber(rowStanding(findings, needs)),
      offers: offersNumber(findings),
      needs: needs.length === 0 ? null : needsNumber(needs),
      imported: writeFindings(importFindings),
      findings: findingsText(ruleFindings),
    };
  };
  const alike = new Map<readonly Finding[], Map<readonly RowNeed[], Judged>>();
  return {
    judged(judgement) {
      if (judgement.importFindings.length > 0) {
        return write(judgement);
      }
      const ofFindings = alike.get(judgement.ruleFindings) ?? new Map<readonly RowNeed[], Judged>();
      alike.set(judgement.ruleFindings, ofFindings);
      const written = ofFindings.get(judgement.needs) ?? write(judgement);
      ofFindings.set(judgement.needs, written);
      return written;
    },
  };
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
