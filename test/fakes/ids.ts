import type { Ids } from '../../src-main/engine/ports/clock.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** ULIDs that count: `00000000000000000000000001`, …2, …3. `start` keeps two makers of one test apart. */
export function createIds(start = 0): Ids {
  let count = start;
  return {
    next() {
      count += 1;
      let rest = count;
      let text = '';
      while (rest > 0) {
        text = ALPHABET.charAt(rest % 32) + text;
        rest = Math.floor(rest / 32);
      }
      return text.padStart(26, '0');
    },
  };
}
