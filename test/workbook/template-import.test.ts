import { afterAll, describe, expect, it } from 'vitest';
import type { FilledRow, ReadRow } from '../../src-main/engine/ports/workbooks.ts';
import { createWorkbooks } from '../../src-main/workbook/create-workbooks.ts';
import { batchProfile, batchService } from '../fixtures/batch-profile.ts';
import { makePeople } from '../fixtures/people.ts';
import { rosterPerson } from '../fixtures/roster-person.ts';

const workbooks = createWorkbooks({
  log: (_, error) => {
    throw error;
  },
});
afterAll(() => workbooks.close());

const profile = batchProfile();
const termination = batchService('batchTermination', profile);
const base = batchService('baseDeclaration', profile);
const PEOPLE = makePeople({ seed: 31, count: 40, today: '2026-11-10' });

async function read(bytes: Uint8Array, service = termination) {
  const rows: ReadRow[] = [];
  const result = await workbooks.readBatch({
    profile,
    service,
    fileName: '报盘.xlsx',
    bytes,
    cancel: { cancelled: () => false, onCancel: () => {} },
    onProgress: () => {},
    take: (block) => void rows.push(...block),
  });
  return { result, rows };
}

describe('our own template', () => {
  it('[W-37] exported with errors comes back with the same values, without a remark', async () => {
    const filled: readonly FilledRow[] = PEOPLE.map(({ socialSecurityNumber, name }, index) => ({
      values: {
        socialSecurityNumber,
        name,
        reason: ['211', '221', '241'][index % 3] ?? '',
        stopMonth: '202611',
        ...(index % 2 === 0 ? { eventDate: '2026-10-31', personNumber: `00${41_000 + index}` } : { remark: '样例' }),
      },
      errors: index % 4 === 0 ? ['停保年月不能早于3个月前。请改正。'] : [],
    }));
    const { result, rows } = await read(await workbooks.filledTemplate({ profile, service: termination, rows: filled, withErrors: true }));
    expect(rows.map(({ values }) => values)).toEqual(filled.map(({ values }) => values));
    expect(rows.flatMap(({ findings }) => findings)).toEqual([]);
    expect(result).toMatchObject({ ok: true, value: { sheet: '数据', headerRow: 1, ignored: [], notices: [], repairs: [] } });
  });

  it('[W-34] as it is downloaded has nobody in it, and its examples are never read', async () => {
    const { result, rows } = await read(await workbooks.template({ profile, service: termination, people: [] }));
    expect(rows).toEqual([]);
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'workbook-refused', reasons: [expect.stringMatching(/下面没有人员数据$/), '请填写后再导入'] },
    });
  });

  it('[W-42] prefilled with the unit’s people names them, and leaves what is only shown to the local copy', async () => {
    const people = PEOPLE.map((person) => rosterPerson(person));
    const { rows } = await read(await workbooks.template({ profile, service: base, people }), base);
    expect(rows.map(({ values }) => values)).toEqual(people.map(({ socialSecurityNumber, name }) => ({ socialSecurityNumber, name })));
  });

  it('of another service is refused by its name', async () => {
    const { result } = await read(
      await workbooks.template({ profile, service: base, people: PEOPLE.map((person) => rosterPerson(person)) }),
    );
    expect(result).toMatchObject({
      ok: false,
      error: { reasons: expect.arrayContaining(['表头与“缴费基数申报”的报盘模版相符，请核对是否选错了业务']) },
    });
  });
});
