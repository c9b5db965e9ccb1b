import type { MaterialLiteral, ServiceLiteral } from '../../profile/profile-literal.ts';
import { enrolmentSections } from './enrolment-form.ts';
import { enrolmentRules } from './enrolment-rules.ts';

const TRANSFERS = ['131', '141'];
const OTHER_DOCUMENTS = ['hmt-residence-permit', '02', '03', '04', '05', '06', '07', '08', '99'];

/** Materials of domain.md §5.3. More than this may not be demanded without a legal basis (经办条例 art 31), so the rest is optional. */
const materials: readonly MaterialLiteral[] = [
  {
    kind: 'id-copy',
    label: '证件复印件',
    need: 'required',
    when: { field: 'documentType', is: OTHER_DOCUMENTS },
    hint: '所选证件的信息页，正反面都有内容的须正反面。',
  },
  { kind: 'id-copy', label: '身份证复印件', need: 'required', hint: '正反面，可合并在一页。', idCardSides: ['portrait', 'emblem'] },
  {
    kind: 'employment-proof',
    label: '调令',
    need: 'required',
    when: { field: 'reason', is: TRANSFERS },
    alternatives: ['调函', '行政介绍信', '派遣证', '劳动合同'],
  },
  { kind: 'employment-proof', label: '劳动合同', need: 'required', alternatives: ['调令', '调函', '行政介绍信', '派遣证'] },
  {
    kind: 'payment-certificate',
    label: '参保缴费凭证',
    need: 'optional',
    when: { field: 'reason', is: TRANSFERS },
    hint: '原参保地出具的，有则上传。',
  },
  { kind: 'other', label: '其他材料', need: 'optional', hint: '经办机构要求补充的材料。' },
];

/** 在职增员 (W-17 … W-24). */
export const enrolment: ServiceLiteral = {
  id: 'enrolment',
  label: '在职增员',
  purpose: '为本单位新增职工办理社会保险业务。',
  insurances: ['medical', 'injury', 'maternity'],
  direction: 'in',
  steps: ['fill', 'materials', 'check'],
  form: { sections: enrolmentSections },
  roles: { idNumber: 'socialSecurityNumber', name: 'name', effectiveMonth: 'effectiveMonth', reason: 'reason' },
  effects: [
    { kind: 'enrol', changeType: '续保', when: { field: 'reason', is: ['121'] }, firstMonth: 'effectiveMonth', base: 'wage' },
    { kind: 'enrol', changeType: '统筹范围外转入', when: { field: 'reason', is: ['131'] }, firstMonth: 'effectiveMonth', base: 'wage' },
    { kind: 'enrol', changeType: '统筹范围内转入', when: { field: 'reason', is: ['141'] }, firstMonth: 'effectiveMonth', base: 'wage' },
    { kind: 'enrol', changeType: '新参保', firstMonth: 'effectiveMonth', base: 'wage' },
  ],
  materials,
  rules: enrolmentRules,
  review: 'manual',
};
