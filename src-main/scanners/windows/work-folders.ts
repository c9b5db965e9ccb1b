import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Folders in which programs leave pages, unencrypted, until they are taken. */
export type WorkFolders = {
  /** A new empty folder. */
  open(): Promise<string>;
  close(path: string): Promise<void>;
};

/** Folders with this prefix in a folder that is made when it is missing. What a crash left there goes before the first one is opened. */
export function createWorkFolders(folder: string, prefix: string): WorkFolders {
  const tidy = async (): Promise<void> => {
    await mkdir(folder, { recursive: true });
    const left = (await readdir(folder)).filter((name) => name.startsWith(prefix));
    await Promise.all(left.map((name) => close(join(folder, name))));
  };
  let tidied: Promise<void> | null = null;
  return {
    async open() {
      tidied ??= tidy();
      await tidied;
      return mkdtemp(join(folder, prefix));
    },
    close,
  };
}

/** A virus scanner may hold a file for a moment. */
function close(path: string): Promise<void> {
  return rm(path, { recursive: true, force: true, maxRetries: 3 });
}
