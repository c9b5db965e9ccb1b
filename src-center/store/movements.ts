import type { Movement } from '../../src-shared/domain/payment.ts';
import type { Reading, Writing } from './books.ts';
import { logChange } from './changes.ts';

/** What a movement says besides its number and the unit it is of. */
export type NewMovement = Omit<Movement, 'movementId' | 'insurance' | 'unitNumber'>;

/** Writes a movement (人员增减情况) under the next number, and tells everyone who pulls. */
export function addMovement(books: Writing, unitId: number, movement: NewMovement): void {
  const added = books
    .prepare(
      `INSERT INTO movements (unit_id, social_security_number, person_number, name, change_type, reason, month, base, decided_at, receipt_number)
       VALUES (@unitId, @socialSecurityNumber, @personNumber, @name, @changeType, @reason, @month, @base, @decidedAt, @receiptNumber)`,
    )
    .run({ ...movement, unitId });
  logChange(books, { unitId, kind: 'movement', key: String(added.lastInsertRowid), changedAt: movement.decidedAt });
}

export function findMovement(books: Reading, movementId: string): Movement | null {
  const row = books
    .prepare(
      `SELECT CAST(movement_id AS TEXT) AS movementId, insurance, unit_number AS unitNumber, social_security_number AS socialSecurityNumber,
         person_number AS personNumber, name, change_type AS changeType, reason, month, base, decided_at AS decidedAt,
         receipt_number AS receiptNumber
       FROM movements JOIN units USING (unit_id) WHERE movement_id = ?`,
    )
    .get(Number(movementId));
  return (row as Movement | undefined) ?? null;
}
