import { describe, expect, it } from 'vitest';
import { passwordWeaknesses } from './password-rule.ts';

const rule = { minLength: 8, classes: 3, forbidden: ['888888', 'Shebao-2026'] };

describe('passwordWeaknesses', () => {
  it.each([
    ['Practice-1', []],
    ['练习密码Aa12', []],
    ['Aa1-', ['too-short']],
    ['practice1', ['too-few-classes']],
    ['888888', ['too-short', 'too-few-classes', 'forbidden']],
    ['shebao-2026', ['forbidden']],
    ['', ['too-short', 'too-few-classes']],
  ])('[O-02] finds of %s: %j', (password, weaknesses) => {
    expect(passwordWeaknesses({ rule, password })).toEqual(weaknesses);
  });

  it('[W-12] refuses the old password as the new one', () => {
    expect(passwordWeaknesses({ rule, password: 'Practice-1', oldPassword: 'Practice-1' })).toEqual(['same-as-old']);
  });
});
