import type { Filing } from '../../../src-shared/domain/filing.ts';
import type { RowId, Sha256 } from '../../../src-shared/domain/ids.ts';
import type { Attachment } from '../../../src-shared/domain/material.ts';
import type { Instant } from '../../../src-shared/lib/plain-date.ts';

/** Days something taken out of the library can be brought back. */
export const BIN_DAYS = 30;

/** The material library (材料库) in the store: what is said of files beside the filings, and which files filings name. */
export type LibraryReader = {
  /** People of whom there are files, in filings in sight or in the library; by name. `text` is part of the name or of the number. */
  libraryPeople(query: { readonly text?: string; readonly limit: number; readonly offset: number }): {
    readonly items: readonly LibraryPerson[];
    readonly total: number;
  };
  /** What is said of this person's files, what was taken out included. */
  libraryItems(idNumber: string): readonly LibraryItem[];
  /** Filings and rows of batches in sight that name this person and have files. */
  materialUses(idNumber: string): readonly MaterialUse[];
  /**
   * Every file some part of the store still leads to, in portions: filings with their steps of undo, batches with theirs, the library with what
   * can be brought back at `now`. Originals only while their filing is not decided. What waits to be sent names nothing its filing does not.
   */
  namedDigests(now: Instant): Iterable<readonly Sha256[]>;
};
export type LibraryWriter = {
  /** Inserts or replaces what is said of a file of a person. */
  putLibraryItem(item: LibraryItem): void;
};

/** `name` as it was written where one knows it best. */
export type LibraryPerson = { readonly idNumber: string; readonly name: string };

/** A file of a person beside the filings; what is inside names it, so that it is there once. */
export type LibraryItem = LibraryPerson & {
  /** What the kind is called. */
  readonly label: string;
  readonly attachment: Attachment;
  /** Taken out of the library; out of no filing. */
  readonly retiredAt: Instant | null;
};

/** Files a row of a filing names; `filing` is the filing's head, its rows are those of this person. */
export type MaterialUse = {
  readonly filing: Filing;
  readonly rowId: RowId;
  readonly name: string;
  readonly values: Readonly<Record<string, string>>;
  readonly attachments: readonly Attachment[];
};
