import type { Grey } from './clean-page.ts';

/** A run of signs in one line, in pixels of the page; `rise` is how far it goes down for each pixel to the right. */
export type SignLine = {
  readonly left: number;
  readonly right: number;
  /** Of the line's middle at `left`. */
  readonly middle: number;
  readonly rise: number;
  readonly high: number;
  readonly signs: number;
};

type Sign = { left: number; right: number; top: number; bottom: number };

/** Ink is darker than this part of the paper. */
const INK = 150;
/** Signs lower than this are grain, higher ones no print of a card. */
const LEAST_HIGH = 8;
const MOST_HIGH = 130;
/** Some of the eighteen may run together, and a sign may be in two. */
const FEWEST_SIGNS = 11;
const MOST_SIGNS = 22;
/** Width of eighteen characters in heights of one. */
const LEAST_SPAN = 9;
const MOST_SPAN = 24;

/**
 * Where eighteen characters of one height stand side by side: of everything printed on an ID card only its number looks so. The likeliest
 * first; and how many signs there are on the whole page.
 */
export function findNumberLines(page: Grey): { readonly lines: readonly SignLine[]; readonly signs: number } {
  const signs = signsOf(page).toSorted((one, other) => one.left - other.left);
  const taken = new Set<Sign>();
  const lines: SignLine[] = [];
  for (const first of signs) {
    if (taken.has(first)) {
      continue;
    }
    const run = runFrom(first, signs);
    for (const sign of run) {
      taken.add(sign);
    }
    const line = lineOf(run);
    const span = (line.right - line.left) / line.high;
    if (run.length >= FEWEST_SIGNS && run.length <= MOST_SIGNS && span >= LEAST_SPAN && span <= MOST_SPAN) {
      lines.push(line);
    }
  }
  return {
    lines: lines.toSorted((one, other) => Math.abs(one.signs - 18) - Math.abs(other.signs - 18)),
    signs: signs.length,
  };
}

function runFrom(first: Sign, signs: readonly Sign[]): readonly Sign[] {
  const run = [first];
  let last = first;
  let rise = 0;
  for (const next of signs.slice(signs.indexOf(first) + 1)) {
    const high = last.bottom - last.top;
    const gap = next.left - last.right;
    if (gap > high * 0.85) {
      break;
    }
    const expected = middleOf(last) + rise * (next.left - last.left);
    const nextHigh = next.bottom - next.top;
    const sameHigh = nextHigh > high * 0.78 && nextHigh < high * 1.28;
    if (gap > -high * 0.2 && sameHigh && Math.abs(middleOf(next) - expected) < high * 0.22) {
      run.push(next);
      last = next;
      rise = run.length < 5 ? 0 : (middleOf(next) - middleOf(first)) / (next.left - first.left);
    }
  }
  return run;
}

function middleOf({ top, bottom }: Sign): number {
  return (top + bottom) / 2;
}

function lineOf(run: readonly Sign[]): SignLine {
  const [first = { left: 0, right: 0, top: 0, bottom: 0 }] = run;
  const last = run.at(-1) ?? first;
  const heights = run.map(({ top, bottom }) => bottom - top).toSorted((one, other) => one - other);
  const rise = last === first ? 0 : (middleOf(last) - middleOf(first)) / (last.left - first.left);
  return {
    left: first.left,
    right: last.right,
    middle: middleOf(first),
    rise,
    high: heights[Math.floor(heights.length / 2)] ?? 1,
    signs: run.length,
  };
}

/** Boxes around what hangs together in ink, of the size of a sign. */
function signsOf({ data, width, height }: Grey): readonly Sign[] {
  const seen = new Uint8Array(width * height);
  const stack: number[] = [];
  const signs: Sign[] = [];
  for (let start = 0; start < data.length; start += 1) {
    if (seen[start] === 1 || (data[start] ?? 255) >= INK) {
      continue;
    }
    const sign: Sign = { left: width, right: 0, top: height, bottom: 0 };
    seen[start] = 1;
    stack.push(start);
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      const x = at % width;
      const y = (at - x) / width;
      sign.left = Math.min(sign.left, x);
      sign.right = Math.max(sign.right, x + 1);
      sign.top = Math.min(sign.top, y);
      sign.bottom = Math.max(sign.bottom, y + 1);
      for (let below = y === 0 ? 0 : -1; below <= (y === height - 1 ? 0 : 1); below += 1) {
        for (let beside = x === 0 ? 0 : -1; beside <= (x === width - 1 ? 0 : 1); beside += 1) {
          const next = at + below * width + beside;
          if (seen[next] === 0 && (data[next] ?? 255) < INK) {
            seen[next] = 1;
            stack.push(next);
          }
        }
      }
    }
    const high = sign.bottom - sign.top;
    const wide = sign.right - sign.left;
    if (high >= LEAST_HIGH && high <= MOST_HIGH && wide <= high * 2.4) {
      signs.push(sign);
    }
  }
  return signs;
}
