import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Modal, Spin } from 'antd';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import type { DeskPage, ScanPlace } from '../../../src-shared/contract/page-desk.ts';
import type { PageBox, PictureEdit, SheetCorners } from '../../../src-shared/domain/page-edit.ts';
import { useAct } from '../../bridge/use-act.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { CornerFrame, FIRST_CORNERS } from './corner-frame.tsx';
import { CropFrame, FIRST_FRAME } from './crop-frame.tsx';
import { usePagePicture } from './use-page-picture.ts';

/** Pixels of the longest side of a page that is looked at. */
const LOOKED_AT = 2000;

/** What is in hand at an open page. */
export type SheetTool = 'look' | 'crop' | 'corners';

type PageSheetProps = {
  readonly place: ScanPlace;
  readonly pages: readonly DeskPage[];
  /** Which page is open, and with what in hand; null for none. */
  readonly open: { readonly pageId: string; readonly tool: SheetTool } | null;
  readonly onOpen: (open: PageSheetProps['open']) => void;
  readonly onEdit: (pageId: string, edit: PictureEdit) => void;
};

/** One page as large as the window allows: leafed through, cropped. */
export function PageSheet({ place, pages, open, onOpen, onEdit }: PageSheetProps): ReactNode {
  const index = pages.findIndex(({ pageId }) => pageId === open?.pageId);
  const page = pages[index];
  const go = (by: -1 | 1): void => {
    const next = pages[index + by];
    if (next !== undefined) {
      onOpen({ pageId: next.pageId, tool: 'look' });
    }
  };
  const keys = (event: KeyboardEvent): void => {
    if (open?.tool === 'look' && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
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
            tool={open.tool}
            onTool={(tool) => onOpen({ pageId: page.pageId, tool })}
            onEdit={(edit) => {
              onEdit(page.pageId, edit);
              onOpen({ pageId: page.pageId, tool: 'look' });
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
  readonly tool: SheetTool;
  readonly leaf: ReactNode;
  readonly onTool: (tool: SheetTool) => void;
  readonly onEdit: (edit: PictureEdit) => void;
};

function Sheet({ place, page, name, tool, leaf, onTool, onEdit }: SheetProps): ReactNode {
  const { url, failure } = usePagePicture({ place, page, side: LOOKED_AT });
  const [box, setBox] = useState<PageBox>(FIRST_FRAME);
  const [corners, setCorners] = useState<SheetCorners | null>(null);
  const { run, pending, failure: notFound } = useAct();
  /** The clerk begins with what was found, where something was. */
  const takeCorners = async (): Promise<void> => {
    onTool('corners');
    const found = corners === null ? await run((engine) => engine.scan.findSheet({ ...place, pageId: page.pageId })) : null;
    if (found !== null) {
      setCorners((moved) => moved ?? (found.ok ? found.value : null) ?? FIRST_CORNERS);
    }
  };
  return (
    <>
      <div className="viewer-tools">
        {tool === 'crop' && (
          <>
            <Button type="primary" autoFocus disabled={url === null} onClick={() => onEdit({ edit: 'crop', box })}>
              裁剪到框内
            </Button>
            <Button onClick={() => onTool('look')}>取消裁剪</Button>
            <span className="soft">拖动四角，或用 Tab 选一角再按方向键。</span>
          </>
        )}
        {tool === 'corners' && (
          <>
            <Button
              type="primary"
              autoFocus
              loading={pending}
              disabled={url === null || corners === null}
              onClick={() => corners !== null && onEdit({ edit: 'sheet', corners })}
            >
              按四角取正
            </Button>
            <Button onClick={() => onTool('look')}>取消取正</Button>
            <span className="soft">把四个角放到纸张的角上；也可以用 Tab 选一角再按方向键。</span>
          </>
        )}
        {tool === 'look' && (
          <>
            {leaf}
            <Button autoFocus disabled={url === null} onClick={() => onTool('crop')}>
              裁剪
            </Button>
            <Button disabled={url === null} onClick={() => void takeCorners()}>
              四角取正
            </Button>
          </>
        )}
      </div>
      <FailureAlert failure={failure ?? notFound} />
      <div className="viewer-stage">
        {url === null && failure === null && <Spin description="正在打开…" />}
        {url !== null && (
          <div className="crop-stage">
            <img src={url} alt={name} draggable={false} />
            {tool === 'crop' && <CropFrame box={box} onBox={setBox} />}
            {tool === 'corners' && corners !== null && <CornerFrame corners={corners} onCorners={setCorners} />}
          </div>
        )}
      </div>
    </>
  );
}
