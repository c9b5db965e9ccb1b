/** Runs work one at a time in the order it was handed in. A piece that fails does not stop the next. */
export type WriteQueue = { run<T>(work: () => T | Promise<T>): Promise<T> };

export function createWriteQueue(): WriteQueue {
  let last: Promise<unknown> = Promise.resolve();
  return {
    run(work) {
      const result = last.then(work);
      last = result.then(
        () => undefined,
        () => undefined,
      );
      return result;
    },
  };
}
