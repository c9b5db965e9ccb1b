import type { AppInfo, SyncStatus } from '../../src-shared/contract/engine.ts';
import type { Insurance } from '../../src-shared/domain/insurance.ts';
import type { PaymentState } from '../../src-shared/domain/payment.ts';
import type { Gender } from '../../src-shared/domain/person.ts';
import type { UnitDetail } from '../../src-shared/domain/unit.ts';

/** Words for the closed lists of the domain. A profile's own words (its insurance labels, menus) come first where there is a profile. */

export const INSURANCE_WORDS = {
  medical: '医疗保险',
  injury: '工伤保险',
  maternity: '生育保险',
  pension: '养老保险',
  unemployment: '失业保险',
} satisfies Record<Insurance, string>;

export const GENDER_WORDS = { male: '男', female: '女' } satisfies Record<Gender, string>;

/** Registered details a unit change may touch (O-20), AAB021, AAB022, AAB033 … */
export const UNIT_DETAIL_WORDS = {
  affiliation: '隶属关系',
  industry: '行业代码',
  paymentMethod: '缴费方式',
  bankKind: '缴费银行类别',
  bankName: '开户行名称',
  bankAccountName: '银行户名',
  bankAccount: '银行账号',
  phone: '单位电话',
  postcode: '邮政编码',
} satisfies Record<UnitDetail, string>;

/** 缴费状态, AAE114. */
export const PAYMENT_STATE_WORDS = { paid: '已缴', due: '应缴未到期', owed: '欠缴' } satisfies Record<PaymentState, string>;

export const CENTRE_WORDS = {
  unknown: '中心：尚未联系',
  reachable: '中心：已连接',
  unreachable: '中心：连不上',
  'not-recognised': '中心：对方不是中心',
  'login-needed': '中心：需要登录',
  closed: '中心：已关闭受理',
} satisfies Record<SyncStatus['centre'], string>;

/** What the centre's state means for the clerk. */
export const CENTRE_EXPLANATIONS = {
  unknown: '本次打开后还没有联系过中心。',
  reachable: '中心有应答，提交的申报会立即发送。',
  unreachable: '可以继续填写、校验和提交；连上后会自动发送。',
  'not-recognised': '网络另一端有应答，但不是社保中心，可能是上网认证页面。请先在浏览器完成上网认证。',
  'login-needed': '与中心的登录已失效，重新登录后才能发送和取回结果；本机操作不受影响。',
  closed: '中心当前不受理申报；已提交的会在恢复受理后自动发送。',
} satisfies Record<SyncStatus['centre'], string>;

export const KEYSTORE_WORDS = {
  system: '本机数据密钥另由操作系统的钥匙库保管一份，密码与恢复密钥仍然有效。',
  none: '本机没有可用的系统钥匙库：数据密钥只由您的密码和恢复密钥保护，两者都丢失时数据无法打开。',
} satisfies Record<AppInfo['keystore'], string>;

/** The word for an insurance code that may come from a newer centre. */
export function insuranceWord(insurance: string): string {
  return insurance in INSURANCE_WORDS ? INSURANCE_WORDS[insurance as Insurance] : insurance;
}
