/**
 * What a number format makes of a number, as one small number so that a cell's style costs a look into an array:
 * PLAIN, DATE, or from PADDED on a number of zeros to fill up to.
 */
export const PLAIN = 0;
export const DATE = 1;
export const PADDED = 2;

const WIDEST_PADDING = 32;

/** Excel's built-in formats that show dates or times, with those of a Chinese Excel (27–36 and 50–58, ECMA-376 §18.8.30). */
export function builtInFormat(id: number): number {
  const shows = (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || id === 45 || id === 47 || (id >= 50 && id <= 58);
  return shows ? DATE : PLAIN;
}

/**
 * A format code as written. A date's code names a part of a date or time outside quotes, escapes and brackets. Elapsed time ([h]:mm) stays a
 * number: it is no moment. `0000` pads, which is how lost zeros of a number are shown.
 */
export function customFormat(code: string): number {
  if (/^0{2,}$/.test(code)) {
    return PADDED + Math.min(code.length, WIDEST_PADDING);
  }
  const [first = ''] = code
    .replaceAll(/"[^"]*"|\\.|_.|\*./g, '')
    .replaceAll(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .split(';');
  if (/general|通用格式|\[/i.test(first)) {
    return PLAIN;
  }
  return /[ymdhsbg年月日时分秒]|a\/p|aaa|e(?![+-])/i.test(first) ? DATE : PLAIN;
}
