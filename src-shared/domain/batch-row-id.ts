import type { FilingId, RowId } from './ids.ts';

/**
 * Row ids of a batch are not drawn but counted: the part of the filing's id that no other filing has, and the row's number in the batch
 * as six digits of the same alphabet. A hundred thousand rows need no hundred thousand random numbers, and none is kept twice.
 */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const NUMBER_DIGITS = 6;
/** Row numbers are below this; the store packs them into its keys. */
export const ROW_NUMBERS = 2 ** 24;

export function rowIdOf(filingId: FilingId, number: number): RowId {
  if (!Number.isInteger(number) || number < 0 || number >= ROW_NUMBERS) {
    throw new Error(`no row number: ${number}`);
  }
  let digits = '';
  for (let rest = number; digits.length < NUMBER_DIGITS; rest = Math.floor(rest / DIGITS.length)) {
    digits = (DIGITS[rest % DIGITS.length] ?? '') + digits;
  }
  return `${prefixOf(filingId)}${digits}` as RowId;
}

/** The number of a row of this filing, null for the id of any other row. */
export function rowNumberOf(filingId: FilingId, rowId: string): number | null {
  if (!rowId.startsWith(prefixOf(filingId)) || rowId.length !== filingId.length) {
    return null;
  }
  let number = 0;
  for (const digit of rowId.slice(-NUMBER_DIGITS)) {
    const value = DIGITS.indexOf(digit);
    if (value < 0) {
      return null;
    }
    number = number * DIGITS.length + value;
  }
  return number < ROW_NUMBERS ? number : null;
}

function prefixOf(filingId: FilingId): string {
  return filingId.slice(NUMBER_DIGITS);
}
