import { ScanOutlined } from '@ant-design/icons';
import { Button, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import type { FilingView } from '../../../src-shared/contract/engine.ts';
import type { ScanPlace } from '../../../src-shared/contract/page-desk.ts';
import { useAct } from '../../bridge/use-act.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import './scan.css';
import { ScanForm } from './scan-form.tsx';
import { ScannedPages } from './scanned-pages.tsx';

type ScanButtonProps = {
  readonly place: ScanPlace;
  readonly kindLabel: string;
  readonly disabled: boolean;
  readonly onAttached: (ask: { readonly view: FilingView; readonly pages: number }) => void;
  readonly onChooseFiles: () => void;
};

/** 扫描 (W-20): from paper to this material. Pages that were scanned and not used wait here, also over a restart. */
export function ScanButton({ place, kindLabel, disabled, onAttached, onChooseFiles }: ScanButtonProps): ReactNode {
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

  const use = async (): Promise<void> => {
    const attached = await run((engine) => engine.scan.attach(place));
    if (attached.ok) {
      setOpen(false);
      reload();
      onAttached({ view: attached.value, pages });
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
            <span key="said" className="soft scan-said">
              每页添加为一个文件。
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
