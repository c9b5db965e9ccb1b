import { useState } from 'react';
import type { BatchRow } from '../../../src-shared/contract/batch.ts';
import { sha256Schema } from '../../../src-shared/contract/records.ts';
import type { Sha256 } from '../../../src-shared/domain/ids.ts';
import type { Attachment } from '../../../src-shared/domain/material.ts';
import type { RegionProfile } from '../../../src-shared/profile/region-profile.ts';
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
};

/** Files of one person or of the filing as a whole (W-38, W-46). */
export function useBatchFiles(ask: {
  readonly desk: BatchDesk;
  readonly limits: RegionProfile['materialLimits'];
  readonly onUndo: () => Promise<void>;
}): BatchFiles {
  const { desk, limits, onUndo } = ask;
  const { filingId } = desk.view.filing;
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<readonly WindowFailure[]>([]);
  const sayWithUndo = useSayWithUndo(onUndo);

  const attach: BatchFiles['attach'] = async ({ row, kind, files }) => {
    setBusy(true);
    setRefused([]);
    let taken = 0;
    for (const file of files) {
      if (file.size > limits.maxBytes) {
        // Known before the bytes travel: the engine would say the same.
        const failure = { code: 'material-too-large', fileName: file.name, bytes: file.size, maxBytes: limits.maxBytes } as const;
        setRefused((before) => [...before, failure]);
        continue;
      }
      const to = row === undefined ? {} : { rowId: row.rowId };
      taken += (await desk.act((engine) => engine.batch.attach({ filingId, kind, file, ...to }))) === null ? 0 : 1;
    }
    setBusy(false);
    return taken === files.length;
  };
  return {
    busy,
    refused,
    attach,
    detach: async ({ kind, sha256, fileName }, row) => {
      const from = row === undefined ? {} : { rowId: row.rowId };
      if ((await desk.act((engine) => engine.batch.detach({ filingId, kind, sha256, ...from }))) !== null) {
        sayWithUndo(`已移除“${fileName}”。`);
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
  const assign = async (what: Omit<GiveFile, 'rowId'>, which: ChosenRows): Promise<boolean> =>
    (await desk.act((engine) => engine.batch.assign({ filingId, ...what, ...which }))) !== null;
  return {
    attachToChosen: async ({ kind, file }) => {
      const which = await selection.resolve();
      const filter = 'filter' in which ? which.filter : 'all';
      const first =
        'rowIds' in which
          ? which.rowIds[0]
          : (await desk.run((engine) => engine.batch.rows({ filingId, filter, offset: 0, limit: 1 })))?.items[0]?.rowId;
      // The bytes travel once; the others are given what the engine then keeps.
      if (first === undefined || (await desk.act((engine) => engine.batch.attach({ filingId, rowId: first, kind, file }))) === null) {
        return false;
      }
      const done = await assign({ sha256: await sha256Of(file), fileName: file.name, kind }, which);
      if (done) {
        sayWithUndo(`“${file.name}”已给 ${selection.count.toLocaleString('zh-CN')} 人。`);
      }
      return done;
    },
    give: async ({ rowId, ...what }) => assign(what, rowId === 'chosen' ? await selection.resolve() : { rowIds: [rowId] }),
  };
}

/** The name a kept file goes by: what is already at the engine need not travel once for each person. */
async function sha256Of(file: File): Promise<Sha256> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return sha256Schema.parse(Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join(''));
}
