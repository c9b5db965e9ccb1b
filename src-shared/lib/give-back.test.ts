import { expect, it } from 'vitest';
import { giveBack } from './give-back.ts';

it('gives back bytes that have their memory for themselves, and leaves a part of something larger alone', () => {
  const whole = Uint8Array.from([1, 2, 3, 4]);
  const part = whole.subarray(1, 3);
  giveBack(part);
  expect([...whole]).toEqual([1, 2, 3, 4]);
  giveBack(whole);
  expect([whole.length, part.length]).toEqual([0, 0]);
});
