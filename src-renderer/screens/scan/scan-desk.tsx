import { Button, Modal, Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import type { PageDesk, PageFormat, ScanPlace } from '../../../src-shared/contract/page-desk.ts';
import type { MediaType } from '../../../src-shared/domain/material.ts';
import type { Answer } from '../../bridge/use-answer.ts';
import type { WindowFailure } from '../../bridge/window-failure.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { CameraForm } from './camera-form.tsx';
import { DeskPages } from './desk-pages.tsx';
import { FolderForm } from './folder-form.tsx';
import { FormatChoice } from './format-choice.tsx';
import { formatsFor, usualFormat } from './page-format.ts';
import './scan.css';
import { ScanForm } from './scan-form.tsx';

/** What using the pages comes to: it is told how many files they become. */
export type UsePages = {
  readonly run: (ask: { readonly format: PageFormat; readonly files: number }) => Promise<boolean>;
  readonly pending: boolean;
  readonly failure: WindowFailure | null;
  readonly clear: () => void;
};

type ScanDeskProps = {
  readonly place: ScanPlace;
  readonly title: string;
  readonly answer: Answer<PageDesk>;
  /** Kinds of file the material takes. */
  readonly accepted: readonly MediaType[];
  readonly open: boolean;
  readonly onClose: () => void;
  readonly use: UsePages;
  /** What using the pages is called. */
  readonly verb?: string;
  readonly onChooseFiles: () => void;
};

/** The page desk of a material as a dialog: scanned, taken from files, put in order, used. */
export function ScanDesk({ place, title, answer, accepted, open, onClose, use, verb = '使用', onChooseFiles }: ScanDeskProps): ReactNode {
  const { value: desk, failure: notRead, replace, reload } = answer;
  const pages = desk?.pages.length ?? 0;
  const formats = formatsFor(accepted);
  const [wanted, setWanted] = useState<PageFormat | null>(null);
  const [from, setFrom] = useState<'scanner' | 'camera' | 'folder'>('scanner');
  const format = wanted ?? usualFormat(formats, pages);
  const apply = async (): Promise<void> => {
    if (await use.run({ format, files: format === 'pdf' ? 1 : pages })) {
      setWanted(null);
      reload();
      onClose();
    }
  };
  return (
    <Modal
      open={open}
      title={title}
      width="min(1320px, 96vw)"
      centered
      destroyOnHidden
      afterClose={use.clear}
      onCancel={onClose}
      footer={[
        pages > 1 && (
          <span key="format" className="scan-format">
            <FormatChoice formats={formats} value={format} onChange={setWanted} />
          </span>
        ),
        <Button key="close" onClick={onClose}>
          关闭
        </Button>,
        <Button
          key="use"
          type="primary"
          loading={use.pending}
          disabled={pages === 0 || desk?.scanning !== null || desk.working !== null}
          onClick={() => void apply()}
        >
          {pages === 0 ? `${verb}这些页` : `${verb}这 ${pages} 页`}
        </Button>,
      ]}
    >
      <FailureAlert failure={notRead ?? use.failure} />
      {desk !== null && (
        <div className={from === 'camera' ? 'scan-desk scan-desk-camera' : 'scan-desk'}>
          <div className="scan-source">
            <Segmented
              aria-label="从哪里取页面"
              block
              value={from}
              disabled={desk.scanning !== null || desk.working !== null}
              options={[
                { value: 'scanner', label: '扫描仪' },
                { value: 'camera', label: '高拍仪' },
                { value: 'folder', label: '文件夹' },
              ]}
              onChange={setFrom}
            />
            {from === 'scanner' && (
              <ScanForm
                place={place}
                desk={desk}
                onChooseFiles={() => {
                  onClose();
                  onChooseFiles();
                }}
              />
            )}
            {from === 'camera' && <CameraForm place={place} desk={desk} onDesk={replace} />}
            {from === 'folder' && <FolderForm place={place} desk={desk} onDesk={replace} />}
          </div>
          <DeskPages place={place} desk={desk} onDesk={replace} />
        </div>
      )}
    </Modal>
  );
}
