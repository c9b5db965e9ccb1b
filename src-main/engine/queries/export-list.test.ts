import { describe, expect, it } from 'vitest';
import type { List } from '../../../src-shared/contract/lists.ts';
import { aPerson, createEngineHouse, failureOf, MEDICAL, valueOf } from '../../../test/fakes/engine-house.ts';
import { keepTables } from '../../../test/fakes/kept-tables.ts';
import { engineProfile } from '../../../test/fixtures/engine-profile.ts';
import { movement, paid, payer, payment, rate } from '../../../test/fixtures/record-samples.ts';
import { rosterPerson } from '../../../test/fixtures/roster-person.ts';

const PAGE = { page: 1, pageSize: 20 };
const MEDICAL_PAGE = { insurance: 'medical', ...PAGE } as const;

/** A registered unit whose exports are kept as tables. */
async function exporting() {
  const { workbooks, tables } = keepTables();
  const house = createEngineHouse({ workbooks });
  await house.register();
  return {
    house,
    tables,
    tell: (fill: Parameters<ReturnType<typeof house.store>['transaction']>[0]) => house.store().transaction(fill),
    file: async (of: List, format: 'xlsx' | 'csv' = 'xlsx') => valueOf(await house.engine.lists.export({ of, format })),
    lines: async (of: List) => {
      valueOf(await house.engine.lists.export({ of, format: 'csv' }));
      return tables.at(-1)?.lines ?? [];
    },
  };
}

describe('lists.export', () => {
  it('[W-54] gives the roster as it is asked for, numbers that must keep their zeros as text', async () => {
    const { tell, lines, tables } = await exporting();
    tell((write) => {
      write.putPerson(rosterPerson({ unitNumber: MEDICAL.unitNumber, personNumber: '0000000007' }));
      write.putPerson(
        rosterPerson({
          unitNumber: MEDICAL.unitNumber,
          personNumber: '0000000008',
          socialSecurityNumber: '610502195001010029',
          name: '测试乙',
          gender: 'female',
          birthDate: '1950-01-01',
          staffKind: 'retired',
          status: 'suspended',
          lastPaidMonth: '202609',
        }),
      );
    });
    expect(await lines({ list: 'roster', query: { ...MEDICAL_PAGE, staffKind: 'retired' } })).toEqual([
      ['姓名', '身份证号码', '性别', '出生日期', '个人编号', '职工类别', '参保状态', '缴费基数（元）', '参保年月', '最后缴费年月'],
      ['测试乙', '610502195001010029', '女', '1950-01-01', '0000000008', '退休', '暂停缴费', '5000.00', '202001', '202609'],
    ]);
    expect(tables[0]?.kinds).toEqual(['text', 'text', 'text', 'text', 'text', 'text', 'text', 'number', 'text', 'text']);
    expect(tables[0]?.sheetName).toBe('单位人员查询');
  });

  it('[W-55] gives every month asked for, whatever page the window shows, with its state in words', async () => {
    const { tell, lines } = await exporting();
    tell((write) => {
      write.putUnitPayment(payment('202609'));
      write.putUnitPayment(payment('202610', { state: 'owed', paidOn: '' }));
      write.putUnitPayment(payment('202611', { state: 'due', paidOn: '' }));
    });
    const all = await lines({ list: 'unit-payments', query: { insurance: 'medical', fromMonth: '202609', page: 2, pageSize: 1 } });
    expect(all.slice(1).map((line) => [line[0], line[5], line[6]])).toEqual([
      ['202611', '应缴未到期', ''],
      ['202610', '欠缴', ''],
      ['202609', '已缴', '2026-09-15'],
    ]);
  });

  it('[W-59] gives a line a person and month', async () => {
    const { tell, lines } = await exporting();
    tell((write) => write.putPersonPayments(payer({ months: [paid('202611'), paid('202610', '4800.00')] })));
    expect((await lines({ list: 'person-payments', query: MEDICAL_PAGE })).slice(1)).toEqual([
      ['测试甲', '11010519491231002X', '0000000001', '202611', '4737.00', '378.96', '94.74', '已缴'],
      ['测试甲', '11010519491231002X', '0000000001', '202610', '4800.00', '378.96', '94.74', '已缴'],
    ]);
  });

  it('[W-59] says of a movement without receipt that the counter made it', async () => {
    const { tell, lines } = await exporting();
    tell((write) => {
      write.putMovement(movement('M1'));
      write.putMovement(movement('M2', { receiptNumber: '', decidedAt: '2026-11-21T17:00:00.000Z' }));
    });
    const all = await lines({ list: 'movements', query: MEDICAL_PAGE });
    expect(all[0]?.at(-1)).toBe('受理单号');
    // Days are China's: 17:00 in Greenwich is the next morning.
    expect(all.slice(1).map((line) => [line[0], line.at(-1)])).toEqual([
      ['2026-11-22', 'XY1'],
      ['2026-11-22', '窗口办理'],
    ]);
  });

  it('[O-17] gives rates with their ground, those not published as 暂行', async () => {
    const { tell, lines, house } = await exporting();
    house.setProfiles([
      {
        ...engineProfile(),
        rates: [
          { insurance: 'medical', from: '202601', to: '202612', unitRate: '7.00', personRate: '2.00', provisional: true, source: '样例' },
        ],
      },
    ]);
    const query = { insurance: 'medical' } as const;
    expect((await lines({ list: 'rates', query })).slice(1)).toEqual([['202601', '7.00', '2.00', '样例（暂行）']]);
    tell((write) => write.putUnitRate(rate('202603')));
    expect((await lines({ list: 'rates', query })).slice(1)).toEqual([['202603', '8.00', '2.00', '演练']]);
  });

  it('[ZM-12] gives progress in the system’s own words for results', async () => {
    const { lines, house } = await exporting();
    house.decide(await house.submitted(aPerson(1)), 'approved');
    const results = async () => (await lines({ list: 'progress', query: PAGE })).slice(1).map((line) => line[4]);
    expect(await results()).toEqual(['审核通过']);
    house.setProfiles([{ ...engineProfile(), resultWords: { pending: '正在办理', approved: '已办结', rejected: '不通过' } }]);
    expect(await results()).toEqual(['已办结']);
  });

  it('[W-57] gives the filings by their labels', async () => {
    const { lines, house } = await exporting();
    house.decide(await house.submitted(aPerson(1)), 'rejected');
    expect((await lines({ list: 'filings', query: PAGE })).slice(1)).toEqual([
      [aPerson(1).name, 'enrolment', 'medical', '202611', '审核完成·不通过', 'SL0001', '劳动合同缺签字页', '2026-11-22'],
    ]);
  });

  it('[W-55] names the file after the query and the day, as the kind of file it is', async () => {
    const { file } = await exporting();
    const of: List = { list: 'unit-payments', query: MEDICAL_PAGE };
    const excel = await file(of);
    expect([excel.name, excel.type]).toEqual([
      '单位缴费历史_2026-11-22.xlsx',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ]);
    const csv = await file(of, 'csv');
    expect([csv.name, csv.type, await csv.text()]).toEqual(['单位缴费历史_2026-11-22.csv', 'text/csv', '1 lines']);
  });

  it('[peers 42] lets others go first between slices of a long list, and loses no line', async () => {
    const { tell, lines, house } = await exporting();
    tell((write) => {
      for (let index = 0; index < 1001; index += 1) {
        write.putMovement(movement(`M${String(index).padStart(4, '0')}`));
      }
    });
    const before = house.pauses.count;
    expect(await lines({ list: 'movements', query: MEDICAL_PAGE })).toHaveLength(1002);
    expect(house.pauses.count - before).toBe(2);
  });

  it('[§5] says when the profile is gone', async () => {
    const { house } = await exporting();
    house.setProfiles([]);
    const failure = failureOf(await house.engine.lists.export({ of: { list: 'roster', query: MEDICAL_PAGE }, format: 'csv' }));
    expect(failure).toEqual({ code: 'profile-version-unknown', version: '' });
  });
});
