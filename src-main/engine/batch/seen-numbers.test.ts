import { expect, test } from 'vitest';
import { makePeople } from '../../../test/fixtures/people.ts';
import { createSeenNumbers } from './seen-numbers.ts';

test('[§4.6] a number that comes again is seen, and of twenty thousand different ones none is taken for another', () => {
  const numbers = makePeople({ seed: 7, count: 20_000, today: '2026-11-10' }).map(({ socialSecurityNumber }) => socialSecurityNumber);
  const seen = createSeenNumbers();
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(numbers.filter((number) => seen.mayRepeat(number))).toEqual([]);
  expect(numbers.every((number) => seen.mayRepeat(number))).toBe(true);
});
