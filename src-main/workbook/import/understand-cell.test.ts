import { describe, expect, it } from 'vitest';
import type { CodeTable, FieldDefinition, FieldKind } from '../../../src-shared/forms/definition.ts';
import { normaliseValue } from '../../../src-shared/forms/normalise-value.ts';
import { cell } from '../../../test/fixtures/sheet-rows.ts';
import type { Cell } from '../read/open-workbook.ts';
import { understandChoice } from './understand-choice.ts';
import { understandDate } from './understand-date.ts';
import { understandIdNumber } from './understand-id-number.ts';
import { understandMoney } from './understand-money.ts';
import { understandMonth } from './understand-month.ts';
import { understandPhone, understandPostcode } from './understand-number.ts';
import { understandName, understandText } from './understand-text.ts';
import type { ColumnFacts, Understand } from './understood.ts';

const field = (kind: FieldKind, label: string): FieldDefinition => ({ id: 'it', label, kind, required: true, copied: false });
const facts = (kind: FieldKind, label: string, typed = true): ColumnFacts => ({ field: field(kind, label), typed });

const CODES: CodeTable = {
  id: 'codes',
  title: '代码',
  source: 'test',
  entries: [
    { code: '01', label: '居民身份证（户口簿）' },
    { code: '07', label: '外国人永久居留身份证' },
    { code: '221', label: '解除劳动合同' },
    { code: '222', label: '辞职' },
    { code: '3', label: '汉族' },
    { code: '5', label: '部、省级' },
    { code: '98', label: '是' },
    { code: '99', label: '否' },
  ],
};

const understands = {
  id: understandIdNumber(facts('id-number', '社会保障号码'), true),
  idUnruled: understandIdNumber(facts('id-number', '社会保障号码'), false),
  name: understandName(facts('name', '姓名')),
  month: understandMonth(facts('month', '停保年月')),
  monthOfCsv: understandMonth(facts('month', '停保年月', false)),
  date: understandDate(facts('date', '事件日期')),
  money: understandMoney(facts('money', '缴费工资')),
  phone: understandPhone(facts('phone', '手机号码')),
  postcode: understandPostcode(facts('postcode', '邮政编码')),
  text: understandText(facts('text', '个人编号'), null),
  number: understandText(facts('text', '个人编号'), 8),
  numberOfCsv: understandText(facts('text', '个人编号', false), 8),
  choice: understandChoice(facts('choice', '减员原因'), CODES),
} satisfies Record<string, Understand>;
type Column = keyof typeof understands;

const KINDS: Readonly<Record<Column, FieldKind>> = {
  id: 'id-number',
  idUnruled: 'id-number',
  name: 'name',
  month: 'month',
  monthOfCsv: 'month',
  date: 'date',
  money: 'money',
  phone: 'phone',
  postcode: 'postcode',
  text: 'text',
  number: 'text',
  numberOfCsv: 'text',
  choice: 'choice',
};

/** Value, what was done, severity and offered repair; whatever is taken has the normal writing. */
function read(column: Column, content: string | Cell): string {
  const understood = understands[column](typeof content === 'string' ? cell.text(content) : content);
  const { value, done = [], finding } = typeof understood === 'string' ? { value: understood } : understood;
  const kind = KINDS[column];
  const offered = finding?.repair?.value;
  expect(normaliseValue(kind, value)).toBe(value);
  expect(offered === undefined ? undefined : normaliseValue(kind, offered)).toBe(offered);
  expect(offered).not.toBe(value);
  expect(finding?.sentence ?? '。').toMatch(/。$/);
  const offer = finding === undefined ? '' : ` !${finding.severity}${finding.repair === undefined ? '' : ` → ${finding.repair.value}`}`;
  return `${value}${done.length === 0 ? '' : ` (${done.join('、')})`}${offer}`;
}

const sentence = (column: Column, content: string | Cell): string | undefined => {
  const understood = understands[column](typeof content === 'string' ? cell.text(content) : content);
  return typeof understood === 'string' ? undefined : understood.finding?.sentence;
};

function table(column: Column, rows: readonly (readonly [content: string | Cell, read: string])[]): void {
  it.each(
    rows.map(
      ([content, expected]) => [typeof content === 'string' ? content : `${content.kind} ${content.raw}`, content, expected] as const,
    ),
  )(`${column} “%s”`, (_, content, expected) => {
    expect(read(column, content)).toBe(expected);
  });
}

describe('[§3.1] document numbers', () => {
  table('id', [
    ['619999199903180860', '619999199903180860'],
    ['11010519491231002X', '11010519491231002X'],
    ['11010519491231002x', '11010519491231002X (小写字母改为大写)'],
    ['６19999１99903180860', '619999199903180860 (全角字符改为半角)'],
    [' 619999 19990318 0860\n', '619999199903180860 (去掉多余的空格)'],
    ['\u202D619999199903180860\u202C', '619999199903180860 (去掉不可见字符)'],
    ["'619999199903180860", '619999199903180860 (去掉引号)'],
    ['="619999199903180860"', '619999199903180860 (去掉引号)'],
    ['=“619999199903180860”', '619999199903180860 (去掉引号)'],
    ['　', ' (去掉多余的空格)'],
    ['E12345678', 'E12345678'],
    ['11010519491231002×', '11010519491231002× !block → 11010519491231002X'],
    ['61999919990318086×', '61999919990318086×'],
    ['110105194912310', '110105194912310'],
    ['619999199903180000', '619999199903180000 !warn'],
    ['6.19999E+17', ' !block'],
    ['6.19999199903181e+17', ' !block'],
    ['110105194912310.0', ' !block'],
    [cell.number('619999199903181000', '6.1999919990318099E+17'), ' !block'],
    [cell.number('110105194912310'), ' !block'],
    [cell.number('12345678'), ' !block'],
    [cell.date('2026-11-01'), ' !block'],
    [cell.boolean(true), ' !block'],
    [cell.error('#N/A'), ' !block'],
  ]);

  it('says what the file holds and what to do', () => {
    expect(sentence('id', cell.number('619999199903181000', '6.1999919990318099E+17'))).toBe(
      '社会保障号码以数字格式存储（文件中为6.1999919990318099E+17），末尾数字已丢失，无法恢复。请对照证件原件重新填写；在表格中填写时，应先把这一列设为“文本”格式。',
    );
    expect(sentence('id', cell.number('110105194912310'))).toMatch(
      /^社会保障号码以数字格式存储（文件中为110105194912310），开头的0可能已丢失/,
    );
    expect(sentence('id', cell.error('=VLOOKUP(A1,B:C,2)'))).toMatch(/^社会保障号码是没有计算结果的公式/);
  });

  it('offers the 18 digits of an old number where no rule of the service does', () => {
    expect(read('idUnruled', '110105491231002')).toBe('110105491231002 !block → 11010519491231002X');
    expect(read('id', '110105491231002')).toBe('110105491231002');
  });
});

describe('names', () => {
  table('name', [
    ['邹虚构', '邹虚构'],
    ['𠮷𬭚', '𠮷𬭚'],
    ['邹 虚　构 ', '邹虚构 (去掉多余的空格)'],
    ['\uFEFF邹虚构', '邹虚构 (去掉不可见字符)'],
    ['阿依・测试 • 甲', '阿依·测试·甲 (去掉多余的空格、间隔号改为“·”)'],
    ['阿依·测试', '阿依·测试'],
    ['JOHN TEST', 'JOHN TEST'],
    [cell.number('12'), ' !block'],
    [cell.date('2026-11-01'), ' !block'],
    [cell.error('#REF!'), ' !block'],
  ]);
});

describe('[§3.6] months', () => {
  table('month', [
    ['202611', '202611'],
    [cell.number('202611'), '202611'],
    [cell.date('2026-11-01'), '202611'],
    [cell.date('2026-11-15'), '202611 (只取年月)'],
    [cell.date('2026-11-15 08:30'), '202611 (只取年月)'],
    [cell.date('08:30'), ' !block'],
    ['2026-11', '202611 (改为六位年月)'],
    ['2026年11月', '202611 (改为六位年月)'],
    ['2026年11月份', '202611 (改为六位年月)'],
    ['2026/1', '202601 (改为六位年月)'],
    ['２０２６.１１', '202611 (全角字符改为半角、改为六位年月)'],
    ['202611.0', '202611 (去掉小数部分“.0”)'],
    ['2026-11-05', '202611 (只取年月)'],
    ['20261105', '202611 (只取年月)'],
    ['2026.1', '202601 (改为六位年月)'],
    [cell.number('2026.1'), ' !block'],
    [cell.number('2026.11'), '202611 (改为六位年月)'],
    ['20261', '20261 !block → 202601'],
    [cell.number('20261'), '20261 !block → 202601'],
    ['2611', '2611 !block → 202611'],
    ['1112', '1112'],
    ['11/2026', '11/2026 !block → 202611'],
    ['Nov-26', 'NOV-26 !block → 202611'],
    [cell.number('46327'), '202611 !warn'],
    ['46327', '46327 !block → 202611'],
    ['202613', '202613'],
    ['下月', '下月'],
    [cell.boolean(false), ' !block'],
    [cell.error('#VALUE!'), ' !block'],
  ]);
  table('monthOfCsv', [
    ['2026.1', ' !block'],
    ['2026.12', '202612 (改为六位年月)'],
  ]);

  it('names both months 2026.1 may be', () => {
    expect(sentence('monthOfCsv', '2026.1')).toMatch(/可能是2026年1月，也可能是2026年10月/);
  });
});

describe('[§3.6] days', () => {
  table('date', [
    ['1990-01-07', '1990-01-07'],
    ['2024-02-29', '2024-02-29'],
    ['2026-02-29', '2026-02-29'],
    [cell.date('1990-01-07'), '1990-01-07'],
    [cell.date('1990-01-07 08:30'), '1990-01-07 (去掉时间)'],
    [cell.date('08:30'), ' !block'],
    ['1990/1/7', '1990-01-07 (改为“年-月-日”写法)'],
    ['19900107', '1990-01-07 (改为“年-月-日”写法)'],
    [cell.number('19900107'), '1990-01-07 (改为“年-月-日”写法)'],
    ['1990年1月7号', '1990-01-07 (改为“年-月-日”写法)'],
    ['１９９０.１.７', '1990-01-07 (全角字符改为半角、改为“年-月-日”写法)'],
    ['1990-01-07 00:00:00', '1990-01-07 (去掉时间)'],
    ['1990-01-07T00:00:00Z', '1990-01-07 (去掉时间)'],
    [' 1990-01-07', '1990-01-07 (去掉多余的空格)'],
    [cell.number('32880'), '1990-01-07 !warn'],
    ['32880', '32880 !block → 1990-01-07'],
    [cell.number('5'), '5'],
    ['13/7/1990', '13/7/1990 !block → 1990-07-13'],
    ['1/7/1990', '1/7/1990'],
    ['90.1.7', '90.1.7 !block → 1990-01-07'],
    ['01-02-03', '01-02-03'],
    ['1990-01', '1990-01'],
    [cell.error('#N/A'), ' !block'],
    [cell.boolean(true), ' !block'],
  ]);
});

describe('[§3.6] money', () => {
  table('money', [
    ['4737.00', '4737.00'],
    ['4737', '4737.00'],
    [cell.number('4737'), '4737.00'],
    [cell.number('4737.1', '4737.1000000000004'), '4737.10'],
    ['4737.1000000000004', '4737.10 (小数尾差取整到分)'],
    ['4736.999999999999', '4737.00 (小数尾差取整到分)'],
    ['4,737.50', '4737.50 (去掉千分位逗号)'],
    ['￥4，737元', '4737.00 (全角字符改为半角、去掉货币符号和单位、去掉千分位逗号)'],
    ['¥ 4737', '4737.00 (去掉多余的空格、去掉货币符号和单位)'],
    ['RMB4737元整', '4737.00 (去掉货币符号和单位)'],
    ['0.5', '0.50'],
    ['0', '0.00'],
    ['', ''],
    ['1.2万', '1.2万 !block → 12000.00'],
    ['4737.125', '4737.125 !block → 4737.13'],
    ['4737.995', '4737.995 !block → 4738.00'],
    ['0.004', '0.004 !block → 0.00'],
    ['1,23', '1,23'],
    ['六千', '六千'],
    [cell.number('-5'), '-5'],
    [cell.date('1912-12-19', '4737'), ' !block → 4737.00'],
    [cell.date('2026-11-01', '2026-11-01'), ' !block'],
    [cell.error('#DIV/0!'), ' !block'],
    [cell.boolean(true), ' !block'],
  ]);
});

describe('phones and postcodes', () => {
  table('phone', [
    ['13800138000', '13800138000'],
    [cell.number('13800138000'), '13800138000'],
    ['138 0013-8000', '13800138000 (去掉多余的空格、去掉分隔符和“+86”)'],
    ['+8613800138000', '13800138000 (去掉分隔符和“+86”)'],
    ['\u202D13800138000', '13800138000 (去掉不可见字符)'],
    ['13800138000.0', '13800138000 (去掉小数部分“.0”)'],
    ['0913-2100000', '0913-2100000'],
    ['1.38001E+10', ' !block'],
    [cell.date('2026-11-01'), ' !block'],
    [cell.error('#N/A'), ' !block'],
  ]);
  table('postcode', [
    ['714000', '714000'],
    [cell.number('714000'), '714000'],
    [cell.number('10000'), '10000 !warn → 010000'],
    ['７１４０００', '714000 (全角字符改为半角)'],
    [cell.error('#N/A'), ' !block'],
  ]);
});

describe('texts', () => {
  table('text', [
    ['调往外单位', '调往外单位'],
    [' 调往外单位 ', '调往外单位 (去掉多余的空格)'],
    ['调往\u200B外单位', '调往外单位 (去掉不可见字符)'],
    ["'0012345", '0012345 (去掉引号)'],
    ["'原'话", "'原'话"],
    ['="0012345"', '0012345 (去掉引号)'],
    [cell.number('1234567'), '1234567'],
    [cell.date('2026-11-01'), '2026-11-01'],
    [cell.number('123456789012346000', '1.23456789012346E+17'), ' !block'],
    ['1.23E+15', ' !block'],
    [cell.error('#NAME?'), ' !block'],
  ]);
  table('number', [
    ['12345678', '12345678'],
    ['12345', '12345'],
    [cell.number('12345'), '12345 !warn → 00012345'],
  ]);
  table('numberOfCsv', [['12345', '12345 !warn → 00012345']]);
});

describe('[§2] choices', () => {
  table('choice', [
    ['221', '221'],
    ['解除劳动合同', '221'],
    [cell.number('221'), '221'],
    ['221 解除劳动合同', '221 (按代码表改为代码)'],
    ['221-解除劳动合同', '221 (按代码表改为代码)'],
    ['解除劳动合同(221)', '221 (按代码表改为代码)'],
    ['２２１', '221 (按代码表改为代码)'],
    ['221.0', '221 (按代码表改为代码)'],
    [' 解除劳动合同', '221 (去掉多余的空格)'],
    ['解除 劳动合同', '221 (按代码表改为代码)'],
    ['居民身份证(户口簿)', '01 (按代码表改为代码)'],
    [cell.number('1'), '01 (按代码表改为代码)'],
    ['03', '3 (按代码表改为代码)'],
    ['部省级', '5 (按代码表改为代码)'],
    [cell.boolean(true), '98 (按代码表改为代码)'],
    [cell.boolean(false), '99 (按代码表改为代码)'],
    ['汉', '汉 !block → 3'],
    ['解除劳动合同的', '解除劳动合同的 !block → 221'],
    ['解除劳动台同', '解除劳动台同 !block → 221'],
    ['居留', '居留 !block → 07'],
    ['身份证', '身份证'],
    ['999', '999'],
    ['—', '—'],
    [cell.error('#N/A'), ' !block'],
  ]);

  it('knows no code by a label that two entries share, and none at all without a table', () => {
    const twice = understandChoice(facts('choice', '原因'), {
      ...CODES,
      entries: [
        { code: '1', label: '其 他' },
        { code: '2', label: '其他' },
      ],
    });
    expect(twice(cell.text('其他 '))).toEqual({ value: '其他' });
    expect(twice(cell.text('其他'))).toBe('2');
    expect(understandChoice(facts('choice', '原因'), undefined)(cell.text(' 1'))).toEqual({ value: '1' });
  });
});
