import { expect, it } from 'vitest';
import { FIRST_CORNERS, withCornerAt } from './corner-frame.tsx';

it('[W-20] a corner goes where it is put, and not outside the picture', () => {
  expect(withCornerAt(FIRST_CORNERS, 2, [0.7, 0.95])[2]).toEqual([0.7, 0.95]);
  expect(withCornerAt(FIRST_CORNERS, 0, [-1, 0.2])[0]).toEqual([0, 0.2]);
});

it('[W-20] a sheet is never folded over', () => {
  // Past the opposite corner, and onto the line between its neighbours.
  expect(withCornerAt(FIRST_CORNERS, 0, [0.95, 0.95])).toBe(FIRST_CORNERS);
  expect(withCornerAt(FIRST_CORNERS, 0, [0.5, 0.5])).toBe(FIRST_CORNERS);
});
