/** How wide a text is in digits of the standard font: Chinese and full-width characters take two. */
export function textWidth(text: string): number {
  return [...text].reduce((sum, character) => sum + (/[\u1100-\uFFFF]|[\u{10000}-\u{10FFFF}]/u.test(character) ? 2 : 1), 0);
}

/** Height of a line of the standard font, in points. */
const LINE = 15;

/** How high a row must be for the text in a column of this width, in points: programs do not all find out by themselves. */
export function textHeight(text: string, width: number): number {
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(textWidth(line) / width)), 0);
  return lines * LINE;
}
