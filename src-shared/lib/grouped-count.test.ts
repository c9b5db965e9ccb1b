import { expect, test } from 'vitest';
import { groupedCount } from './grouped-count.ts';

test.each([0, 7, 999, 1_000, 20_000, 123_456, 1_000_000])('%i is grouped as Chinese numbers are', (count) => {
  expect(groupedCount(count)).toBe(count.toLocaleString('zh-CN'));
});
