import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import type { FieldDefinition, PersonProperty } from '../../../../src-shared/forms/definition.ts';
import { batchProfile, batchService } from '../../../../test/fixtures/batch-profile.ts';
import { makePeople } from '../../../../test/fixtures/people.ts';
import { rosterPerson } from '../../../../test/fixtures/roster-person.ts';
import { unzipped } from '../../../../test/fixtures/unzipped.ts';
import type { FilledRow } from '../../../engine/ports/workbooks.ts';
import { writeFilledTemplate, writeTemplate } from './write-template.ts';

const profile = batchProfile({ mostRows: 50 });
const termination = batchService('batchTermination', profile);
const declaration = batchService('baseDeclaration', profile);

async function opened(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes.slice().buffer);
  return workbook;
}

/** A sheet's texts, row by row, without the empty ones at the end. */
async function textsOf(bytes: Uint8Array, sheetName: string): Promise<readonly (readonly string[])[]> {
  const sheet = (await opened(bytes)).getWorksheet(sheetName);
  return Array.from({ length: sheet?.actualRowCount ?? 0 }, (_, row) =>
    Array.from({ length: sheet?.columnCount ?? 0 }, (_unused, column) => sheet?.getCell(row + 1, column + 1).text ?? ''),
  );
}

const blank = (): Promise<Uint8Array> => writeTemplate({ profile, service: termination, people: [] });
const oneLine = async (bytes: Uint8Array): Promise<string> => (await textsOf(bytes, '填表说明')).flat().join('\n');

describe('[W-34] the template', () => {
  it('[W-35] has the sheets 数据, 代码对应表, 示例 and 填表说明, 数据 in front', async () => {
    const workbook = await opened(await blank());
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['数据', '代码对应表', '示例', '填表说明']);
    expect(workbook.title).toBe('样例市医疗保险批量在职减员报盘模版');
  });

  it('[W-35] has red headers for what is required, also under a condition, black ones for the rest', async () => {
    const sheet = (await opened(await blank())).getWorksheet('数据');
    const header = [1, 2, 3, 4, 5, 6, 7].map((column) => sheet?.getCell(1, column));
    expect(header.map((cell) => [cell?.text, cell?.font.color?.argb])).toEqual([
      ['社会保障号码', 'FFFF0000'],
      ['姓名', 'FFFF0000'],
      ['个人编号', 'FF000000'],
      ['减员原因', 'FFFF0000'],
      ['停保年月', 'FFFF0000'],
      ['事件日期', 'FFFF0000'],
      ['备注', 'FF000000'],
    ]);
  });

  it('[W-35] tells on each header how to fill in the column', async () => {
    const comments = unzipped(await blank()).text('xl/comments1.xml');
    expect(comments.match(/<comment /g)?.length).toBe(7);
    expect(comments).toContain('“减员原因”为“死亡”时必填，其他情况选填。\n离职、调出、死亡等发生的日期，格式如2026-10-31。');
    expect(comments).toContain('数据项：AAE160');
  });

  it('[W-35] keeps whole columns text, wages included', async () => {
    const bytes = await writeTemplate({ profile, service: declaration, people: [] });
    const sheet = (await opened(bytes)).getWorksheet('数据');
    expect([1, 2, 3, 4, 5, 6].map((column) => sheet?.getColumn(column).numFmt)).toEqual(Array.from({ length: 6 }, () => '@'));
  });

  it('[W-35] keeps the header and the columns that say who it is in sight', async () => {
    const sheet = (await opened(await blank())).getWorksheet('数据');
    expect(sheet?.views[0]).toMatchObject({ state: 'frozen', xSplit: 2, ySplit: 1 });
  });

  it('[W-35] lets one choose the labels of a code table, as far as rows are taken and no further', async () => {
    const parts = unzipped(await blank());
    const xml = parts.text('xl/worksheets/sheet1.xml');
    expect(xml).toMatch(/<dataValidation type="list"[^>]* sqref="D2:D51"><formula1>codes_drop\.reason<\/formula1>/);
    expect([...xml.matchAll(/sqref="[A-Z]+\d+:[A-Z]+(\d+)"/g)].map(([, row]) => Number(row)).every((row) => row <= 51)).toBe(true);
    expect(parts.text('xl/workbook.xml')).toContain(`<definedName name="codes_drop.reason">'代码对应表'!$B$3:$B$7</definedName>`);
    expect(await textsOf(await blank(), '代码对应表')).toEqual([
      ['减员原因（AAE160）', ''],
      ['代码', '名称'],
      ['211', '死亡'],
      ['221', '解除劳动合同'],
      ['222', '辞职'],
      ['241', '统筹范围内转出'],
      ['251', '在职转退休'],
    ]);
  });

  it('[W-35] puts several code tables side by side and says so where there is none', async () => {
    const columns = ['gender', 'reason', 'documentType'];
    const enrolment = batchProfile().services.find(({ id }) => id === 'enrolment');
    const form = {
      sections: (enrolment?.form.sections ?? []).map(({ title, fields }) => ({
        title,
        fields: fields.map((field) => ({ ...field, insurances: undefined })),
      })),
    };
    const service = { ...termination, form, batch: { ...batchOf(termination), columns } };
    const texts = await textsOf(await writeTemplate({ profile, service, people: [] }), '代码对应表');
    expect(texts[0]).toEqual(['性别（GB/T 2261.1）', '', '', '增员原因（AAE160）', '', '', '证件类型（AAC058）', '']);
    expect(texts[4]).toEqual(['', '', '', '131', '转入', '', '', '']);
    const none = await textsOf(await writeTemplate({ profile, service: declaration, people: [] }), '代码对应表');
    expect(none).toEqual([['本模版的各列都不用代码。']]);
  });

  it('[W-35] shows examples and says that they are not read', async () => {
    const texts = await textsOf(await blank(), '示例');
    expect(texts[0]?.[0]).toContain('导入时不读取');
    expect(texts[2]).toEqual(['619999199903180860', '邹虚构', '1000001', '解除劳动合同', '202611', '2026-10-31', '']);
  });

  it('[W-35] tells in 填表说明 what is read, how many rows are taken and how each column is filled in', async () => {
    const words = await oneLine(await blank());
    expect(words).toContain('导入时只读“数据”表，不读“代码对应表”“示例”和本说明。');
    expect(words).toContain('一份最多50人');
    expect(words).toContain('减员原因为死亡的，须填写事件日期。');
    expect(words).toContain('停保年月（必填）：停止缴费的第一个月，格式如202611。');
    expect(words).not.toContain('上下限');
  });

  it('[W-44] [O-16] names the limits of the base, where they come from and that they are provisional', async () => {
    const words = await oneLine(await writeTemplate({ profile, service: declaration, people: [] }));
    expect(words).toContain('“缴费工资”应在费款所属期的保底线与封顶线之间。');
    expect(words).toContain(
      '2026年1月至2026年12月：保底线4,737.00元，封顶线23,685.00元。依据：样例（暂行，以经办机构公布为准，超出时只提醒）。',
    );
  });

  it('[W-45] says that 申请年月 is confirmed on the page; it is no column', async () => {
    const bytes = await writeTemplate({ profile, service: declaration, people: [] });
    expect(await oneLine(bytes)).toContain('“申请年月”不在本表填写，导入后在页面上统一确认。');
    expect((await textsOf(bytes, '数据'))[0]).toEqual(['社会保障号码', '姓名', '个人编号', '原基数', '缴费工资', '备注']);
  });

  it('[W-42] comes filled with the people and their last base, the wages left to fill in', async () => {
    const people = makePeople({ seed: 42, count: 3, today: '2026-11-25' }).map((person, index) =>
      rosterPerson({ ...person, personNumber: `000${index}`, contributionBase: '5000.00' }),
    );
    const bytes = await writeTemplate({ profile, service: declaration, people });
    const [, ...rows] = await textsOf(bytes, '数据');
    expect(rows).toEqual(
      people.map(({ socialSecurityNumber, name, personNumber }) => [socialSecurityNumber, name, personNumber, '5000.00', '', '']),
    );
    const sheet = (await opened(bytes)).getWorksheet('数据');
    expect(sheet?.getCell('D1').font.color?.argb).toBe('FF7F7F7F');
    expect(await oneLine(bytes)).toContain('“数据”表已按本机的单位人员带入3人。');
  });

  it('[W-42] takes over sex as the label of its code and other words as they are', async () => {
    const base = batchOf(declaration);
    const fields = (['gender', 'staffKind', 'status', 'birthDate', 'insuredSince'] as const).map(takingOver);
    const service = {
      ...declaration,
      form: { sections: [{ title: '甲', fields }] },
      batch: { ...base, columns: fields.map(({ id }) => id) },
    };
    const people = [rosterPerson({ gender: 'female', staffKind: 'retired', status: 'suspended' })];
    expect((await textsOf(await writeTemplate({ profile, service, people }), '数据'))[1]).toEqual([
      '女',
      '退休',
      '暂停缴费',
      '1990-01-01',
      '202001',
    ]);
  });

  it('bears a hidden mark that says what it is a template of', async () => {
    expect(unzipped(await blank()).text('xl/workbook.xml')).toContain(
      '<definedName name="_shebao_template" hidden="1">&quot;sample/batchTermination/medical/2026.1&quot;</definedName>',
    );
  });
});

describe('[W-37] the filled template', () => {
  const rows: readonly FilledRow[] = [
    {
      values: { socialSecurityNumber: '61999919990318086', name: '邹虚构', reason: '221', stopMonth: '2026-13', remark: '=1+1' },
      errors: ['号码少一位。', '没有13月。'],
    },
    { values: { socialSecurityNumber: '619999199708014656', name: '苏演示', reason: '离职' }, errors: [] },
  ];

  it('has the rows as they were, codes as labels, and the reasons in a last red column', async () => {
    const bytes = await writeFilledTemplate({ profile, service: termination, rows, withErrors: true });
    expect(await textsOf(bytes, '数据')).toEqual([
      ['社会保障号码', '姓名', '个人编号', '减员原因', '停保年月', '事件日期', '备注', '错误原因'],
      ['61999919990318086', '邹虚构', '', '解除劳动合同', '2026-13', '', '=1+1', '号码少一位。\n没有13月。'],
      ['619999199708014656', '苏演示', '', '离职', '', '', '', ''],
    ]);
    const sheet = (await opened(bytes)).getWorksheet('数据');
    expect(sheet?.getCell('H1').fill).toMatchObject({ fgColor: { argb: 'FFC00000' } });
    expect(sheet?.getCell('H2').font.color?.argb).toBe('FFC00000');
    expect(sheet?.getRow(2).height).toBe(30);
  });

  it('is the template itself otherwise: validations, codes and mark, and no column 错误原因 unless asked', async () => {
    const filled = unzipped(await writeFilledTemplate({ profile, service: termination, rows, withErrors: false }));
    const template = unzipped(await blank());
    expect(filled.names).toEqual(template.names);
    for (const part of template.names.filter((name) => name !== 'xl/worksheets/sheet1.xml')) {
      expect(filled.text(part)).toBe(template.text(part));
    }
    expect(withoutRows(filled.text('xl/worksheets/sheet1.xml'))).toBe(withoutRows(template.text('xl/worksheets/sheet1.xml')));
  });

  it('takes rows as they come, 20,000 of them', async () => {
    const many = batchService('batchTermination', batchProfile());
    const bytes = await writeFilledTemplate({ profile, service: many, rows: manyRows(), withErrors: true });
    const xml = unzipped(bytes).text('xl/worksheets/sheet1.xml');
    expect(xml.match(/<row /g)?.length).toBe(20_001);
    expect(xml).toContain('<c r="B20001" s="1" t="inlineStr"><is><t>第20000人</t></is></c>');
  });
});

function takingOver(property: PersonProperty): FieldDefinition {
  const field = { id: property, label: property, required: false, copied: false, prefill: { from: 'person', property } } as const;
  return property === 'gender' ? { ...field, kind: 'choice', codes: 'gender' } : { ...field, kind: 'text' };
}

/** The sheet without what its rows bring about. */
function withoutRows(xml: string): string {
  return xml.replace(/<row r="(?!1").*?<\/row>/gs, '').replace(/<ignoredErrors>.*?<\/ignoredErrors>/, '');
}

async function* manyRows(): AsyncGenerator<FilledRow> {
  for (let index = 1; index <= 20_000; index += 1) {
    yield { values: { name: `第${index}人`, reason: '221' }, errors: ['停保年月没有填写。'] };
  }
}

function batchOf(service: typeof termination): NonNullable<(typeof termination)['batch']> {
  if (service.batch === undefined) {
    throw new Error('no batch');
  }
  return service.batch;
}
