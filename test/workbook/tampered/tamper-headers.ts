import { fieldsOf } from '../../../src-shared/forms/evaluate.ts';
import { columnOf, type Draft, labelOf, type ModelCell, type Random } from './draft.ts';
import { enrolmentService } from './enrolment-service.ts';

/** One way people change a template. Two that touch the same thing are not put into one file. */
export type Tamperer = {
  readonly name: string;
  readonly touches: readonly string[];
  readonly tamper: (draft: Draft, random: Random) => void;
};

const REQUIRED = new Set(fieldsOf(enrolmentService.form).flatMap(({ id, required }) => (required === true ? [id] : [])));
const ELEMENTS = new Map(fieldsOf(enrolmentService.form).map(({ id, element }) => [id, element ?? '']));
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  documentType: ['职工证件类型'],
  idNumber: ['公民身份号码', '身份证号', '身份证号码', '证件号码', '居民身份证号码'],
  name: ['参保人姓名', '员工姓名', '职工姓名'],
  birthDate: ['出生年月日', '生日'],
  household: ['户籍性质', '户粮关系'],
  workStart: ['参加工作时间'],
  reason: ['变更原因', '参保原因'],
  month: ['参保年月'],
  wage: ['缴费工资', '月工资'],
  phone: ['手机号', '手机', '联系电话'],
  postcode: ['邮编'],
  personNumber: ['个人ID', '人员编号'],
  address: ['联系地址', '通讯地址'],
};
const HINTS: Readonly<Record<string, string>> = {
  birthDate: 'yyyy-MM-dd',
  workStart: 'yyyy-MM-dd',
  month: 'yyyyMM',
  wage: '单位：元',
  household: '见代码对应表',
  phone: '11位',
};

function rename(draft: Draft, write: (field: string, header: string) => string): void {
  for (const column of draft.columns) {
    if (column.field !== null) {
      column.header = write(column.field, column.header);
    }
  }
}

/** Puts columns in another order. `order`: for each new place, the old one. */
function arrange(draft: Draft, order: readonly number[]): void {
  draft.columns = order.flatMap((at) => draft.columns[at] ?? []);
  draft.people = draft.people.map((cells) => order.map((at) => cells[at] ?? null));
}

function insert(draft: Draft, at: number, header: string, cellOf: (person: number) => ModelCell): void {
  draft.columns.splice(at, 0, { field: null, header, upper: '' });
  for (const [person, cells] of draft.people.entries()) {
    cells.splice(at, 0, cellOf(person));
  }
}

function shuffled(count: number, random: Random): readonly number[] {
  const order = Array.from({ length: count }, (_, index) => index);
  for (let at = count - 1; at > 0; at -= 1) {
    const other = random.below(at + 1);
    [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
  }
  return order;
}

export function removeColumn(draft: Draft, field: string): void {
  const at = columnOf(draft, field);
  draft.columns.splice(at, 1);
  for (const cells of draft.people) {
    cells.splice(at, 1);
  }
  for (const values of draft.truth) {
    delete values[field];
  }
}

const always = (names: string, tamper: Tamperer['tamper'], ...touches: readonly string[]): Tamperer => ({ name: names, touches, tamper });

export const HEADER_TAMPERERS: readonly Tamperer[] = [
  always('columns shuffled', (draft, random) => arrange(draft, shuffled(draft.columns.length, random)), 'order'),
  always('columns reversed', (draft) => arrange(draft, draft.columns.map((_, at) => at).toReversed()), 'order'),
  always(
    'headers by other names',
    (draft, random) => rename(draft, (field, header) => (OTHER_NAMES[field] === undefined ? header : random.pick(OTHER_NAMES[field]))),
    'names',
  ),
  always('headers by element codes', (draft) => rename(draft, (field) => ELEMENTS.get(field) ?? ''), 'names'),
  always('headers by code and label', (draft) => rename(draft, (field) => `${ELEMENTS.get(field) ?? ''} ${labelOf(field)}`), 'names'),
  always(
    'headers by label and lower-case code',
    (draft) => rename(draft, (field) => `${labelOf(field)}(${(ELEMENTS.get(field) ?? '').toLowerCase()})`),
    'names',
  ),
  always(
    'stars on required headers',
    (draft) => rename(draft, (field, header) => (REQUIRED.has(field) ? `*${header}` : header)),
    'decoration',
  ),
  always('full-width stars and blanks', (draft) => rename(draft, (_, header) => ` ${header}＊　`), 'decoration'),
  always('hints in brackets', (draft) => rename(draft, (field, header) => `${header}（${HINTS[field] ?? '必填'}）`), 'decoration'),
  always(
    'hints twice and a trailing blank',
    (draft) => rename(draft, (field, header) => `${header}* (${HINTS[field] ?? '文本'}) (${HINTS[field] ?? '文本'}) `),
    'decoration',
  ),
  always('hints on a second line', (draft) => rename(draft, (field, header) => `${header}\n格式：${HINTS[field] ?? '文本'}`), 'decoration'),
  always(
    'line breaks and blanks inside',
    (draft) => rename(draft, (_, header) => `${header.slice(0, 1)} \n${header.slice(1)}`),
    'decoration',
  ),
  always(
    'numbered headers',
    (draft) => draft.columns.forEach((column, at) => (column.header = `${at + 1}.${column.header}`)),
    'decoration',
  ),
  always(
    '[必填] before headers',
    (draft) => rename(draft, (field, header) => (REQUIRED.has(field) ? `【必填】${header}` : header)),
    'decoration',
  ),
  always(
    'columns of one’s own put in',
    (draft, random) => {
      for (const header of ['部门', '工号', '入职渠道', '备用1']) {
        insert(draft, random.below(draft.columns.length + 1), header, (person) => (random.chance(0.7) ? `${header}${person}` : null));
      }
    },
    'order',
  ),
  always(
    'an export of errors filled in again',
    (draft) => {
      insert(draft, 0, '序号', (person) => String(person + 1));
      insert(draft, draft.columns.length, '错误原因', (person) => (person % 2 === 0 ? '手机号码应为11位' : null));
    },
    'order',
  ),
  always(
    'optional columns removed',
    (draft) => ['postcode', 'personNumber', 'address', 'remark', 'workStart'].forEach((field) => removeColumn(draft, field)),
    'columns',
  ),
  always('one optional column removed', (draft, random) => removeColumn(draft, random.pick(['postcode', 'address', 'remark'])), 'columns'),
  always(
    'an optional header mistyped',
    (draft) => {
      const at = columnOf(draft, 'remark');
      rename(draft, (field, header) => (field === 'remark' ? '备住' : header));
      const column = draft.columns[at];
      if (column !== undefined) {
        column.field = null;
      }
      for (const values of draft.truth) {
        delete values['remark'];
      }
    },
    'columns',
    'names',
  ),
  always(
    'the id under two names',
    (draft) => insert(draft, draft.columns.length, '身份证号', (person) => draft.truth[person]?.['idNumber'] ?? null),
    'names',
    'id',
  ),
  always(
    'two lines of headers',
    (draft) => {
      for (const column of draft.columns) {
        const group = ['idNumber', 'name', 'gender', 'birthDate'].includes(column.field ?? '')
          ? '人员'
          : ['month', 'wage'].includes(column.field ?? '')
            ? '参保'
            : '';
        if (group === '') {
          column.upper = column.header;
          column.header = '';
        } else {
          column.upper = group;
        }
      }
    },
    'names',
    'lines',
    'decoration',
    'order',
  ),
  always(
    'headers cut over two lines',
    (draft) => {
      for (const column of draft.columns) {
        if (column.header.length >= 4 && column.field !== null) {
          column.upper = column.header.slice(0, 2);
          column.header = column.header.slice(2);
        }
      }
    },
    'names',
    'lines',
    'decoration',
    'order',
  ),
  always(
    'a row of hints under the headers',
    (draft) => {
      draft.hints = [
        draft.columns.map(({ field }) =>
          field === null ? null : field === 'idNumber' ? '18位号码，文本格式' : (HINTS[field] ?? '必填，请按代码表填写'),
        ),
      ];
    },
    'hints',
    'order',
  ),
  always(
    'a row of element codes under the headers',
    (draft) => {
      draft.hints = [draft.columns.map(({ field }) => (field === null ? null : (ELEMENTS.get(field) ?? null)))];
    },
    'hints',
    'order',
  ),
  always(
    'a title above',
    (draft) => {
      draft.above = [['批量在职增员申报表']];
      draft.merges = [[1, 1, 1, draft.columns.length]];
    },
    'above',
    'order',
  ),
  always(
    'titles, unit and date above',
    (draft) => {
      draft.above = [
        ['某某有限公司2026年11月增员名单'],
        ['单位名称：某某有限公司', null, null, null, '填报日期：2026年11月5日'],
        [null, null, '填写前请先看说明'],
      ];
      draft.merges = [
        [1, 1, 1, draft.columns.length],
        [2, 1, 2, 4],
      ];
    },
    'above',
    'order',
  ),
  always(
    'blank rows above',
    (draft, random) => {
      draft.blankAbove = 1 + random.below(6);
    },
    'blank',
  ),
  always(
    'the table begins in column D',
    (draft) => {
      for (let at = 0; at < 3; at += 1) {
        insert(draft, 0, '', () => null);
      }
    },
    'order',
  ),
  always(
    'hidden columns',
    (draft) => {
      draft.hiddenColumns = [columnOf(draft, 'gender'), columnOf(draft, 'wage')];
    },
    'hidden',
    'order',
  ),
];
