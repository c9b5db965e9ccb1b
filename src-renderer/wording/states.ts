import type { FilingState, FilingStep } from '../../src-shared/domain/filing.ts';
import { STATE_LABELS } from '../../src-shared/domain/state-labels.ts';
import { DECIDED_STATES, PENDING_STATES } from '../../src-shared/domain/transitions.ts';
import type { RegionProfile } from '../../src-shared/profile/region-profile.ts';

export type StateTone = 'neutral' | 'waiting' | 'doubtful' | 'good' | 'bad';

/** What 申报查询 calls a state (design §4), what it means for the clerk, and how loud it is shown. */
export const STATE_WORDS = {
  draft: { label: STATE_LABELS.draft, meaning: '草稿只在这台电脑上，还没有提交。', tone: 'neutral' },
  queued: { label: STATE_LABELS.queued, meaning: '已提交并存好，等待发给中心；中心还没有收到。', tone: 'waiting' },
  sending: { label: STATE_LABELS.sending, meaning: '正在发给中心，还没有拿到回执。', tone: 'waiting' },
  unconfirmed: {
    label: STATE_LABELS.unconfirmed,
    meaning: '已经发出但没有等到中心的回答：中心可能收到，也可能没有收到。程序会向中心核实，不会重复申报。',
    tone: 'doubtful',
  },
  received: { label: STATE_LABELS.received, meaning: '中心已收到并给出受理单号，等待审核。', tone: 'waiting' },
  reviewing: { label: STATE_LABELS.reviewing, meaning: '中心已打开这笔申报，正在审核。', tone: 'waiting' },
  approved: { label: STATE_LABELS.approved, meaning: '中心审核通过。', tone: 'good' },
  rejected: { label: STATE_LABELS.rejected, meaning: '中心审核不通过，请看未通过原因；可以更正后重新申报。', tone: 'bad' },
  'partly-approved': {
    label: STATE_LABELS['partly-approved'],
    meaning: '部分人员通过，未通过的人员请看原因；可以更正后重新申报。',
    tone: 'bad',
  },
  voided: { label: STATE_LABELS.voided, meaning: '已在本机废弃，没有发给中心；可以恢复为草稿。', tone: 'neutral' },
  withdrawn: { label: STATE_LABELS.withdrawn, meaning: '中心已按您的请求撤回这笔申报。', tone: 'neutral' },
} satisfies Record<FilingState, { label: string; meaning: string; tone: StateTone }>;

/** What the clerk's own system calls a state at the centre (ZM-12: 已办结, 不通过); the common word for everything else. */
export function stateLabel(state: FilingState, words: RegionProfile['resultWords']): string {
  if (words === undefined || state === 'partly-approved') {
    return STATE_LABELS[state];
  }
  if (PENDING_STATES.includes(state)) {
    return words.pending;
  }
  return DECIDED_STATES.includes(state) ? words[state === 'approved' ? 'approved' : 'rejected'] : STATE_LABELS[state];
}

export const STEP_WORDS = { fill: '填写信息', materials: '上传材料', check: '核对提交' } satisfies Record<FilingStep, string>;

/** The branches of 申报查询 in the menu (W-56) and the states each gathers; `id` stands in the address. */
export const STATE_GROUPS = [
  { id: 'draft', label: '未提交', states: ['draft'] },
  { id: 'unsent', label: '待发送', states: ['queued', 'sending', 'unconfirmed'] },
  { id: 'pending', label: '正在审核', states: ['received', 'reviewing'] },
  { id: 'decided', label: '审核完成', states: ['approved', 'rejected', 'partly-approved'] },
  { id: 'closed', label: '已撤回和已作废', states: ['withdrawn', 'voided'] },
] as const satisfies readonly { id: string; label: string; states: readonly FilingState[] }[];
export type StateGroupId = (typeof STATE_GROUPS)[number]['id'];

export function stateWord(state: string): string {
  return state in STATE_WORDS ? STATE_WORDS[state as FilingState].label : state;
}
