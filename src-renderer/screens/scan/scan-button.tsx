import { ScanOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Failure } from '../../../src-shared/contract/errors.ts';
import type { EngineClient } from '../../../src-shared/contract/operations.ts';
import type { PageFormat, ScanPlace } from '../../../src-shared/contract/page-desk.ts';
import type { RowId } from '../../../src-shared/domain/ids.ts';
import type { MediaType } from '../../../src-shared/domain/material.ts';
import type { Result } from '../../../src-shared/lib/result.ts';
import { useAct } from '../../bridge/use-act.ts';
import { ScanDesk } from './scan-desk.tsx';
import { usePageDesk } from './use-page-desk.ts';

type RowPlace = ScanPlace & { readonly rowId: RowId };
type ScanButtonProps<T> = {
  readonly place: RowPlace;
  readonly kindLabel: string;
  readonly label?: string;
  /** What using the pages is called. */
  readonly verb?: string;
  /** Kinds of file the material takes. */
  readonly accepted: readonly MediaType[];
  readonly disabled: boolean;
  /** What the pages are used for. */
  readonly use: (engine: EngineClient, pages: RowPlace & { readonly format: PageFormat }) => Promise<Result<T, Failure>>;
  /** Before that; false: not now. */
  readonly onBefore?: () => Promise<boolean>;
  readonly onUsed: (ask: { readonly value: T; readonly files: number }) => void;
  readonly onChooseFiles: () => void;
};

/** 扫描 (W-20): from paper to this material, or to what else the pages of its desk are for. Pages that were scanned and not used wait here, also over a restart. */
export function ScanButton<T>(props: ScanButtonProps<T>): ReactNode {
  const { place, kindLabel, label = '扫描', verb, accepted, disabled, use, onBefore, onUsed, onChooseFiles } = props;
  const [open, setOpen] = useState(false);
  const answer = usePageDesk(place);
  const { run, pending, failure, clear } = useAct();
  return (
    <>
      <Button icon={<ScanOutlined aria-hidden />} disabled={disabled} onClick={() => setOpen(true)}>
        {scanWords(answer.value?.pages.length ?? 0, label)}
      </Button>
      <ScanDesk
        place={place}
        title={`${label}${kindLabel}`}
        {...(verb === undefined ? {} : { verb })}
        answer={answer}
        accepted={accepted}
        open={open}
        onClose={() => setOpen(false)}
        use={{
          run: async ({ format, files }) => {
            if (onBefore !== undefined && !(await onBefore())) {
              return false;
            }
            const used = await run((engine) => use(engine, { ...place, format }));
            if (used.ok) {
              onUsed({ value: used.value, files });
            }
            return used.ok;
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
export function scanWords(pages: number, label = '扫描'): string {
  return pages === 0 ? label : `${label}（${pages} 页未使用）`;
}
