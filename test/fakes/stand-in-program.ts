import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setInterval } from 'node:timers';
import type { Program } from '../../src-main/scanners/run-program.ts';
import { jpegPage, pngPage } from './page-images.ts';

/**
 * Stands in for a program of Windows in the tests of drivers: plays one step after another, whatever it is asked, and writes down its
 * arguments. Started as a program of its own: `node stand-in-program.ts {"steps":[…],"log":"…"} <arguments of the driver>`.
 */
export type Step =
  /** A line on standard output, as text or as bytes in hexadecimal. */
  | { readonly say: string }
  | { readonly sayHex: string }
  /** A page in a folder: the argument after this name, or its folder where it names a file. */
  | { readonly leave: string; readonly after: string; readonly page: LeftPage }
  | { readonly hang: true }
  | { readonly exit: number };
export type LeftPage = {
  readonly width: number;
  readonly height: number;
  readonly kind: 'colour' | 'grey' | 'bilevel' | 'half';
};
export type Play = { readonly steps: readonly Step[]; readonly log: string };

export function standInProgram(play: Play): Program {
  return { command: process.execPath, args: ['--no-warnings', import.meta.filename, JSON.stringify(play)] };
}

function pageBytes({ kind, ...size }: LeftPage): Buffer {
  if (kind === 'bilevel') {
    return pngPage({ ...size, bits: 1 });
  }
  const whole = jpegPage({ ...size, channels: kind === 'grey' ? 1 : 3 });
  return kind === 'half' ? whole.subarray(0, whole.length / 2) : whole;
}

function perform(step: Step, args: readonly string[]): void {
  if ('say' in step) {
    process.stdout.write(`${step.say}\n`);
  } else if ('sayHex' in step) {
    process.stdout.write(Buffer.from(`${step.sayHex}0a`, 'hex'));
  } else if ('leave' in step) {
    const place = args[args.indexOf(step.after) + 1] ?? '';
    writeFileSync(/\.(jpg|png)$/.test(place) ? join(place, '..', step.leave) : join(place, step.leave), pageBytes(step.page));
  } else if ('hang' in step) {
    setInterval(() => undefined, 60_000);
  } else {
    process.exitCode = step.exit;
  }
}

if (process.argv[1] === import.meta.filename) {
  const [, , play = '', ...args] = process.argv;
  const { steps, log } = JSON.parse(play) as Play;
  appendFileSync(log, `${JSON.stringify(args)}\n`);
  for (const step of steps) {
    perform(step, args);
  }
}
