/**
 * Fingerprints of pictures (1024 bits in base64, src-main/imaging). The same scan compressed again differs in up to 9 bits, another page of
 * text in 64 and more (look-at-picture.test.ts); a page with little on it sets few bits and says nothing.
 */
const MOST_DIFFERENT = 12;
const FEWEST_SET = 24;

/** True when two pictures are most probably one scan of one page. */
export function areSamePage(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined || one.length !== other.length || one.length === 0) {
    return false;
  }
  let set = 0;
  let different = 0;
  for (let at = 0; at < one.length; at += 1) {
    const left = DIGITS.indexOf(one.charAt(at));
    const right = DIGITS.indexOf(other.charAt(at));
    set += bitsOf(Math.max(left, 0));
    different += bitsOf(Math.max(left, 0) ^ Math.max(right, 0));
  }
  return set >= FEWEST_SET && different <= MOST_DIFFERENT;
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function bitsOf(value: number): number {
  let count = 0;
  for (let rest = value; rest > 0; rest &= rest - 1) {
    count += 1;
  }
  return count;
}
