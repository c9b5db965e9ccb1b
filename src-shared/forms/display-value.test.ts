import { describe, expect, it } from 'vitest';
import type { CodeTable, FieldKind } from './definition.ts';
import { displayValue } from './display-value.ts';

const codeTables: readonly CodeTable[] = [{ id: 'gender', title: '性别', source: 'GB/T 2261.1', entries: [{ code: '1', label: '男' }] }];

describe('displayValue', () => {
  it.each<[FieldKind, string, string]>([
    ['choice', '1', '男'],
    ['choice', '7', '7'],
    ['month', '202601', '2026年1月'],
    ['month', '2026', '2026'],
    ['money', '12345.50', '12,345.50元'],
    ['money', '四千', '四千'],
    ['date', '1990-01-07', '1990-01-07'],
    ['text', ' a ', ' a '],
  ])('shows %s “%s” as “%s”', (kind, value, shown) => {
    expect(displayValue({ kind, codes: 'gender' }, value, codeTables)).toBe(shown);
  });
});
