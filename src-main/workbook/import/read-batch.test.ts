import { describe, expect, it } from 'vitest';
import type { Failure } from '../../../src-shared/contract/errors.ts';
import type { Result } from '../../../src-shared/lib/result.ts';
import { batchProfile, batchService } from '../../../test/fixtures/batch-profile.ts';
import { makePeople } from '../../../test/fixtures/people.ts';
import type { ReadReport, ReadRow } from '../../engine/ports/workbooks.ts';
import { importPlanOf } from './import-plan.ts';
import { readBatch } from './read-batch.ts';
import { BLOCK_ROWS, rowsOfBlock } from './row-block.ts';

const HEADERS = '社会保障号码,姓名,减员原因,停保年月';
const PEOPLE = makePeople({ seed: 11, count: 2_400, today: '2026-11-10' }).map(
  ({ socialSecurityNumber, name }) => `${socialSecurityNumber},${name},辞职,202611`,
);

type Read = { readonly result: Result<ReadReport, Failure>; readonly blocks: readonly (readonly ReadRow[])[] };

async function readText(
  text: string,
  ask: { readonly service?: 'batchTermination' | 'baseDeclaration'; readonly mostRows?: number; readonly cancelAfter?: number } = {},
): Promise<Read> {
  const profile = batchProfile(ask.mostRows === undefined ? {} : { mostRows: ask.mostRows });
  const service = batchService(ask.service ?? 'batchTermination', profile);
  const control = new AbortController();
  const blocks: (readonly ReadRow[])[] = [];
  let fieldIds: readonly string[] = [];
  const result = await readBatch({
    plan: importPlanOf(profile, service),
    fileName: '减员.csv',
    bytes: new TextEncoder().encode(text),
    signal: control.signal,
    onProgress: () => {},
    begin: (ids) => {
      fieldIds = ids;
    },
    give: (block) => {
      blocks.push(rowsOfBlock(block, fieldIds));
      if (blocks.length === ask.cancelAfter) {
        control.abort();
      }
    },
  });
  return { result, blocks };
}

function reasonsOf({ result }: Read): readonly string[] {
  return !result.ok && result.error.code === 'workbook-refused' ? result.error.reasons : [];
}

describe('reading a batch', () => {
  it('[W-36] gives the rows in order and in blocks, with their row in the file, and a report', async () => {
    const { result, blocks } = await readText([HEADERS, ...PEOPLE].join('\r\n'));
    expect(blocks.map((block) => block.length)).toEqual([BLOCK_ROWS, BLOCK_ROWS, BLOCK_ROWS, BLOCK_ROWS, 400]);
    const rows = blocks.flat();
    expect(rows.map(({ sourceRow }) => sourceRow)).toEqual(PEOPLE.map((_, index) => index + 2));
    expect(rows.map(({ values }) => `${values['socialSecurityNumber']},${values['name']},辞职,${values['stopMonth']}`)).toEqual(PEOPLE);
    expect(new Set(rows.map(({ values }) => values['reason']))).toEqual(new Set(['222']));
    expect(result).toEqual({
      ok: true,
      value: {
        fileName: '减员.csv',
        format: 'csv',
        sheet: expect.any(String),
        headerRow: 1,
        columns: HEADERS.split(',').map((header) => ({ header, field: expect.any(String), label: header, by: 'same' })),
        ignored: [],
        notices: ['文件中没有“个人编号”、“事件日期”、“备注”列，导入后可逐行或批量填写。'],
        repairs: [],
      },
    });
  });

  it('reports what it left out and what it lived with', async () => {
    const file = [
      '减员名单,,,,',
      '序号,身份证号,姓名,减员原因,停保年月,部门,姓名（曾用）,事件日其',
      ',18位号码,请填写,从下拉列表选择,格式YYYYMM',
      `1,${PEOPLE[0]},财务`,
      '2,619999199903180860,邹虚构,解除劳动合同,202611',
      '序号,身份证号,姓名,减员原因,停保年月',
      '合计,1',
    ];
    const { result, blocks } = await readText(file.join('\n'));
    expect(blocks.flat()).toHaveLength(1);
    expect(result).toMatchObject({
      ok: true,
      value: {
        headerRow: 2,
        ignored: ['部门', '事件日其'],
        notices: expect.arrayContaining([
          '第3行是填写说明，未导入。',
          '第5行与模版的示例相同，未导入。',
          '第6行是重复的表头，未导入。',
          '“姓名（曾用）”（G列）与“姓名”（C列）都是姓名，采用了后者。请核对两列是否一致。',
          '第7行是合计、签章等内容，未导入。',
          '“事件日其”（H列）可能是“事件日期”的误写，未采用。需要的请改正表头后重新导入。',
        ]),
      },
    });
  });
});

describe('a refused file', () => {
  it('[W-37] names every difference and the way out', async () => {
    const refused = await readText('姓名,减员源因,姓 名,部门,停保年月\n王测试,辞职,王测试,财务,202611');
    expect(refused.blocks).toEqual([]);
    expect(reasonsOf(refused)).toEqual([
      expect.stringMatching(/第1行的表头与“批量在职减员”的报盘模版不符$/),
      '缺少必填的列：“社会保障号码”、“减员原因”',
      '“姓名”有2列：“姓名”（A列）、“姓 名”（C列），请只留一列',
      '“减员源因”（B列）可能是“减员原因”的误写，请改正表头',
      '已认出的列：“姓名”、“停保年月”',
      '不认识的列：“部门”（D列）',
      '请把表头改成与报盘模版一致（列的先后不限），或下载新模版、把数据复制过去后再导入',
    ]);
  });

  it('says which service’s template it is', async () => {
    expect(reasonsOf(await readText('社会保障号码,姓名,个人编号,原基数,缴费工资,备注\n1,2,3,4,5,6'))).toContain(
      '表头与“缴费基数申报”的报盘模版相符，请核对是否选错了业务',
    );
  });

  it('has no headers, no rows or only examples', async () => {
    expect(reasonsOf(await readText(PEOPLE.slice(0, 3).join('\n')))).toEqual([
      expect.stringMatching(/的前几行没有找到“批量在职减员”的表头$/),
      '表头应有：“社会保障号码”、“姓名”、“减员原因”、“停保年月”',
      '请补上表头，或下载报盘模版、把数据复制到工作表“数据”后再导入',
    ]);
    expect(reasonsOf(await readText(`${HEADERS}\n`))[0]).toMatch(/下面没有人员数据$/);
    expect(reasonsOf(await readText(`${HEADERS}\n619999199903180860,邹虚构,辞职,202611`))[0]).toMatch(
      /下面没有人员数据，只有与示例相同的行$/,
    );
  });

  it('has no sentence that ends in a full stop: the failure’s sentence joins them', async () => {
    const all = [await readText('姓名,部门,减员原因\n1,2,3'), await readText(''), await readText('a,b\n1,2')].flatMap(reasonsOf);
    expect(all.length).toBeGreaterThan(5);
    expect(all.filter((reason) => /[。；]$/.test(reason))).toEqual([]);
  });
});

describe('limits and giving up', () => {
  it('[O-13] refuses more rows than a batch may have, says how many there are, and gives no more than allowed', async () => {
    const { result, blocks } = await readText([HEADERS, ...PEOPLE].join('\n'), { mostRows: 1_500 });
    expect(result).toEqual({ ok: false, error: { code: 'rows-too-many', rows: 2_400, most: 1_500 } });
    expect(blocks.flat()).toHaveLength(1_500);
  });

  it('stops when told', async () => {
    const { result, blocks } = await readText([HEADERS, ...PEOPLE].join('\n'), { cancelAfter: 1 });
    expect(result).toEqual({ ok: false, error: { code: 'cancelled' } });
    expect(blocks.length).toBeLessThan(3);
  });
});

describe('[W-42] a base declaration', () => {
  it('takes wages, and leaves what is only shown to the local copy', async () => {
    const { result, blocks } = await readText(
      '序号,社会保障号码,姓名,个人编号,原基数,缴费工资,申请年月\n1,619999200001010015,王测试,1000001,"5,000.00","5,600.5",202611',
      {
        service: 'baseDeclaration',
      },
    );
    expect(blocks.flat()[0]?.values).toEqual({ socialSecurityNumber: '619999200001010015', name: '王测试', wage: '5600.50' });
    expect(result).toMatchObject({
      ok: true,
      value: {
        notices: expect.arrayContaining([
          '“个人编号”、“原基数”列只供核对，以本系统的数据为准，未采用文件中的内容。',
          '“申请年月”在页面上统一选择，未采用文件中的这一列。',
        ]),
      },
    });
  });
});
