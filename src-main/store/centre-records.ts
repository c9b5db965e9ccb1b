import { movementSchema, personPaymentsSchema, unitPaymentSchema, unitRateSchema } from '../../src-shared/contract/records.ts';
import { fenOf, yuanOf } from '../../src-shared/domain/numbers/money.ts';
import { type CentreRecord, centreRecordKey } from '../../src-shared/domain/payment.ts';
import { chinaDate, monthOf } from '../../src-shared/lib/plain-date.ts';
import type { CentreRecordsReader, CentreRecordsWriter } from '../engine/ports/centre-records.ts';
import { assertWritten, type Bindings, type ReadableDatabase, type WritableDatabase } from './database.ts';
import { foldName, initialsOf } from './name-search.ts';
import { personCondition } from './person-condition.ts';
import { numberOf, textOf } from './row-values.ts';

type Months = { readonly fromMonth?: string; readonly toMonth?: string };

/** Months as text compare as they follow each other; '' is open. */
function monthCondition(column: string, { fromMonth = '', toMonth = '' }: Months, bindings: Record<string, string>): string {
  const parts = ['true'];
  if (fromMonth !== '') {
    parts.push(`${column} >= @fromMonth`);
    bindings['fromMonth'] = fromMonth;
  }
  if (toMonth !== '') {
    parts.push(`${column} <= @toMonth`);
    bindings['toMonth'] = toMonth;
  }
  return parts.join(' AND ');
}

export function centreRecordsReader(database: ReadableDatabase): CentreRecordsReader {
  return {
    unitPayments({ insurance, limit, offset, ...months }) {
      const bindings: Record<string, string> = { insurance };
      const where = `insurance = @insurance AND ${monthCondition('month', months, bindings)}`;
      const sums = database.get(
        `SELECT count(*) AS total, coalesce(sum(unit_amount), 0) AS unitAmount, coalesce(sum(person_amount), 0) AS personAmount,
           coalesce(sum(CASE WHEN state = 'owed' THEN coalesce(unit_amount, 0) + coalesce(person_amount, 0) END), 0) AS owed
         FROM unit_payment WHERE ${where}`,
        bindings,
      );
      const rows = database.all(`SELECT * FROM unit_payment WHERE ${where} ORDER BY month DESC, unit_number LIMIT @limit OFFSET @offset`, {
        ...bindings,
        limit,
        offset,
      });
      return {
        items: rows.map((row) =>
          unitPaymentSchema.parse({
            ...unitKeyOf(row),
            month: textOf(row, 'month'),
            people: numberOf(row, 'people'),
            baseTotal: amountOf(row, 'base_total'),
            unitAmount: amountOf(row, 'unit_amount'),
            personAmount: amountOf(row, 'person_amount'),
            state: textOf(row, 'state'),
            paidOn: textOf(row, 'paid_on'),
          }),
        ),
        total: numberOf(sums, 'total'),
        sums: { unitAmount: amountOf(sums, 'unitAmount'), personAmount: amountOf(sums, 'personAmount'), owed: amountOf(sums, 'owed') },
      };
    },
    personPayments({ insurance, text = '', limit, offset, ...months }) {
      const bindings: Record<string, string> = { insurance };
      const inMonths = monthCondition('month', months, bindings);
      const monthBindings = { ...bindings };
      const person = personCondition(text);
      const where = `insurance = @insurance AND ${person.where} AND EXISTS (SELECT 1 FROM payer_month WHERE payer = payer.id AND ${inMonths})`;
      const all = { ...bindings, ...person.bindings };
      const total = numberOf(database.get(`SELECT count(*) AS total FROM payer WHERE ${where}`, all), 'total');
      const payers = database.all(
        `SELECT * FROM payer WHERE ${where} ORDER BY person_number, social_security_number, unit_number LIMIT @limit OFFSET @offset`,
        { ...all, limit, offset },
      );
      const { insurance: _, ...onlyMonths } = monthBindings;
      const ids = JSON.stringify(payers.map((row) => numberOf(row, 'id')));
      const monthsOf = Map.groupBy(
        database.all(
          `SELECT * FROM payer_month WHERE payer IN (SELECT value FROM json_each(@ids)) AND ${inMonths} ORDER BY payer, month DESC`,
          { ...onlyMonths, ids },
        ),
        (row) => numberOf(row, 'payer'),
      );
      return {
        items: payers.map((row) =>
          personPaymentsSchema.parse({
            ...unitKeyOf(row),
            ...personOf(row),
            months: (monthsOf.get(numberOf(row, 'id')) ?? []).map(monthPaid),
          }),
        ),
        total,
      };
    },
    unitRates: (insurance) =>
      database.all('SELECT * FROM unit_rate WHERE insurance = @insurance ORDER BY from_month DESC, unit_number', { insurance }).map((row) =>
        unitRateSchema.parse({
          ...unitKeyOf(row),
          from: textOf(row, 'from_month'),
          unitRate: textOf(row, 'unit_rate'),
          personRate: textOf(row, 'person_rate'),
          source: textOf(row, 'source'),
        }),
      ),
    movements({ insurance, text = '', changeType = '', limit, offset, ...months }) {
      const bindings: Record<string, string> = { insurance };
      const person = personCondition(text);
      const parts = ['insurance = @insurance', monthCondition('decided_month', months, bindings), person.where];
      if (changeType !== '') {
        parts.push('change_type = @changeType');
        bindings['changeType'] = changeType;
      }
      const where = parts.join(' AND ');
      const all: Bindings = { ...bindings, ...person.bindings };
      const rows = database.all(
        `SELECT * FROM movement WHERE ${where} ORDER BY decided_at DESC, movement_id DESC LIMIT @limit OFFSET @offset`,
        {
          ...all,
          limit,
          offset,
        },
      );
      return {
        items: rows.map((row) =>
          movementSchema.parse({
            ...unitKeyOf(row),
            ...personOf(row),
            movementId: textOf(row, 'movement_id'),
            changeType: textOf(row, 'change_type'),
            reason: textOf(row, 'reason'),
            month: textOf(row, 'month'),
            base: textOf(row, 'base'),
            decidedAt: textOf(row, 'decided_at'),
            receiptNumber: textOf(row, 'receipt_number'),
          }),
        ),
        total: numberOf(database.get(`SELECT count(*) AS total FROM movement WHERE ${where}`, all), 'total'),
        changeTypes: database
          .all('SELECT DISTINCT change_type FROM movement WHERE insurance = @insurance ORDER BY change_type', { insurance })
          .map((row) => textOf(row, 'change_type')),
      };
    },
  };
}

export function centreRecordsWriter(writing: () => WritableDatabase): CentreRecordsWriter {
  return {
    putUnitPayment({ baseTotal, unitAmount, personAmount, ...payment }) {
      const written = writing().run(
        `INSERT OR REPLACE INTO unit_payment (insurance, unit_number, month, people, base_total, unit_amount, person_amount, state, paid_on)
         VALUES (@insurance, @unitNumber, @month, @people, @baseTotal, @unitAmount, @personAmount, @state, @paidOn)`,
        { ...payment, baseTotal: fenNumber(baseTotal), unitAmount: fenNumber(unitAmount), personAmount: fenNumber(personAmount) },
      );
      assertWritten(written, 1, 'unit payment');
    },
    putPersonPayments({ months, ...person }) {
      const database = writing();
      const added = database.run(
        `INSERT INTO payer (insurance, unit_number, person_number, social_security_number, name, folded_name, initials, other_initials)
         VALUES (@insurance, @unitNumber, @personNumber, @socialSecurityNumber, @name, @foldedName, @initials, @otherInitials)
         ON CONFLICT (insurance, unit_number, social_security_number) DO UPDATE SET person_number = excluded.person_number,
           name = excluded.name, folded_name = excluded.folded_name, initials = excluded.initials,
           other_initials = excluded.other_initials`,
        { ...person, ...searchedName(person.name) },
      );
      assertWritten(added, 1, 'payer');
      const { insurance, unitNumber, socialSecurityNumber } = person;
      const row = database.get(
        `SELECT id FROM payer
         WHERE insurance = @insurance AND unit_number = @unitNumber AND social_security_number = @socialSecurityNumber`,
        { insurance, unitNumber, socialSecurityNumber },
      );
      const payer = numberOf(row, 'id');
      database.run('DELETE FROM payer_month WHERE payer = @payer', { payer });
      const written = database.run(
        `INSERT INTO payer_month (payer, month, base, unit_amount, person_amount, state)
         SELECT @payer, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4 FROM json_each(@months)`,
        {
          payer,
          months: JSON.stringify(
            months.map(({ month, base, unitAmount, personAmount, state }) => [
              month,
              fenNumber(base),
              fenNumber(unitAmount),
              fenNumber(personAmount),
              state,
            ]),
          ),
        },
      );
      assertWritten(written, months.length, 'months of a person');
    },
    putUnitRate(rate) {
      const written = writing().run(
        `INSERT OR REPLACE INTO unit_rate (insurance, unit_number, from_month, unit_rate, person_rate, source)
         VALUES (@insurance, @unitNumber, @from, @unitRate, @personRate, @source)`,
        rate,
      );
      assertWritten(written, 1, 'unit rate');
    },
    putMovement(movement) {
      const written = writing().run(
        `INSERT OR REPLACE INTO movement (movement_id, insurance, unit_number, person_number, social_security_number, name, folded_name,
           initials, other_initials, change_type, reason, month, base, decided_at, decided_month, receipt_number)
         VALUES (@movementId, @insurance, @unitNumber, @personNumber, @socialSecurityNumber, @name, @foldedName, @initials,
           @otherInitials, @changeType, @reason, @month, @base, @decidedAt, @decidedMonth, @receiptNumber)`,
        { ...movement, ...searchedName(movement.name), decidedMonth: monthOf(chinaDate(movement.decidedAt)) },
      );
      assertWritten(written, 1, 'movement');
    },
    dropRecordsExcept: (keys) => dropRecordsExcept(writing(), keys),
  };
}

function dropRecordsExcept(database: WritableDatabase, keys: ReadonlySet<string>): number {
  const gone = <T>(sql: string, recordOf: (row: unknown) => T, keyOf: (record: T) => CentreRecord): readonly T[] =>
    database
      .all(sql)
      .map(recordOf)
      .filter((record) => !keys.has(centreRecordKey(keyOf(record))));
  const payments = gone(
    'SELECT insurance, unit_number, month FROM unit_payment',
    (row) => ({ ...unitKeyOf(row), month: textOf(row, 'month') }),
    (record) => ({ kind: 'unit-payment', record }),
  );
  const people = gone(
    'SELECT insurance, unit_number, social_security_number FROM payer',
    (row) => ({ ...unitKeyOf(row), socialSecurityNumber: textOf(row, 'social_security_number') }),
    (record) => ({ kind: 'person-payments', record }),
  );
  const rates = gone(
    'SELECT insurance, unit_number, from_month FROM unit_rate',
    (row) => ({ ...unitKeyOf(row), from: textOf(row, 'from_month') }),
    (record) => ({ kind: 'unit-rate', record }),
  );
  const movements = gone(
    'SELECT movement_id FROM movement',
    (row) => ({ movementId: textOf(row, 'movement_id') }),
    (record) => ({ kind: 'movement', record }),
  );
  const unit = 'insurance = @insurance AND unit_number = @unitNumber';
  return [
    ...payments.map((key) => database.run(`DELETE FROM unit_payment WHERE ${unit} AND month = @month`, key)),
    ...people.map((key) => database.run(`DELETE FROM payer WHERE ${unit} AND social_security_number = @socialSecurityNumber`, key)),
    ...rates.map((key) => database.run(`DELETE FROM unit_rate WHERE ${unit} AND from_month = @from`, key)),
    ...movements.map((key) => database.run('DELETE FROM movement WHERE movement_id = @movementId', key)),
  ].length;
}

function unitKeyOf(row: unknown) {
  return { insurance: unitPaymentSchema.shape.insurance.parse(textOf(row, 'insurance')), unitNumber: textOf(row, 'unit_number') };
}

function personOf(row: unknown) {
  return {
    personNumber: textOf(row, 'person_number'),
    socialSecurityNumber: textOf(row, 'social_security_number'),
    name: textOf(row, 'name'),
  };
}

function monthPaid(row: unknown) {
  return {
    month: textOf(row, 'month'),
    base: amountOf(row, 'base'),
    unitAmount: amountOf(row, 'unit_amount'),
    personAmount: amountOf(row, 'person_amount'),
    state: textOf(row, 'state'),
  };
}

function searchedName(name: string) {
  const { main, other } = initialsOf(name);
  return { foldedName: foldName(name), initials: main, otherInitials: other };
}

/** Amounts are whole fen, so that sums are exact; what is no amount is none. */
function fenNumber(text: string): number | null {
  const fen = fenOf(text);
  return fen === null ? null : Number(fen);
}

function amountOf(row: unknown, column: string): string {
  const value = typeof row === 'object' && row !== null ? Reflect.get(row, column) : undefined;
  return value === null ? '' : yuanOf(BigInt(numberOf(row, column)));
}
