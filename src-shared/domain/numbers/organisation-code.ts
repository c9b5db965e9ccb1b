const WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2] as const;

/**
 * The ninth character of an organisation code (GB 11714-1997) for its first eight; letters count from A = 10.
 * The remainder's complement 10 is written X, 11 is written 0.
 */
export function organisationCheckOf(first8: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number.parseInt(first8.charAt(index), 36), 0);
  const rest = 11 - (sum % 11);
  return rest === 10 ? 'X' : rest === 11 ? '0' : String(rest);
}
