import { filingSchema } from '../../src-shared/contract/records.ts';
import type { FilingRow } from '../../src-shared/domain/filing.ts';
import type { FilingId } from '../../src-shared/domain/ids.ts';
import type { Instant } from '../../src-shared/lib/plain-date.ts';
import { assertWritten, type ReadableDatabase, type WritableDatabase } from './database.ts';
import { jsonOf, numberOf, textOf } from './row-values.ts';

type Snapshot = { readonly rows: readonly FilingRow[]; readonly takenAt: Instant; readonly label: string };

export function readHistory(database: ReadableDatabase, filingId: FilingId): { readonly position: number; readonly last: number } {
  const row = database.get(
    `SELECT coalesce((SELECT position FROM history WHERE filing_id = @filingId), -1) AS position,
       coalesce((SELECT max(position) FROM snapshot WHERE filing_id = @filingId), -1) AS last`,
    { filingId },
  );
  return { position: numberOf(row, 'position'), last: numberOf(row, 'last') };
}

export function readSnapshot(database: ReadableDatabase, filingId: FilingId, position: number): Snapshot | null {
  const row = database.get('SELECT rows, taken_at, label FROM snapshot WHERE filing_id = @filingId AND position = @position', {
    filingId,
    position,
  });
  return row === undefined
    ? null
    : { rows: filingSchema.shape.rows.parse(jsonOf(row, 'rows')), takenAt: textOf(row, 'taken_at'), label: textOf(row, 'label') };
}

export function putSnapshot(database: WritableDatabase, filingId: FilingId, snapshot: Snapshot & { readonly position: number }): void {
  const { position, rows, takenAt, label } = snapshot;
  if (!Number.isInteger(position) || position < 0 || position > readHistory(database, filingId).last + 1) {
    throw new Error(`no place for a snapshot at ${position}`);
  }
  database.run('DELETE FROM snapshot WHERE filing_id = @filingId AND position >= @position', { filingId, position });
  const written = database.run(
    'INSERT INTO snapshot (filing_id, position, rows, taken_at, label) VALUES (@filingId, @position, @rows, @takenAt, @label)',
    { filingId, position, rows: JSON.stringify(filingSchema.shape.rows.parse(rows)), takenAt, label },
  );
  assertWritten(written, 1, 'snapshot');
  place(database, filingId, position);
}

export function moveHistory(database: WritableDatabase, filingId: FilingId, position: number): void {
  if (database.get('SELECT 1 FROM snapshot WHERE filing_id = @filingId AND position = @position', { filingId, position }) === undefined) {
    throw new Error(`no snapshot at ${position}`);
  }
  place(database, filingId, position);
}

function place(database: WritableDatabase, filingId: FilingId, position: number): void {
  const written = database.run(
    `INSERT INTO history (filing_id, position) VALUES (@filingId, @position)
     ON CONFLICT (filing_id) DO UPDATE SET position = excluded.position`,
    { filingId, position },
  );
  assertWritten(written, 1, 'history');
}
