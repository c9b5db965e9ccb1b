import { type Draft, type ModelCell, plainSheet } from './draft.ts';
import type { Tamperer } from './tamper-headers.ts';

const of = (name: string, touches: readonly string[], tamper: Tamperer['tamper']): Tamperer => ({ name, touches, tamper });

const headersOf = (draft: Draft): ModelCell[] => draft.columns.map(({ header, upper }) => (header === '' ? upper : header));
const LAST_MONTH = ['01', '619999199903180860', '邹虚构', '女', '1999-03-18'];
const explanations = [
  plainSheet('代码对应表', [
    ['代码', '名称'],
    ['1', '男'],
    ['2', '女'],
  ]),
  plainSheet('填表说明', [['红色列为必填。'], ['社会保障号码：18位。'], ['姓名：与证件一致。']]),
];
const examples = plainSheet('示例', [
  ['证件类型', '社会保障号码', '姓名', '性别', '出生日期', '户口性质', '增员原因', '起缴年月', '申报工资', '手机号码'],
  [
    '居民身份证（户口簿）',
    '619999199903180860',
    '邹虚构',
    '女',
    '1999-03-18',
    '城镇（非农业户口）',
    '新参保',
    '202611',
    '5600.00',
    '13900001234',
  ],
]);

export const SHEET_TAMPERERS: readonly Tamperer[] = [
  of('the sheet renamed', ['sheet'], (draft, random) => {
    draft.sheetName = random.pick(['Sheet1', '11月增员', 'sheet1', '增员名单（最终）']);
  }),
  of('blanks in the sheet’s name', ['sheet'], (draft) => {
    draft.sheetName = ' 数 据 ';
  }),
  of('a copy of the sheet', ['sheet'], (draft) => {
    draft.sheetName = '数据 (2)';
    draft.before = [plainSheet('封面', [['增员申报'], ['共12人']])];
  }),
  of('all sheets of the template', ['sheet'], (draft) => {
    draft.after = [...explanations, examples];
  }),
  of('the data behind the examples', ['sheet'], (draft) => {
    draft.before = [examples, ...explanations];
    draft.sheetName = 'Sheet1';
  }),
  of('a summary with the same headers in front', ['sheet'], (draft) => {
    draft.before = [plainSheet('上月', [headersOf(draft), LAST_MONTH])];
  }),
  of('last month’s people on a hidden sheet', ['sheet'], (draft) => {
    draft.before = [plainSheet('上月', [headersOf(draft), LAST_MONTH], true)];
    draft.sheetName = '本月';
  }),
  of('the data on a hidden sheet', ['sheet'], (draft) => {
    draft.sheetHidden = true;
    draft.before = [plainSheet('封面', [['增员申报']])];
  }),
  of('数据 left empty, people on another sheet', ['sheet'], (draft) => {
    draft.sheetName = 'Sheet2';
    draft.before = [plainSheet('数据', [headersOf(draft)])];
  }),
];

export const ROW_TAMPERERS: readonly Tamperer[] = [
  of('blank rows between', ['between'], (draft) => {
    draft.between = new Map([
      [2, [[], []]],
      [7, [[]]],
    ]);
  }),
  of('rows of blanks only', ['between'], (draft) => {
    draft.between = new Map([[3, [[' ', '　', null, '\u00A0']]]]);
    draft.below = [[' ', null, ' '], ['　']];
  }),
  of('a total below', ['below'], (draft) => {
    draft.below = [['合计', null, '12人']];
  }),
  of('totals and signatures below', ['below'], (draft) => {
    draft.below = [
      [null, '小  计：', '12'],
      [],
      ['单位负责人：', null, null, null, '填表人：', null, '填报日期：2026年11月5日'],
      ['（盖章）'],
      ['注：本表一式两份。'],
    ];
  }),
  of('numbered rows left over below', ['below', 'order'], (draft) => {
    draft.columns.unshift({ field: null, header: '序号', upper: '' });
    draft.people = draft.people.map((cells, person) => [{ number: person + 1 }, ...cells]);
    draft.below = Array.from({ length: 5 }, (_, row) => [{ number: draft.people.length + row + 1 }]);
  }),
  of('the headers again in the middle', ['between', 'lines'], (draft) => {
    draft.between = new Map([[6, [headersOf(draft)]]]);
  }),
  of('the template’s example left in', ['between', 'order'], (draft) => {
    const example: Readonly<Record<string, string>> = {
      documentType: '居民身份证（户口簿）',
      idNumber: '619999199903180860',
      name: '邹虚构',
      gender: '女',
      birthDate: '1999-03-18',
      month: '202611',
      phone: '13900001234',
    };
    draft.between = new Map([[0, [draft.columns.map(({ field }) => example[field ?? ''] ?? null)]]]);
  }),
  of('rows filtered out of sight', ['filter'], (draft) => {
    draft.hiddenPeople = [1, 4, 5];
  }),
];
