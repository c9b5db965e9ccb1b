import type { StaffKind } from '../../domain/person.ts';
import type { MaterialLiteral, RuleLiteral, SectionLiteral, ServiceLiteral } from '../../profile/profile-literal.ts';
import { filingWindow, mergedMaternity, rowsLimit } from './common-rules.ts';
import { personColumns } from './person-fields.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const number = 'socialSecurityNumber';
const roles = { idNumber: 'socialSecurityNumber', name: 'name', effectiveMonth: 'period' };

/** The stamped print and the workbook it was printed from, once for the whole filing (W-46, §5.3). */
const materials: readonly MaterialLiteral[] = [
  {
    kind: 'stamped-sheet',
    label: '盖章的缴费工资申报表',
    need: 'required',
    scope: 'filing',
    mediaTypes: ['image/jpeg', 'image/png', 'application/pdf'],
    hint: '在本页打印申报表，盖章后扫描上传；多页可合成一个PDF。',
  },
  {
    kind: 'workbook',
    label: '缴费工资申报表（Excel）',
    need: 'required',
    scope: 'filing',
    mediaTypes: [XLSX],
    hint: '与盖章表内容一致的Excel文件，可在本页导出。',
  },
  {
    kind: 'payroll',
    label: '职工薪酬台账',
    need: 'optional',
    scope: 'filing',
    hint: '年度人力资源情况表或职工薪酬明细，经办机构要求时上传。',
  },
  { kind: 'other', label: '其他材料', need: 'optional', scope: 'filing' },
];

/** What every base declaration is asked: whom it is for, and that it is the year's only one and comes last (W-49). */
function declarationRules(staffKinds: readonly StaffKind[], otherService: string): readonly RuleLiteral[] {
  return [
    { id: '§4.6', kind: 'active-in-unit', severity: 'block', field: number, staffKinds, otherService },
    { id: '§4.6', kind: 'name-agrees-with-roster', severity: 'block', field: number, nameField: 'name' },
    { id: 'O-12', kind: 'unique-in-filing', severity: 'block', field: number },
    {
      id: 'W-45',
      kind: 'month-window',
      severity: 'block',
      field: 'period',
      back: 11,
      ahead: 1,
      earlier: '更早年度的申报',
    },
    { id: 'O-08', kind: 'once-a-year', severity: 'block', periodField: 'period' },
    { id: 'W-49', kind: 'no-pending-changes', severity: 'warn' },
    { id: 'peers §19', kind: 'base-change', severity: 'warn', field: 'wage', from: 'oldBase', percent: 30 },
    rowsLimit,
    filingWindow,
    ...mergedMaternity('缴费基数申报'),
  ];
}

function sections(wage: SectionLiteral['fields'][number]): readonly SectionLiteral[] {
  return [
    {
      title: '申报期',
      fields: [
        {
          id: 'period',
          label: '申请年月',
          element: 'AAE002',
          kind: 'month',
          required: true,
          shared: true,
          computed: { by: 'current-month', from: [], editable: true },
          hint: '本次申报的缴费基数从该月所在年度起执行，按该月的保底线、封顶线校验。',
        },
      ],
    },
    {
      title: '人员与工资',
      fields: [
        ...personColumns,
        {
          id: 'oldBase',
          label: '原基数',
          kind: 'money',
          readOnly: true,
          prefill: { from: 'person', property: 'contributionBase' },
          aliases: ['现缴费基数', '原缴费基数', '原工资'],
        },
        wage,
        { id: 'remark', label: '备注', element: 'AAE013', kind: 'text', maxLength: 200 },
      ],
    },
  ];
}

const REMARKS = [
  '本表已填好本单位人员，只需填写工资一列；请勿删除社会保障号码和姓名。',
  '每个险种每年只能申报一次，请在人员增减办理完毕后申报。',
];

/** 缴费基数申报 (W-41 … W-49). */
export const baseDeclaration: ServiceLiteral = {
  id: 'baseDeclaration',
  label: '缴费基数申报',
  purpose: '申报本单位在职人员的年度缴费基数，每年一次。',
  insurances: ['medical', 'injury', 'maternity'],
  direction: 'none',
  batch: {
    columns: ['socialSecurityNumber', 'name', 'personNumber', 'oldBase', 'wage', 'remark'],
    prefill: { staffKinds: ['working'], statuses: ['active'] },
    examples: [
      { socialSecurityNumber: '619999199001011234', name: '王示例', personNumber: '1000000001', oldBase: '5600.00', wage: '6000.00' },
    ],
    remarks: [...REMARKS, '缴费工资填上年月平均工资，须在保底线与封顶线之间；低于保底线的按保底线申报，高于封顶线的按封顶线申报。'],
    advisedRows: 1000,
    mostRows: 20_000,
  },
  effects: [{ kind: 'set-base', changeType: '缴费基数变更', base: 'wage', period: 'period' }],
  steps: ['fill', 'materials', 'check'],
  form: {
    sections: sections({
      id: 'wage',
      label: '缴费工资',
      element: 'AAC040',
      kind: 'money',
      required: true,
      aliases: ['申报工资', '工资', '缴费基数', '新基数', '月平均工资', '上年月平均工资'],
      hint: '上年月平均工资，元，保留两位小数。',
    }),
  },
  roles,
  materials,
  rules: [
    ...declarationRules(['working'], 'retireeBaseDeclaration'),
    // O-16: limits that are provisional only warn.
    { id: 'W-44', kind: 'base-limits', severity: 'block', field: 'wage', periodField: 'period' },
    { id: 'peers §19', kind: 'whole-staff-at-floor', severity: 'note', field: 'wage', periodField: 'period', people: 3 },
  ],
  review: 'manual',
};

/** 退休缴费基数申报 (W-41). O-09: last month's pension, no limits. */
export const retireeBaseDeclaration: ServiceLiteral = {
  id: 'retireeBaseDeclaration',
  label: '退休缴费基数申报',
  purpose: '申报本单位退休人员的年度缴费基数，每年一次。',
  insurances: ['medical'],
  direction: 'none',
  batch: {
    columns: ['socialSecurityNumber', 'name', 'personNumber', 'oldBase', 'wage', 'remark'],
    prefill: { staffKinds: ['retired', 'veteran'], statuses: ['active'] },
    examples: [{ socialSecurityNumber: '619999194501011234', name: '赵示例', personNumber: '1000000002', wage: '3200.00' }],
    remarks: [...REMARKS, '退休金填上月实发养老金，元，保留两位小数。'],
    advisedRows: 1000,
    mostRows: 20_000,
  },
  effects: [{ kind: 'set-base', changeType: '退休缴费基数变更', base: 'wage', period: 'period' }],
  steps: ['fill', 'materials', 'check'],
  form: {
    sections: sections({
      id: 'wage',
      label: '退休金',
      element: 'AAC040',
      kind: 'money',
      required: true,
      aliases: ['养老金', '缴费基数', '缴费工资', '月养老金'],
      hint: '上月养老金，元，保留两位小数。',
    }),
  },
  roles,
  materials: [
    ...materials.filter(({ kind }) => kind !== 'payroll'),
    { kind: 'pension-proof', label: '养老金发放证明', need: 'optional', scope: 'filing' },
  ],
  rules: declarationRules(['retired', 'veteran'], 'baseDeclaration'),
  review: 'manual',
};
