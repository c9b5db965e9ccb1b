import type { CodeTableLiteral } from '../../profile/profile-literal.ts';

/** Why people leave, and what of a unit changes. Values of the Shaanxi table (domain.md §2.9 to §2.11). */

/** §2.10, active reductions; 退休 and 死亡 end the insurance, all but 269 suspend it. */
export const DROP_REASONS: CodeTableLiteral['entries'] = [
  { code: '221', label: '解除劳动合同' },
  { code: '222', label: '辞职' },
  { code: '223', label: '被辞退' },
  { code: '251', label: '在职转退休' },
  { code: '211', label: '死亡' },
  { code: '241', label: '统筹范围内转出' },
  { code: '231', label: '转出统筹范围外' },
  { code: '224', label: '参军' },
  { code: '225', label: '上学' },
  { code: '226', label: '劳改劳教' },
  { code: '227', label: '失踪' },
  { code: '228', label: '停薪留职' },
  { code: '212', label: '出国定居' },
  { code: '261', label: '农民工退保' },
  { code: '229', label: '其他原因中断缴费' },
  { code: '269', label: '其他原因终止缴费' },
];

/** The batch form leaves out what is filed one by one. */
export const BATCH_DROP_REASONS = DROP_REASONS.filter(({ code }) => code !== '211' && code !== '251');

/** §2.10, retiree reductions; §5.2 names the first three. */
export const RETIREE_DROP_REASONS: CodeTableLiteral['entries'] = [
  { code: '451', label: '死亡' },
  { code: '441', label: '出国定居' },
  { code: '423', label: '失踪' },
  { code: '422', label: '劳改劳教' },
  { code: '421', label: '未提供生存证明' },
];

export const changeCodeTables: readonly CodeTableLiteral[] = [
  { id: 'drop-reason', title: '减员原因', source: 'AAE160', entries: DROP_REASONS },
  { id: 'batch-drop-reason', title: '批量减员原因', source: 'AAE160', entries: BATCH_DROP_REASONS },
  { id: 'retiree-drop-reason', title: '离退休减员原因', source: 'AAE160', entries: RETIREE_DROP_REASONS },
  {
    id: 'unit-change-kind',
    title: '变更事项',
    source: 'O-20',
    entries: [
      { code: 'name', label: '单位名称' },
      { code: 'representative', label: '法定代表人' },
      { code: 'bank', label: '缴费银行账户' },
      { code: 'contact', label: '地址与联系方式' },
      { code: 'registration', label: '其他登记信息' },
    ],
  },
  {
    id: 'bank-kind',
    title: '缴费银行类别',
    source: 'BAD001',
    entries: [
      { code: '102', label: '中国工商银行' },
      { code: '103', label: '中国农业银行' },
      { code: '104', label: '中国银行' },
      { code: '105', label: '中国建设银行' },
      { code: '301', label: '交通银行' },
      { code: '302', label: '中信银行' },
      { code: '303', label: '中国光大银行' },
      { code: '304', label: '华夏银行' },
      { code: '305', label: '中国民生银行' },
      { code: '306', label: '广发银行' },
      { code: '307', label: '平安银行' },
      { code: '308', label: '招商银行' },
      { code: '309', label: '兴业银行' },
      { code: '310', label: '上海浦东发展银行' },
      { code: '313', label: '城市商业银行' },
      { code: '314', label: '农村商业银行' },
      { code: '315', label: '邮政储蓄' },
    ],
  },
  {
    id: 'unit-type',
    title: '单位类型',
    source: 'AAB019',
    entries: [
      { code: '10', label: '企业' },
      { code: '20', label: '其他事业单位' },
      { code: '21', label: '全额拨款事业单位' },
      { code: '22', label: '差额拨款事业单位' },
      { code: '23', label: '自收自支事业单位' },
      { code: '30', label: '机关' },
      { code: '40', label: '社会团体' },
      { code: '50', label: '民办非企业单位' },
      { code: '60', label: '城镇个体工商户' },
      { code: '80', label: '代缴单位' },
      { code: '90', label: '社区服务组织' },
    ],
  },
  {
    id: 'payment-method',
    title: '缴费方式',
    source: 'AAB033',
    entries: [
      { code: '1', label: '银行托收' },
      { code: '2', label: '税务征收' },
      { code: '3', label: '经办机构自收' },
      { code: '4', label: '代理机构征收' },
      { code: '9', label: '其他' },
    ],
  },
];
