import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fenOf } from '../../src-shared/domain/numbers/money.ts';
import type { Movement, PersonPayments, UnitPayment } from '../../src-shared/domain/payment.ts';
import type { RosterPerson } from '../../src-shared/domain/person.ts';
import { addMonths, monthsBetween } from '../../src-shared/lib/plain-date.ts';
import { centreProfile } from '../../test/fixtures/centre-profile.ts';
import { type Books, openBooks } from '../store/books.ts';
import { findMovement } from '../store/movements.ts';
import { findPersonPayments, findUnitRate, unitPaymentsOf } from '../store/payments.ts';
import { peopleOfUnit } from '../store/people.ts';
import { practiceUnits, type Unit } from '../store/units.ts';
import { payPracticeUpTo } from './pay-up-to.ts';
import { PRACTICE_SOURCE } from './practice-money.ts';
import { seedPractice } from './seed-practice.ts';

const NOW = '2026-11-22T01:00:00.000Z';
let books: Books;
let units: readonly Unit[];
beforeEach(async () => {
  books = openBooks(null);
  await seedPractice(books, { seed: 1, profile: centreProfile(), place: 0, now: NOW, people: 120 });
  units = practiceUnits(books.read);
});
afterEach(() => books.close());

function unitOf(insurance: Unit['insurance'], place = 0): Unit {
  const unit = units.filter((one) => one.insurance === insurance)[place];
  if (unit === undefined) {
    throw new Error(`no practice unit for ${insurance}`);
  }
  return unit;
}
const staffOf = ({ unitId }: Unit): readonly RosterPerson[] => peopleOfUnit(books.read, unitId);
const paymentsOf = (unit: Unit): readonly PersonPayments[] =>
  staffOf(unit)
    .map(({ socialSecurityNumber }) => findPersonPayments(books.read, unit.unitId, socialSecurityNumber))
    .filter((payments) => payments !== null);
const movementsOf = ({ unitId }: Unit): readonly Movement[] =>
  (books.read.prepare('SELECT movement_id AS id FROM movements WHERE unit_id = ? ORDER BY movement_id').all(unitId) as { id: number }[])
    .map(({ id }) => findMovement(books.read, String(id)))
    .filter((movement) => movement !== null);
const states = (unit: Unit): readonly UnitPayment['state'][] => unitPaymentsOf(books.read, unit.unitId).map(({ state }) => state);
const fen = (text: string): bigint => fenOf(text) ?? -1n;

describe('practice money', () => {
  it('[W-55] has every unit pay for the last 24 months, this one due, all amounts the sums of its people', () => {
    for (const unit of [unitOf('medical'), unitOf('injury'), unitOf('maternity')]) {
      const months = unitPaymentsOf(books.read, unit.unitId);
      expect(months.map(({ month }) => month)).toEqual(Array.from({ length: 24 }, (_, index) => addMonths('202412', index)));
      expect(months.map(({ state }) => state)).toEqual([...Array.from({ length: 23 }, () => 'paid'), 'due']);
      expect([months.at(-1)?.paidOn, months.at(-2)?.paidOn]).toEqual(['', '2026-10-15']);
      for (const payment of months) {
        expect(sumsOf(paymentsOf(unit), payment.month)).toEqual([
          payment.people,
          fen(payment.baseTotal),
          fen(payment.unitAmount),
          fen(payment.personAmount),
        ]);
      }
    }
  });

  it('[W-55] shows a month owed at one small employer', () => {
    expect(states(unitOf('medical', 2)).slice(-3)).toEqual(['paid', 'owed', 'due']);
    expect(states(unitOf('medical', 1))).not.toContain('owed');
  });

  it('[W-59] pays for nobody before he came or after he left, and for no retiree', () => {
    const unit = unitOf('medical');
    const paid = new Map(paymentsOf(unit).map((payments) => [payments.socialSecurityNumber, payments.months]));
    for (const person of staffOf(unit)) {
      const months = paid.get(person.socialSecurityNumber) ?? [];
      const last = person.status === 'active' ? '202611' : person.lastPaidMonth;
      const first = person.insuredSince > '202412' ? person.insuredSince : '202412';
      const expected = person.staffKind === 'working' ? Math.max(0, monthsBetween(first, last) + 1) : 0;
      expect(months.map(({ month }) => month)).toEqual(Array.from({ length: expected }, (_, index) => addMonths(last, -index)));
      expect(months.every(({ base, unitAmount }) => fen(unitAmount) === (fen(base) * 800n + 5000n) / 10_000n)).toBe(true);
    }
    expect(paid.size).toBeGreaterThan(90);
  });

  it('[O-17] [O-21] gives each unit a rate that says it is none', () => {
    const rate = findUnitRate(books.read, unitOf('injury').unitId, '202412');
    expect(rate).toEqual({
      insurance: 'injury',
      unitNumber: 'YL200001',
      from: '202412',
      unitRate: '0.50',
      personRate: '0.00',
      source: PRACTICE_SOURCE,
    });
  });

  it('[O-21] tells how people came and went, as their months on the roster say', () => {
    const unit = unitOf('medical');
    const told = movementsOf(unit).map(({ socialSecurityNumber, changeType, month }) => `${socialSecurityNumber} ${changeType} ${month}`);
    const expected = staffOf(unit).flatMap(({ socialSecurityNumber, insuredSince, lastPaidMonth }) =>
      [`新参保 ${insuredSince}`, `停保 ${lastPaidMonth}`]
        .filter((words) => words.slice(-6) >= '202412' && /\d{6}$/.test(words))
        .map((words) => `${socialSecurityNumber} ${words}`),
    );
    expect(told.toSorted()).toEqual(expected.toSorted());
    expect(told.length).toBeGreaterThan(5);
    const decided = movementsOf(unit).map(({ decidedAt }) => decidedAt);
    expect(decided).toEqual(decided.toSorted());
    expect(decided.every((at) => at <= NOW)).toBe(true);
  });

  it('[W-55] has the months in between when it is started again later, and then nothing new', async () => {
    const unit = unitOf('medical');
    const before = paymentsOf(unit);
    await payPracticeUpTo(books, '2027-01-20T01:00:00.000Z');
    const months = unitPaymentsOf(books.read, unit.unitId);
    expect(months.slice(-4).map(({ month, state, paidOn }) => [month, state, paidOn])).toEqual([
      ['202610', 'paid', '2026-10-15'],
      ['202611', 'paid', '2026-11-15'],
      ['202612', 'paid', '2026-12-15'],
      ['202701', 'due', ''],
    ]);
    const after = paymentsOf(unit);
    const active = staffOf(unit).find(({ status, staffKind }) => status === 'active' && staffKind === 'working');
    const of = (payments: readonly PersonPayments[]) =>
      payments.find(({ socialSecurityNumber }) => socialSecurityNumber === active?.socialSecurityNumber)?.months ?? [];
    expect(
      of(after)
        .map(({ month, state }) => `${month} ${state}`)
        .slice(0, 3),
    ).toEqual(['202701 due', '202612 paid', '202611 paid']);
    expect(of(after)).toHaveLength(of(before).length + 2);
    const counter = () => books.read.prepare('SELECT sum(change_counter) AS total FROM units').get();
    const counted = counter();
    await payPracticeUpTo(books, '2027-01-20T01:00:00.000Z');
    expect(counter()).toEqual(counted);
  });

  it('[W-07] is another unit with other numbers in a second region, and as large as asked', async () => {
    await seedPractice(books, { seed: 1, profile: centreProfile({ id: 'elsewhere' }), place: 1, now: NOW });
    const all = practiceUnits(books.read);
    expect(new Set(all.map(({ unitNumber }) => unitNumber)).size).toBe(18);
    expect(all.filter(({ region }) => region === 'elsewhere').map(({ unitNumber }) => unitNumber)).toContain('YM100001');
    const elsewhere = all.find(({ region, insurance }) => region === 'elsewhere' && insurance === 'medical');
    expect([staffOf(unitOf('medical')).length, elsewhere === undefined ? 0 : staffOf(elsewhere).length]).toEqual([120, 500]);
    const numbers = all.flatMap((unit) => (unit.insurance === 'medical' ? staffOf(unit).map(({ personNumber }) => personNumber) : []));
    expect(new Set(numbers).size).toBe(numbers.length);
  });
});

function sum(amounts: readonly string[]): bigint {
  return amounts.reduce((total, amount) => total + fen(amount), 0n);
}

function sumsOf(payments: readonly PersonPayments[], asked: string): readonly (number | bigint)[] {
  const months = payments.flatMap((one) => one.months.filter(({ month }) => month === asked));
  return [
    months.length,
    sum(months.map(({ base }) => base)),
    sum(months.map(({ unitAmount }) => unitAmount)),
    sum(months.map(({ personAmount }) => personAmount)),
  ];
}
