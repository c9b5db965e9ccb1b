import { createHash, randomBytes, randomInt } from 'node:crypto';

export function sha256Of(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/** 256 random bits; the books keep only its hash. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Six digits (O-22). */
export function newCode(): string {
  return String(randomInt(1_000_000)).padStart(6, '0');
}
