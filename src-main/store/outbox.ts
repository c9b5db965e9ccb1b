import { failureSchema } from '../../src-shared/contract/errors.ts';
import { filingIdSchema, materialRemarkSchema } from '../../src-shared/contract/records.ts';
import type { FilingId } from '../../src-shared/domain/ids.ts';
import type { OutboxEntry } from '../engine/ports/store.ts';
import { assertWritten, type ReadableDatabase, type WritableDatabase } from './database.ts';
import { jsonOrNullOf, numberOf, textOf, textOrNullOf } from './row-values.ts';

export function readOutbox(database: ReadableDatabase): readonly OutboxEntry[] {
  return database.all('SELECT * FROM outbox ORDER BY queued_at, filing_id').map(entryOf);
}

export function readOutboxEntry(database: ReadableDatabase, filingId: FilingId): OutboxEntry | null {
  const row = database.get('SELECT * FROM outbox WHERE filing_id = @filingId', { filingId });
  return row === undefined ? null : entryOf(row);
}

/** What was frozen at 提交 cannot be changed here: a reopened filing leaves the outbox first and is queued anew. */
export function putOutboxEntry(database: WritableDatabase, entry: OutboxEntry): void {
  const written = database.run(
    `INSERT INTO outbox (filing_id, content, content_hash, remarks, queued_at, attempts, last_failure, next_attempt_at)
     VALUES (@filingId, @content, @contentHash, @remarks, @queuedAt, @attempts, @lastFailure, @nextAttemptAt)
     ON CONFLICT (filing_id) DO UPDATE SET attempts = excluded.attempts, last_failure = excluded.last_failure,
       next_attempt_at = excluded.next_attempt_at, queued_at = excluded.queued_at
     WHERE content = excluded.content AND content_hash = excluded.content_hash`,
    {
      filingId: entry.filingId,
      content: entry.content,
      contentHash: entry.contentHash,
      remarks: entry.remarks.length === 0 ? null : JSON.stringify(materialRemarkSchema.array().parse(entry.remarks)),
      queuedAt: entry.queuedAt,
      attempts: entry.attempts,
      lastFailure: entry.lastFailure === null ? null : JSON.stringify(failureSchema.parse(entry.lastFailure)),
      nextAttemptAt: entry.nextAttemptAt,
    },
  );
  assertWritten(written, 1, 'outbox entry with the content frozen before');
}

export function removeOutboxEntry(database: WritableDatabase, filingId: FilingId): void {
  database.run('DELETE FROM outbox WHERE filing_id = @filingId', { filingId });
}

function entryOf(row: unknown): OutboxEntry {
  const failure = jsonOrNullOf(row, 'last_failure');
  return {
    filingId: filingIdSchema.parse(textOf(row, 'filing_id')),
    content: textOf(row, 'content'),
    contentHash: textOf(row, 'content_hash'),
    remarks: materialRemarkSchema.array().parse(jsonOrNullOf(row, 'remarks') ?? []),
    queuedAt: textOf(row, 'queued_at'),
    attempts: numberOf(row, 'attempts'),
    lastFailure: failure === null ? null : failureSchema.parse(failure),
    nextAttemptAt: textOrNullOf(row, 'next_attempt_at'),
  };
}
