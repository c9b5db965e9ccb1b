import { describe, expect, it } from 'vitest';
import { passwordChecks } from './password-checks.ts';

const rule = { minLength: 8, classes: 3, forbidden: ['888888', 'Abc12345'] };
const met = (password: string): readonly boolean[] => passwordChecks(rule, password).map(({ isMet }) => isMet);

describe('the password list', () => {
  it('[O-02] ticks nothing off for an empty password', () => {
    expect(met('')).toEqual([false, false, false]);
  });

  it('[W-10][O-02] refuses the old default password whatever else it meets', () => {
    expect(met('888888')).toEqual([false, false, false]);
    expect(met('Abc12345')).toEqual([true, true, false]);
  });

  it('[O-02] ticks everything off for eight characters of three classes', () => {
    expect(met('Yanlian-26')).toEqual([true, true, true]);
    expect(met('yanlian-26')).toEqual([true, true, true]);
    expect(met('yanlianab')).toEqual([true, false, true]);
  });
});
