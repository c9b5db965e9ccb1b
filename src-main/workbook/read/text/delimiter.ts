/** The delimiters a table in text may have; the earlier wins a tie. */
const DELIMITERS = ['\t', ',', ';'] as const;

const MOST_LINES = 20;

export type Delimited = {
  readonly delimiter: string;
  /** Characters of a leading `sep=;` line, which spreadsheet programs write and do not show. */
  readonly skip: number;
};

/** Which delimiter a text has: named by a `sep=` line, or the one most lines have most of, outside quotes. A text without any has one column. */
export function findDelimiter(head: string): Delimited {
  const named = /^sep=(.)\r?\n/i.exec(head);
  if (named?.[1] !== undefined) {
    return { delimiter: named[1], skip: named[0].length };
  }
  const lines = countedLines(head);
  let best: Delimited = { delimiter: ',', skip: 0 };
  let most = 0;
  for (const [index, delimiter] of DELIMITERS.entries()) {
    const counts = lines.map((line) => line[index] ?? 0).toSorted((a, b) => a - b);
    const median = counts[Math.floor(counts.length / 2)] ?? 0;
    if (median > most) {
      most = median;
      best = { delimiter, skip: 0 };
    }
  }
  return best;
}

/** For each line with something in it, how many of each delimiter lie outside quotes. */
function countedLines(head: string): readonly (readonly number[])[] {
  const lines: number[][] = [];
  let counts: number[] = DELIMITERS.map(() => 0);
  let quoted = false;
  let filled = false;
  for (const character of head) {
    if (character === '"') {
      quoted = !quoted;
    }
    if (!quoted && (character === '\n' || character === '\r')) {
      if (filled) {
        lines.push(counts);
      }
      counts = DELIMITERS.map(() => 0);
      filled = false;
      if (lines.length === MOST_LINES) {
        return lines;
      }
      continue;
    }
    filled = true;
    const index = quoted ? -1 : DELIMITERS.findIndex((delimiter) => delimiter === character);
    if (index >= 0) {
      counts[index] = (counts[index] ?? 0) + 1;
    }
  }
  return filled ? [...lines, counts] : lines;
}
