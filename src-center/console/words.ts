import { DOUBT_WORDS } from '../../src-shared/domain/doubts.ts';
import type {
  FilingDetail,
  FilingRowDetail,
  ListedFiling,
  Outage,
  ReviewRowFilter,
  ReviewState,
  SentCodeEntry,
} from '../contract/console.ts';

export type Tone = 'waiting' | 'doubtful' | 'good' | 'bad' | 'neutral';

/** The page's words, in one place. */
export const STATES: Readonly<Record<ReviewState, { readonly label: string; readonly tone: Tone }>> = {
  received: { label: '待审核', tone: 'waiting' },
  reviewing: { label: '正在审核', tone: 'doubtful' },
  approved: { label: '已通过', tone: 'good' },
  rejected: { label: '不通过', tone: 'bad' },
  'partly-approved': { label: '部分通过', tone: 'doubtful' },
  withdrawn: { label: '已撤回', tone: 'neutral' },
};

type WithWords = Pick<ListedFiling, 'state' | 'resultWords'>;

/** What the region calls the result (ZM-12: 已办结, 不通过), else the common word. What waits has the reviewer's own words. */
export function stateWord({ state, resultWords }: WithWords): string {
  return (state === 'approved' || state === 'rejected' ? resultWords?.[state] : undefined) ?? STATES[state].label;
}

export function verdictWord({ approved }: { readonly approved: boolean }, { resultWords }: Pick<WithWords, 'resultWords'>): string {
  return approved ? (resultWords?.approved ?? '通过') : (resultWords?.rejected ?? '不通过');
}

export function isPending({ state }: Pick<WithWords, 'state'>): boolean {
  return state === 'received' || state === 'reviewing';
}

/** The rules keep it from being approved. */
export function isBlocked({ findings }: Pick<FilingRowDetail, 'findings'>): boolean {
  return findings.some(({ severity }) => severity === 'block');
}

/** Whom a row is about: a person, or the unit itself. */
export function nameOf({ name }: Pick<FilingRowDetail, 'name'>, { unitName }: Pick<ListedFiling, 'unitName'>): string {
  return name === '' ? unitName : name;
}

export const ROW_FILTERS: Readonly<Record<ReviewRowFilter, { readonly label: string; readonly none: string }>> = {
  open: { label: '待审核', none: '全部人员都已审核。' },
  approved: { label: '已通过', none: '还没有通过的人员。' },
  rejected: { label: '不通过', none: '没有不通过的人员。' },
  all: { label: '全部', none: '这笔申报没有人员。' },
};

export const EVENTS: Readonly<Record<ReviewState, string>> = {
  received: '收到申报',
  reviewing: '开始审核',
  approved: '审核通过',
  rejected: '审核不通过',
  'partly-approved': '审核部分通过',
  withdrawn: '单位撤回',
};
export const ACTORS: Readonly<Record<FilingDetail['history'][number]['actor'], string>> = {
  unit: '申报单位',
  centre: '系统自动',
  reviewer: '审核人员',
};

export const SEVERITIES: Readonly<Record<'block' | 'warn' | 'note', { readonly label: string; readonly tone: Tone }>> = {
  block: { label: '不符合', tone: 'bad' },
  warn: { label: '请核对', tone: 'doubtful' },
  note: { label: '提示', tone: 'waiting' },
};

export const CODE_STANDINGS: Readonly<Record<SentCodeEntry['standing'], { readonly label: string; readonly tone: Tone }>> = {
  valid: { label: '有效', tone: 'good' },
  used: { label: '已使用', tone: 'waiting' },
  replaced: { label: '已失效', tone: 'neutral' },
  expired: { label: '已过期', tone: 'neutral' },
};
export const CODE_PURPOSES: Readonly<Record<SentCodeEntry['purpose'], string>> = { activation: '用户激活', link: '险种关联' };

export const OUTAGES: readonly { readonly value: Outage; readonly label: string; readonly hint: string }[] = [
  { value: 'none', label: '正常', hint: '按协议应答。' },
  { value: 'refuse', label: '停机', hint: '所有连接立即断开，正在传输的也会中断。' },
  { value: 'hang', label: '无响应', hint: '收到请求但一直不应答。' },
  { value: 'swallow-receipts', label: '吞掉回执', hint: '收下申报，但在应答前断开，客户端应显示“状态待确认”。' },
  { value: 'login-page', label: '登录页劫持', hint: '像公共网络那样返回一个网页，客户端不得当作成功。' },
  { value: 'busy', label: '繁忙', hint: '请客户端稍后再试。' },
];

export const QUICK_REASONS: readonly string[] = [
  '身份证复印件不清晰，请重新扫描后提交。',
  '劳动合同缺少签字或盖章页，请补充后提交。',
  '材料与申报人员不符，请核对后提交。',
  '申报工资与劳动合同不一致，请核对后提交。',
  '起缴年月与劳动合同约定不一致，请核对后提交。',
];

/** What was doubted of a material, as the unit was told: （可能模糊、已过期）. A doubt of a newer client has no word here. */
export function doubtWords(doubts: readonly string[]): string {
  const known: Readonly<Partial<Record<string, string>>> = DOUBT_WORDS;
  const words = doubts.flatMap((doubt) => known[doubt] ?? []);
  return words.length === 0 ? '' : `（${words.join('、')}）`;
}
/** 2026-11-22 09:00:00 in China, wherever the reviewer sits. */
export function timeOf(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
}

export function sizeOf(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
