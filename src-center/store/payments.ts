import type { PersonPayments, UnitPayment, UnitRate } from '../../src-shared/domain/payment.ts';
import type { Instant } from '../../src-shared/lib/plain-date.ts';
import type { Reading, Writing } from './books.ts';
import { logChange } from './changes.ts';

type OfUnit = 'insurance' | 'unitNumber';
type Months = PersonPayments['months'];

const UNIT = 'insurance, unit_number AS unitNumber';

export function putUnitPayment(books: Writing, unitId: number, payment: Omit<UnitPayment, OfUnit>, changedAt: Instant): void {
  books
    .prepare(
      `INSERT OR REPLACE INTO unit_payments (unit_id, month, people, base_total, unit_amount, person_amount, state, paid_on)
       VALUES (@unitId, @month, @people, @baseTotal, @unitAmount, @personAmount, @state, @paidOn)`,
    )
    .run({ ...payment, unitId });
  logChange(books, { unitId, kind: 'unit-payment', key: payment.month, changedAt });
}

export function findUnitPayment(books: Reading, unitId: number, month: string): UnitPayment | null {
  const row = books
    .prepare(
      `SELECT ${UNIT}, month, people, base_total AS baseTotal, unit_amount AS unitAmount, person_amount AS personAmount, state, paid_on AS paidOn
       FROM unit_payments JOIN units USING (unit_id) WHERE unit_id = ? AND month = ?`,
    )
    .get(unitId, month);
  return (row as UnitPayment | undefined) ?? null;
}

/** The months a unit has payments for, oldest first. */
export function unitPaymentsOf(books: Reading, unitId: number): readonly UnitPayment[] {
  const months = books.prepare('SELECT month FROM unit_payments WHERE unit_id = ? ORDER BY month').all(unitId) as { month: string }[];
  return months.map(({ month }) => findUnitPayment(books, unitId, month)).filter((payment) => payment !== null);
}

export function putPersonPayments(books: Writing, unitId: number, payments: Omit<PersonPayments, OfUnit>, changedAt: Instant): void {
  books
    .prepare(
      `INSERT OR REPLACE INTO person_payments (unit_id, social_security_number, person_number, name, months)
       VALUES (?, ?, ?, ?, ?)`,
    )
    .run(unitId, payments.socialSecurityNumber, payments.personNumber, payments.name, JSON.stringify(payments.months.map(packed)));
  logChange(books, { unitId, kind: 'person-payments', key: payments.socialSecurityNumber, changedAt });
}

export function findPersonPayments(books: Reading, unitId: number, socialSecurityNumber: string): PersonPayments | null {
  const row = books
    .prepare(
      `SELECT ${UNIT}, social_security_number AS socialSecurityNumber, person_number AS personNumber, name, months
       FROM person_payments JOIN units USING (unit_id) WHERE unit_id = ? AND social_security_number = ?`,
    )
    .get(unitId, socialSecurityNumber) as (Omit<PersonPayments, 'months'> & { readonly months: string }) | undefined;
  return row === undefined ? null : { ...row, months: (JSON.parse(row.months) as readonly Packed[]).map(unpacked) };
}

/** A month without its words: of a large staff for two years there are a million. */
type Packed = readonly [month: string, base: string, unitAmount: string, personAmount: string, state: Months[number]['state']];
function packed({ month, base, unitAmount, personAmount, state }: Months[number]): Packed {
  return [month, base, unitAmount, personAmount, state];
}
function unpacked([month, base, unitAmount, personAmount, state]: Packed): Months[number] {
  return { month, base, unitAmount, personAmount, state };
}

export function putUnitRate(books: Writing, unitId: number, rate: Omit<UnitRate, OfUnit>, changedAt: Instant): void {
  books
    .prepare(
      'INSERT OR REPLACE INTO unit_rates (unit_id, from_month, unit_rate, person_rate, source) VALUES (@unitId, @from, @unitRate, @personRate, @source)',
    )
    .run({ ...rate, unitId });
  logChange(books, { unitId, kind: 'unit-rate', key: rate.from, changedAt });
}

export function findUnitRate(books: Reading, unitId: number, from: string): UnitRate | null {
  const row = books
    .prepare(
      `SELECT ${UNIT}, from_month AS "from", unit_rate AS unitRate, person_rate AS personRate, source
       FROM unit_rates JOIN units USING (unit_id) WHERE unit_id = ? AND from_month = ?`,
    )
    .get(unitId, from);
  return (row as UnitRate | undefined) ?? null;
}
