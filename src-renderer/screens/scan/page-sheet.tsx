import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Modal, Spin } from 'antd';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import type { DeskPage, ScanPlace } from '../../../src-shared/contract/page-desk.ts';
import type { PageBox } from '../../../src-shared/domain/page-edit.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { CropFrame, FIRST_FRAME } from './crop-frame.tsx';
import { usePagePicture } from './use-page-picture.ts';

/** Pixels of the longest side of a page that is looked at. */
const LOOKED_AT = 2000;

type PageSheetProps = {
  readonly place: ScanPlace;
  readonly pages: readonly DeskPage[];
  /** Which page is open, and whether with the crop frame; null for none. */
  readonly open: { readonly pageId: string; readonly cropping: boolean } | null;
  readonly onOpen: (open: PageSheetProps['open']) => void;
  readonly onCrop: (pageId: string, box: PageBox) => void;
};

/** One page as large as the window allows: leafed through, cropped. */
export function PageSheet({ place, pages, open, onOpen, onCrop }: PageSheetProps): ReactNode {
  const index = pages.findIndex(({ pageId }) => pageId === open?.pageId);
  const page = pages[index];
  const go = (by: -1 | 1): void => {
    const next = pages[index + by];
    if (next !== undefined) {
      onOpen({ pageId: next.pageId, cropping: false });
    }
  };
  const keys = (event: KeyboardEvent): void => {
    if (open?.cropping === false && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
      event.preventDefault();
      go(event.key === 'ArrowLeft' ? -1 : 1);
    }
  };
  return (
    <Modal
      open={page !== undefined}
      title={page === undefined ? '' : `第 ${index + 1} 页，共 ${pages.length} 页`}
      width="min(1240px, 94vw)"
      centered
      destroyOnHidden
      footer={null}
      onCancel={() => onOpen(null)}
    >
      {page !== undefined && open !== null && (
        // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the arrow keys leaf wherever in the sheet the focus is
        <div className="page-sheet" onKeyDown={keys}>
          <Sheet
            // Another page, or the same one cropped, begins with a new frame.
            key={JSON.stringify([page.pageId, page.edits])}
            place={place}
            page={page}
            name={`第 ${index + 1} 页`}
            cropping={open.cropping}
            onCropping={(cropping) => onOpen({ pageId: page.pageId, cropping })}
            onCrop={(box) => {
              onCrop(page.pageId, box);
              onOpen({ pageId: page.pageId, cropping: false });
            }}
            leaf={
              <>
                <Button icon={<LeftOutlined aria-hidden />} aria-label="上一页" disabled={index === 0} onClick={() => go(-1)} />
                <Button
                  icon={<RightOutlined aria-hidden />}
                  aria-label="下一页"
                  disabled={index === pages.length - 1}
                  onClick={() => go(1)}
                />
              </>
            }
          />
        </div>
      )}
    </Modal>
  );
}

type SheetProps = {
  readonly place: ScanPlace;
  readonly page: DeskPage;
  readonly name: string;
  readonly cropping: boolean;
  readonly leaf: ReactNode;
  readonly onCropping: (cropping: boolean) => void;
  readonly onCrop: (box: PageBox) => void;
};

function Sheet({ place, page, name, cropping, leaf, onCropping, onCrop }: SheetProps): ReactNode {
  const { url, failure } = usePagePicture({ place, page, side: LOOKED_AT });
  const [box, setBox] = useState<PageBox>(FIRST_FRAME);
  return (
    <>
      <div className="viewer-tools">
        {cropping ? (
          <>
            <Button type="primary" autoFocus disabled={url === null} onClick={() => onCrop(box)}>
              裁剪到框内
            </Button>
            <Button onClick={() => onCropping(false)}>取消裁剪</Button>
            <span className="soft">拖动四角，或用 Tab 选一角再按方向键。</span>
          </>
        ) : (
          <>
            {leaf}
            <Button autoFocus disabled={url === null} onClick={() => onCropping(true)}>
              裁剪
            </Button>
          </>
        )}
      </div>
      <FailureAlert failure={failure} />
      <div className="viewer-stage">
        {url === null && failure === null && <Spin description="正在打开…" />}
        {url !== null && (
          <div className="crop-stage">
            <img src={url} alt={name} draggable={false} />
            {cropping && <CropFrame box={box} onBox={setBox} />}
          </div>
        )}
      </div>
    </>
  );
}
