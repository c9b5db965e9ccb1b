import { expect, it } from 'vitest';
import { FIRST_FRAME, withCorner } from './crop-frame.tsx';

it('[issue 4] a corner of the crop frame moves two sides, stays on the page, and never crosses the others', () => {
  const box = { left: 0.2, top: 0.2, width: 0.5, height: 0.5 };
  const rounded = (found: typeof box) => Object.values(found).map((value) => Math.round(value * 1000) / 1000);
  expect(rounded(withCorner(box, '左上', { x: 0.1, y: 0.3 }))).toEqual([0.1, 0.3, 0.6, 0.4]);
  expect(rounded(withCorner(box, '右下', { x: 2, y: 0.9 }))).toEqual([0.2, 0.2, 0.8, 0.7]);
  expect(rounded(withCorner(box, '右上', { x: 0.5, y: -1 }))).toEqual([0.2, 0, 0.3, 0.7]);
  expect(rounded(withCorner(box, '左下', { x: 0.9, y: 0.1 }))).toEqual([0.68, 0.2, 0.02, 0.02]);
  expect(FIRST_FRAME.left + FIRST_FRAME.width).toBeLessThan(1);
});
