import { describe, expect, it } from 'vitest';
import { FILING_STATES } from '../../src-shared/domain/filing.ts';
import { UNSENT_STATES } from '../../src-shared/domain/transitions.ts';
import { STATE_GROUPS, STATE_WORDS, stateLabel, stateWord } from './states.ts';

describe('words for states', () => {
  it('[W-56] put every state into exactly one branch of 申报查询', () => {
    const grouped = STATE_GROUPS.flatMap(({ states }) => states.map(String));
    expect(grouped.toSorted()).toEqual(FILING_STATES.map(String).toSorted());
  });

  it('[design §1.2] say of nothing unsent that the centre has it, and of doubt that it is doubt', () => {
    for (const state of UNSENT_STATES) {
      expect(STATE_WORDS[state].meaning).not.toMatch(/中心已收到/);
    }
    expect(STATE_WORDS.unconfirmed.label).toBe('状态待确认');
    expect(STATE_WORDS.unconfirmed.tone).toBe('doubtful');
  });

  it('[ZM-12] are the system’s own for what the centre decides, and for nothing else', () => {
    const words = { pending: '办理中', approved: '已办结', rejected: '不通过' };
    expect(FILING_STATES.filter((state) => stateLabel(state, words) !== STATE_WORDS[state].label)).toEqual([
      'received',
      'reviewing',
      'approved',
      'rejected',
    ]);
    expect(stateLabel('approved', words)).toBe('已办结');
    expect(stateLabel('approved', undefined)).toBe('审核完成·通过');
  });

  it('[W-56] leave a word they do not know as it stands', () => {
    expect(stateWord('draft')).toBe('未提交');
    expect(stateWord('新状态')).toBe('新状态');
  });
});
