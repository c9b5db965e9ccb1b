/**
 * How V8 keeps house in the process that works: a small nursery, rubbish looked for before the heap has doubled, less of what calls what
 * compiled into one, and nothing compiled that was not called often: work that lasts seconds on a PC of two cores pays for compiling what
 * it could do without. An import of 100,000 rows stays under 200 MB, and takes no longer (`npm run bench:import`). Electron starts its own
 * V8 before any of our code runs, so there these do not hold.
 */
export const V8_FLAGS: readonly string[] = [
  '--max-semi-space-size=4',
  '--heap-growing-percent=40',
  '--max-inlined-bytecode-size-cumulative=400',
  '--invocation-count-for-maglev=2000',
];
