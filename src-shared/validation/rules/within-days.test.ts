import { describe, expect, it } from 'vitest';
import { findingsOf, only } from '../../../test/fixtures/judge-sample.ts';
import type { RuleLiteral } from '../../profile/profile-literal.ts';

const rules: readonly RuleLiteral[] = [{ id: '§4.5', kind: 'within-days', severity: 'note', field: 'workStart', days: 15 }];

describe('within days', () => {
  it.each(['2026-11-07', '2026-11-22', '2026-12-01', '', '2026-02-30'])(
    '[§4.5] is silent on the last day and before: “%s”',
    (workStart) => {
      expect(findingsOf({ rules, values: { workStart } }).filter(({ rule }) => rule === '§4.5')).toEqual([]);
    },
  );

  it('[§4.5] says how long a deadline has passed, and to file all the same', () => {
    expect(only(findingsOf({ rules, values: { workStart: '2026-11-06' } }))).toMatchObject({
      severity: 'note',
      sentence: '参加工作日期2026年11月6日距今已16天，超过15天的办理期限。请尽快申报。',
    });
  });
});
