import {
  CompressOutlined,
  LeftOutlined,
  RightOutlined,
  RotateLeftOutlined,
  RotateRightOutlined,
  ZoomInOutlined,
  ZoomOutOutlined,
} from '@ant-design/icons';
import { Alert, Button, Modal, Spin } from 'antd';
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { MEDIA_TYPES } from '../../../src-shared/domain/material.ts';
import { saveFile } from '../../bridge/save-file.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { formatBytes } from '../../wording/formats.ts';
import { ImageSheet } from './image-sheet.tsx';
import { isWorkbook, type LabelledFile, type MaterialFile } from './material-file.ts';
import './material.css';
import type { PdfTrouble } from './open-pdf.ts';
import { PdfSheet } from './pdf-sheet.tsx';
import { useMaterial } from './use-material.ts';

type MaterialViewerProps = {
  /** All files that can be leafed through, in order. */
  readonly files: readonly LabelledFile[];
  /** Which of them is open; null for none. */
  readonly open: number | null;
  readonly onOpen: (index: number | null) => void;
};

/** Looks at attached materials: leaf, zoom, turn; images and PDF, with or without network (W-32). */
export function MaterialViewer({ files, open, onOpen }: MaterialViewerProps): ReactNode {
  const [attempt, setAttempt] = useState(0);
  const file = open === null ? undefined : files[open];
  return (
    <Modal
      open={file !== undefined}
      onCancel={() => onOpen(null)}
      footer={null}
      width="min(1240px, 94vw)"
      centered
      destroyOnHidden
      title={file === undefined ? '' : `${file.kindLabel}：${file.fileName}（${formatBytes(file.bytes)}）`}
      className="viewer"
    >
      {file !== undefined && open !== null && (
        <Viewing
          // Another file starts unturned and unzoomed.
          key={`${open} ${file.sha256} ${attempt}`}
          file={file}
          onReload={() => setAttempt(attempt + 1)}
          place={files.length > 1 ? `${open + 1} / ${files.length}` : ''}
          onPrevious={open > 0 ? () => onOpen(open - 1) : undefined}
          onNext={open < files.length - 1 ? () => onOpen(open + 1) : undefined}
        />
      )}
    </Modal>
  );
}

type ViewingProps = {
  readonly file: MaterialFile;
  readonly onReload: () => void;
  readonly place: string;
  readonly onPrevious: (() => void) | undefined;
  readonly onNext: (() => void) | undefined;
};
const ZOOMS = [0.5, 0.75, 1, 1.5, 2, 3, 4] as const;

function Viewing({ file, onReload, place, onPrevious, onNext }: ViewingProps): ReactNode {
  const [ofOriginal, setOfOriginal] = useState(false);
  const original = ofOriginal ? file.original : undefined;
  const { content, failure: unread } = useMaterial(original?.sha256 ?? file.sha256);
  const gone = original !== undefined && unread?.code === 'material-not-found';
  const failure = gone ? null : unread;
  const mediaType = original?.mediaType ?? file.mediaType;
  const [zoomStep, setZoomStep] = useState(2);
  const [turn, setTurn] = useState(0);
  const [page, setPage] = useState(1);
  const [pages, setPages] = useState(1);
  const [trouble, setTrouble] = useState<PdfTrouble | null>(null);
  const { stage, box } = useStageBox();
  const zoom = ZOOMS[zoomStep] ?? 1;
  const broken = useCallback(() => setTrouble('damaged'), []);
  const step = (by: number): void => setZoomStep((before) => Math.min(Math.max(before + by, 0), ZOOMS.length - 1));
  const rotate = (by: number): void => setTurn((before) => (before + by + 360) % 360);
  const leaf = (by: number): void => setPage((before) => Math.min(Math.max(before + by, 1), pages));

  const onKeyDown = (event: KeyboardEvent): void => {
    const act = {
      '+': () => step(1),
      '=': () => step(1),
      '-': () => step(-1),
      '0': () => setZoomStep(2),
      r: () => rotate(90),
      R: () => rotate(-90),
      PageDown: () => leaf(1),
      PageUp: () => leaf(-1),
      ArrowLeft: zoom > 1 ? undefined : onPrevious,
      ArrowRight: zoom > 1 ? undefined : onNext,
    }[event.key];
    if (act !== undefined && !event.ctrlKey && !event.altKey && !event.metaKey) {
      event.preventDefault();
      act();
    }
  };

  return (
    <div className="viewer-body" onKeyDownCapture={onKeyDown}>
      <div className="viewer-tools" role="toolbar" aria-label="查看材料">
        <Button icon={<LeftOutlined aria-hidden />} disabled={onPrevious === undefined} onClick={onPrevious}>
          上一份
        </Button>
        <Button icon={<RightOutlined aria-hidden />} iconPlacement="end" disabled={onNext === undefined} onClick={onNext}>
          下一份
        </Button>
        {place !== '' && <span className="viewer-place">{place}</span>}
        <span className="viewer-gap" />
        <Button icon={<ZoomOutOutlined aria-hidden />} disabled={zoomStep === 0} onClick={() => step(-1)}>
          缩小
        </Button>
        <span className="viewer-place" aria-live="polite">
          {Math.round(zoom * 100)}%
        </span>
        <Button icon={<ZoomInOutlined aria-hidden />} disabled={zoomStep === ZOOMS.length - 1} onClick={() => step(1)}>
          放大
        </Button>
        <Button icon={<CompressOutlined aria-hidden />} disabled={zoomStep === 2} onClick={() => setZoomStep(2)}>
          适合窗口
        </Button>
        <Button icon={<RotateLeftOutlined aria-hidden />} onClick={() => rotate(-90)}>
          左转
        </Button>
        <Button icon={<RotateRightOutlined aria-hidden />} onClick={() => rotate(90)}>
          右转
        </Button>
        {file.original !== undefined && (
          <Button
            aria-pressed={ofOriginal}
            onClick={() => {
              setOfOriginal(!ofOriginal);
              setTrouble(null);
              setPages(1);
            }}
          >
            {ofOriginal ? '看提交的文件' : '看原件'}
          </Button>
        )}
        {pages > 1 && (
          <>
            <span className="viewer-gap" />
            <Button disabled={page === 1} onClick={() => leaf(-1)}>
              上一页
            </Button>
            <span className="viewer-place" aria-live="polite">{`第 ${page} / ${pages} 页`}</span>
            <Button disabled={page === pages} onClick={() => leaf(1)}>
              下一页
            </Button>
          </>
        )}
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a zoomed sheet is larger than the stage, which the keyboard must scroll */}
      <section className="viewer-stage" ref={stage} tabIndex={0} aria-label="材料画面">
        {failure !== null && <FailureAlert failure={failure} onRetry={onReload} />}
        {trouble !== null && <Trouble trouble={trouble} />}
        {gone && <Alert type="info" showIcon title="原件已按规定清除。" description="申报办结以后只保留提交的文件。" />}
        {content === null && unread === null && <Spin description="正在读取…" />}
        {content !== null && isWorkbook(file) && <WorkbookSheet content={content.blob} name={file.fileName} />}
        {content !== null && !SHOWN_TYPES.has(mediaType) && <UnshownOriginal content={content.blob} name={file.fileName} />}
        {content !== null && trouble === null && SHOWN_TYPES.has(mediaType) && mediaType !== 'application/pdf' && !isWorkbook(file) && (
          <ImageSheet url={content.url} name={file.fileName} box={box} zoom={zoom} turn={turn} onBroken={broken} />
        )}
        {content !== null && trouble === null && mediaType === 'application/pdf' && (
          <PdfSheet
            blob={content.blob}
            name={file.fileName}
            page={page}
            box={box}
            zoom={zoom}
            turn={turn}
            onPages={setPages}
            onTrouble={setTrouble}
          />
        )}
      </section>
    </div>
  );
}

/** What a browser draws, and workbooks, which have a sheet of their own. */
const SHOWN_TYPES: ReadonlySet<string> = new Set([...MEDIA_TYPES, 'image/bmp', 'image/webp']);

function UnshownOriginal({ content, name }: { readonly content: Blob; readonly name: string }): ReactNode {
  return (
    <Alert
      type="info"
      showIcon
      title="这种图片不能在这里显示。"
      description="可另存后用看图软件打开，内容与当时选择的文件相同。"
      action={<Button onClick={() => saveFile(new File([content], `原件 ${name}`, { type: content.type }))}>另存</Button>}
    />
  );
}

function WorkbookSheet({ content, name }: { readonly content: Blob; readonly name: string }): ReactNode {
  return (
    <Alert
      type="info"
      showIcon
      title="电子表格不在这里预览。"
      description="可另存后用 Excel 或 WPS 打开查看，内容与添加时的文件相同。"
      action={<Button onClick={() => saveFile(new File([content], name, { type: content.type }))}>另存</Button>}
    />
  );
}

function Trouble({ trouble }: { readonly trouble: PdfTrouble }): ReactNode {
  return trouble === 'password' ? (
    <Alert type="warning" showIcon title="这个 PDF 设有打开密码，无法预览。" description="中心也可能打不开：请去掉密码后重新选择文件。" />
  ) : (
    <Alert type="warning" showIcon title="这个文件无法显示，内容可能已损坏。" description="请重新扫描，或另选一个文件。" />
  );
}

function useStageBox(): {
  readonly stage: React.RefObject<HTMLElement | null>;
  readonly box: { readonly width: number; readonly height: number };
} {
  const stage = useRef<HTMLElement>(null);
  const [box, setBox] = useState({ width: 800, height: 480 });
  useEffect(() => {
    const element = stage.current;
    if (element === null) {
      return undefined;
    }
    const measure = (): void =>
      setBox({ width: Math.max(element.clientWidth - 24, 100), height: Math.max(element.clientHeight - 24, 100) });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { stage, box };
}
