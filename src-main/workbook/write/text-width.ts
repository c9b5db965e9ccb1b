/** Widest column Excel takes. */
export const WIDEST_COLUMN = 255;

/** How wide a text is in digits of the standard font: Chinese and full-width characters take two. */
export function textWidth(text: string): number {
  return [...text].reduce((sum, character) => sum + (/[\u1100-\uFFFF]|[\u{10000}-\u{10FFFF}]/u.test(character) ? 2 : 1), 0);
}
