import type { SectionLiteral } from '../../profile/profile-literal.ts';
import { NAME_ALIASES, NUMBER_ALIASES } from '../national/identity.ts';

type FieldLiteral = SectionLiteral['fields'][number];

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
