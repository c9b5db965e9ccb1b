import type { ServiceLiteral } from '../../profile/profile-literal.ts';
import { BATCH_DROP_REASONS, DROP_REASONS, RETIREE_DROP_REASONS } from './code-tables-changes.ts';
import { rowsLimit } from './common-rules.ts';
import { personColumns, pickedPerson } from './person-fields.ts';
import {
  batchTerminationRules,
  retireeTerminationFields,
  retireeTerminationRules,
  terminationEffects,
  terminationFields,
  terminationMaterials,
  terminationRules,
} from './termination-parts.ts';

const roles = { idNumber: 'socialSecurityNumber', name: 'name', effectiveMonth: 'stopMonth', reason: 'reason' };
const codesOf = (entries: readonly { readonly code: string }[]): readonly string[] => entries.map(({ code }) => code);
const steps: ServiceLiteral['steps'] = ['fill', 'materials', 'check'];

/** 在职减员 (W-25 … W-32). */
export const termination: ServiceLiteral = {
  id: 'termination',
  label: '在职减员',
  purpose: '为离开本单位的在职人员办理停保。',
  insurances: ['medical', 'injury', 'maternity'],
  direction: 'out',
  pick: { staffKinds: ['working'], statuses: ['active'] },
  effects: terminationEffects('停保', codesOf(DROP_REASONS)),
  steps,
  form: {
    sections: [
      { title: '减员人员', fields: [...pickedPerson] },
      { title: '减员信息', fields: [...terminationFields('drop-reason')] },
    ],
  },
  roles,
  materials: terminationMaterials(codesOf(DROP_REASONS)),
  rules: terminationRules,
  review: 'manual',
};

/** 离退休减员 (W-25). Work injury and maternity insure nobody who has retired. */
export const retireeTermination: ServiceLiteral = {
  id: 'retireeTermination',
  label: '离退休减员',
  purpose: '为死亡、出国定居等不再享受待遇的离退休人员办理减员。',
  insurances: ['medical'],
  direction: 'out',
  pick: { staffKinds: ['retired', 'veteran'], statuses: ['active'] },
  effects: terminationEffects('离退休减员', codesOf(RETIREE_DROP_REASONS)),
  steps,
  form: {
    sections: [
      { title: '减员人员', fields: pickedPerson.filter(({ id }) => id !== 'contributionBase') },
      { title: '减员信息', fields: [...retireeTerminationFields] },
    ],
  },
  roles,
  materials: terminationMaterials(codesOf(RETIREE_DROP_REASONS)),
  rules: retireeTerminationRules,
  review: 'manual',
};

/** 批量在职减员 (W-33 … W-39). Death and retirement are filed one by one (§2.10). */
export const batchTermination: ServiceLiteral = {
  id: 'batchTermination',
  label: '批量在职减员',
  purpose: '用报盘文件一次为多名在职人员办理停保。',
  insurances: ['medical', 'injury', 'maternity'],
  direction: 'out',
  batch: {
    columns: ['socialSecurityNumber', 'name', 'personNumber', 'reason', 'stopMonth', 'eventDate', 'remark'],
    examples: [
      {
        socialSecurityNumber: '619999199001011234',
        name: '王示例',
        personNumber: '1000000001',
        reason: '解除劳动合同',
        stopMonth: '202611',
        eventDate: '2026-10-31',
      },
      { socialSecurityNumber: '619999198805050021', name: '李示例', reason: '统筹范围内转出', stopMonth: '202611', remark: '调往其他单位' },
    ],
    remarks: [
      '一行填一人，只填本单位在职参保人员；死亡、退休请在“在职减员”中单笔办理。',
      '停保年月是停止缴费的第一个月：填202611表示缴费至2026年10月。',
    ],
    advisedRows: 100,
    mostRows: 20_000,
  },
  effects: terminationEffects('停保', codesOf(BATCH_DROP_REASONS)),
  steps,
  form: {
    sections: [
      { title: '减员人员', fields: [...personColumns] },
      { title: '减员信息', fields: [...terminationFields('batch-drop-reason')] },
    ],
  },
  roles,
  materials: terminationMaterials(codesOf(BATCH_DROP_REASONS)),
  rules: [...batchTerminationRules, rowsLimit],
  review: 'manual',
};

/** 批量离退休减员 (W-33). */
export const batchRetireeTermination: ServiceLiteral = {
  id: 'batchRetireeTermination',
  label: '批量离退休减员',
  purpose: '用报盘文件一次为多名离退休人员办理减员。',
  insurances: ['medical'],
  direction: 'out',
  batch: {
    columns: ['socialSecurityNumber', 'name', 'personNumber', 'reason', 'eventDate', 'stopMonth', 'remark'],
    examples: [
      { socialSecurityNumber: '619999194501011234', name: '赵示例', reason: '死亡', eventDate: '2026-10-20', stopMonth: '202611' },
      { socialSecurityNumber: '619999194803030021', name: '钱示例', reason: '出国定居', eventDate: '2026-10-31', stopMonth: '202611' },
    ],
    remarks: ['一行填一人，只填本单位离退休人员。', '停发年月是停止待遇的第一个月：填202611表示待遇至2026年10月。'],
    advisedRows: 100,
    mostRows: 20_000,
  },
  effects: terminationEffects('离退休减员', codesOf(RETIREE_DROP_REASONS)),
  steps,
  form: {
    sections: [
      { title: '减员人员', fields: [...personColumns] },
      { title: '减员信息', fields: [...retireeTerminationFields] },
    ],
  },
  roles,
  materials: terminationMaterials(codesOf(RETIREE_DROP_REASONS)),
  rules: [...retireeTerminationRules, rowsLimit],
  review: 'manual',
};
