import type { CodeTableLiteral } from '../../profile/profile-literal.ts';
import { documentType, ethnicity, gender } from '../national/code-tables.ts';

/** 业务类型 of ZM-04. The manual shows the words, not the codes behind them: the codes are ours. */
export const BUSINESS = { first: 'new', again: 'renew', stop: 'stop' } as const;

const businessType: CodeTableLiteral = {
  id: 'business-type',
  title: '参保业务类型',
  source: 'ZM-04',
  entries: [
    { code: BUSINESS.first, label: '新增' },
    { code: BUSINESS.again, label: '续保' },
    { code: BUSINESS.stop, label: '中断' },
  ],
};

/** ZM-04 shows this one. */
const enrolmentCase: CodeTableLiteral = {
  id: 'enrolment-case',
  title: '参保情形',
  source: 'ZM-04',
  entries: [{ code: 'single', label: '单个参保' }],
};

/** GB/T 2260; 市本级 is the city itself, and units of 定海区 file there too (ZM-02, ZS-03). */
const division: CodeTableLiteral = {
  id: 'division',
  title: '行政区划',
  source: 'GB/T 2260',
  entries: [
    { code: '330900', label: '市本级' },
    { code: '330903', label: '普陀区' },
    { code: '330921', label: '岱山县' },
    { code: '330922', label: '嵊泗县' },
  ],
};

/** §2.6, GB/T 4658. */
const education: CodeTableLiteral = {
  id: 'education',
  title: '学历',
  source: 'GB/T 4658',
  entries: [
    { code: '11', label: '博士研究生' },
    { code: '14', label: '硕士研究生' },
    { code: '21', label: '大学本科' },
    { code: '31', label: '大学专科' },
    { code: '40', label: '中专技校' },
    { code: '61', label: '高中' },
    { code: '70', label: '初中及以下' },
  ],
};

/** §2.7: the labels of the province's templates. The manual's list stays shut in its pictures, so the codes are the standard's leaves nearest to them. */
const householdType: CodeTableLiteral = {
  id: 'household-type',
  title: '户粮关系',
  source: 'AAC009',
  entries: [
    { code: '11', label: '省内居民户口' },
    { code: '21', label: '省内农村户口' },
    { code: '12', label: '省外居民户口' },
    { code: '22', label: '省外农村户口' },
  ],
};

export const codeTables: readonly CodeTableLiteral[] = [
  documentType,
  gender,
  ethnicity,
  businessType,
  enrolmentCase,
  division,
  education,
  householdType,
];
