import { ScanOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { FilingView } from '../../../src-shared/contract/engine.ts';
import type { ScanPlace } from '../../../src-shared/contract/page-desk.ts';
import type { RowId } from '../../../src-shared/domain/ids.ts';
import type { MediaType } from '../../../src-shared/domain/material.ts';
import { useAct } from '../../bridge/use-act.ts';
import { ScanDesk } from './scan-desk.tsx';
import { usePageDesk } from './use-page-desk.ts';

type ScanButtonProps = {
  readonly place: ScanPlace & { readonly rowId: RowId };
  readonly kindLabel: string;
  /** Kinds of file the material takes. */
  readonly accepted: readonly MediaType[];
  readonly disabled: boolean;
  readonly onAttached: (ask: { readonly view: FilingView; readonly files: number }) => void;
  readonly onChooseFiles: () => void;
};

/** 扫描 (W-20): from paper to this material. Pages that were scanned and not used wait here, also over a restart. */
export function ScanButton({ place, kindLabel, accepted, disabled, onAttached, onChooseFiles }: ScanButtonProps): ReactNode {
  const [open, setOpen] = useState(false);
  const answer = usePageDesk(place);
  const { run, pending, failure, clear } = useAct();
  return (
    <>
      <Button icon={<ScanOutlined aria-hidden />} disabled={disabled} onClick={() => setOpen(true)}>
        {scanWords(answer.value?.pages.length ?? 0)}
      </Button>
      <ScanDesk
        place={place}
        title={`扫描${kindLabel}`}
        answer={answer}
        accepted={accepted}
        open={open}
        onClose={() => setOpen(false)}
        use={{
          run: async ({ format, files }) => {
            const attached = await run((engine) => engine.scan.attach({ ...place, format }));
            if (attached.ok) {
              onAttached({ view: attached.value, files });
            }
            return attached.ok;
          },
          pending,
          failure,
          clear,
        }}
        onChooseFiles={onChooseFiles}
      />
    </>
  );
}

/** 扫描, and that pages lie there that belong to no material yet. */
export function scanWords(pages: number): string {
  return pages === 0 ? '扫描' : `扫描（${pages} 页未使用）`;
}
