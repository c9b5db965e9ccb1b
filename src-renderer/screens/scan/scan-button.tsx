import { ScanOutlined } from '@ant-design/icons';
import { Button, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import type { FilingView } from '../../../src-shared/contract/engine.ts';
import type { PageFormat, ScanPlace } from '../../../src-shared/contract/page-desk.ts';
import type { MediaType } from '../../../src-shared/domain/material.ts';
import { useAct } from '../../bridge/use-act.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { FormatChoice } from './format-choice.tsx';
import { formatsFor, usualFormat } from './page-format.ts';
import './scan.css';
import { ScanForm } from './scan-form.tsx';
import { ScannedPages } from './scanned-pages.tsx';

type ScanButtonProps = {
  readonly place: ScanPlace;
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
  const {
    value: desk,
    failure: notRead,
    replace,
    reload,
  } = useAnswer(['scan.desk', place.filingId, place.rowId, place.kind], (engine) => engine.scan.desk(place), {
    refreshOn: ['scan.changed'],
  });
  const { run, pending, failure, clear } = useAct();
  const pages = desk?.pages.filter(({ removedAt }) => removedAt === null).length ?? 0;
  const scanning = desk?.scanning ?? null;

  const formats = formatsFor(accepted);
  const [wanted, setWanted] = useState<PageFormat | null>(null);
  const format = wanted ?? usualFormat(formats, pages);
  const use = async (): Promise<void> => {
    const attached = await run((engine) => engine.scan.attach({ ...place, format }));
    if (attached.ok) {
      setOpen(false);
      reload();
      onAttached({ view: attached.value, files: format === 'pdf' ? 1 : pages });
    }
  };
  return (
    <>
      <Button icon={<ScanOutlined aria-hidden />} disabled={disabled} onClick={() => setOpen(true)}>
        {pages === 0 ? '扫描' : `扫描（${pages} 页未使用）`}
      </Button>
      <Modal
        open={open}
        title={`扫描${kindLabel}`}
        width="min(1080px, 94vw)"
        centered
        destroyOnHidden
        afterClose={clear}
        onCancel={() => setOpen(false)}
        footer={[
          pages > 1 && (
            <span key="format" className="scan-format">
              <FormatChoice formats={formats} value={format} onChange={setWanted} />
            </span>
          ),
          <Button key="close" onClick={() => setOpen(false)}>
            关闭
          </Button>,
          <Button key="use" type="primary" loading={pending} disabled={pages === 0 || scanning !== null} onClick={() => void use()}>
            {pages === 0 ? '使用这些页' : `使用这 ${pages} 页`}
          </Button>,
        ]}
      >
        <FailureAlert failure={notRead ?? failure} />
        {desk !== null && (
          <div className="scan-desk">
            <ScanForm
              place={place}
              desk={desk}
              onChooseFiles={() => {
                setOpen(false);
                onChooseFiles();
              }}
            />
            <ScannedPages place={place} kindLabel={kindLabel} pages={desk.pages} onDesk={replace} />
          </div>
        )}
      </Modal>
    </>
  );
}
