import { describe, expect, test } from 'vitest';
import { daySpanTrouble, MONTH_SPAN, monthSpanTrouble } from './spans.ts';

const DAYS = [
  { id: 'from', label: '查询开始时间' },
  { id: 'to', label: '查询结束时间' },
] as const;

describe('from when to when', () => {
  test('[W-55] months may be left open; what is no month, or runs backwards, is named', () => {
    expect(monthSpanTrouble({})).toBe('');
    expect(monthSpanTrouble({ fromMonth: '202601', toMonth: '202601' })).toBe('');
    expect(monthSpanTrouble({ fromMonth: '202613' })).toContain('起始年月“202613”');
    expect(monthSpanTrouble({ fromMonth: '202611', toMonth: '202601' })).toBe('起始年月晚于终止年月，请对调或改正。');
    expect(MONTH_SPAN.map(({ label }) => label)).toEqual(['起始年月', '终止年月']);
  });

  test('[ZM-11] both days must be filled', () => {
    expect(daySpanTrouble({ from: '2026-11-01' }, DAYS)).toBe('请填写查询结束时间。');
    expect(daySpanTrouble({ from: '2026-11-31', to: '2026-12-01' }, DAYS)).toContain('查询开始时间“2026-11-31”');
    expect(daySpanTrouble({ from: '2026-12-01', to: '2026-11-01' }, DAYS)).toContain('晚于');
    expect(daySpanTrouble({ from: '2026-11-01', to: '2026-11-01' }, DAYS)).toBe('');
  });
});
