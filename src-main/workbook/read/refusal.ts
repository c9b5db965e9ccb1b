/** Other table formats, told apart so that the clerk hears how to save the file instead. */
export type OtherWorkbookFormat =
  /** Excel binary workbook. */
  | 'xlsb'
  /** OpenDocument spreadsheet. */
  | 'ods'
  /** WPS's own format, where it is not an .xls inside. */
  | 'et'
  /** Excel 95 and older (BIFF5 and before). */
  | 'xls-95'
  /** Apple Numbers. */
  | 'numbers'
  /** "Single file web page" saved under .xls. */
  | 'mhtml';

/** What a file that is no workbook looks like. `web-page` is HTML without a table: often a portal's login page saved as .xls. */
export type LooksLike = 'pdf' | 'picture' | 'word' | 'presentation' | 'archive' | 'web-page' | 'xml' | 'binary';

export type WorkbookLimits = {
  /** Bytes of the file as it lies on disk. */
  readonly fileBytes: number;
  /** Bytes of all parts that are read, after inflating. */
  readonly inflatedBytes: number;
  /** Inflated bytes for each stored byte of one part; asked only above `ratioFromBytes`, because small parts squeeze well. */
  readonly ratio: number;
  readonly ratioFromBytes: number;
  /** Highest row number that may hold a value. */
  readonly rows: number;
  /** Highest number of columns that may hold a value. */
  readonly columns: number;
  readonly sharedStrings: number;
  /** UTF-8 bytes of all shared strings together. */
  readonly sharedStringBytes: number;
};

/** What passed its limit. */
export type TooLarge = 'file-bytes' | 'inflated-bytes' | 'ratio' | 'rows' | 'columns' | 'shared-strings' | 'shared-string-bytes';

/** Why a file is not read, with what a sentence for the clerk needs. Closed list. */
export type WorkbookRefusal =
  | { readonly code: 'empty-file' }
  | { readonly code: 'not-a-workbook'; readonly looksLike: LooksLike }
  | { readonly code: 'other-format'; readonly format: OtherWorkbookFormat }
  | { readonly code: 'password-protected' }
  | { readonly code: 'too-large'; readonly what: TooLarge; readonly limit: number }
  /** `part`: which piece of the file (`xl/worksheets/sheet1.xml`, `zip`); `row`: the row being read, if any; `detail`: English, for the log. */
  | { readonly code: 'damaged'; readonly part: string; readonly row: number | null; readonly detail: string }
  /** An XML part carries a DOCTYPE, which no spreadsheet program writes. */
  | { readonly code: 'document-type'; readonly part: string }
  /** Text that is neither UTF-8 nor UTF-16 nor GB18030; `declared` is the encoding a part claims, if any. */
  | { readonly code: 'unreadable-encoding'; readonly declared: string | null }
  | { readonly code: 'no-sheet' }
  | { readonly code: 'cancelled' };

/** Room for a million rows of a very wide sheet's values, none for a bomb. Rows and columns are Excel's own. */
export const WORKBOOK_LIMITS: WorkbookLimits = {
  fileBytes: 128 * 1024 * 1024,
  inflatedBytes: 512 * 1024 * 1024,
  ratio: 200,
  ratioFromBytes: 8 * 1024 * 1024,
  rows: 1_048_576,
  columns: 16_384,
  sharedStrings: 4_000_000,
  sharedStringBytes: 128 * 1024 * 1024,
};
