import { type ChildProcess, spawn } from 'node:child_process';

/** A program and what always comes first in its list of arguments. */
export type Program = { readonly command: string; readonly args: readonly string[] };

/** How long a program is waited for, in milliseconds. */
export type Patience = {
  /** Without a line from it: it hangs. */
  readonly silent: number;
  /** Still there after it said that it is done, or its pipes after it is gone. */
  readonly lingering: number;
  /** After SIGINT, in which a driver ends the transfer under way and frees the device. */
  readonly interrupted: number;
  /** After SIGTERM. */
  readonly terminated: number;
};
/** A cancelled transfer of an airscan device took 4 s to end, so an interrupt gets three times that. */
export const PATIENCE: Patience = { silent: 120_000, lingering: 3_000, interrupted: 12_000, terminated: 3_000 };

/**
 * How a program ended: by itself; sent off when it was done by its own word, for its silence, because the signal said so; or it is not there
 * at all. `code` is what it ended with by itself, null where a signal ended it.
 */
export type ProgramEnd = {
  readonly why: 'ended' | 'lingered' | 'silent' | 'stopped' | 'absent';
  readonly code: number | null;
};

type From = 'stdout' | 'stderr';

/**
 * Runs a program with a list of arguments, in English where it can, and hears it line by line (ended by LF or by the CR of a progress line; as
 * bytes, because not every program writes UTF-8). It is ended by SIGINT, then SIGTERM, then SIGKILL (on Windows each ends it at once): when the
 * signal aborts, and when it is silent for too long.
 */
export function runProgram(ask: {
  readonly program: Program;
  readonly args: readonly string[];
  /** Where it runs. */
  readonly folder?: string;
  readonly patience: Patience;
  readonly signal: AbortSignal;
  readonly onLine: (line: Buffer, from: From) => void;
  /** A line after which it has nothing more to do. */
  readonly isLast?: (line: Buffer) => boolean;
}): Promise<ProgramEnd> {
  const { program, args, folder, patience, signal, onLine, isLast = () => false } = ask;
  return new Promise((resolve, reject) => {
    const child = spawn(program.command, [...program.args, ...args], {
      cwd: folder,
      env: { ...process.env, LC_ALL: 'C' },
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    let why: ProgramEnd['why'] = 'ended';
    let ending: readonly NodeJS.Timeout[] = [];
    const end = (reason: 'silent' | 'stopped'): void => {
      if (why === 'ended') {
        why = reason;
        ending = endGently(child, patience);
      }
    };
    const sendOff = (): void => {
      why = why === 'ended' ? 'lingered' : why;
      child.kill('SIGKILL');
    };
    const giveUp = (): void => end('silent');
    const onAbort = (): void => end('stopped');
    let watchdog = setTimeout(giveUp, patience.silent);
    const tidy = (): void => {
      clearTimeout(watchdog);
      for (const timer of ending) {
        clearTimeout(timer);
      }
      signal.removeEventListener('abort', onAbort);
    };
    for (const from of ['stdout', 'stderr'] as const) {
      eachLine(child[from], (line) => {
        clearTimeout(watchdog);
        // A program that said it is done is not hung, only slow to leave.
        watchdog = isLast(line) ? setTimeout(sendOff, patience.lingering) : setTimeout(giveUp, patience.silent);
        onLine(line, from);
      });
    }
    child.once('error', (error: NodeJS.ErrnoException) => {
      tidy();
      if (error.code === 'ENOENT') {
        resolve({ why: 'absent', code: null });
      } else {
        reject(error);
      }
    });
    // Not the end yet: what it wrote last may still be in the pipe. A program of its own may have got the pipe and keep it open for ever.
    child.once('exit', () => {
      clearTimeout(watchdog);
      setTimeout(() => {
        child.stdout.destroy();
        child.stderr.destroy();
      }, patience.lingering).unref();
    });
    child.once('close', (code) => {
      tidy();
      resolve({ why, code: why === 'ended' ? code : null });
    });
    signal.addEventListener('abort', onAbort);
    if (signal.aborted) {
      onAbort();
    }
  });
}

function endGently(child: ChildProcess, { interrupted, terminated }: Patience): readonly NodeJS.Timeout[] {
  child.kill('SIGINT');
  return [setTimeout(() => child.kill('SIGTERM'), interrupted), setTimeout(() => child.kill('SIGKILL'), interrupted + terminated)];
}

/** A program that writes garbage without an end of line is not let to fill the memory. */
const LONGEST_LINE = 10_000;

/** Lines with something in them. */
function eachLine(stream: NodeJS.ReadableStream, take: (line: Buffer) => void): void {
  let rest: Buffer = Buffer.alloc(0);
  const takeLine = (line: Buffer): void => {
    if (line.length > 0) {
      take(line);
    }
  };
  stream.on('data', (part: Buffer) => {
    rest = Buffer.concat([rest, part]);
    for (let at = endOfLine(rest); at >= 0; at = endOfLine(rest)) {
      takeLine(rest.subarray(0, at));
      rest = rest.subarray(at + 1);
    }
    rest = rest.subarray(-LONGEST_LINE);
  });
  stream.on('end', () => takeLine(rest));
}

function endOfLine(bytes: Buffer): number {
  const feed = bytes.indexOf(0x0a);
  const back = bytes.indexOf(0x0d);
  return feed < 0 || back < 0 ? Math.max(feed, back) : Math.min(feed, back);
}
