/** Ends an exhaustive switch: the compiler refuses a forgotten case, the run refuses a value the types did not foresee. */
export function assertNever(value: never): never {
  throw new Error(`unforeseen value: ${JSON.stringify(value)}`);
}
