import type { CodeTableLiteral } from '../../profile/profile-literal.ts';

/** Code tables about the employment and the insurance. Values of the Shaanxi table (domain.md §2.8 to §2.10). */

/** §2.10, the additions of working people. */
const additionReason: CodeTableLiteral = {
  id: 'addition-reason',
  title: '增员原因',
  source: 'AAE160',
  entries: [
    { code: '111', label: '在职人员新参保' },
    { code: '121', label: '在职人员续保' },
    { code: '131', label: '在职统筹范围外转入' },
    { code: '141', label: '在职统筹范围内转入' },
  ],
};

const employmentForm: CodeTableLiteral = {
  id: 'employment-form',
  title: '用工形式',
  source: 'AAC013',
  entries: [
    { code: '1', label: '原固定职工' },
    { code: '2', label: '城镇合同制职工' },
    { code: '3', label: '农民合同制工人' },
    { code: '4', label: '临时工' },
    { code: '9', label: '其他' },
  ],
};

const personalStatus: CodeTableLiteral = {
  id: 'personal-status',
  title: '个人身份',
  source: 'AAC012',
  entries: [
    { code: '1', label: '工人' },
    { code: '2', label: '农民' },
    { code: '4', label: '干部' },
    { code: '3', label: '学生' },
    { code: '5', label: '国家公务员' },
    { code: '6', label: '现役军人' },
    { code: '7', label: '无业人员' },
    { code: '20', label: '部队复员' },
    { code: '21', label: '军转干部' },
    { code: '22', label: '军转干部师级' },
    { code: '23', label: '军转干部团级' },
    { code: '24', label: '军转干部营级' },
    { code: '30', label: '自由职业者' },
    { code: '40', label: '4050人员' },
    { code: '50', label: '下岗进中心人员' },
    { code: '9', label: '其他' },
    { code: '0', label: '无' },
  ],
};

/** Of AKC021 (§2.9) only those a unit can add as working people. */
const insuredCategory: CodeTableLiteral = {
  id: 'insured-category',
  title: '参保人员类别',
  source: 'AKC021',
  entries: [
    { code: '11', label: '在职' },
    { code: '12', label: '在职长期驻外' },
  ],
};

const medicalCareFlag: CodeTableLiteral = {
  id: 'medical-care-flag',
  title: '医疗照顾人员标志',
  source: 'AKC401',
  entries: [
    { code: '1', label: '普通人员' },
    { code: '2', label: '退休认定已复核人员' },
  ],
};

const civilServantKind: CodeTableLiteral = {
  id: 'civil-servant-kind',
  title: '公务员类别',
  source: 'BAC515',
  entries: [
    { code: '1', label: '非公务员' },
    { code: '2', label: '公务员' },
    { code: '3', label: '参照公务员' },
  ],
};

const civilServantPool: CodeTableLiteral = {
  id: 'civil-servant-pool',
  title: '非公务员参加公务员统筹',
  source: 'BKC281',
  entries: [
    { code: '1', label: '是' },
    { code: '2', label: '否' },
  ],
};

const administrativePost: CodeTableLiteral = {
  id: 'administrative-post',
  title: '行政职务',
  source: 'AAC020（GB/T 12407）',
  entries: [
    { code: '0', label: '无' },
    { code: '030', label: '部、省级' },
    { code: '033', label: '相当部、省级' },
    { code: '040', label: '副部、副省级' },
    { code: '043', label: '相当副部、副省级' },
    { code: '050', label: '司、局、地、厅级' },
    { code: '051', label: '巡视员' },
    { code: '053', label: '相当司局级' },
    { code: '060', label: '副司、副局、副地、副厅级' },
    { code: '061', label: '助理巡视员' },
    { code: '063', label: '相当副司局级' },
    { code: '070', label: '县、处级' },
    { code: '071', label: '调研员' },
    { code: '073', label: '相当处级' },
    { code: '080', label: '副县、副处级' },
    { code: '081', label: '助理调研员' },
    { code: '083', label: '相当副处级' },
    { code: '090', label: '科级' },
    { code: '093', label: '相当科级' },
    { code: '100', label: '副科级' },
    { code: '103', label: '相当副科级' },
    { code: '110', label: '科员级' },
    { code: '120', label: '办事员级' },
    { code: '190', label: '无行政职务级别' },
  ],
};

const specialWork: CodeTableLiteral = {
  id: 'special-work',
  title: '特殊工种',
  source: 'AAC019',
  entries: [
    { code: '0', label: '无' },
    { code: '1', label: '有毒' },
    { code: '2', label: '有害' },
    { code: '3', label: '井下' },
    { code: '4', label: '高温' },
    { code: '5', label: '高空' },
    { code: '6', label: '特别繁重体力劳动' },
    { code: '9', label: '其他' },
  ],
};

const workerGrade: CodeTableLiteral = {
  id: 'worker-grade',
  title: '工人技术等级',
  source: 'AAC015',
  entries: [
    { code: '0', label: '无' },
    { code: '1', label: '高级技师' },
    { code: '2', label: '技师' },
    { code: '3', label: '高级' },
    { code: '4', label: '中级' },
    { code: '5', label: '初级' },
  ],
};

const professionalTitle: CodeTableLiteral = {
  id: 'professional-title',
  title: '专业技术职务',
  source: 'AAC014',
  entries: [
    { code: '0', label: '无' },
    { code: '1', label: '正高级' },
    { code: '2', label: '副高级' },
    { code: '3', label: '中级' },
    { code: '4', label: '初级' },
  ],
};

export const employmentCodeTables: readonly CodeTableLiteral[] = [
  additionReason,
  employmentForm,
  personalStatus,
  insuredCategory,
  medicalCareFlag,
  civilServantKind,
  civilServantPool,
  administrativePost,
  specialWork,
  workerGrade,
  professionalTitle,
];
