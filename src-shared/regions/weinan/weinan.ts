import type { ProfileLiteral } from '../../profile/profile-literal.ts';
import { baseDeclaration, retireeBaseDeclaration } from './base-declarations.ts';
import { baseLimits } from './base-limits.ts';
import { batchEnrolment } from './batch-enrolment.ts';
import { changeCodeTables } from './code-tables-changes.ts';
import { employmentCodeTables } from './code-tables-employment.ts';
import { personCodeTables } from './code-tables-person.ts';
import { enrolment } from './enrolment.ts';
import { batchRetireeTermination, batchTermination, retireeTermination, termination } from './terminations.ts';
import { unitChange } from './unit-change.ts';

/** 渭南市社会保险单位网上服务系统, from the unit manual (W-01 … W-60) and the defaults of domain.md §8 where it is silent. */
export const weinan: ProfileLiteral = {
  id: 'weinan',
  name: '渭南市',
  systemName: '渭南市社会保险单位网上服务系统',
  version: '2026.11.3',
  validFrom: '2026-11-01',
  insurances: [
    {
      insurance: 'medical',
      label: '医疗保险',
      menuLabel: '医疗业务',
      agency: '渭南市医疗保障经办机构',
      externalCodes: [{ from: '199201', code: '3' }],
    },
    {
      insurance: 'injury',
      label: '工伤保险',
      menuLabel: '工伤业务',
      agency: '渭南市社保服务中心',
      externalCodes: [{ from: '199201', code: '4' }],
    },
    {
      insurance: 'maternity',
      label: '生育保险',
      menuLabel: '生育业务',
      agency: '渭南市医疗保障经办机构',
      externalCodes: [{ from: '199201', code: '5' }],
      // O-15: merged nationwide by the end of 2019; when exactly here, the agency has yet to confirm.
      mergedSince: { into: 'medical', month: '202001', confirmed: false },
    },
  ],
  services: [
    enrolment,
    termination,
    retireeTermination,
    batchEnrolment,
    batchTermination,
    batchRetireeTermination,
    baseDeclaration,
    retireeBaseDeclaration,
    unitChange,
  ],
  codeTables: [...personCodeTables, ...employmentCodeTables, ...changeCodeTables],
  queries: [
    { id: 'unit', label: '单位信息查询' },
    { id: 'roster', label: '单位人员查询' },
    { id: 'movements', label: '人员增减情况查询' },
    { id: 'unit-payments', label: '单位缴费历史查询' },
    { id: 'rates', label: '单位缴费比例查询' },
    { id: 'person-payments', label: '人员缴费情况查询' },
  ],
  baseLimits,
  // O-06: a default, the manual names no days.
  filingWindow: { firstDay: 1, lastDay: 25 },
  materialLimits: {
    mediaTypes: ['image/jpeg', 'image/png', 'application/pdf'],
    maxBytes: 8_388_608,
    recommendedBytes: { least: 51_200, most: 512_000 },
    maxPerKind: 10,
    keepOriginals: 'until-decided',
  },
  // O-10, NM-20: until a reviewer has opened it.
  withdrawWhile: ['received'],
  // O-02; 888888 was the old system's default (W-10).
  password: {
    minLength: 8,
    classes: 3,
    forbidden: ['888888', '88888888', '12345678', '123456789', 'Aa123456', 'Abc12345', 'Abcd1234', 'Admin123', 'Password1', 'Qwer1234'],
  },
};
