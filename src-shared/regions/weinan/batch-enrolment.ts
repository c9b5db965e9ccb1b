import type { ServiceLiteral } from '../../profile/profile-literal.ts';
import { enrolment } from './enrolment.ts';
import { batchEnrolmentRules } from './enrolment-rules.ts';

/** 批量在职增员 (W-40): the form, materials and rules of 在职增员 with the columns of its required fields (§5.1). */
export const batchEnrolment: ServiceLiteral = {
  ...enrolment,
  id: 'batchEnrolment',
  label: '批量在职增员',
  purpose: '用报盘文件一次为多名新增职工办理参保。',
  batch: {
    columns: [
      'documentType',
      'socialSecurityNumber',
      'name',
      'gender',
      'birthDate',
      'ethnicity',
      'householdType',
      'workStartDate',
      'employmentForm',
      'personalStatus',
      'insuredCategory',
      'reason',
      'effectiveMonth',
      'wage',
      'mobilePhone',
    ],
    examples: [
      {
        documentType: '居民身份证（户口簿）',
        socialSecurityNumber: '619999199001011234',
        name: '王示例',
        gender: '男',
        birthDate: '1990-01-01',
        ethnicity: '汉族',
        householdType: '城镇（非农业户口）',
        workStartDate: '2012-07-01',
        employmentForm: '城镇合同制职工',
        personalStatus: '工人',
        insuredCategory: '在职',
        reason: '在职人员新参保',
        effectiveMonth: '202611',
        wage: '6000.00',
        mobilePhone: '13900000001',
      },
    ],
    remarks: ['一行填一人。性别、出生日期可以留空，导入时按社会保障号码填写。', '起缴年月最多可补到3个月前，更早的请到经办窗口办理。'],
    advisedRows: 100,
    mostRows: 20_000,
  },
  rules: batchEnrolmentRules,
};
