import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export type ReadyProcess<T> = {
  readonly child: ChildProcess;
  /** The JSON after the announced word. */
  readonly ready: T;
  /** What it wrote to standard error so far, for a failing test's message. */
  errors(): string;
  /** kill -9, and waits until it is gone. */
  killHard(): Promise<void>;
  /** Asks it to end and waits; kill -9 only after ten seconds. */
  end(): Promise<void>;
};

/** Starts a program of the project and waits for its `WORD {json}` line. Fails with its errors when it ends before. */
export function startReadyProcess<T>({
  file,
  args,
  word,
}: {
  file: string;
  args: readonly string[];
  word: string;
}): Promise<ReadyProcess<T>> {
  const child = spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'pipe'], env: process.env });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => reject(new Error(`${file} ended (${signal ?? code}) before it was ready:\n${errors}`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (!line.startsWith(`${word} `)) {
        return;
      }
      resolve({
        child,
        ready: JSON.parse(line.slice(word.length + 1)),
        errors: () => errors,
        killHard: async () => {
          child.kill('SIGKILL');
          await gone;
        },
        end: async () => {
          child.kill('SIGTERM');
          const last = setTimeout(() => child.kill('SIGKILL'), 10_000);
          await gone;
          clearTimeout(last);
        },
      });
    });
  });
}
