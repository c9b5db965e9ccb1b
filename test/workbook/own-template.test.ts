import { describe, expect, it } from 'vitest';
import type { ReadReport, ReadRow } from '../../src-main/engine/ports/workbooks.ts';
import { importPlanOf } from '../../src-main/workbook/import/import-plan.ts';
import { readBatch } from '../../src-main/workbook/import/read-batch.ts';
import { rowsOfBlock } from '../../src-main/workbook/import/row-block.ts';
import { writeFilledTemplate, writeTemplate } from '../../src-main/workbook/write/template/write-template.ts';
import type { Service } from '../../src-shared/profile/service-of.ts';
import { batchProfile, batchService } from '../fixtures/batch-profile.ts';
import { makePeople } from '../fixtures/people.ts';
import { rosterPerson } from '../fixtures/roster-person.ts';

const profile = batchProfile();
const termination = batchService('batchTermination', profile);
const declaration = batchService('baseDeclaration', profile);
const people = makePeople({ seed: 35, count: 1_200, today: '2026-11-25' });

async function read(service: Service, bytes: Uint8Array): Promise<{ readonly report: ReadReport; readonly rows: readonly ReadRow[] }> {
  const rows: ReadRow[] = [];
  let fieldIds: readonly string[] = [];
  const result = await readBatch({
    plan: importPlanOf(profile, service),
    fileName: '报盘.xlsx',
    bytes,
    signal: new AbortController().signal,
    onProgress: () => {},
    begin: (ids) => {
      fieldIds = ids;
    },
    give: (block) => {
      rows.push(...rowsOfBlock(block, fieldIds));
    },
  });
  if (!result.ok) {
    throw new Error(JSON.stringify(result.error));
  }
  return { report: result.value, rows };
}

describe('what we write, read by our own reader', () => {
  it('[W-37] gives an error file back as it was: every value, codes for labels, nothing to repair, 错误原因 left out', async () => {
    const written = people.map(({ socialSecurityNumber, name }, index) => ({
      values: {
        socialSecurityNumber,
        name: index % 50 === 0 ? `𠮷${name.slice(1)}` : name,
        personNumber: `000${index}`,
        reason: ['221', '222', '241'][index % 3] ?? '',
        stopMonth: '202611',
        eventDate: '2026-10-31',
        remark: index % 7 === 0 ? `=1+${index}` : '_x0041_ & <甲>',
      },
      errors: index % 4 === 0 ? ['停保年月没有填写。', '请核对。'] : [],
    }));
    const { report, rows } = await read(
      termination,
      await writeFilledTemplate({ profile, service: termination, rows: written, withErrors: true }),
    );
    expect(rows.map(({ values }) => values)).toEqual(written.map(({ values }) => values));
    expect(rows.flatMap(({ findings }) => findings)).toEqual([]);
    expect(report).toMatchObject({ sheet: '数据', headerRow: 1, notices: [], repairs: [] });
    expect(report.columns.map(({ label, by }) => [label, by])).toEqual(
      ['社会保障号码', '姓名', '个人编号', '减员原因', '停保年月', '事件日期', '备注'].map((label) => [label, 'same']),
    );
  });

  it('[W-42] gives the people of a prefilled template back, the wages still open', async () => {
    const roster = people.map((person, index) =>
      rosterPerson({ ...person, personNumber: String(1_000_000 + index), contributionBase: '5000.00' }),
    );
    const { report, rows } = await read(declaration, await writeTemplate({ profile, service: declaration, people: roster }));
    expect(rows.map(({ values }) => [values['socialSecurityNumber'], values['name'], values['wage'] ?? ''])).toEqual(
      roster.map(({ socialSecurityNumber, name }) => [socialSecurityNumber, name, '']),
    );
    expect(report).toMatchObject({ sheet: '数据', headerRow: 1, ignored: [], repairs: [] });
    expect(report.notices).toEqual(['“个人编号”、“原基数”列只供核对，以本系统的数据为准，未采用文件中的内容。']);
  });
});
