import { unitAccountSchema, unitRecordSchema } from '../../src-shared/contract/records.ts';
import type { Insurance } from '../../src-shared/domain/insurance.ts';
import type { UnitAccount, UnitRecord } from '../../src-shared/domain/unit.ts';
import type { Instant } from '../../src-shared/lib/plain-date.ts';
import { assertWritten, type ReadableDatabase, type WritableDatabase } from './database.ts';
import { jsonOf, textOf } from './row-values.ts';

export function readAccount(database: ReadableDatabase): UnitAccount | null {
  const row = database.get('SELECT * FROM account WHERE id = 1');
  return row === undefined
    ? null
    : unitAccountSchema.parse({
        accountId: textOf(row, 'account_id'),
        region: textOf(row, 'region'),
        unitName: textOf(row, 'unit_name'),
        creditCode: textOf(row, 'credit_code'),
        links: jsonOf(row, 'links'),
        createdAt: textOf(row, 'created_at'),
      });
}

export function putAccount(database: WritableDatabase, account: UnitAccount): void {
  const written = database.run(
    `INSERT INTO account (id, account_id, region, unit_name, credit_code, links, created_at)
     VALUES (1, @accountId, @region, @unitName, @creditCode, @links, @createdAt)
     ON CONFLICT (id) DO UPDATE SET account_id = excluded.account_id, region = excluded.region, unit_name = excluded.unit_name,
       credit_code = excluded.credit_code, links = excluded.links, created_at = excluded.created_at`,
    { ...unitAccountSchema.parse(account), links: JSON.stringify(account.links) },
  );
  assertWritten(written, 1, 'account');
}

export function readUnit(database: ReadableDatabase, insurance: Insurance): { readonly unit: UnitRecord; readonly asOf: Instant } | null {
  const row = database.get('SELECT record, as_of FROM unit WHERE insurance = @insurance', { insurance });
  return row === undefined ? null : { unit: unitRecordSchema.parse(jsonOf(row, 'record')), asOf: textOf(row, 'as_of') };
}

export function putUnit(database: WritableDatabase, unit: UnitRecord, asOf: Instant): void {
  const written = database.run(
    `INSERT INTO unit (insurance, record, as_of) VALUES (@insurance, @record, @asOf)
     ON CONFLICT (insurance) DO UPDATE SET record = excluded.record, as_of = excluded.as_of`,
    { insurance: unit.insurance, record: JSON.stringify(unitRecordSchema.parse(unit)), asOf },
  );
  assertWritten(written, 1, 'unit');
}
