import type { RuleLiteral, SectionLiteral, ServiceLiteral } from '../../profile/profile-literal.ts';
import { DOCUMENT_FORMATS, NAME_ALIASES, NUMBER_ALIASES } from '../national/identity.ts';
import { BUSINESS } from './code-tables.ts';

const number = 'socialSecurityNumber';
const IS_ADDED = { field: 'businessType', is: [BUSINESS.first, BUSINESS.again] };
const IS_FIRST = { field: 'businessType', is: [BUSINESS.first] };
const IS_AGAIN = { field: 'businessType', is: [BUSINESS.again] };
const IS_STOPPED = { field: 'businessType', is: [BUSINESS.stop] };

/** 受理信息, field by field as ZM-04 has it. */
const fields: SectionLiteral['fields'] = [
  {
    id: 'creditCode',
    label: '统一社会信用代码',
    kind: 'text',
    readOnly: true,
    prefill: { from: 'unit', property: 'creditCode' },
  },
  {
    id: 'division',
    label: '行政区划',
    kind: 'choice',
    codes: 'division',
    required: true,
    initial: '330900',
    copied: true,
    hint: '定海区的单位也选市本级。',
  },
  { id: 'unitNumber', label: '单位编码', kind: 'text', required: true, readOnly: true, prefill: { from: 'unit', property: 'unitNumber' } },
  { id: 'unitName', label: '单位名称', kind: 'text', readOnly: true, prefill: { from: 'unit', property: 'unitName' } },
  { id: 'enrolmentCase', label: '参保情形', kind: 'choice', codes: 'enrolment-case', required: true, initial: 'single' },
  { id: 'businessType', label: '参保业务类型', kind: 'choice', codes: 'business-type', required: true, copied: true },
  { id: 'documentType', label: '证件类型', element: 'AAC058', kind: 'choice', codes: 'document-type', required: true, initial: '01' },
  {
    id: 'socialSecurityNumber',
    label: '职工身份证号码',
    element: 'AAC002',
    kind: 'id-number',
    required: true,
    maxLength: 20,
    aliases: NUMBER_ALIASES,
    prefill: { from: 'person', property: 'socialSecurityNumber' },
    hint: '已在本单位参保的职工，填号码即带出姓名。',
  },
  {
    id: 'name',
    label: '职工姓名',
    element: 'AAC003',
    kind: 'name',
    required: true,
    maxLength: 20,
    aliases: NAME_ALIASES,
    prefill: { from: 'person', property: 'name' },
  },
  {
    id: 'birthDate',
    label: '出生日期',
    element: 'AAC006',
    kind: 'date',
    required: true,
    computed: { by: 'birth-date-of-id', from: ['socialSecurityNumber'], editable: true },
  },
  {
    id: 'gender',
    label: '性别',
    element: 'AAC004',
    kind: 'choice',
    codes: 'gender',
    required: true,
    computed: { by: 'gender-of-id', from: ['socialSecurityNumber'], editable: true },
  },
  { id: 'education', label: '学历', element: 'AAC011', kind: 'choice', codes: 'education' },
  { id: 'householdType', label: '户粮关系', element: 'AAC009', kind: 'choice', codes: 'household-type' },
  { id: 'ethnicity', label: '民族', element: 'AAC005', kind: 'choice', codes: 'ethnicity', required: true },
  { id: 'mobilePhone', label: '手机号码', element: 'AAE005', kind: 'phone', required: true },
  { id: 'workStartDate', label: '参加工作时间', element: 'AAC007', kind: 'date', required: true, hint: '首次参加工作的日期。' },
  {
    id: 'changeMonth',
    label: '本次增减时间',
    kind: 'month',
    required: true,
    computed: { by: 'current-month', from: [], editable: true },
    copied: true,
    hint: '先选参保业务类型：新增、续保与中断的月份含义不同。',
    hints: [
      { when: IS_ADDED, text: '医保开始缴费的月份。' },
      { when: IS_STOPPED, text: '停缴的第一个月，如202611表示缴费至10月，11月不缴费。' },
    ],
  },
  {
    id: 'lastPaidMonth',
    label: '缴费截止年月',
    kind: 'month',
    visible: IS_STOPPED,
    computed: { by: 'month-before', from: ['changeMonth'], editable: false },
    readOnly: true,
  },
  {
    id: 'wage',
    label: '申报工资',
    element: 'AAC040',
    kind: 'money',
    visible: { not: IS_STOPPED },
    hint: '月工资，元；不填的按统一基数缴费。',
  },
  {
    id: 'operatorName',
    label: '经办人姓名',
    kind: 'name',
    required: true,
    maxLength: 20,
    copied: true,
    prefill: { from: 'unit', property: 'specialistName' },
  },
  { id: 'operatorPhone', label: '联系电话', kind: 'phone', required: true, copied: true },
];

const rules: readonly RuleLiteral[] = [
  { id: '§3.1', kind: 'document', severity: 'block', field: number, typeField: 'documentType', formats: DOCUMENT_FORMATS },
  { id: '§3.6', kind: 'format', severity: 'block', field: 'mobilePhone', format: 'mobile-phone' },
  { id: '§3.6', kind: 'format', severity: 'block', field: 'operatorPhone', format: 'phone' },
  { id: '§4.6', kind: 'agrees-with-id', severity: 'block', field: 'gender', idField: number, part: 'gender' },
  { id: '§4.6', kind: 'agrees-with-id', severity: 'block', field: 'birthDate', idField: number, part: 'birthDate' },
  { id: '§4.6', kind: 'not-after-today', severity: 'block', field: 'birthDate' },
  { id: '§4.6', kind: 'not-after-today', severity: 'block', field: 'workStartDate' },
  { id: '§4.6', kind: 'not-before', severity: 'warn', field: 'workStartDate', other: 'birthDate', years: 16 },

  // 新增 and 续保 (ZM-05)
  { id: '§4.6', kind: 'age-at-least', severity: 'block', field: 'birthDate', years: 16, when: IS_ADDED },
  { id: '§4.7', kind: 'before-retirement', severity: 'warn', field: 'birthDate', genderField: 'gender', when: IS_ADDED },
  { id: '§4.6', kind: 'not-active-in-unit', severity: 'block', field: number, when: IS_ADDED },
  {
    id: 'ZS-12',
    kind: 'not-known-in-unit',
    severity: 'warn',
    field: number,
    when: IS_FIRST,
    repair: { label: '参保业务类型改为续保', set: { businessType: BUSINESS.again } },
  },
  { id: 'O-07', kind: 'month-window', severity: 'block', field: 'changeMonth', back: 3, ahead: 0, when: IS_ADDED },
  { id: 'O-07', kind: 'backdated', severity: 'note', field: 'changeMonth', back: 3, when: IS_ADDED },

  // 中断 (ZM-06)
  { id: '§4.6', kind: 'active-in-unit', severity: 'block', field: number, staffKinds: ['working', 'retired', 'veteran'], when: IS_STOPPED },
  { id: 'O-07', kind: 'month-window', severity: 'block', field: 'changeMonth', back: 3, ahead: 1, earlier: '更早的中断', when: IS_STOPPED },
  {
    id: 'O-05',
    kind: 'not-before-insured',
    severity: 'block',
    field: 'changeMonth',
    lastPaidField: 'lastPaidMonth',
    numberField: number,
    when: IS_STOPPED,
  },

  { id: 'O-12', kind: 'no-open-filing', severity: 'block', field: number },
  { id: '§4.6', kind: 'name-agrees-with-roster', severity: 'warn', field: number, nameField: 'name' },
];

/** 医疗保险职工参保登记: 新增, 续保 and 中断 in one form (ZM-03 … ZM-07). */
export const insuredRegistration: ServiceLiteral = {
  id: 'insuredRegistration',
  label: '医疗保险职工参保登记',
  purpose: '职工医保的新增、续保和中断，在同一张表里选参保业务类型办理。',
  insurances: ['medical'],
  direction: 'both',
  notice: '新增、续保、中断都无需上传材料，检查无误后提交即可。',
  steps: ['fill', 'check'],
  form: { sections: [{ title: '受理信息', fields }] },
  roles: { idNumber: number, name: 'name', effectiveMonth: 'changeMonth', reason: 'businessType' },
  effects: [
    { kind: 'enrol', changeType: '人员新参保', when: IS_FIRST, firstMonth: 'changeMonth', base: 'wage' },
    { kind: 'enrol', changeType: '人员续保', when: IS_AGAIN, firstMonth: 'changeMonth', base: 'wage' },
    { kind: 'stop', changeType: '人员中断', when: IS_STOPPED, lastPaidMonth: 'lastPaidMonth' },
  ],
  materials: [],
  rules,
  review: 'manual',
};
