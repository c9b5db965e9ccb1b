import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

export type LogFile = {
  /** Something worth knowing later: what happened and plain facts about it, never values of a filing. */
  readonly note: (event: string, facts?: Readonly<Record<string, string | number | boolean | null>>) => void;
  /** A defect under the reference the clerk sees. */
  readonly defect: (reference: string, error: unknown) => void;
};

const MAX_BYTES = 1024 * 1024;
const KEPT = 4;

/**
 * One JSON line an event in `logs/shebao-desk.log`, four older files beside it. Written at once, so that a crash has its last words;
 * a log that cannot be written (full disk) never stops the work it tells about.
 */
export function openLogFile({ folder, now }: { readonly folder: string; readonly now: () => string }): LogFile {
  const file = join(folder, 'shebao-desk.log');
  const write = (line: Readonly<Record<string, unknown>>): void => {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      rotate(file);
      appendFileSync(file, `${redact(JSON.stringify({ at: now(), ...line }))}\n`, { mode: 0o600 });
    } catch {
      // Nowhere left to say it.
    }
  };
  return {
    note: (event, facts = {}) => write({ event, ...facts }),
    defect: (reference, error) => write({ event: 'defect', reference, error: describe(error) }),
  };
}

/**
 * Numbers of nine digits and more (id numbers, phones, personal and unit numbers), Chinese text (names, a user's folder) and long
 * secrets do not stay in the log, whoever put them there. Dates and times have shorter runs and survive.
 */
export function redact(text: string): string {
  return text
    .replace(/\d{9,}[\dXx]?/g, (digits) => `<${digits.length} digits>`)
    .replace(/\p{Script=Han}+/gu, (han) => `<${[...han].length} han>`)
    .replace(/[A-Za-z0-9_-]{40,}/g, (secret) => `<${secret.length} characters>`);
}

function describe(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) {
    return { thrown: typeof error };
  }
  const code = 'code' in error ? String(error.code) : undefined;
  const cause = error.cause === undefined || depth > 3 ? undefined : describe(error.cause, depth + 1);
  return { name: error.name, code, stack: error.stack ?? error.message, cause };
}

function rotate(file: string): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size < MAX_BYTES) {
    return;
  }
  rmSync(`${file}.${KEPT}`, { force: true });
  for (let index = KEPT - 1; index >= 1; index -= 1) {
    if (statSync(`${file}.${index}`, { throwIfNoEntry: false }) !== undefined) {
      renameSync(`${file}.${index}`, `${file}.${index + 1}`);
    }
  }
  renameSync(file, `${file}.1`);
}
