import type { Instant } from '../../src-shared/lib/plain-date.ts';
import type { Reading, Writing } from './books.ts';

export type ChangeKind = 'person' | 'unit' | 'filing' | 'unit-payment' | 'person-payments' | 'unit-rate' | 'movement';
export type LoggedChange = { readonly seq: number; readonly kind: ChangeKind; readonly key: string };

/**
 * Notes that something of a unit changed, under the next number of that unit's own counter (data.md §5.3: cursors over ids or
 * times lose rows). Only the newest change of a thing is kept, so a pull from zero is the whole state.
 */
export function logChange(
  books: Writing,
  {
    unitId,
    kind,
    key,
    changedAt,
  }: { readonly unitId: number; readonly kind: ChangeKind; readonly key: string; readonly changedAt: Instant },
): void {
  const { seq } = books
    .prepare('UPDATE units SET change_counter = change_counter + 1 WHERE unit_id = ? RETURNING change_counter AS seq')
    .get(unitId) as { seq: number };
  books
    .prepare('INSERT OR REPLACE INTO changes (unit_id, kind, key, seq, changed_at) VALUES (?, ?, ?, ?, ?)')
    .run(unitId, kind, key, seq, changedAt);
}

export function changesAfter(books: Reading, unitId: number, seq: number, limit: number): readonly LoggedChange[] {
  return books
    .prepare('SELECT seq, kind, key FROM changes WHERE unit_id = ? AND seq > ? ORDER BY seq LIMIT ?')
    .all(unitId, seq, limit) as LoggedChange[];
}

/** Up to which number a unit has counted, and the oldest position from which nothing is missing. */
export function counterOf(books: Reading, unitId: number): { readonly newest: number; readonly oldestCursor: number } {
  return books.prepare('SELECT change_counter AS newest, oldest_cursor AS oldestCursor FROM units WHERE unit_id = ?').get(unitId) as {
    newest: number;
    oldestCursor: number;
  };
}

/** Forgets tombstones older than `before`. Whoever has not pulled since must start again (`cursor-too-old`). */
export function forgetTombstones(books: Writing, before: Instant): number {
  const dead = books
    .prepare(
      `SELECT unit_id AS unitId, key, seq FROM changes WHERE kind = 'person' AND changed_at < ?
         AND NOT EXISTS (SELECT 1 FROM people WHERE people.unit_id = changes.unit_id AND social_security_number = changes.key)`,
    )
    .all(before) as { unitId: number; key: string; seq: number }[];
  for (const { unitId, key, seq } of dead) {
    books.prepare("DELETE FROM changes WHERE unit_id = ? AND kind = 'person' AND key = ?").run(unitId, key);
    books.prepare('UPDATE units SET oldest_cursor = max(oldest_cursor, ?) WHERE unit_id = ?').run(seq, unitId);
  }
  return dead.length;
}
