import type { ReactNode } from 'react';
import type { ScanPlace } from '../../../src-shared/contract/page-desk.ts';
import type { MediaType } from '../../../src-shared/domain/material.ts';
import { ScanDesk } from '../scan/scan-desk.tsx';
import { usePageDesk } from '../scan/use-page-desk.ts';
import type { BatchDesk } from './use-batch.ts';
import type { ChosenRows } from './use-selection.ts';

export type BatchScanProps = {
  readonly desk: BatchDesk;
  readonly place: ScanPlace;
  /** 张三：身份证复印件 … */
  readonly what: string;
  readonly accepted: readonly MediaType[];
  readonly open: boolean;
  readonly onClose: () => void;
  /** Who gets the files, where the place is of no single row. */
  readonly to?: (() => Promise<ChosenRows>) | undefined;
  readonly onUsed?: () => void;
  readonly onChooseFiles: () => void;
};

/** 扫描 in a batch (W-38, W-46): for one person, for many at once, or for the filing as a whole. */
export function BatchScan({ desk, place, what, accepted, open, onClose, to, onUsed, onChooseFiles }: BatchScanProps): ReactNode {
  const answer = usePageDesk(place);
  return (
    <ScanDesk
      place={place}
      title={`扫描${what}`}
      answer={answer}
      accepted={accepted}
      open={open}
      onClose={onClose}
      use={{
        run: async ({ format }) => {
          const which = await to?.();
          const used = await desk.act((engine) =>
            engine.scan.attachToBatch({ ...place, format, ...(which === undefined ? {} : { to: which }) }),
          );
          if (used !== null) {
            onUsed?.();
          }
          return used !== null;
        },
        pending: desk.pending,
        failure: desk.failure,
        clear: desk.clearFailure,
      }}
      onChooseFiles={onChooseFiles}
    />
  );
}
