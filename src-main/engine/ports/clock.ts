import type { Instant } from '../../../src-shared/lib/plain-date.ts';

/** Time, ids and hashes come from outside, so that tests decide them. */
export type Clock = { now(): Instant };
/** A fresh ULID, monotonic within the process. */
export type Ids = { next(): string };
/** Lower-case hex SHA-256 of text (UTF-8) or bytes. */
export type Hash = { sha256(data: string | Uint8Array): string };
