import { describe, expect, test } from 'vitest';
import { columnsInSight, moveOf, spanInSight } from './grid-moves.ts';

const size = { rows: 5, columns: 3, page: 2 };
function key(name: string, { ctrl = false, shift = false } = {}) {
  return { key: name, ctrl, shift };
}

describe('moveOf', () => {
  test.each([
    ['Enter', {}, { row: 2, column: 1 }],
    ['Enter', { shift: true }, { row: 0, column: 1 }],
    ['ArrowUp', {}, { row: 0, column: 1 }],
    ['ArrowDown', { ctrl: true }, { row: 4, column: 1 }],
    ['ArrowLeft', {}, { row: 1, column: 0 }],
    ['ArrowRight', { ctrl: true }, { row: 1, column: 2 }],
    ['PageDown', {}, { row: 3, column: 1 }],
    ['PageUp', {}, { row: 0, column: 1 }],
    ['Home', {}, { row: 1, column: 0 }],
    ['End', { ctrl: true }, { row: 4, column: 2 }],
    ['Tab', {}, { row: 1, column: 2 }],
    ['Tab', { shift: true }, { row: 1, column: 0 }],
  ])('[peers 102] %s %j leads as in a sheet', (name, held, expected) => {
    expect(moveOf({ row: 1, column: 1 }, key(name, held), size)).toEqual(expected);
  });

  test('[peers 102] Tab goes on to the next row and leaves the grid at either end', () => {
    expect(moveOf({ row: 1, column: 2 }, key('Tab'), size)).toEqual({ row: 2, column: 0 });
    expect(moveOf({ row: 1, column: 0 }, key('Tab', { shift: true }), size)).toEqual({ row: 0, column: 2 });
    expect(moveOf({ row: 4, column: 2 }, key('Tab'), size)).toBeNull();
    expect(moveOf({ row: 0, column: 0 }, key('Tab', { shift: true }), size)).toBeNull();
  });

  test('[peers 102] stays inside, and other keys lead nowhere', () => {
    expect(moveOf({ row: 4, column: 0 }, key('ArrowDown'), size)).toEqual({ row: 4, column: 0 });
    expect(moveOf({ row: 0, column: 0 }, key('a'), size)).toBeNull();
  });
});

describe('spanInSight', () => {
  test('[peers 105] draws what is in sight and a little around it, whatever the length', () => {
    const span = spanInSight({ top: 360_000, height: 540, rowHeight: 36, rows: 20_000 });
    expect(span.first).toBeLessThanOrEqual(10_000);
    expect(span.last).toBeGreaterThanOrEqual(10_015);
    expect(span.last - span.first).toBeLessThan(40);
  });

  test('[peers 105] never leaves the list', () => {
    expect(spanInSight({ top: 0, height: 540, rowHeight: 36, rows: 3 })).toEqual({ first: 0, last: 2 });
    expect(spanInSight({ top: 9_999, height: 540, rowHeight: 36, rows: 3 })).toEqual({ first: 2, last: 2 });
    expect(spanInSight({ top: 0, height: 540, rowHeight: 36, rows: 0 }).last).toBe(-1);
  });
});

describe('columnsInSight', () => {
  // Two pinned of 100, twenty more of 100 after a lead of 50; 600 in sight, 150 of them under what stands at the right.
  const edges = Array.from({ length: 23 }, (_, at) => 50 + at * 100);
  const sheet = { edges, pinned: 2, width: 600, sideWidth: 150 };

  test('[peers 105] draws those between what is pinned at either side and some beyond', () => {
    expect(columnsInSight({ ...sheet, left: 0 })).toEqual({ first: 2, last: 6 });
    const { first, last } = columnsInSight({ ...sheet, left: 900 });
    expect(edges[first]).toBeLessThan(900 + 250);
    expect(edges[last + 1]).toBeGreaterThan(900 + 450);
    expect(last - first).toBeLessThan(9);
  });

  test('[peers 105] never leaves the sheet, and draws all of a small one', () => {
    expect(columnsInSight({ ...sheet, left: 9_999 })).toEqual({ first: 21, last: 21 });
    expect(columnsInSight({ edges: [44, 144, 244], pinned: 1, left: 0, width: 1_100, sideWidth: 300 })).toEqual({ first: 1, last: 1 });
    expect(columnsInSight({ edges: [44, 144], pinned: 1, left: 0, width: 1_100, sideWidth: 300 })).toEqual({ first: 1, last: 0 });
  });
});
