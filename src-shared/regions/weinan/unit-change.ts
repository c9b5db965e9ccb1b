import type { MaterialLiteral, RuleLiteral, SectionLiteral, ServiceLiteral } from '../../profile/profile-literal.ts';
import { filingWindow } from './common-rules.ts';

type FieldLiteral = SectionLiteral['fields'][number];
const only = (...kinds: readonly string[]) => ({ field: 'changeKind', is: [...kinds] });

/** What the record says now beside what it shall say: the form is the before and the after (W-50). */
function now(
  id: string,
  label: string,
  property: Extract<FieldLiteral['prefill'], { from: 'unit' }>['property'],
  kind: string,
): FieldLiteral {
  return { id, label, kind: 'text', readOnly: true, prefill: { from: 'unit', property }, visible: only(kind) };
}

const fields: readonly FieldLiteral[] = [
  { id: 'changeKind', label: '变更事项', kind: 'choice', codes: 'unit-change-kind', required: true },
  {
    id: 'changeMonth',
    label: '变更年月',
    element: 'AAE035',
    kind: 'month',
    required: true,
    computed: { by: 'current-month', from: [], editable: true },
  },

  now('currentName', '现单位名称', 'unitName', 'name'),
  { id: 'newName', label: '新单位名称', element: 'AAB004', kind: 'text', maxLength: 100, required: true, visible: only('name') },
  now('currentRepresentative', '现法定代表人', 'legalRepresentative', 'representative'),
  {
    id: 'newRepresentative',
    label: '新法定代表人姓名',
    element: 'AAB013',
    kind: 'name',
    maxLength: 20,
    required: true,
    visible: only('representative'),
  },
  now('currentBank', '现开户银行', 'bankName', 'bank'),
  now('currentAccount', '现银行账号', 'bankAccount', 'bank'),
  {
    id: 'newBankKind',
    label: '缴费银行类别',
    element: 'BAB502',
    kind: 'choice',
    codes: 'bank-kind',
    required: true,
    visible: only('bank'),
  },
  { id: 'newBank', label: '新开户银行', element: 'AAB024', kind: 'text', maxLength: 100, required: true, visible: only('bank') },
  { id: 'newAccountName', label: '新银行户名', element: 'AAB025', kind: 'text', maxLength: 100, required: true, visible: only('bank') },
  { id: 'newAccount', label: '新银行账号', element: 'AAB026', kind: 'text', maxLength: 32, required: true, visible: only('bank') },
  now('currentAddress', '现单位地址', 'address', 'contact'),
  { id: 'newAddress', label: '新单位地址', element: 'AAE006', kind: 'text', maxLength: 100, visible: only('contact') },
  now('currentSpecialist', '现专管员', 'specialistName', 'contact'),
  { id: 'newSpecialist', label: '新专管员姓名', element: 'AAB016', kind: 'name', maxLength: 20, visible: only('contact') },
  now('currentPhone', '现单位电话', 'phone', 'contact'),
  { id: 'newPhone', label: '新单位电话', element: 'AAB005', kind: 'text', maxLength: 20, visible: only('contact') },
  now('currentPostcode', '现邮政编码', 'postcode', 'contact'),
  { id: 'newPostcode', label: '新邮政编码', element: 'AAE007', kind: 'postcode', visible: only('contact') },
  now('currentType', '现单位类型', 'unitType', 'registration'),
  { id: 'newType', label: '新单位类型', element: 'AAB019', kind: 'choice', codes: 'unit-type', visible: only('registration') },
  now('currentAffiliation', '现隶属关系', 'affiliation', 'registration'),
  { id: 'newAffiliation', label: '新隶属关系', element: 'AAB021', kind: 'text', maxLength: 40, visible: only('registration') },
  now('currentIndustry', '现行业', 'industry', 'registration'),
  { id: 'newIndustry', label: '新行业', element: 'AAB022', kind: 'text', maxLength: 60, visible: only('registration') },
  now('currentPayment', '现缴费方式', 'paymentMethod', 'registration'),
  { id: 'newPayment', label: '新缴费方式', element: 'AAB033', kind: 'choice', codes: 'payment-method', visible: only('registration') },
  { id: 'remark', label: '变更说明', element: 'AAE013', kind: 'text', maxLength: 200 },
];

/** What is filed as new, and what stands there now. */
const PAIRS = [
  ['newName', 'currentName'],
  ['newRepresentative', 'currentRepresentative'],
  ['newAddress', 'currentAddress'],
  ['newSpecialist', 'currentSpecialist'],
  ['newPhone', 'currentPhone'],
  ['newPostcode', 'currentPostcode'],
  ['newType', 'currentType'],
  ['newAffiliation', 'currentAffiliation'],
  ['newIndustry', 'currentIndustry'],
  ['newPayment', 'currentPayment'],
] as const;
const EDITABLE: Readonly<Record<string, readonly string[]>> = {
  contact: ['newAddress', 'newSpecialist', 'newPhone', 'newPostcode'],
  registration: ['newType', 'newAffiliation', 'newIndustry', 'newPayment'],
};

function fieldsOfKind(kind: string): string[] {
  return [...(EDITABLE[kind] ?? [])];
}

/** O-20: what a name, a representative or an account is worth needs proof; the rest is taken as filed. */
const materials: readonly MaterialLiteral[] = [
  {
    kind: 'change-form',
    label: '单位信息变更登记表',
    need: 'required',
    when: only('name', 'representative', 'bank'),
    hint: '加盖单位公章。',
  },
  { kind: 'change-form', label: '单位信息变更登记表', need: 'optional', hint: '加盖单位公章。' },
  { kind: 'licence', label: '营业执照', need: 'required', when: only('name', 'representative'), hint: '变更后的营业执照（副本）。' },
  { kind: 'bank-proof', label: '银行开户许可或账户信息', need: 'required', when: only('bank') },
  { kind: 'other', label: '其他材料', need: 'optional' },
];

/** 单位信息变更 (W-50, O-20): one matter at a time, so that each has its own materials and its own verdict. */
export const unitChange: ServiceLiteral = {
  id: 'unitChange',
  label: '单位信息变更',
  purpose: '变更本单位的登记信息；名称、法定代表人、银行账户须附材料。',
  insurances: ['medical', 'injury', 'maternity'],
  direction: 'none',
  effects: [
    { kind: 'change-unit', changeType: '单位名称变更', when: only('name'), fields: { unitName: 'newName' } },
    {
      kind: 'change-unit',
      changeType: '法定代表人变更',
      when: only('representative'),
      fields: { legalRepresentative: 'newRepresentative' },
    },
    {
      kind: 'change-unit',
      changeType: '银行账户变更',
      when: only('bank'),
      fields: { bankKind: 'newBankKind', bankName: 'newBank', bankAccountName: 'newAccountName', bankAccount: 'newAccount' },
    },
    {
      kind: 'change-unit',
      changeType: '联系信息变更',
      when: only('contact'),
      fields: { address: 'newAddress', specialistName: 'newSpecialist', phone: 'newPhone', postcode: 'newPostcode' },
    },
    {
      kind: 'change-unit',
      changeType: '登记信息变更',
      when: only('registration'),
      fields: { unitType: 'newType', affiliation: 'newAffiliation', industry: 'newIndustry', paymentMethod: 'newPayment' },
    },
  ],
  steps: ['fill', 'materials', 'check'],
  form: {
    sections: [
      {
        title: '单位',
        fields: [
          { id: 'unitName', label: '单位名称', kind: 'name', readOnly: true, prefill: { from: 'unit', property: 'unitName' } },
          {
            id: 'creditCode',
            label: '统一社会信用代码',
            kind: 'id-number',
            readOnly: true,
            prefill: { from: 'unit', property: 'creditCode' },
          },
        ],
      },
      { title: '变更内容', fields: [...fields] },
    ],
  },
  roles: { idNumber: 'creditCode', name: 'unitName', effectiveMonth: 'changeMonth' },
  materials,
  rules: [
    { id: 'O-20', kind: 'month-window', severity: 'block', field: 'changeMonth', back: 3, ahead: 1, earlier: '更早的变更' },
    { id: '§3.6', kind: 'format', severity: 'warn', field: 'newPostcode', format: 'postcode' },
    { id: '§3.6', kind: 'format', severity: 'warn', field: 'newPhone', format: 'phone' },
    { id: '§3.6', kind: 'format', severity: 'block', field: 'newAccount', format: 'unit-account' },
    ...PAIRS.map(([field, other]): RuleLiteral => ({ id: 'W-50', kind: 'differs', severity: 'warn', field, other })),
    // Where no field of the matter is required, one of them must be filled all the same.
    ...['contact', 'registration'].map((kind): RuleLiteral => {
      return { id: 'W-50', kind: 'at-least-one', severity: 'block', fields: fieldsOfKind(kind), when: only(kind) };
    }),
    filingWindow,
    {
      id: 'O-12',
      kind: 'no-open-filing',
      severity: 'block',
      field: 'creditCode',
      sentence: '本单位已有一份未办结的信息变更（{state}）。请等它办结，或先撤回、废弃那一份。',
    },
  ],
  review: 'manual',
  // O-20: what is no key of the record takes effect at once.
  automaticWhen: only('contact', 'registration'),
};
