import type { SectionLiteral } from '../../profile/profile-literal.ts';

type FieldLiteral = SectionLiteral['fields'][number];

/** Headers 社会保障号码 goes by in other systems' workbooks (domain.md §5.2). */
export const NUMBER_ALIASES = ['身份证号', '身份证号码', '公民身份号码', '居民身份证号码', '证件号码', '社会保障号', '社保号码'];
export const NAME_ALIASES = ['职工姓名', '人员姓名', '参保人姓名'];

/** Who it is about, typed or in a workbook's row: what the roster knows of them comes by itself. */
export const personColumns: readonly FieldLiteral[] = [
  {
    id: 'socialSecurityNumber',
    label: '社会保障号码',
    element: 'AAC002',
    kind: 'id-number',
    required: true,
    maxLength: 20,
    aliases: NUMBER_ALIASES,
    prefill: { from: 'person', property: 'socialSecurityNumber' },
    hint: '居民为18位公民身份号码；其他人员填参保时的证件号码。',
  },
  {
    id: 'name',
    label: '姓名',
    element: 'AAC003',
    kind: 'name',
    required: true,
    maxLength: 20,
    aliases: NAME_ALIASES,
    prefill: { from: 'person', property: 'name' },
    hint: '与单位名册一致。',
  },
  {
    id: 'personNumber',
    label: '个人编号',
    element: 'AAC001',
    kind: 'text',
    maxLength: 20,
    aliases: ['个人ID', '人员编号', '个人社保编号'],
    prefill: { from: 'person', property: 'personNumber' },
  },
];

/** The same person picked from the roster (W-27): shown, not typed. */
export const pickedPerson: readonly FieldLiteral[] = [
  {
    id: 'socialSecurityNumber',
    label: '社会保障号码',
    element: 'AAC002',
    kind: 'id-number',
    required: true,
    maxLength: 20,
    readOnly: true,
    prefill: { from: 'person', property: 'socialSecurityNumber' },
  },
  {
    id: 'name',
    label: '姓名',
    element: 'AAC003',
    kind: 'name',
    required: true,
    maxLength: 20,
    readOnly: true,
    prefill: { from: 'person', property: 'name' },
  },
  {
    id: 'personNumber',
    label: '个人编号',
    element: 'AAC001',
    kind: 'text',
    maxLength: 20,
    readOnly: true,
    prefill: { from: 'person', property: 'personNumber' },
  },
  { id: 'insuredSince', label: '参保年月', kind: 'month', readOnly: true, prefill: { from: 'person', property: 'insuredSince' } },
  {
    id: 'contributionBase',
    label: '现缴费基数',
    element: 'AAC040',
    kind: 'money',
    readOnly: true,
    prefill: { from: 'person', property: 'contributionBase' },
  },
];
