import { type PasswordRule, passwordWeaknesses } from '../../src-shared/domain/password-rule.ts';

export type PasswordCheck = { readonly label: string; readonly isMet: boolean };

/** The password rule (O-02) as a list to tick off while typing; the engine and the centre judge again by the same words. */
export function passwordChecks(rule: PasswordRule, password: string): readonly PasswordCheck[] {
  const weaknesses = passwordWeaknesses({ rule, password });
  const checks: PasswordCheck[] = [
    { label: `至少 ${rule.minLength} 个字符`, isMet: !weaknesses.includes('too-short') },
    { label: `含大写字母、小写字母、数字、符号中的至少 ${rule.classes} 种`, isMet: !weaknesses.includes('too-few-classes') },
  ];
  if (rule.forbidden.length > 0) {
    checks.push({ label: `不是 ${rule.forbidden[0]} 这样的默认或常见密码`, isMet: password !== '' && !weaknesses.includes('forbidden') });
  }
  return checks;
}
