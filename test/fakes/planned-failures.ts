import type { Failure } from '../../src-shared/contract/errors.ts';
import { fail } from '../../src-shared/lib/result.ts';

/** Failures a test has planned, by operation; each is used once, in the order planned. `null` lets that call through. */
export type PlannedFailures<Operation extends string> = {
  next(operation: Operation, ...failures: readonly (Failure | null)[]): void;
  /** The failure whose turn it is, as an answer, or null. */
  take(operation: Operation): { readonly ok: false; readonly error: Failure } | null;
};

export function createPlannedFailures<Operation extends string>(): PlannedFailures<Operation> {
  const planned: { readonly operation: Operation; readonly failure: Failure | null }[] = [];
  return {
    next(operation, ...failures) {
      planned.push(...failures.map((failure) => ({ operation, failure })));
    },
    take(operation) {
      const index = planned.findIndex((each) => each.operation === operation);
      const [found] = index < 0 ? [] : planned.splice(index, 1);
      const failure = found?.failure ?? null;
      return failure === null ? null : fail(failure);
    },
  };
}
