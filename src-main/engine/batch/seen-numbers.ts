/**
 * Tells whether a number may have come before. Kept is a mark of each and not the number, which would hold on to the text it was read in:
 * a "no" is sure, a "yes" (seldom two numbers share a mark) is to be looked into.
 */
export function createSeenNumbers(): { mayRepeat(idNumber: string): boolean } {
  const marks = new Set<number>();
  return {
    mayRepeat(idNumber) {
      const before = marks.size;
      marks.add(markOf(idNumber));
      return marks.size === before;
    },
  };
}

const HIGH = 2 ** 21;

/** A whole number below 2^53 that differs for nearly all texts that differ (two FNV-1a hashes, 32 and 21 bits). */
function markOf(text: string): number {
  let one = 0x811c9dc5;
  let other = 0x01000193;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    one = Math.imul(one ^ code, 0x01000193);
    other = Math.imul(other ^ code, 0x85ebca6b);
  }
  return (one >>> 0) * HIGH + (other >>> 11);
}
