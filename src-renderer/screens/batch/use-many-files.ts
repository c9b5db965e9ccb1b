import { useCallback, useState } from 'react';
import type { Job } from '../../../src-shared/contract/batch.ts';
import type { FilingId, RowId } from '../../../src-shared/domain/ids.ts';
import { attachInPortions } from './attach-in-portions.ts';
import type { BatchDesk } from './use-batch.ts';

export type UnmatchedFile = NonNullable<Job['attached']>['unmatched'][number];
export type ManyFiles = {
  /** Files nobody was found for, until each is given to somebody or put aside. */
  readonly unmatched: readonly UnmatchedFile[];
  readonly given: { readonly files: number; readonly people: number } | null;
  /** By their names, or by the separator sheets among their pages. */
  readonly attach: (files: readonly File[], by?: 'names' | 'sheets') => Promise<void>;
  readonly putAside: (file: UnmatchedFile) => void;
  readonly close: () => void;
};

function isSame(one: UnmatchedFile, other: UnmatchedFile): boolean {
  return one.fileName === other.fileName && one.sha256 === other.sha256;
}

/** Many files at once, matched to people by their names (W-38): sent in portions, so that any number of scans fits through the door. */
export function useManyFiles(ask: {
  readonly desk: BatchDesk;
  readonly filingId: FilingId;
  readonly follow: (jobId: string) => Promise<Job | null>;
}): ManyFiles {
  const { desk, filingId, follow } = ask;
  const { run } = desk;
  const [unmatched, setUnmatched] = useState<readonly UnmatchedFile[]>([]);
  const [given, setGiven] = useState<ManyFiles['given']>(null);

  const attach = useCallback(
    async (files: readonly File[], by: 'names' | 'sheets' = 'names') => {
      setGiven(null);
      let taken = 0;
      const people = new Set<RowId>();
      await attachInPortions(files, by, async (portion, openSheet) => {
        const bySheets = by === 'sheets' ? { bySheets: true, ...(openSheet === null ? {} : { openSheet }) } : {};
        const started = await run((engine) => engine.batch.attachFiles({ filingId, files: [...portion], ...bySheets }));
        const job = started === null ? null : await follow(started.jobId);
        if (job === null || job.attached === null) {
          return null;
        }
        const { attached } = job;
        taken += attached.given;
        for (const rowId of attached.rowIds) {
          people.add(rowId);
        }
        setGiven({ files: taken, people: people.size });
        setUnmatched((before) => [...before.filter((old) => !attached.unmatched.some((file) => isSame(file, old))), ...attached.unmatched]);
        return attached;
      });
    },
    [run, filingId, follow],
  );
  const putAside = useCallback((file: UnmatchedFile) => setUnmatched((before) => before.filter((each) => each !== file)), []);
  const close = useCallback(() => {
    setUnmatched([]);
    setGiven(null);
  }, []);
  return { unmatched, given, attach, putAside, close };
}
