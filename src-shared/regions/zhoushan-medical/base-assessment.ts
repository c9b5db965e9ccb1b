import type { MaterialLiteral, ServiceLiteral } from '../../profile/profile-literal.ts';
import { NAME_ALIASES, NUMBER_ALIASES } from '../national/identity.ts';

const number = 'socialSecurityNumber';

/** ZM-10: 材料1 and 材料2. */
const materials: readonly MaterialLiteral[] = [
  {
    kind: 'stamped-sheet',
    label: '材料1：盖章的申报表（JPG）',
    need: 'required',
    scope: 'filing',
    mediaTypes: ['image/jpeg'],
    hint: '在本页打印申报表，盖章后扫描为JPG上传。',
  },
  {
    kind: 'workbook',
    label: '材料2：完整的Excel表格',
    need: 'required',
    scope: 'filing',
    mediaTypes: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    hint: '与盖章表内容一致的Excel表格，可在本页导出。',
  },
];

/** 参保单位和个人应缴基本医疗保险费核定: the unit's people with their 上年月平均工资 as the new base (ZM-08 … ZM-10). */
export const baseAssessment: ServiceLiteral = {
  id: 'baseAssessment',
  label: '参保单位和个人应缴基本医疗保险费核定',
  purpose: '申报本单位职工的上年月平均工资，作为最新医保缴费基数。',
  insurances: ['medical'],
  direction: 'none',
  notice: '单位统一按职工医保统一基数缴费的（2020年为5360元）无需申报，系统将自动调整。',
  batch: {
    columns: [number, 'name', 'personNumber', 'oldBase', 'wage', 'remark'],
    prefill: { staffKinds: ['working'], statuses: ['active'] },
    examples: [{ [number]: '619999199001011234', name: '王示例', personNumber: '1000000001', oldBase: '5360.00', wage: '6000.00' }],
    remarks: ['本表已填好本单位人员，只需填写上年月平均工资一列；请勿改动表格格式。', '填好后打印盖章，盖章表以JPG上传，本表以Excel上传。'],
    advisedRows: 1000,
    mostRows: 20_000,
  },
  effects: [{ kind: 'set-base', changeType: '缴费基数核定', base: 'wage', period: 'period' }],
  steps: ['fill', 'materials', 'check'],
  form: {
    sections: [
      {
        title: '单位',
        fields: [
          {
            id: 'unitNumber',
            label: '单位编码',
            kind: 'text',
            required: true,
            readOnly: true,
            shared: true,
            prefill: { from: 'unit', property: 'unitNumber' },
          },
          {
            id: 'period',
            label: '执行年月',
            element: 'AAE002',
            kind: 'month',
            required: true,
            shared: true,
            computed: { by: 'current-month', from: [], editable: true },
            hint: '新基数从该月所在年度起执行。',
          },
        ],
      },
      {
        title: '人员与工资',
        fields: [
          {
            id: number,
            label: '证件号码',
            element: 'AAC002',
            kind: 'id-number',
            required: true,
            maxLength: 20,
            aliases: ['社会保障号码', ...NUMBER_ALIASES],
            prefill: { from: 'person', property: 'socialSecurityNumber' },
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
            prefill: { from: 'person', property: 'personNumber' },
          },
          {
            id: 'oldBase',
            label: '原基数',
            kind: 'money',
            readOnly: true,
            prefill: { from: 'person', property: 'contributionBase' },
            aliases: ['现缴费基数', '原缴费基数', '现医保基数'],
          },
          {
            id: 'wage',
            label: '上年月平均工资',
            element: 'AAC040',
            kind: 'money',
            required: true,
            aliases: ['月平均工资', '缴费工资', '缴费基数', '新基数', '工资', '最新医保基数'],
            hint: '上年月平均工资，元，保留两位小数。',
          },
          { id: 'remark', label: '备注', element: 'AAE013', kind: 'text', maxLength: 200 },
        ],
      },
    ],
  },
  roles: { idNumber: number, name: 'name', effectiveMonth: 'period' },
  materials,
  rules: [
    { id: '§4.6', kind: 'active-in-unit', severity: 'block', field: number, staffKinds: ['working'] },
    { id: '§4.6', kind: 'name-agrees-with-roster', severity: 'block', field: number, nameField: 'name' },
    { id: 'O-12', kind: 'unique-in-filing', severity: 'block', field: number },
    { id: 'ZM-09', kind: 'month-window', severity: 'block', field: 'period', back: 11, ahead: 1, earlier: '更早年度的核定' },
    // The manual sets no number of declarations a year: a second one is asked about, not refused.
    { id: 'O-08', kind: 'once-a-year', severity: 'warn', periodField: 'period' },
    { id: 'W-49', kind: 'no-pending-changes', severity: 'warn' },
    { id: 'peers §19', kind: 'base-change', severity: 'warn', field: 'wage', from: 'oldBase', percent: 30 },
    { id: 'O-13', kind: 'rows-limit', severity: 'block' },
  ],
  review: 'manual',
};
