/** What a rule about the whole counts of the rows. Which of these it uses is its own business. */
export type RuleTally = {
  /** Rows that have what the rule is about. */
  filled: number;
  /** Of these the ones it looks for. */
  hits: number;
  /** How many rows have each value. */
  readonly seen: Map<string, number>;
};

/** What is counted of all rows of a filing, so that rules about the whole need not see them together. Fed slice by slice. */
export type Tally = { rows: number; readonly rules: readonly RuleTally[] };

export function startRuleTally(): RuleTally {
  return { filled: 0, hits: 0, seen: new Map() };
}
