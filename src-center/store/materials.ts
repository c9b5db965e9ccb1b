import type { Sha256 } from '../../src-shared/domain/ids.ts';
import type { MediaType } from '../../src-shared/domain/material.ts';
import type { Instant } from '../../src-shared/lib/plain-date.ts';
import type { Reading, Writing } from './books.ts';

export type KeptMaterial = { readonly sha256: Sha256; readonly bytes: number; readonly mediaType: MediaType };

/** A material this account has handed in. Files are kept once, but whoever did not hand it in does not have it. */
export function materialOf(books: Reading, accountId: string, sha256: string): KeptMaterial | null {
  const row = books
    .prepare(
      `SELECT sha256, bytes, media_type AS mediaType FROM account_materials JOIN materials USING (sha256)
       WHERE account_id = ? AND sha256 = ?`,
    )
    .get(accountId, sha256);
  return (row as KeptMaterial | undefined) ?? null;
}

export function addMaterial(
  books: Writing,
  { accountId, keptAt, ...material }: KeptMaterial & { readonly accountId: string; readonly keptAt: Instant },
): void {
  books
    .prepare('INSERT OR IGNORE INTO materials (sha256, bytes, media_type, kept_at) VALUES (@sha256, @bytes, @mediaType, @keptAt)')
    .run({ ...material, keptAt });
  books.prepare('INSERT OR IGNORE INTO account_materials (account_id, sha256) VALUES (?, ?)').run(accountId, material.sha256);
}
