import { useState } from 'react';
import type { BatchRow } from '../../../src-shared/contract/batch.ts';
import { type Attachment, MOST_BYTES_AT_DOOR } from '../../../src-shared/domain/material.ts';
import { groupedCount } from '../../../src-shared/lib/grouped-count.ts';
import type { WindowFailure } from '../../bridge/window-failure.ts';
import type { GiveFile } from './unmatched-files.tsx';
import type { BatchDesk } from './use-batch.ts';
import { useSayWithUndo } from './use-data-actions.tsx';
import type { ChosenRows, Selection } from './use-selection.ts';

export type BatchFiles = {
  readonly busy: boolean;
  /** Files not taken, one failure each. */
  readonly refused: readonly WindowFailure[];
  /** To one person, or to the filing as a whole; true when every file was taken. */
  readonly attach: (ask: { readonly row?: BatchRow; readonly kind: string; readonly files: readonly File[] }) => Promise<boolean>;
  readonly detach: (file: Attachment, row?: BatchRow) => Promise<void>;
  /** Another file in the place of one. */
  readonly replace: (ask: { readonly row?: BatchRow; readonly old: Attachment; readonly file: File }) => Promise<void>;
  /** 仍然使用; '' takes it back. */
  readonly answerDoubts: (ask: { readonly row?: BatchRow; readonly file: Attachment; readonly reason: string }) => Promise<void>;
};

/** Files of one person or of the filing as a whole (W-38, W-46). */
export function useBatchFiles(ask: { readonly desk: BatchDesk; readonly onUndo: () => Promise<void> }): BatchFiles {
  const { desk, onUndo } = ask;
  const { filingId } = desk.view.filing;
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<readonly WindowFailure[]>([]);
  const sayWithUndo = useSayWithUndo(onUndo);

  const attach: BatchFiles['attach'] = async ({ row, kind, files }) => {
    setBusy(true);
    setRefused([]);
    let taken = 0;
    for (const file of files) {
      if (file.size > MOST_BYTES_AT_DOOR) {
        // Known before the bytes travel: the engine would say the same.
        const failure = { code: 'material-too-large', fileName: file.name, bytes: file.size, maxBytes: MOST_BYTES_AT_DOOR } as const;
        setRefused((before) => [...before, failure]);
        continue;
      }
      const to = row === undefined ? {} : { rowId: row.rowId };
      taken += (await desk.act((engine) => engine.batch.attach({ filingId, kind, file, ...to }))) === null ? 0 : 1;
    }
    setBusy(false);
    return taken === files.length;
  };
  const placeOf = ({ kind, sha256 }: Attachment, row: BatchRow | undefined) => ({
    filingId,
    kind,
    sha256,
    ...(row === undefined ? {} : { rowId: row.rowId }),
  });
  return {
    busy,
    refused,
    attach,
    replace: async ({ row, old, file }) => {
      const attached = await attach({ kind: old.kind, files: [file], ...(row === undefined ? {} : { row }) });
      if (attached && (await desk.act((engine) => engine.batch.detach(placeOf(old, row)))) !== null) {
        sayWithUndo(`“${old.fileName}”已替换为“${file.name}”。`);
      }
    },
    answerDoubts: async ({ row, file, reason }) => {
      await desk.act((engine) => engine.batch.answerDoubts({ ...placeOf(file, row), reason }));
    },
    detach: async (file, row) => {
      if ((await desk.act((engine) => engine.batch.detach(placeOf(file, row)))) !== null) {
        sayWithUndo(`已移除“${file.fileName}”。`);
      }
    },
  };
}

export type Giving = {
  /** The same new file to everybody chosen: one file serves many (W-38). */
  readonly attachToChosen: (ask: { readonly kind: string; readonly file: File }) => Promise<boolean>;
  /** A file the engine keeps already, to one person or to everybody chosen. */
  readonly give: (ask: GiveFile) => Promise<boolean>;
};

/** One file for many people. */
export function useGiving(ask: { readonly desk: BatchDesk; readonly selection: Selection; readonly onUndo: () => Promise<void> }): Giving {
  const { desk, selection, onUndo } = ask;
  const { filingId } = desk.view.filing;
  const sayWithUndo = useSayWithUndo(onUndo);
  return {
    attachToChosen: async ({ kind, file }) => {
      const which = await selection.resolve();
      const done = (await desk.act((engine) => engine.batch.assign({ filingId, kind, file, ...which }))) !== null;
      if (done) {
        sayWithUndo(`“${file.name}”已给 ${groupedCount(selection.count)} 人。`);
      }
      return done;
    },
    give: async ({ rowId, kind, ...kept }) => {
      const which: ChosenRows = rowId === 'chosen' ? await selection.resolve() : { rowIds: [rowId] };
      return (await desk.act((engine) => engine.batch.assign({ filingId, kind, kept, ...which }))) !== null;
    },
  };
}
