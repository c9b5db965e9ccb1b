/** Most rows of a sheet, headers included (Excel 2007 and later, WPS). */
export const MOST_ROWS = 1_048_576;

/** A, B, … Z, AA: the letters of a column, 0-based. */
export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26);
  return `${rest === 0 ? '' : columnLetters(rest - 1)}${String.fromCharCode(65 + (index % 26))}`;
}

/** A2:A20001 as $A$2:$A$20001. */
export function fixedRange(range: string): string {
  return range.replace(/([A-Z]+)(\d+)/g, '$$$1$$$2');
}

/** 数据!$A$1 as a formula names it. */
export function onSheet(sheet: string, range: string): string {
  return `'${sheet.replaceAll("'", "''")}'!${fixedRange(range)}`;
}

/** A name Excel takes for a sheet: none of `[]:*?/\`, no quote at the ends, at most 31 UTF-16 units with what is put behind it. */
export function sheetName(wanted: string, behind = ''): string {
  const clean = wanted.replace(/[[\]:*?/\\\p{Cc}]/gu, ' ').replace(/^'+|'+$/g, '');
  const fitting = [...clean].reduce(
    (kept, character) => (kept.length + character.length > 31 - behind.length ? kept : kept + character),
    '',
  );
  return `${fitting.trim() || '列表'}${behind}`;
}
