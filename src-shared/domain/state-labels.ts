import type { FilingState } from './filing.ts';

/** What a finding calls the state of another filing (design §4, 申报查询). */
export const STATE_LABELS: Readonly<Record<FilingState, string>> = {
  draft: '未提交',
  queued: '待发送',
  sending: '正在发送',
  unconfirmed: '状态待确认',
  received: '正在审核',
  reviewing: '正在审核',
  approved: '审核完成·通过',
  rejected: '审核完成·不通过',
  'partly-approved': '审核完成·部分通过',
  voided: '已作废',
  withdrawn: '已撤回',
};
