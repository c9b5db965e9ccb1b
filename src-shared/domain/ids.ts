import type { Brand } from '../lib/brand.ts';

/** ULID of a filing, made on the clerk's PC; the centre's idempotency key (`PUT /filings/{clientId}`). */
export type FilingId = Brand<string, 'FilingId'>;
/** ULID of one person's line inside a filing. */
export type RowId = Brand<string, 'RowId'>;
/** ULID of a unit account on this PC; also the name of its data folder. */
export type AccountId = Brand<string, 'AccountId'>;
/** Lower-case hex SHA-256 (64 characters) of a material's bytes. */
export type Sha256 = Brand<string, 'Sha256'>;
