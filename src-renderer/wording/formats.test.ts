import { describe, expect, it } from 'vitest';
import { formatAgo, formatBytes, formatDay, formatInstant, formatMonth, formatNames, formatSoon } from './formats.ts';

describe('formats', () => {
  it('[design §3] shows instants in China time whatever the zone of the PC', () => {
    expect(formatInstant('2026-11-21T16:30:00.000Z')).toBe('2026-11-22 00:30');
  });

  it('[O-22] says only the time on the same China day, else the day too', () => {
    const now = '2026-11-21T15:50:00.000Z'; // 23:50 in China
    expect(formatSoon('2026-11-21T15:55:00.000Z', now)).toBe('23:55');
    expect(formatSoon('2026-11-21T16:05:00.000Z', now)).toBe('11月22日 00:05');
  });

  it('[O-06] names a day, and its year only when it is another one', () => {
    const now = '2026-11-21T15:50:00.000Z';
    expect(formatDay('2026-12-01', now)).toBe('12月1日');
    expect(formatDay('2027-01-02', now)).toBe('2027年1月2日');
    expect(formatDay('', now)).toBe('');
  });

  it('[design §3] says how long ago, then the date', () => {
    const now = '2026-11-22T06:00:00.000Z';
    expect(formatAgo('2026-11-22T05:59:30.000Z', now)).toBe('刚刚');
    expect(formatAgo('2026-11-22T05:30:00.000Z', now)).toBe('30 分钟前');
    expect(formatAgo('2026-11-22T03:00:00.000Z', now)).toBe('3 小时前');
    expect(formatAgo('2026-11-20T03:00:00.000Z', now)).toBe('2026-11-20 11:00');
    // A clock that was set back is no reason for a negative age.
    expect(formatAgo('2026-11-22T06:00:10.000Z', now)).toBe('刚刚');
  });

  it('[W-20] says months and sizes the way clerks do', () => {
    expect(formatMonth('202611')).toBe('2026年11月');
    expect(formatMonth('')).toBe('');
    expect(formatBytes(900)).toBe('900 字节');
    expect(formatBytes(327_680)).toBe('320 KB');
    expect(formatBytes(1_468_006)).toBe('1.4 MB');
  });

  it('[W-56] names the first people and counts the rest', () => {
    expect(formatNames(['测试甲'], 1)).toBe('测试甲');
    expect(formatNames(['测试甲', '演练乙', '测试丙'], 12)).toBe('测试甲、演练乙、测试丙 等 12 人');
    expect(formatNames([''], 1)).toBe('（未填姓名）');
  });
});
