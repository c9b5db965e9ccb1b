/** What a region asks of a unit's password (O-02); `classes` counts small letters, capitals, digits and everything else. */
export type PasswordRule = { readonly minLength: number; readonly classes: number; readonly forbidden: readonly string[] };
export type PasswordWeakness = 'too-short' | 'too-few-classes' | 'forbidden' | 'same-as-old';

const CLASSES = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/];

/** Everything that is wrong with a new password; empty when it will do. Client and centre judge by the same words. */
export function passwordWeaknesses(ask: {
  readonly rule: PasswordRule;
  readonly password: string;
  readonly oldPassword?: string;
}): PasswordWeakness[] {
  const { rule, password, oldPassword } = ask;
  const weaknesses: PasswordWeakness[] = [];
  if ([...password].length < rule.minLength) {
    weaknesses.push('too-short');
  }
  if (CLASSES.filter((each) => each.test(password)).length < rule.classes) {
    weaknesses.push('too-few-classes');
  }
  if (rule.forbidden.some((each) => each.toLowerCase() === password.toLowerCase())) {
    weaknesses.push('forbidden');
  }
  if (password === oldPassword) {
    weaknesses.push('same-as-old');
  }
  return weaknesses;
}
