/**
 * Tells whether a number may have come before. Kept is a mark of each and not the number, which would hold on to the text it was read in:
 * a "no" is sure, a "yes" (seldom two numbers share a mark) is to be looked into.
 */
export function createSeenNumbers(): { mayRepeat(idNumber: string): boolean } {
  let marks = new Float64Array(SLOTS_AT_FIRST);
  let kept = 0;
  const grow = (): void => {
    const before = marks;
    marks = new Float64Array(2 * before.length);
    for (const mark of before) {
      if (mark !== FREE) {
        marks[slotOf(marks, mark)] = mark;
      }
    }
  };
  return {
    mayRepeat(idNumber) {
      const mark = markOf(idNumber);
      const slot = slotOf(marks, mark);
      if (marks[slot] === mark) {
        return true;
      }
      marks[slot] = mark;
      kept += 1;
      if (2 * kept > marks.length) {
        grow();
      }
      return false;
    },
  };
}

/** A power of two; grows to twice the numbers at most, 16 bytes each: a set of them would take four times that. */
const SLOTS_AT_FIRST = 4096;
const FREE = 0;

/** Where a mark lies, or the free slot it would take: the first behind its own that is either. */
function slotOf(marks: Float64Array, mark: number): number {
  const last = marks.length - 1;
  let slot = mark % marks.length;
  while (marks[slot] !== FREE && marks[slot] !== mark) {
    slot = (slot + 1) & last;
  }
  return slot;
}

const HIGH = 2 ** 21;

/** A whole number from 1 to 2^53 that differs for nearly all texts that differ (two FNV-1a hashes, 32 and 21 bits). */
function markOf(text: string): number {
  let one = 0x811c9dc5;
  let other = 0x01000193;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    one = Math.imul(one ^ code, 0x01000193);
    other = Math.imul(other ^ code, 0x85ebca6b);
  }
  return (one >>> 0) * HIGH + (other >>> 11) || 1;
}
