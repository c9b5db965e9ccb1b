import type { Instant } from '../../src-shared/lib/plain-date.ts';
import type { Reading, Writing } from './books.ts';

export type Registration = { readonly registrationId: string; readonly unitId: number; readonly expiresAt: Instant };

export function findRegistration(books: Reading, registrationId: string): Registration | null {
  const row = books
    .prepare(
      'SELECT registration_id AS registrationId, unit_id AS unitId, expires_at AS expiresAt FROM registrations WHERE registration_id = ?',
    )
    .get(registrationId);
  return (row as Registration | undefined) ?? null;
}

export function addRegistration(books: Writing, { registrationId, unitId, expiresAt }: Registration): void {
  books.prepare('INSERT INTO registrations (registration_id, unit_id, expires_at) VALUES (?, ?, ?)').run(registrationId, unitId, expiresAt);
}

export function removeRegistration(books: Writing, registrationId: string): void {
  books.prepare('DELETE FROM registrations WHERE registration_id = ?').run(registrationId);
}

export function removeExpiredRegistrations(books: Writing, now: Instant): number {
  return books.prepare('DELETE FROM registrations WHERE expires_at <= ?').run(now).changes;
}
