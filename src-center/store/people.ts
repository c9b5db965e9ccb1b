import type { Insurance } from '../../src-shared/domain/insurance.ts';
import type { RosterPerson } from '../../src-shared/domain/person.ts';
import type { Reading, Writing } from './books.ts';
import { logChange } from './changes.ts';

const COLUMNS = `insurance, unit_number AS unitNumber, person_number AS personNumber, social_security_number AS socialSecurityNumber, name,
  gender, birth_date AS birthDate, staff_kind AS staffKind, people.status, contribution_base AS contributionBase,
  insured_since AS insuredSince, last_paid_month AS lastPaidMonth, version, changed_at AS changedAt`;
const FROM = 'FROM people JOIN units USING (unit_id)';

export function findPerson(books: Reading, unitId: number, socialSecurityNumber: string): RosterPerson | null {
  const row = books.prepare(`SELECT ${COLUMNS} ${FROM} WHERE unit_id = ? AND social_security_number = ?`).get(unitId, socialSecurityNumber);
  return (row as RosterPerson | undefined) ?? null;
}

/** Roster rows of a unit whose id number or name is among these: the facts the rule pack asks for. */
export function peopleNamed(
  books: Reading,
  unitId: number,
  ask: { readonly idNumbers: readonly string[]; readonly names: readonly string[] },
): readonly RosterPerson[] {
  // Two look-ups by index; one condition with OR would walk the whole unit.
  return books
    .prepare(
      `SELECT ${COLUMNS} ${FROM} WHERE people.rowid IN (
         SELECT rowid FROM people WHERE unit_id = @unitId AND social_security_number IN (SELECT value FROM json_each(@idNumbers))
         UNION SELECT rowid FROM people WHERE unit_id = @unitId AND name IN (SELECT value FROM json_each(@names)))`,
    )
    .all({ unitId, idNumbers: JSON.stringify(ask.idNumbers), names: JSON.stringify(ask.names) }) as RosterPerson[];
}

export function peopleOfUnit(books: Reading, unitId: number): readonly RosterPerson[] {
  return books.prepare(`SELECT ${COLUMNS} ${FROM} WHERE unit_id = ? ORDER BY person_number`).all(unitId) as RosterPerson[];
}

/** Who of these is active under this insurance with another unit of the region. */
export function activeElsewhere(
  books: Reading,
  ask: { readonly region: string; readonly insurance: Insurance; readonly unitId: number; readonly idNumbers: readonly string[] },
): ReadonlySet<string> {
  const rows = books
    .prepare(
      `SELECT social_security_number AS number ${FROM} WHERE social_security_number IN (SELECT value FROM json_each(@idNumbers))
         AND people.status = 'active' AND region = @region AND insurance = @insurance AND unit_id <> @unitId`,
    )
    .all({ ...ask, idNumbers: JSON.stringify(ask.idNumbers) }) as { number: string }[];
  return new Set(rows.map(({ number }) => number));
}

/** The 个人编号 a person has already, under whatever insurance; '' for a newcomer. */
export function personNumberOf(books: Reading, region: string, socialSecurityNumber: string): string {
  const row = books
    .prepare(`SELECT person_number AS personNumber ${FROM} WHERE social_security_number = ? AND region = ? LIMIT 1`)
    .get(socialSecurityNumber, region) as { personNumber: string } | undefined;
  return row?.personNumber ?? '';
}

/** Inserts or replaces, and tells everyone who pulls. */
export function putPerson(books: Writing, unitId: number, person: RosterPerson): void {
  books
    .prepare(
      `INSERT OR REPLACE INTO people (unit_id, social_security_number, person_number, name, gender, birth_date, staff_kind, status,
         contribution_base, insured_since, last_paid_month, version, changed_at)
       VALUES (@unitId, @socialSecurityNumber, @personNumber, @name, @gender, @birthDate, @staffKind, @status,
         @contributionBase, @insuredSince, @lastPaidMonth, @version, @changedAt)`,
    )
    .run({ ...person, unitId });
  logChange(books, { unitId, kind: 'person', key: person.socialSecurityNumber, changedAt: person.changedAt });
}

/** Takes a person off a unit's roster and leaves a tombstone in the change log. */
export function removePerson(books: Writing, unitId: number, socialSecurityNumber: string, changedAt: string): void {
  books.prepare('DELETE FROM people WHERE unit_id = ? AND social_security_number = ?').run(unitId, socialSecurityNumber);
  logChange(books, { unitId, kind: 'person', key: socialSecurityNumber, changedAt });
}
