import type { CentreRecordsReader, CentreRecordsWriter } from '../../src-main/engine/ports/centre-records.ts';
import { foldName, initialsOf, looksLikeInitials } from '../../src-main/store/name-search.ts';
import { fenOf, yuanOf } from '../../src-shared/domain/numbers/money.ts';
import { normaliseIdNumber } from '../../src-shared/domain/numbers/resident-id.ts';
import { centreRecordKey, type Movement, type PersonPayments, type UnitPayment, type UnitRate } from '../../src-shared/domain/payment.ts';
import { chinaDate, monthOf } from '../../src-shared/lib/plain-date.ts';

/** What the centre told of money and movements, by its key. */
export type MemoryRecords = {
  readonly payments: Map<string, UnitPayment>;
  readonly people: Map<string, PersonPayments>;
  readonly rates: Map<string, UnitRate>;
  readonly movements: Map<string, Movement>;
};

export function noRecords(): MemoryRecords {
  return { payments: new Map(), people: new Map(), rates: new Map(), movements: new Map() };
}

export function copyOfRecords({ payments, people, rates, movements }: MemoryRecords): MemoryRecords {
  return { payments: new Map(payments), people: new Map(people), rates: new Map(rates), movements: new Map(movements) };
}

export function memoryRecordsReader(records: () => MemoryRecords): CentreRecordsReader {
  return {
    unitPayments({ insurance, limit, offset, ...months }) {
      const found = [...records().payments.values()]
        .filter((payment) => payment.insurance === insurance && within(payment.month, months))
        .toSorted((a, b) => compare(b.month, a.month) || compare(a.unitNumber, b.unitNumber));
      const owed = found.filter(({ state }) => state === 'owed');
      return {
        items: structuredClone(found.slice(offset, offset + limit)),
        total: found.length,
        sums: {
          unitAmount: sum(amounts(found, 'unitAmount')),
          personAmount: sum(amounts(found, 'personAmount')),
          owed: sum([...amounts(owed, 'unitAmount'), ...amounts(owed, 'personAmount')]),
        },
      };
    },
    personPayments({ insurance, text = '', limit, offset, ...asked }) {
      const found = [...records().people.values()]
        .filter((person) => person.insurance === insurance && fits(person, text))
        .map(({ months, ...person }) =>
          Object.assign(person, {
            months: months.filter(({ month }) => within(month, asked)).toSorted((a, b) => compare(b.month, a.month)),
          }),
        )
        .filter(({ months }) => months.length > 0)
        .toSorted(
          (a, b) =>
            compare(a.personNumber, b.personNumber) ||
            compare(a.socialSecurityNumber, b.socialSecurityNumber) ||
            compare(a.unitNumber, b.unitNumber),
        );
      return { items: structuredClone(found.slice(offset, offset + limit)), total: found.length };
    },
    unitRates: (insurance) =>
      structuredClone(
        [...records().rates.values()]
          .filter((rate) => rate.insurance === insurance)
          .toSorted((a, b) => compare(b.from, a.from) || compare(a.unitNumber, b.unitNumber)),
      ),
    movements({ insurance, text = '', changeType = '', limit, offset, ...months }) {
      const ofInsurance = [...records().movements.values()].filter((movement) => movement.insurance === insurance);
      const found = ofInsurance
        .filter(
          (movement) =>
            within(monthOf(chinaDate(movement.decidedAt)), months) &&
            (changeType === '' || movement.changeType === changeType) &&
            fits(movement, text),
        )
        .toSorted((a, b) => compare(b.decidedAt, a.decidedAt) || compare(b.movementId, a.movementId));
      return {
        items: structuredClone(found.slice(offset, offset + limit)),
        total: found.length,
        changeTypes: [...new Set(ofInsurance.map((movement) => movement.changeType))].toSorted(compare),
      };
    },
  };
}

export function memoryRecordsWriter(records: () => MemoryRecords): CentreRecordsWriter {
  return {
    putUnitPayment(payment) {
      const { baseTotal, unitAmount, personAmount } = payment;
      const normalised = { baseTotal: normal(baseTotal), unitAmount: normal(unitAmount), personAmount: normal(personAmount) };
      records().payments.set(centreRecordKey({ kind: 'unit-payment', record: payment }), { ...payment, ...normalised });
    },
    putPersonPayments(payments) {
      const months = payments.months.map(({ month, base, unitAmount, personAmount, state }) => ({
        month,
        base: normal(base),
        unitAmount: normal(unitAmount),
        personAmount: normal(personAmount),
        state,
      }));
      records().people.set(centreRecordKey({ kind: 'person-payments', record: payments }), { ...payments, months });
    },
    putUnitRate: (rate) => void records().rates.set(centreRecordKey({ kind: 'unit-rate', record: rate }), structuredClone(rate)),
    putMovement: (movement) =>
      void records().movements.set(centreRecordKey({ kind: 'movement', record: movement }), structuredClone(movement)),
    dropRecordsExcept(keys) {
      const { payments, people, rates, movements } = records();
      return [payments, people, rates, movements].flatMap((kept) =>
        [...kept.keys()].filter((key) => !keys.has(key)).map((key) => kept.delete(key)),
      ).length;
    },
  };
}

function within(month: string, { fromMonth = '', toMonth = '' }: { readonly fromMonth?: string; readonly toMonth?: string }): boolean {
  return (fromMonth === '' || month >= fromMonth) && (toMonth === '' || month <= toMonth);
}

function fits(person: Pick<PersonPayments, 'name' | 'socialSecurityNumber' | 'personNumber'>, text: string): boolean {
  const { main, other } = initialsOf(person.name);
  const words = text.split(/\s+/).filter((word) => word !== '');
  return words.every((word) => {
    const [name, number] = [foldName(word), normaliseIdNumber(word)];
    const byName =
      name !== '' &&
      !/^\d/.test(name) &&
      (foldName(person.name).includes(name) || (looksLikeInitials(name) && (main.startsWith(name) || other.startsWith(name))));
    const byNumber =
      /\d/.test(number) &&
      (person.socialSecurityNumber.startsWith(number) ||
        person.personNumber.startsWith(number) ||
        (number.length >= 4 && person.socialSecurityNumber.endsWith(number)));
    return byName || byNumber;
  });
}

/** As it comes back from whole fen. */
function normal(text: string): string {
  const fen = fenOf(text);
  return fen === null ? '' : yuanOf(fen);
}

function amounts(of: readonly UnitPayment[], column: 'unitAmount' | 'personAmount'): readonly string[] {
  return of.map((payment) => payment[column]);
}

function sum(all: readonly string[]): string {
  return yuanOf(all.reduce((total, amount) => total + (fenOf(amount) ?? 0n), 0n));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
