import { describe, expect, it } from 'vitest';
import { columnLetters, onSheet, sheetName } from './cell-address.ts';

describe('columnLetters', () => {
  it.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [701, 'ZZ'],
    [702, 'AAA'],
    [16_383, 'XFD'],
  ])('names column %i %s', (index, letters) => {
    expect(columnLetters(index)).toBe(letters);
  });
});

describe('onSheet', () => {
  it('fixes rows and columns and quotes the sheet', () => {
    expect(onSheet("甲's 表", 'A2:AB20001')).toBe("'甲''s 表'!$A$2:$AB$20001");
  });
});

describe('sheetName', () => {
  it.each([
    ['单位人员', '', '单位人员'],
    ['2026/11 [甲:乙]?*\\', '', '2026 11  甲 乙'],
    ["'引号'", '', '引号'],
    ['   ', '', '列表'],
    ['人'.repeat(40), ' (2)', `${'人'.repeat(27)} (2)`],
    ['𠮷'.repeat(20), '', '𠮷'.repeat(15)],
  ])('makes of %j with %j a name Excel takes', (wanted, behind, name) => {
    expect(sheetName(wanted, behind)).toBe(name);
  });
});
