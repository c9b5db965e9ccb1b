import type { Vocabulary } from './xml-names.ts';

/** The state inside elements that mean nothing here, with all they hold. */
export const SKIPPED = 1;
export const OUTSIDE = 0;
/** Added to a state whose element is as if it were not there. */
export const TRANSPARENT = 64;

const WIDTH = 64;

/** From a state, an element leads to a state. States and elements are numbers below 64. */
export type Step = readonly [from: number, element: number, to: number];

/** A table of steps; what it does not name is skipped. `transparent`: elements that change nothing. */
export function stepTable(steps: readonly Step[], transparent: readonly number[] = []): Uint8Array {
  const table = new Uint8Array(WIDTH * WIDTH).fill(SKIPPED);
  for (const element of transparent) {
    for (let state = 0; state < WIDTH; state += 1) {
      table[state * WIDTH + element] = state === SKIPPED ? SKIPPED : state | TRANSPARENT;
    }
  }
  for (const [from, element, to] of steps) {
    table[from * WIDTH + element] = to;
  }
  return table;
}

export function nextState(table: Uint8Array, state: number, element: number): number {
  return table[(state & ~TRANSPARENT) * WIDTH + element] ?? SKIPPED;
}

/** A vocabulary in which several namespaces say the same. */
export function sameNames(addresses: readonly string[], names: Readonly<Record<string, number>>): Vocabulary {
  return Object.fromEntries(addresses.map((address) => [address, names]));
}
