/** How numbers of persons look where they are not needed in full (design promise 7). */

/** 610502********0011: the first six and last four of an id, less of shorter document numbers. */
export function maskIdNumber(number: string): string {
  const keep = number.length >= 15 ? { first: 6, last: 4 } : number.length >= 7 ? { first: 2, last: 2 } : { first: 1, last: 0 };
  return maskMiddle(number, keep);
}

/** 138****8000; of other phones the last four at most. */
export function maskPhone(number: string): string {
  return maskMiddle(
    number,
    number.length >= 11 ? { first: 3, last: 4 } : number.length >= 7 ? { first: 0, last: 4 } : { first: 0, last: 1 },
  );
}

function maskMiddle(text: string, { first, last }: { readonly first: number; readonly last: number }): string {
  const hidden = text.length - first - last;
  return hidden <= 0 ? '*'.repeat(text.length) : text.slice(0, first) + '*'.repeat(hidden) + text.slice(text.length - last);
}
