import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { hashRaw } from '@node-rs/argon2';
import type { AccountId } from '../../../src-shared/domain/ids.ts';

/** The data key sealed with AES-256-GCM; `sealed` is nonce, ciphertext and tag, base64. */
export type Wrap = { readonly sealed: string };
/** The parameters travel with the wrap, so that they can grow later without locking anyone out. */
export type PasswordWrap = Wrap & {
  readonly algorithm: 'argon2id';
  readonly memoryKiB: number;
  readonly passes: number;
  readonly lanes: number;
  /** Base64. */
  readonly salt: string;
};

/** How hard a password is made to guess. */
export type Stretching = Pick<PasswordWrap, 'memoryKiB' | 'passes' | 'lanes'>;

/** RFC 9106's second choice; about 0.2 s on an office PC. */
export const STRETCHING: Stretching = { memoryKiB: 65_536, passes: 3, lanes: 1 };
const ARGON2ID = 2;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;

export function newDataKey(): Uint8Array {
  return new Uint8Array(randomBytes(KEY_BYTES));
}

export async function wrapWithPassword(
  accountId: AccountId,
  dataKey: Uint8Array,
  { password, stretching }: { readonly password: string; readonly stretching: Stretching },
): Promise<PasswordWrap> {
  const parameters = { algorithm: 'argon2id', ...stretching, salt: randomBytes(16).toString('base64') } as const;
  const key = await stretch(password, parameters);
  return { ...parameters, sealed: seal(key, dataKey, placeOf('password', accountId)) };
}

/** The data key, or null when the password is not the one. */
export async function unwrapWithPassword(accountId: AccountId, wrap: PasswordWrap, password: string): Promise<Uint8Array | null> {
  return unseal(await stretch(password, wrap), wrap.sealed, placeOf('password', accountId));
}

export function wrapWithRecoveryKey(accountId: AccountId, dataKey: Uint8Array, recoveryKey: string): Wrap {
  return { sealed: seal(recoveryWrappingKey(accountId, recoveryKey), dataKey, placeOf('recovery', accountId)) };
}

export function unwrapWithRecoveryKey(accountId: AccountId, wrap: Wrap, recoveryKey: string): Uint8Array | null {
  return unseal(recoveryWrappingKey(accountId, recoveryKey), wrap.sealed, placeOf('recovery', accountId));
}

/** One key per use, so that what leaks from one says nothing about the other. */
export function deriveKey(dataKey: Uint8Array, use: 'store' | 'materials'): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', dataKey, new Uint8Array(), `shebao-desk 1 ${use}`, KEY_BYTES));
}

async function stretch(
  password: string,
  { memoryKiB, passes, lanes, salt }: PasswordWrap | Omit<PasswordWrap, 'sealed'>,
): Promise<Uint8Array> {
  // NFKC: the same keys pressed under another input method are the same password.
  return hashRaw(password.normalize('NFKC'), {
    algorithm: ARGON2ID,
    memoryCost: memoryKiB,
    timeCost: passes,
    parallelism: lanes,
    outputLen: KEY_BYTES,
    salt: Buffer.from(salt, 'base64'),
  });
}

/** 130 random bits need no stretching. */
function recoveryWrappingKey(accountId: AccountId, recoveryKey: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', recoveryKey, accountId, 'shebao-desk 1 recovery', KEY_BYTES));
}

/** Authenticated with the box: a wrap opens only for its account and its purpose. */
function placeOf(kind: 'password' | 'recovery', accountId: AccountId): Uint8Array {
  return Buffer.from(`shebao-desk 1 ${kind} ${accountId}`, 'utf8');
}

function seal(key: Uint8Array, secret: Uint8Array, place: Uint8Array): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(place);
  const sealed = Buffer.concat([nonce, cipher.update(secret), cipher.final(), cipher.getAuthTag()]);
  key.fill(0);
  return sealed.toString('base64');
}

function unseal(key: Uint8Array, sealedText: string, place: Uint8Array): Uint8Array | null {
  const sealed = Buffer.from(sealedText, 'base64');
  if (sealed.length !== NONCE_BYTES + KEY_BYTES + TAG_BYTES) {
    return null;
  }
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
    .setAAD(place)
    .setAuthTag(sealed.subarray(-TAG_BYTES));
  try {
    return new Uint8Array(Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]));
  } catch {
    // GCM says only that it does not fit; here that means another key.
    return null;
  } finally {
    key.fill(0);
  }
}
