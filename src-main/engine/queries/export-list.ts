import type { EngineOperations } from '../../../src-shared/contract/operations.ts';
import { assertNever } from '../../../src-shared/lib/assert-never.ts';
import { chinaDate } from '../../../src-shared/lib/plain-date.ts';
import { fail, ok } from '../../../src-shared/lib/result.ts';
import type { RegionProfile } from '../../../src-shared/profile/region-profile.ts';
import type { EngineParts, Outcome } from '../engine-parts.ts';
import { summaryOf } from '../filing/filing-summary.ts';
import type { StoreReader } from '../ports/store.ts';
import { accountOf } from '../session/account-record.ts';
import { makeFile, type WebFile } from '../web-file.ts';
import {
  filingColumns,
  type ListColumn,
  MOVEMENT_COLUMNS,
  PERSON_PAYMENT_COLUMNS,
  progressColumns,
  RATE_COLUMNS,
  ROSTER_COLUMNS,
  UNIT_PAYMENT_COLUMNS,
} from './list-tables.ts';
import { progressOf } from './progress-list.ts';
import { ratesOf } from './unit-rates.ts';

/** Rows read between two turns of whoever else waits. */
const SLICE = 500;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What is asked for, as the window sends it. */
type List = Parameters<EngineOperations['lists']['export']>[0]['of'];
type Parts = Pick<EngineParts, 'profiles' | 'workbooks' | 'clock' | 'pause'>;
type Table = { readonly title: string; readonly columns: readonly ListColumn<never>[]; readonly rows: AsyncIterable<readonly string[]> };

/** 导出: the whole list as its conditions have it, page by page out of the store. */
export async function exportList(
  parts: Parts,
  reader: StoreReader,
  { of, format }: { readonly of: List; readonly format: 'xlsx' | 'csv' },
): Promise<Outcome<WebFile>> {
  const { region } = accountOf(reader);
  const profile = parts.profiles.get(region);
  if (profile === null) {
    return fail({ code: 'profile-version-unknown', version: '' });
  }
  const { title, columns, rows } = tableOf(parts, reader, { of, profile });
  const bytes = await parts.workbooks.table({
    sheetName: title,
    columns: columns.map(({ header, kind }) => ({ header, kind })),
    rows,
    format,
  });
  const name = `${title}_${chinaDate(parts.clock.now())}.${format}`;
  return ok(makeFile({ bytes, mediaType: format === 'xlsx' ? XLSX : 'text/csv', name }));
}

function tableOf(parts: Parts, reader: StoreReader, { of, profile }: { readonly of: List; readonly profile: RegionProfile }): Table {
  const query = (id: RegionProfile['queries'][number]['id'], otherwise: string): string =>
    profile.queries.find((candidate) => candidate.id === id)?.label ?? otherwise;
  switch (of.list) {
    case 'roster':
      return table(parts, query('roster', '单位人员'), ROSTER_COLUMNS, (page) => reader.searchRoster({ ...of.query, ...page }).items);
    case 'movements':
      return table(parts, query('movements', '人员增减情况'), MOVEMENT_COLUMNS, (page) => reader.movements({ ...of.query, ...page }).items);
    case 'unit-payments':
      return table(
        parts,
        query('unit-payments', '单位缴费历史'),
        UNIT_PAYMENT_COLUMNS,
        (page) => reader.unitPayments({ ...of.query, ...page }).items,
      );
    case 'person-payments':
      return table(
        parts,
        query('person-payments', '人员缴费情况'),
        PERSON_PAYMENT_COLUMNS,
        (page) => reader.personPayments({ ...of.query, ...page }).items,
        (person) => person.months.map((paid) => ({ person, paid })),
      );
    case 'rates': {
      const { insurance } = of.query;
      const unitNumber = accountOf(reader).links.find((link) => link.insurance === insurance)?.unitNumber ?? '';
      return table(parts, query('rates', '单位缴费比例'), RATE_COLUMNS, ({ offset, limit }) =>
        ratesOf(reader, { profile, insurance, unitNumber }).slice(offset, offset + limit),
      );
    }
    case 'progress':
      return table(
        parts,
        query('progress', '办事进度'),
        progressColumns(profile),
        (page) => progressOf(reader, parts.profiles, { ...of.query, ...page }).items,
      );
    case 'filings':
      return table(parts, '申报查询', filingColumns(profile), (page) => {
        const now = parts.clock.now();
        return reader.filings({ ...of.query, ...page }).items.map((filing) => summaryOf(reader, parts.profiles, filing, now));
      });
    default:
      return assertNever(of);
  }
}

type Page = { readonly limit: number; readonly offset: number };

function table<Item, Line = Item>(
  parts: Parts,
  title: string,
  columns: readonly ListColumn<Line>[],
  read: (page: Page) => readonly Item[],
  linesOf: (item: Item) => readonly Line[] = (item) => [item as unknown as Line],
): Table {
  async function* rows(): AsyncGenerator<readonly string[]> {
    for (let offset = 0; ; offset += SLICE) {
      const items = read({ limit: SLICE, offset });
      for (const line of items.flatMap(linesOf)) {
        yield columns.map(({ of }) => of(line));
      }
      if (items.length < SLICE) {
        return;
      }
      await parts.pause();
    }
  }
  return { title, columns, rows: rows() };
}
