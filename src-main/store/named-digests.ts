import { sha256Schema } from '../../src-shared/contract/records.ts';
import type { Sha256 } from '../../src-shared/domain/ids.ts';
import type { ReadableDatabase } from './database.ts';
import { numberOf } from './row-values.ts';

/** Records looked through in one portion. */
const PORTION = 200;
/** An original lies under `original` of its attachment, and is kept while its filing is not decided. */
const STILL_KEPT = `tree.key = 'sha256' AND (tree.path NOT LIKE '%.original' OR filing.decided_at IS NULL)`;

/** One table that names files: where the portion after a place ends, and what is named from there to its end. */
type Part = { readonly end: string; readonly named: string };
const PARTS: readonly Part[] = [
  {
    end: 'SELECT max(at) AS end FROM (SELECT rowid AS at FROM filing WHERE rowid > @after ORDER BY rowid LIMIT @portion)',
    named: `SELECT DISTINCT tree.atom FROM filing, json_tree(json_array(json(filing.rows), json(filing.attachments))) AS tree
      WHERE filing.rowid > @after AND filing.rowid <= @end AND ${STILL_KEPT}`,
  },
  {
    end: 'SELECT max(at) AS end FROM (SELECT rowid AS at FROM snapshot WHERE rowid > @after ORDER BY rowid LIMIT @portion)',
    named: `SELECT DISTINCT tree.atom FROM snapshot JOIN filing USING (filing_id), json_tree(snapshot.rows) AS tree
      WHERE snapshot.rowid > @after AND snapshot.rowid <= @end AND ${STILL_KEPT}`,
  },
  {
    end: `SELECT max(at) AS end FROM (SELECT id AS at FROM batch_row WHERE id > @after AND attachments IS NOT NULL ORDER BY id LIMIT @portion)`,
    named: `SELECT DISTINCT tree.atom FROM batch_row LEFT JOIN batch ON batch.id = batch_row.batch LEFT JOIN filing USING (filing_id),
        json_tree(batch_row.attachments) AS tree
      WHERE batch_row.id > @after AND batch_row.id <= @end AND batch_row.attachments IS NOT NULL AND ${STILL_KEPT}`,
  },
  {
    // Steps of undo are those of drafts.
    end: 'SELECT max(at) AS end FROM (SELECT DISTINCT row AS at FROM batch_step_row WHERE row > @after ORDER BY row LIMIT @portion)',
    named: `SELECT DISTINCT tree.atom FROM batch_step_row,
        json_tree(json_array(json(coalesce(before->>2, '[]')), json(coalesce(after->>2, '[]')))) AS tree
      WHERE batch_step_row.row > @after AND batch_step_row.row <= @end AND tree.key = 'sha256'`,
  },
  {
    end: 'SELECT max(at) AS end FROM (SELECT DISTINCT batch AS at FROM batch_step WHERE batch > @after ORDER BY batch LIMIT @portion)',
    named: `SELECT DISTINCT tree.atom FROM batch_step, json_tree(batch_step.wholes) AS tree
      WHERE batch > @after AND batch <= @end AND batch_step.wholes IS NOT NULL AND tree.key = 'sha256'`,
  },
];

/** See `LibraryReader.namedDigests`. Each portion is a question of its own, so that others may write between them. */
export function* namedDigests(database: ReadableDatabase, ask: { readonly binnedAfter: string }): Generator<readonly Sha256[]> {
  for (const { end, named } of PARTS) {
    for (let after = 0; ; ) {
      const row = database.get(end, { after, portion: PORTION });
      if (row === undefined || isEmpty(row)) {
        break;
      }
      const until = numberOf(row, 'end');
      yield digests(database.texts(named, { after, end: until }));
      after = until;
    }
  }
  yield digests(database.texts('SELECT DISTINCT sha256 FROM library_item WHERE retired_at IS NULL OR retired_at > @binnedAfter', ask));
}

function isEmpty(row: unknown): boolean {
  return typeof row === 'object' && row !== null && 'end' in row && row.end === null;
}

function digests(texts: readonly string[]): readonly Sha256[] {
  return texts.map((text) => sha256Schema.parse(text));
}
