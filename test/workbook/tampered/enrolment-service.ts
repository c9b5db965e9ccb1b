import { type RegionProfile, regionProfileSchema } from '../../../src-shared/profile/region-profile.ts';
import { type Service, serviceOf } from '../../../src-shared/profile/service-of.ts';
import { BATCH_PROFILE } from '../../fixtures/batch-profile.ts';

/** The batch profile with a wide sheet besides: a column of every kind, choices whose labels have brackets, commas and like beginnings. */
export const enrolmentProfile: RegionProfile = regionProfileSchema.parse({
  ...BATCH_PROFILE,
  services: [
    ...BATCH_PROFILE.services,
    {
      id: 'batchEnrolment',
      label: '批量在职增员',
      purpose: '样例：一次为多名职工办理参保。',
      insurances: ['medical'],
      direction: 'in',
      batch: {
        columns: [
          'documentType',
          'idNumber',
          'name',
          'gender',
          'birthDate',
          'household',
          'workStart',
          'reason',
          'month',
          'wage',
          'phone',
          'postcode',
          'personNumber',
          'address',
          'remark',
        ],
        examples: [
          {
            documentType: '居民身份证（户口簿）',
            idNumber: '619999199903180860',
            name: '邹虚构',
            gender: '女',
            birthDate: '1999-03-18',
            household: '城镇（非农业户口）',
            workStart: '2021-07-01',
            reason: '新参保',
            month: '202611',
            wage: '5600.00',
            phone: '13900001234',
          },
        ],
        advisedRows: 100,
        mostRows: 1_000,
      },
      steps: ['fill', 'materials', 'check'],
      form: {
        sections: [
          {
            title: '人员',
            fields: [
              { id: 'documentType', label: '证件类型', element: 'AAC058', kind: 'choice', codes: 'wide-document', required: true },
              { id: 'idNumber', label: '社会保障号码', element: 'AAC002', kind: 'id-number', required: true, aliases: ['公民身份号码'] },
              { id: 'name', label: '姓名', element: 'AAC003', kind: 'name', required: true, aliases: ['参保人姓名'] },
              { id: 'gender', label: '性别', element: 'AAC004', kind: 'choice', codes: 'gender', required: true },
              { id: 'birthDate', label: '出生日期', element: 'AAC006', kind: 'date', required: true },
              { id: 'household', label: '户口性质', element: 'AAC009', kind: 'choice', codes: 'wide-household', required: true },
              { id: 'workStart', label: '参加工作日期', element: 'AAC007', kind: 'date' },
              {
                id: 'reason',
                label: '增员原因',
                element: 'AAE160',
                kind: 'choice',
                codes: 'reason',
                required: true,
                aliases: ['变更原因', '参保原因'],
              },
              { id: 'month', label: '起缴年月', element: 'AAE030', kind: 'month', required: true, aliases: ['参保年月'] },
              { id: 'wage', label: '申报工资', element: 'AAC040', kind: 'money', required: true, aliases: ['缴费工资', '月工资'] },
              { id: 'phone', label: '手机号码', element: 'AAE005', kind: 'phone', required: true },
              { id: 'postcode', label: '邮政编码', element: 'AAE007', kind: 'postcode' },
              { id: 'personNumber', label: '个人编号', element: 'AAC001', kind: 'text' },
              { id: 'address', label: '地址', element: 'AAE006', kind: 'text' },
              { id: 'remark', label: '备注', element: 'AAE013', kind: 'text' },
            ],
          },
        ],
      },
      roles: { idNumber: 'idNumber', name: 'name', effectiveMonth: 'month' },
      materials: [],
      rules: [{ id: '§3.1', kind: 'format', severity: 'block', field: 'idNumber', format: 'resident-id' }],
      review: 'automatic',
    },
  ],
  codeTables: [
    ...(BATCH_PROFILE.codeTables ?? []),
    {
      id: 'wide-document',
      title: '证件类型',
      source: 'AAC058',
      entries: [
        { code: '01', label: '居民身份证（户口簿）' },
        { code: '07', label: '外国人永久居留身份证' },
        { code: '08', label: '外国人护照' },
      ],
    },
    {
      id: 'wide-household',
      title: '户口性质',
      source: 'AAC009',
      entries: [
        { code: '1', label: '城镇（非农业户口）' },
        { code: '2', label: '农村（农业户口）' },
        { code: '3', label: '外地城镇户口' },
        { code: '4', label: '外地非城镇户口' },
        { code: '5', label: '待定' },
      ],
    },
  ],
});

export const enrolmentService: Service =
  serviceOf(enrolmentProfile, 'batchEnrolment', 'medical') ??
  (() => {
    throw new Error('the profile has the service');
  })();
