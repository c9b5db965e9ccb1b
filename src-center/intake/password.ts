import { hash, verify } from '@node-rs/argon2';
import { type PasswordRule, type PasswordWeakness, passwordWeaknesses } from '../../src-shared/domain/password-rule.ts';

/** argon2id, 19 MiB, two passes: the package's own defaults, spelt out so that an update cannot weaken them. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
/** Longer ones would only keep the machine busy. */
const MAX_LENGTH = 128;

/**
 * What is wrong with a new password (O-02). There is no default password, the old 888888 is among the forbidden (W-10), and a
 * unit's own numbers, which every letterhead shows, are too.
 */
export function weaknessesOf(ask: {
  readonly rule: PasswordRule;
  /** 单位编号 and 统一社会信用代码 of the account. */
  readonly names: readonly string[];
  readonly password: string;
  readonly oldPassword?: string;
}): PasswordWeakness[] {
  const { rule, names, password, oldPassword } = ask;
  const tooLong = password.length > MAX_LENGTH ? [password] : [];
  return passwordWeaknesses({
    rule: { ...rule, forbidden: [...rule.forbidden, ...names, ...tooLong] },
    password,
    ...(oldPassword === undefined ? {} : { oldPassword }),
  });
}

export function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

export async function passwordMatches(passwordHash: string, password: string): Promise<boolean> {
  return password.length <= MAX_LENGTH && (await verify(passwordHash, password));
}
