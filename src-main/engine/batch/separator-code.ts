import type { FilingId, RowId } from '../../../src-shared/domain/ids.ts';

/** The cell a separator sheet stands for: whose pages follow, and what they are. */
export type SheetPlace = { readonly filingId: FilingId; readonly rowId: RowId; readonly kind: string };

/** Also said to people: whoever reads the code with a telephone shall see that it is no address. */
const MARK = 'SHEBAO-DESK-1';
const ID = '[0-9A-HJKMNP-TV-Z]{26}';
const CODE = new RegExp(`^${MARK} (${ID}) (${ID}) ([a-z0-9-]{1,40})$`);

/** What the QR code of a sheet says: ids of this draft and nothing of the person. */
export function separatorCode({ filingId, rowId, kind }: SheetPlace): string {
  return `${MARK} ${filingId} ${rowId} ${kind}`;
}

/** null: a QR code of something else, which may stand on any page. */
export function placeOfCode(code: string): SheetPlace | null {
  const [, filingId, rowId, kind] = CODE.exec(code) ?? [];
  return filingId === undefined || rowId === undefined || kind === undefined
    ? null
    : { filingId: filingId as FilingId, rowId: rowId as RowId, kind };
}
