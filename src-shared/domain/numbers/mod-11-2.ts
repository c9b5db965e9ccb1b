/** Weights and check characters of GB 11643-1999, which is ISO 7064 MOD 11-2. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const DIGIT_ZERO = 0x30;
const CHECK_CHARACTERS = '10X98765432';

/**
 * The 18th character for the first 17 digits; citizen id, 港澳台居民居住证 and the 2023 permanent residence card share it.
 * Worked example: 11010519491231002 sums to 167, 167 mod 11 = 2, the third character is `X`.
 */
export function checkCharacterOf(first17: string): string {
  let sum = 0;
  for (let index = 0; index < WEIGHTS.length; index += 1) {
    sum += (WEIGHTS[index] ?? 0) * (first17.charCodeAt(index) - DIGIT_ZERO);
  }
  return CHECK_CHARACTERS.charAt(sum % 11);
}
