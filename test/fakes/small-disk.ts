import { execFileSync } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type SmallDisk = {
  readonly folder: string;
  /** Writes until nothing more fits. */
  fill(): void;
  /** Takes the filling away again. */
  makeRoom(): void;
  dispose(): void;
};

/** A disk of a few megabytes that really runs full, or why there can be none here (also printed): mounting needs root on Linux. */
export function smallDisk(megabytes: number): SmallDisk | string {
  const disk = mountSmallDisk(megabytes);
  if (typeof disk === 'string') {
    console.log(`skipped: ${disk}`);
  }
  return disk;
}

function mountSmallDisk(megabytes: number): SmallDisk | string {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) {
    return 'a full disk needs root on Linux to mount a small one';
  }
  const folder = mkdtempSync(join(tmpdir(), 'shebao-small-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'pipe' });
  } catch (error) {
    rmSync(folder, { recursive: true });
    return `mounting a small disk is not allowed here: ${error instanceof Error ? error.message.trim() : 'unknown'}`;
  }
  const filling = join(folder, 'filling');
  return {
    folder,
    fill() {
      const handle = openSync(filling, 'a');
      try {
        for (let size = 65_536; size >= 1; ) {
          try {
            writeSync(handle, Buffer.alloc(size, 1));
          } catch {
            size = Math.floor(size / 2);
          }
        }
      } finally {
        closeSync(handle);
      }
    },
    makeRoom() {
      if (existsSync(filling)) {
        rmSync(filling);
      }
    },
    dispose() {
      execFileSync('umount', ['-l', folder], { stdio: 'pipe' });
      rmSync(folder, { recursive: true });
    },
  };
}
