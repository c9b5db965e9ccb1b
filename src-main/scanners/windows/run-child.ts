import { spawn } from 'node:child_process';

/** A program and what always comes first in its list of arguments. */
export type Program = { readonly command: string; readonly args: readonly string[] };

/** How a program ended: by itself, for its silence, because the signal said so, or it is not there at all. */
export type ChildEnd = { readonly why: 'ended'; readonly code: number | null } | { readonly why: 'silent' | 'stopped' | 'absent' };

/** A program that writes garbage without an end of line does not fill the memory. */
const LONGEST_LINE = 10_000;
/** Milliseconds between being asked to end and being ended. */
const GRACE = 3000;

/**
 * Runs a program with a list of arguments and hears its standard output line by line (bytes, because not every program writes UTF-8). It is
 * ended when the signal aborts and when nothing is heard for `patience` milliseconds.
 */
export function runChild(ask: {
  readonly program: Program;
  readonly args: readonly string[];
  readonly patience: number;
  readonly signal: AbortSignal;
  readonly onLine: (line: Buffer) => void;
}): Promise<ChildEnd> {
  const { program, args, patience, signal, onLine } = ask;
  return new Promise((resolve, reject) => {
    const child = spawn(program.command, [...program.args, ...args], { stdio: ['ignore', 'pipe', 'ignore'], windowsHide: true });
    let why: 'ended' | 'silent' | 'stopped' = 'ended';
    let killing: NodeJS.Timeout | undefined;
    const end = (reason: 'silent' | 'stopped'): void => {
      if (why === 'ended') {
        why = reason;
        child.kill();
        killing = setTimeout(() => child.kill('SIGKILL'), GRACE);
      }
    };
    const watchdog = setTimeout(() => end('silent'), patience);
    const onAbort = (): void => end('stopped');
    const tidy = (): void => {
      clearTimeout(watchdog);
      clearTimeout(killing);
      signal.removeEventListener('abort', onAbort);
    };
    const take = (line: Buffer): void => {
      if (why === 'ended' && line.length > 0) {
        onLine(line);
      }
    };
    let rest: Buffer = Buffer.alloc(0);
    child.stdout.on('data', (part: Buffer) => {
      watchdog.refresh();
      rest = Buffer.concat([rest, part]);
      for (let at = endOfLine(rest); at >= 0; at = endOfLine(rest)) {
        take(rest.subarray(0, at));
        rest = rest.subarray(at + 1);
      }
      rest = rest.subarray(-LONGEST_LINE);
    });
    child.once('error', (error: NodeJS.ErrnoException) => {
      tidy();
      if (error.code === 'ENOENT') {
        resolve({ why: 'absent' });
      } else {
        reject(error);
      }
    });
    // Not `close`: a program of the driver's own may have got the pipe and keep it open for ever.
    child.once('exit', (code) => {
      const settle = (): void => {
        tidy();
        take(rest);
        rest = Buffer.alloc(0);
        child.stdout.destroy();
        resolve(why === 'ended' ? { why, code } : { why });
      };
      clearTimeout(watchdog);
      if (child.stdout.closed) {
        settle();
        return;
      }
      // What it wrote last may still be in the pipe.
      const late = setTimeout(settle, GRACE);
      child.stdout.once('close', () => {
        clearTimeout(late);
        settle();
      });
    });
    signal.addEventListener('abort', onAbort);
    if (signal.aborted) {
      onAbort();
    }
  });
}

function endOfLine(bytes: Buffer): number {
  const feed = bytes.indexOf(0x0a);
  const back = bytes.indexOf(0x0d);
  return feed < 0 || back < 0 ? Math.max(feed, back) : Math.min(feed, back);
}
