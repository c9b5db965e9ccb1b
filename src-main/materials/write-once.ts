import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Writes a file so that it is there whole or not at all, and on disk when this resolves. What is unfinished lies in a folder of its
 * own on the same disk, and goes when something fails. `at` is the time it says it is from.
 */
export async function writeOnce(file: string, bytes: Uint8Array, unfinishedFolder: string, at: Date): Promise<void> {
  const unfinished = join(unfinishedFolder, randomUUID());
  await mkdir(unfinishedFolder, { recursive: true });
  try {
    const handle = await open(unfinished, 'wx', 0o600);
    try {
      await handle.writeFile(bytes);
      await handle.utimes(at, at);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await mkdir(dirname(file), { recursive: true });
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  await syncFolder(dirname(file));
  await syncFolder(dirname(dirname(file)));
}

/** Makes a rename last. Windows has no such call and needs none: NTFS journals the rename. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') {
    return;
  }
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
