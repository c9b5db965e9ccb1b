import { rosterPersonSchema } from '../../src-shared/contract/records.ts';
import type { Insurance } from '../../src-shared/domain/insurance.ts';
import { normaliseIdNumber } from '../../src-shared/domain/numbers/resident-id.ts';
import type { RosterPerson } from '../../src-shared/domain/person.ts';
import type { RosterStoreQuery } from '../engine/ports/store.ts';
import { assertWritten, type Bindings, type ReadableDatabase, type WritableDatabase } from './database.ts';
import { foldName, initialsOf, looksLikeInitials, namePhrase, nameTokens } from './name-search.ts';
import type { RosterKeys } from './roster-keys.ts';
import { MOST_TYPED, typedIds } from './roster-typed.ts';
import { numberOf, textOf } from './row-values.ts';

const IN_ORDER = 'ORDER BY person_number, social_security_number, unit_number';

export function searchRoster(
  database: ReadableDatabase,
  query: RosterStoreQuery,
): { readonly items: readonly RosterPerson[]; readonly total: number; readonly more: boolean } {
  const text = (query.text ?? '').trim();
  if (text !== '') {
    return typedPeople(database, { ...query, text });
  }
  const { where, bindings } = whereOf(query);
  const total = numberOf(database.get(`SELECT count(*) AS total FROM person WHERE ${where}`, bindings), 'total');
  const rows = database.all(`SELECT * FROM person WHERE ${where} ${IN_ORDER} LIMIT @limit OFFSET @offset`, {
    ...bindings,
    limit: query.limit,
    offset: query.offset,
  });
  return { items: rows.map(personOf), total, more: false };
}

function typedPeople(database: ReadableDatabase, query: RosterStoreQuery & { readonly text: string }): ReturnType<typeof searchRoster> {
  const ids = typedIds(database, query);
  const shown = ids.slice(0, MOST_TYPED).slice(query.offset, query.offset + query.limit);
  const rows = database.all('SELECT person.* FROM json_each(@ids) JOIN person ON person.id = value ORDER BY key', {
    ids: JSON.stringify(shown),
  });
  return { items: rows.map(personOf), total: Math.min(ids.length, MOST_TYPED), more: ids.length > MOST_TYPED };
}

/** Numbers and names as they are compared. */
export function readPeople(
  database: ReadableDatabase,
  insurance: Insurance,
  { idNumbers, names }: ReturnType<RosterKeys['onRoster']>,
): readonly RosterPerson[] {
  return idNumbers.length + names.length === 0
    ? []
    : database
        .all(
          // Each number and each name is looked up where it lies: sorting them first would cost as much as finding them.
          `SELECT * FROM person WHERE id IN (
         SELECT person.id FROM json_each(@idNumbers) CROSS JOIN person ON insurance = @insurance AND social_security_number = value
         UNION ALL SELECT person.id FROM json_each(@names) CROSS JOIN person ON insurance = @insurance AND folded_name = value) ${IN_ORDER}`,
          {
            insurance,
            idNumbers: JSON.stringify(idNumbers),
            names: JSON.stringify(names),
          },
        )
        .map(personOf);
}

export function putPerson(database: WritableDatabase, person: RosterPerson): void {
  const foldedName = foldName(person.name);
  const { main, other } = initialsOf(person.name);
  const written = database.run(
    `INSERT INTO person (insurance, unit_number, person_number, social_security_number, name, folded_name, initials, other_initials,
       gender, birth_date, staff_kind, status, contribution_base, insured_since, last_paid_month, version, changed_at)
     VALUES (@insurance, @unitNumber, @personNumber, @socialSecurityNumber, @name, @foldedName, @initials, @otherInitials,
       @gender, @birthDate, @staffKind, @status, @contributionBase, @insuredSince, @lastPaidMonth, @version, @changedAt)
     ON CONFLICT (insurance, unit_number, social_security_number) DO UPDATE SET person_number = excluded.person_number,
       name = excluded.name, folded_name = excluded.folded_name, initials = excluded.initials,
       other_initials = excluded.other_initials, gender = excluded.gender, birth_date = excluded.birth_date,
       staff_kind = excluded.staff_kind, status = excluded.status, contribution_base = excluded.contribution_base,
       insured_since = excluded.insured_since, last_paid_month = excluded.last_paid_month, version = excluded.version,
       changed_at = excluded.changed_at`,
    { ...rosterPersonSchema.parse(person), foldedName, initials: main, otherInitials: other },
  );
  assertWritten(written, 1, 'person');
  const id = idOf(database, person.insurance, person.unitNumber, person.socialSecurityNumber);
  assertWritten(
    database.run('INSERT OR REPLACE INTO person_name (rowid, characters) VALUES (@id, @characters)', {
      id,
      characters: nameTokens(foldedName),
    }),
    1,
    'person name',
  );
}

export function removePerson(database: WritableDatabase, insurance: Insurance, unitNumber: string, socialSecurityNumber: string): void {
  const id = idOf(database, insurance, unitNumber, socialSecurityNumber);
  if (id !== null) {
    assertWritten(database.run('DELETE FROM person_name WHERE rowid = @id', { id }), 1, 'person name');
    assertWritten(database.run('DELETE FROM person WHERE id = @id', { id }), 1, 'person');
  }
}

function idOf(database: ReadableDatabase, insurance: Insurance, unitNumber: string, socialSecurityNumber: string): number | null {
  const row = database.get(
    `SELECT id FROM person
     WHERE insurance = @insurance AND unit_number = @unitNumber AND social_security_number = @socialSecurityNumber`,
    { insurance, unitNumber, socialSecurityNumber },
  );
  return row === undefined ? null : numberOf(row, 'id');
}

/**
 * Each way of asking has its own index; the ways are joined as sets of ids, and the rows are fetched by id. The `+` takes the index on
 * insurance from the planner's choice there: it would walk the whole insurance to look each row up in the set.
 */
function whereOf(query: RosterStoreQuery): { readonly where: string; readonly bindings: Bindings } {
  const bindings: Record<string, string> = { insurance: query.insurance };
  const sets: string[] = [];
  const number = normaliseIdNumber(query.socialSecurityNumber ?? '');
  if (number !== '') {
    const ways = [beginsWith('social_security_number', 'number')];
    if (number.length === 4) {
      ways.push('SELECT id FROM person WHERE insurance = @insurance AND substr(social_security_number, -4) = @number');
    }
    sets.push(`id IN (${ways.join(' UNION ')})`);
    bindings['number'] = number;
    bindings['numberEnd'] = endOf(number);
  }
  const name = foldName(query.name ?? '');
  if (name !== '') {
    const ways = ['SELECT rowid FROM person_name WHERE person_name MATCH @phrase'];
    bindings['phrase'] = namePhrase(name);
    if (looksLikeInitials(name)) {
      ways.push(beginsWith('initials', 'name'), `${beginsWith('other_initials', 'name')} AND other_initials <> ''`);
      bindings['name'] = name;
      bindings['nameEnd'] = endOf(name);
    }
    sets.push(`id IN (${ways.join(' UNION ')})`);
  }
  const conditions = [...sets, sets.length > 0 ? '+insurance = @insurance' : 'insurance = @insurance'];
  if (query.staffKind !== undefined) {
    conditions.push('staff_kind = @staffKind');
    bindings['staffKind'] = query.staffKind;
  }
  if (query.status !== undefined) {
    conditions.push('status = @status');
    bindings['status'] = query.status;
  }
  if (query.staffKinds !== undefined) {
    conditions.push('staff_kind IN (SELECT value FROM json_each(@staffKinds))');
    bindings['staffKinds'] = JSON.stringify(query.staffKinds);
  }
  if (query.statuses !== undefined) {
    conditions.push('status IN (SELECT value FROM json_each(@statuses))');
    bindings['statuses'] = JSON.stringify(query.statuses);
  }
  return { where: conditions.join(' AND '), bindings };
}

/** A range instead of LIKE: the planner always takes the index for it. */
function beginsWith(column: string, name: string): string {
  return `SELECT id FROM person WHERE insurance = @insurance AND ${column} >= @${name} AND ${column} < @${name}End`;
}

function endOf(text: string): string {
  return `${text}\u{10FFFF}`;
}

function personOf(row: unknown): RosterPerson {
  return rosterPersonSchema.parse({
    insurance: textOf(row, 'insurance'),
    unitNumber: textOf(row, 'unit_number'),
    personNumber: textOf(row, 'person_number'),
    socialSecurityNumber: textOf(row, 'social_security_number'),
    name: textOf(row, 'name'),
    gender: textOf(row, 'gender'),
    birthDate: textOf(row, 'birth_date'),
    staffKind: textOf(row, 'staff_kind'),
    status: textOf(row, 'status'),
    contributionBase: textOf(row, 'contribution_base'),
    insuredSince: textOf(row, 'insured_since'),
    lastPaidMonth: textOf(row, 'last_paid_month'),
    version: numberOf(row, 'version'),
    changedAt: textOf(row, 'changed_at'),
  });
}
