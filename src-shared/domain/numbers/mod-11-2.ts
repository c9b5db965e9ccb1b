/** Weights and check characters of GB 11643-1999, which is ISO 7064 MOD 11-2. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_CHARACTERS = '10X98765432';

/**
 * The 18th character for the first 17 digits; citizen id, 港澳台居民居住证 and the 2023 permanent residence card share it.
 * Worked example: 11010519491231002 sums to 167, 167 mod 11 = 2, the third character is `X`.
 */
export function checkCharacterOf(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(first17[index]), 0);
  return CHECK_CHARACTERS.charAt(sum % 11);
}
