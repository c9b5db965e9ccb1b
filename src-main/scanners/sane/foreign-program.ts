import { type ChildProcess, spawn } from 'node:child_process';
import type { CancelSignal } from '../../engine/ports/workbooks.ts';

/** How long a program is waited for, in milliseconds. */
export type Patience = {
  /** Without a line from it: it hangs. */
  readonly silent: number;
  /** Still there after it said that it is done. */
  readonly lingering: number;
  /** After SIGINT, in which a driver ends the transfer under way and frees the device. */
  readonly interrupted: number;
  /** After SIGTERM. */
  readonly terminated: number;
};
/** A cancelled transfer of an airscan device took 4 s to end, so an interrupt gets three times that. */
export const PATIENCE: Patience = { silent: 120_000, lingering: 3_000, interrupted: 12_000, terminated: 3_000 };

/** `code` is null for a program that died of a signal; `hung` when it had to be ended for its silence, `lingered` when it was done by then. */
export type ProgramEnd = { readonly code: number | null; readonly hung: boolean; readonly lingered: boolean };

/**
 * Runs a program with a list of arguments, in English, and hears it line by line (ended by LF or by the CR of a progress line). It is ended
 * by SIGINT, then SIGTERM, then SIGKILL: on a cancel, and when it is silent for too long. null: there is no such program here.
 */
export function runProgram(ask: {
  readonly program: string;
  readonly args: readonly string[];
  readonly folder: string;
  readonly patience: Patience;
  readonly cancel: CancelSignal;
  readonly onLine: (line: string, from: 'stdout' | 'stderr') => void;
  /** A line after which it has nothing more to do. */
  readonly isLast?: (line: string) => boolean;
}): Promise<ProgramEnd | null> {
  const { program, args, folder, patience, cancel, onLine, isLast = () => false } = ask;
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: folder, env: { ...process.env, LC_ALL: 'C' }, stdio: ['ignore', 'pipe', 'pipe'] });
    let hung = false;
    let lingered = false;
    let ending: readonly NodeJS.Timeout[] = [];
    const end = (): void => {
      if (ending.length === 0) {
        ending = endGently(child, patience);
      }
    };
    const giveUp = (): void => {
      hung = true;
      end();
    };
    const sendOff = (): void => {
      lingered = true;
      child.kill('SIGKILL');
    };
    let watchdog = setTimeout(giveUp, patience.silent);
    const hear = (line: string, from: 'stdout' | 'stderr'): void => {
      clearTimeout(watchdog);
      // A program that said it is done is not hung, only slow to leave.
      watchdog = isLast(line) ? setTimeout(sendOff, patience.lingering) : setTimeout(giveUp, patience.silent);
      onLine(line, from);
    };
    for (const from of ['stdout', 'stderr'] as const) {
      eachLine(child[from], (line) => hear(line, from));
    }
    child.once('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(watchdog);
      if (error.code === 'ENOENT') {
        resolve(null);
      } else {
        reject(error);
      }
    });
    // Not `exit`: what it wrote last may still be in the pipe. A grandchild may keep the pipe open for ever.
    child.once('exit', () => {
      setTimeout(() => {
        child.stdout.destroy();
        child.stderr.destroy();
      }, patience.lingering).unref();
    });
    child.once('close', (code) => {
      clearTimeout(watchdog);
      for (const timer of ending) {
        clearTimeout(timer);
      }
      resolve({ code, hung, lingered });
    });
    cancel.onCancel(end);
  });
}

function endGently(child: ChildProcess, { interrupted, terminated }: Patience): readonly NodeJS.Timeout[] {
  child.kill('SIGINT');
  return [setTimeout(() => child.kill('SIGTERM'), interrupted), setTimeout(() => child.kill('SIGKILL'), interrupted + terminated)];
}

/** A program that writes garbage without an end of line is not let to fill the memory. */
const LONGEST_LINE = 10_000;

function eachLine(stream: NodeJS.ReadableStream, take: (line: string) => void): void {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (text: string) => {
    const lines = (rest + text).split(/[\r\n]+/);
    rest = (lines.pop() ?? '').slice(-LONGEST_LINE);
    for (const line of lines) {
      take(line);
    }
  });
  stream.on('end', () => {
    if (rest !== '') {
      take(rest);
    }
  });
}
