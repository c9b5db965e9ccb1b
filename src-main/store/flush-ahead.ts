import { open } from 'node:fs/promises';

/** Commits that did not wait for the disk, between one look at the log and the next: some megabytes of an import. */
const COMMITS = 10;

/**
 * Has the system put on disk what lies in a store's log, in the background, while more is written: the commit that waits in the end finds
 * little left to wait for. What goes wrong here that commit will meet, and tell. `file`: the store's own.
 */
export function createFlushAhead(file: string): { committed(): void } {
  let commits = 0;
  let underWay = false;
  const flush = async (): Promise<void> => {
    // No lock of SQLite lies on the log, so that opening and closing it takes none away.
    const log = await open(`${file}-wal`, 'r+');
    try {
      await log.datasync();
    } finally {
      await log.close();
    }
  };
  return {
    committed() {
      commits += 1;
      if (commits >= COMMITS && !underWay) {
        commits = 0;
        underWay = true;
        flush()
          .catch(() => undefined)
          .finally(() => {
            underWay = false;
          });
      }
    },
  };
}
