import type { ProfileLiteral } from '../../profile/profile-literal.ts';
import { baseAssessment } from './base-assessment.ts';
import { codeTables } from './code-tables.ts';
import { insuredRegistration } from './insured-registration.ts';

/**
 * 舟山市 职工医疗保险、生育保险网报 (ZM-01 … ZM-12), from the manual of 2020-09-01 and the defaults of domain.md §8 where it is silent.
 * It publishes no base limits, no rates and no days of the month: none is set here.
 */
export const zhoushanMedical: ProfileLiteral = {
  id: 'zhoushan-medical',
  name: '舟山市',
  systemName: '舟山市医疗保险用人单位网报系统',
  version: '2026.11.1',
  validFrom: '2026-11-01',
  insurances: [
    {
      insurance: 'medical',
      // ZM-01: one filing is for both.
      label: '职工医保（含生育）',
      menuLabel: '医疗保险业务',
      agency: '舟山市医疗保障管理服务中心',
      externalCodes: [{ from: '202009', code: '310' }],
    },
  ],
  services: [insuredRegistration, baseAssessment],
  codeTables,
  queries: [
    { id: 'unit', label: '单位信息查询' },
    { id: 'roster', label: '单位人员信息查询' },
    { id: 'progress', label: '办事进度查询' },
  ],
  resultWords: { pending: '办理中', approved: '已办结', rejected: '不通过' },
  // ZM-01, ZS-02.
  hotlines: [
    { about: '医疗保险单位业务网报', phone: '12345' },
    { about: '政务服务网', phone: '0571-88808880' },
    { about: '法人数字证书', phone: '400-888-4636' },
  ],
  baseLimits: [],
  filingWindow: null,
  // O-14.
  materialLimits: {
    mediaTypes: ['image/jpeg'],
    maxBytes: 8_388_608,
    recommendedBytes: { least: 51_200, most: 512_000 },
    maxPerKind: 10,
  },
  // O-10.
  withdrawWhile: ['received'],
  // O-02.
  password: {
    minLength: 8,
    classes: 3,
    forbidden: ['88888888', '12345678', '123456789', 'Aa123456', 'Abc12345', 'Abcd1234', 'Admin123', 'Password1', 'Qwer1234'],
  },
};
