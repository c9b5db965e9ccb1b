import { hasLibreOffice } from '../libre-office.ts';
import { columnOf, type Draft, FORMATS, type Format, randomOf, wellFilled } from './draft.ts';
import { CELL_TAMPERERS } from './tamper-cells.ts';
import { HEADER_TAMPERERS, removeColumn, type Tamperer } from './tamper-headers.ts';
import { ROW_TAMPERERS, SHEET_TAMPERERS } from './tamper-sheets.ts';

/** A file of the corpus: the draft it was made of, or why it must be refused. */
export type Sample = { readonly name: string; readonly draft: Draft; readonly refused: RegExp | null; readonly resave?: string };

const FILE_NAMES: Readonly<Record<Format, string>> = {
  xlsx: '增员.xlsx',
  wps: '增员.xlsx',
  xls: '增员.xls',
  csv: '增员.csv',
  'csv-gb18030': '增员.csv',
  'csv-utf16': '增员.txt',
  spreadsheetml: '增员.xls',
  html: '增员.xls',
};
const TAMPERERS: readonly Tamperer[] = [...HEADER_TAMPERERS, ...SHEET_TAMPERERS, ...ROW_TAMPERERS, ...CELL_TAMPERERS];
/** Formats of one table know nothing of sheets. */
const ONE_TABLE: ReadonlySet<Format> = new Set(['csv', 'csv-gb18030', 'csv-utf16', 'html']);
const MIXED = 70;

function sample(name: string, seed: number, tamperers: readonly Tamperer[], format: Format = 'xlsx'): Sample {
  const draft = wellFilled(seed);
  const random = randomOf(seed * 31 + 7);
  for (const { tamper } of tamperers) {
    tamper(draft, random);
  }
  draft.format = format;
  draft.fileName = FILE_NAMES[format];
  return { name, draft, refused: null };
}

/** Several changes at once that do not get in each other's way, in any format. */
function mixed(seed: number): Sample {
  const random = randomOf(seed * 977);
  const format = random.pick(FORMATS);
  const chosen: Tamperer[] = [];
  const touched = new Set<string>(ONE_TABLE.has(format) ? ['sheet', 'hidden', 'filter'] : []);
  while (chosen.length < 4 + (seed % 4)) {
    const tamperer = random.pick(TAMPERERS);
    if (!tamperer.touches.some((thing) => touched.has(thing))) {
      chosen.push(tamperer);
      tamperer.touches.forEach((thing) => touched.add(thing));
    }
  }
  // What changes columns goes before what counts them.
  const inOrder = chosen.toSorted((a, b) => TAMPERERS.indexOf(a) - TAMPERERS.indexOf(b));
  return sample(`${format}: ${inOrder.map(({ name }) => name).join(' + ')}`, seed, inOrder, format);
}

function refusals(): readonly Sample[] {
  return [
    refuse('a required column removed', /缺少必填的列：“起缴年月”/, (draft) => removeColumn(draft, 'month')),
    refuse('the headers removed', /没有找到“批量在职增员”的表头/, (draft) => {
      for (const column of draft.columns) {
        column.header = '';
      }
    }),
    refuse('a required header mistyped', /“起缴年分”（I列）可能是“起缴年月”的误写/, (draft) => rename(draft, 'month', '起缴年分')),
    refuse('a required column twice', /“申报工资”有2列/, (draft) => rename(draft, 'address', '申报工资*')),
    refuse('nobody filled in', /下面没有人员数据/, (draft) => {
      draft.people = [];
    }),
    refuse('the template of another service', /“批量在职减员”的报盘模版相符/, (draft) => {
      draft.columns = ['社会保障号码', '姓名', '个人编号', '减员原因', '停保年月', '事件日期', '备注'].map((header) => ({
        field: null,
        header,
        upper: '',
      }));
      draft.people = [['619999200001010015', '王测试', '', '辞职', '202611', '', '']];
    }),
  ];
}

function resaved(): readonly Sample[] {
  const dates = byName('months as dates', 'days as dates', 'wages as numbers with thousands', 'stars on required headers', 'a title above');
  return [
    { ...sample('LibreOffice .xlsx', 501, []), resave: 'xlsx' },
    { ...sample('LibreOffice .xlsx with dates and numbers', 502, dates), resave: 'xlsx' },
    { ...sample('LibreOffice .xls with dates and numbers', 503, dates), resave: 'xls' },
    { ...sample('LibreOffice .html', 504, byName('months as numbers', 'hints in brackets', 'a total below'), 'html'), resave: 'html' },
  ];
}

function refuse(name: string, refused: RegExp, change: (draft: Draft) => void): Sample {
  const made = sample(name, 400, []);
  change(made.draft);
  return { ...made, refused };
}

function rename(draft: Draft, field: string, header: string): void {
  const column = draft.columns[columnOf(draft, field)];
  if (column !== undefined) {
    column.header = header;
  }
}

function byName(...names: readonly string[]): readonly Tamperer[] {
  return TAMPERERS.filter(({ name }) => names.includes(name));
}

/** The corpus, the same on every run. */
export const SAMPLES: readonly Sample[] = [
  sample('untouched', 1, []),
  ...FORMATS.slice(1).map((format, index) => sample(`untouched, ${format}`, 10 + index, [], format)),
  ...TAMPERERS.map((tamperer, index) => sample(tamperer.name, 100 + index, [tamperer])),
  ...Array.from({ length: MIXED }, (_, index) => mixed(600 + index)),
  ...refusals(),
  ...(hasLibreOffice() ? resaved() : []),
];
