import type { FilingSummary } from '../../../src-shared/contract/engine.ts';
import type { ProgressItem } from '../../../src-shared/contract/lists.ts';
import type { Movement, PersonPayments, UnitPayment } from '../../../src-shared/domain/payment.ts';
import type { RosterPerson } from '../../../src-shared/domain/person.ts';
import { INSURED_STATUS_WORDS, STAFF_KIND_WORDS } from '../../../src-shared/domain/person-words.ts';
import { STATE_LABELS } from '../../../src-shared/domain/state-labels.ts';
import { chinaDate } from '../../../src-shared/lib/plain-date.ts';
import type { RegionProfile } from '../../../src-shared/profile/region-profile.ts';
import type { Rate } from './unit-rates.ts';

/** One column of an exported list: its header, whether its cells are numbers, and what stands in it. */
export type ListColumn<Item> = { readonly header: string; readonly kind: 'text' | 'number'; readonly of: (item: Item) => string };

const PAYMENT_STATES: Readonly<Record<UnitPayment['state'], string>> = { paid: '已缴', due: '应缴未到期', owed: '欠缴' };
const RESULTS: Readonly<Record<ProgressItem['result'], string>> = {
  pending: '正在审核',
  approved: '审核通过',
  rejected: '审核不通过',
  withdrawn: '已撤回',
};

function text<Item>(header: string, of: (item: Item) => string): ListColumn<Item> {
  return { header, kind: 'text', of };
}
function amount<Item>(header: string, of: (item: Item) => string): ListColumn<Item> {
  return { header, kind: 'number', of };
}

export const ROSTER_COLUMNS: readonly ListColumn<RosterPerson>[] = [
  text('姓名', ({ name }) => name),
  text('身份证号码', ({ socialSecurityNumber }) => socialSecurityNumber),
  text('性别', ({ gender }) => (gender === 'male' ? '男' : '女')),
  text('出生日期', ({ birthDate }) => birthDate),
  text('个人编号', ({ personNumber }) => personNumber),
  text('职工类别', ({ staffKind }) => STAFF_KIND_WORDS[staffKind]),
  text('参保状态', ({ status }) => INSURED_STATUS_WORDS[status]),
  amount('缴费基数（元）', ({ contributionBase }) => contributionBase),
  text('参保年月', ({ insuredSince }) => insuredSince),
  text('最后缴费年月', ({ lastPaidMonth }) => lastPaidMonth),
];

export const MOVEMENT_COLUMNS: readonly ListColumn<Movement>[] = [
  text('审核日期', ({ decidedAt }) => chinaDate(decidedAt)),
  text('姓名', ({ name }) => name),
  text('身份证号码', ({ socialSecurityNumber }) => socialSecurityNumber),
  text('个人编号', ({ personNumber }) => personNumber),
  text('变更类型', ({ changeType }) => changeType),
  text('变更原因', ({ reason }) => reason),
  text('年月', ({ month }) => month),
  amount('缴费基数（元）', ({ base }) => base),
  text('受理单号', ({ receiptNumber }) => (receiptNumber === '' ? '窗口办理' : receiptNumber)),
];

export const UNIT_PAYMENT_COLUMNS: readonly ListColumn<UnitPayment>[] = [
  text('费款所属期', ({ month }) => month),
  amount('缴费人数', ({ people }) => String(people)),
  amount('缴费基数合计（元）', ({ baseTotal }) => baseTotal),
  amount('单位缴纳（元）', ({ unitAmount }) => unitAmount),
  amount('个人缴纳（元）', ({ personAmount }) => personAmount),
  text('缴费状态', ({ state }) => PAYMENT_STATES[state]),
  text('缴费日期', ({ paidOn }) => paidOn),
];

/** One line a person and month. */
export type PersonMonth = { readonly person: PersonPayments; readonly paid: PersonPayments['months'][number] };
export const PERSON_PAYMENT_COLUMNS: readonly ListColumn<PersonMonth>[] = [
  text('姓名', ({ person }) => person.name),
  text('身份证号码', ({ person }) => person.socialSecurityNumber),
  text('个人编号', ({ person }) => person.personNumber),
  text('费款所属期', ({ paid }) => paid.month),
  amount('缴费基数（元）', ({ paid }) => paid.base),
  amount('单位缴纳（元）', ({ paid }) => paid.unitAmount),
  amount('个人缴纳（元）', ({ paid }) => paid.personAmount),
  text('缴费状态', ({ paid }) => PAYMENT_STATES[paid.state]),
];

export const RATE_COLUMNS: readonly ListColumn<Rate>[] = [
  text('起执行年月', ({ from }) => from),
  amount('单位比例（%）', ({ unitRate }) => unitRate),
  amount('个人比例（%）', ({ personRate }) => personRate),
  text('依据', ({ source, provisional }) => `${source}${provisional ? '（暂行）' : ''}`),
];

export function progressColumns(profile: RegionProfile): readonly ListColumn<ProgressItem>[] {
  const { resultWords } = profile;
  return [
    text('证件号码', ({ socialSecurityNumber }) => socialSecurityNumber),
    text('名称', ({ name }) => name),
    text('业务类型', ({ changeType }) => changeType),
    text('受理日期', ({ receivedAt }) => chinaDate(receivedAt)),
    text('办理进度', ({ result }) => (result === 'withdrawn' ? RESULTS.withdrawn : (resultWords?.[result] ?? RESULTS[result]))),
    text('未通过原因', ({ reason }) => reason),
  ];
}

export function filingColumns({ services, insurances }: RegionProfile): readonly ListColumn<FilingSummary>[] {
  return [
    text('人员', ({ names, people }) => (people > names.length ? `${names.join('、')} 等 ${people} 人` : names.join('、'))),
    text('申报项目', ({ service }) => services.find(({ id }) => id === service)?.label ?? service),
    text('险种标识', ({ insurance }) => insurances.find((candidate) => candidate.insurance === insurance)?.label ?? insurance),
    text('生效年月', ({ effectiveMonth }) => effectiveMonth),
    text('申报状态', ({ state }) => STATE_LABELS[state]),
    text('受理单号', ({ receiptNumber }) => receiptNumber),
    text('未通过原因', ({ reason }) => reason),
    text('提交日期', ({ submittedAt }) => (submittedAt === null ? '' : chinaDate(submittedAt))),
  ];
}
