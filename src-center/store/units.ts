import type { Insurance } from '../../src-shared/domain/insurance.ts';
import { maskPhone } from '../../src-shared/domain/numbers/mask.ts';
import type { UnitRecord } from '../../src-shared/domain/unit.ts';
import type { Reading, Writing } from './books.ts';

/** A unit in the agency's books; `specialistPhone` never leaves the centre unmasked. */
export type Unit = Omit<UnitRecord, 'specialistPhoneMasked' | 'insuredCount' | 'details'> & {
  readonly details: NonNullable<UnitRecord['details']>;
  readonly unitId: number;
  readonly region: string;
  readonly specialistPhone: string;
  /** Made up for practice, so the console may show how to register it. */
  readonly practice: boolean;
};
export type UnitKey = { readonly region: string; readonly insurance: Insurance; readonly unitNumber: string };

const COLUMNS = `units.unit_id AS unitId, units.region, units.insurance, unit_number AS unitNumber, units.unit_name AS unitName,
  units.credit_code AS creditCode, unit_type AS unitType, address, legal_representative AS legalRepresentative, specialist_name AS specialistName,
  specialist_phone AS specialistPhone, agency, status, details, practice`;
type Row = Omit<Unit, 'practice' | 'details'> & { readonly practice: number; readonly details: string };
const unitOf = (row: Row): Unit => ({ ...row, practice: row.practice === 1, details: JSON.parse(row.details) as Unit['details'] });

export function findUnit(books: Reading, { region, insurance, unitNumber }: UnitKey): Unit | null {
  const row = books
    .prepare(`SELECT ${COLUMNS} FROM units WHERE region = ? AND insurance = ? AND unit_number = ?`)
    .get(region, insurance, unitNumber) as Row | undefined;
  return row === undefined ? null : unitOf(row);
}

export function unitById(books: Reading, unitId: number): Unit {
  const row = books.prepare(`SELECT ${COLUMNS} FROM units WHERE unit_id = ?`).get(unitId) as Row | undefined;
  if (row === undefined) {
    throw new Error(`no unit ${unitId}`);
  }
  return unitOf(row);
}

export function practiceUnits(books: Reading): readonly Unit[] {
  return (books.prepare(`SELECT ${COLUMNS} FROM units WHERE practice = 1 ORDER BY unit_id`).all() as Row[]).map(unitOf);
}

export function unitsOfAccount(books: Reading, accountId: string): readonly Unit[] {
  const rows = books
    .prepare(`SELECT ${COLUMNS} FROM links JOIN units USING (unit_id) WHERE account_id = ? ORDER BY linked_at, unit_id`)
    .all(accountId) as Row[];
  return rows.map(unitOf);
}

export function addUnit(books: Writing, unit: Omit<Unit, 'unitId'>): number {
  const added = books
    .prepare(
      `INSERT INTO units (region, insurance, unit_number, unit_name, credit_code, unit_type, address, legal_representative,
         specialist_name, specialist_phone, agency, status, details, practice)
       VALUES (@region, @insurance, @unitNumber, @unitName, @creditCode, @unitType, @address, @legalRepresentative,
         @specialistName, @specialistPhone, @agency, @status, @details, @practice)`,
    )
    .run({ ...unit, details: JSON.stringify(unit.details), practice: unit.practice ? 1 : 0 });
  return Number(added.lastInsertRowid);
}

/** Takes over what was registered anew: everything but who the unit is. */
export function putUnit(books: Writing, unit: Unit): void {
  books
    .prepare(
      `UPDATE units SET unit_name = @unitName, unit_type = @unitType, address = @address, legal_representative = @legalRepresentative,
         specialist_name = @specialistName, agency = @agency, details = @details WHERE unit_id = @unitId`,
    )
    .run({ ...unit, details: JSON.stringify(unit.details) });
}

/** The same employer's unit under another insurance (W-13). */
export function unitOfEmployer(books: Reading, unit: Unit, insurance: Insurance): Unit | null {
  const row = books
    .prepare(`SELECT ${COLUMNS} FROM units WHERE region = ? AND credit_code = ? AND insurance = ? ORDER BY unit_id LIMIT 1`)
    .get(unit.region, unit.creditCode, insurance) as Row | undefined;
  return row === undefined ? null : unitOf(row);
}

/** The unit as the protocol tells it: phone masked, people counted. */
export function recordOf(books: Reading, unit: Unit): UnitRecord {
  const { count } = books.prepare("SELECT count(*) AS count FROM people WHERE unit_id = ? AND status = 'active'").get(unit.unitId) as {
    count: number;
  };
  const { unitId: _, region: __, specialistPhone, practice: ___, details, ...rest } = unit;
  return {
    ...rest,
    specialistPhoneMasked: maskPhone(specialistPhone),
    ...(Object.keys(details).length === 0 ? {} : { details }),
    insuredCount: count,
  };
}
