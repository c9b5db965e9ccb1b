import type { Failure } from '../../../src-shared/contract/errors.ts';
import type { Sha256 } from '../../../src-shared/domain/ids.ts';
import type { MediaType, PictureType } from '../../../src-shared/domain/material.ts';
import type { Instant } from '../../../src-shared/lib/plain-date.ts';
import type { Result } from '../../../src-shared/lib/result.ts';

/** Content-addressed, encrypted material files of one account. What is kept is never changed; adding the same bytes twice keeps one. */
export type MaterialFiles = {
  /** Looks at the bytes (not the name), refuses what the limits refuse, and has it on disk when it answers. */
  add(ask: {
    readonly fileName: string;
    readonly bytes: Uint8Array;
    readonly limits: { readonly mediaTypes: readonly MediaType[]; readonly maxBytes: number };
  }): Promise<Result<{ readonly sha256: Sha256; readonly mediaType: MediaType; readonly bytes: number }, Failure>>;
  /** Keeps a clerk's own picture as it is; it was looked at already. Never sent. */
  addOriginal(ask: { readonly bytes: Uint8Array; readonly mediaType: PictureType }): Promise<Result<{ readonly sha256: Sha256 }, Failure>>;
  /** Any file there is, originals included: to be looked at. */
  readAny(sha256: Sha256): Promise<Result<{ readonly bytes: Uint8Array; readonly mediaType: MediaType | PictureType }, Failure>>;
  /** A file as it may be sent; `material-not-found` for what is an original only. */
  read(sha256: Sha256): Promise<Result<{ readonly bytes: Uint8Array; readonly mediaType: MediaType }, Failure>>;
  has(sha256: Sha256): boolean;
  /** Every file there is, in portions, with the time it was last added (again); by the clock the house is given. */
  list(): AsyncIterable<readonly { readonly sha256: Sha256; readonly touchedAt: Instant }[]>;
  /** Removes a file for good, unless it was added again at `untouchedSince` or later; false where nothing was removed. */
  remove(sha256: Sha256, untouchedSince: Instant): Promise<boolean>;
};
