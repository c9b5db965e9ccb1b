/**
 * Where a defect goes: `reference` is what the clerk sees, the error is for whoever mends it. The error may carry a stack and a
 * cause, never values of a filing; the writer redacts what looks like a person all the same.
 */
export type Log = (reference: string, error: unknown) => void;
