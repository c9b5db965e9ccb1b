import { FileExcelOutlined, FilePdfOutlined, WarningOutlined } from '@ant-design/icons';
import { Spin } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { isWorkbook, type MaterialFile } from './material-file.ts';
import './material.css';
import { useMaterial } from './use-material.ts';

const SIZE = { width: 132, height: 96 } as const;

/** A small picture of a file; opens the viewer. */
export function MaterialThumbnail({ file, onOpen }: { readonly file: MaterialFile; readonly onOpen: () => void }): ReactNode {
  const { content, failure } = useMaterial(file.sha256);
  return (
    <button type="button" className="thumbnail" onClick={onOpen} aria-label={`预览 ${file.fileName}`}>
      {failure !== null && <WarningOutlined className="thumbnail-icon" aria-hidden />}
      {content === null && failure === null && <Spin size="small" />}
      {content !== null && isWorkbook(file) && <FileExcelOutlined className="thumbnail-icon" aria-hidden />}
      {content !== null && file.mediaType !== 'application/pdf' && !isWorkbook(file) && <img src={content.url} alt="" draggable={false} />}
      {content !== null && file.mediaType === 'application/pdf' && <PdfThumbnail blob={content.blob} />}
    </button>
  );
}

function PdfThumbnail({ blob }: { readonly blob: Blob }): ReactNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [state, setState] = useState<'drawing' | 'drawn' | 'impossible'>('drawing');
  useEffect(() => {
    let gone = false;
    const draw = async (): Promise<void> => {
      const { openPdf } = await import('./open-pdf.ts');
      const opened = await openPdf(blob);
      if (!opened.ok) {
        throw new Error(opened.error);
      }
      const { value: pdf } = opened;
      try {
        if (!gone && canvas.current !== null) {
          await pdf.draw({ canvas: canvas.current, page: 1, box: SIZE, zoom: 1, turn: 0 }).done;
        }
      } finally {
        pdf.close();
      }
    };
    // A file that cannot be drawn is still a file: it gets the plain sign, the viewer says why.
    draw().then(
      () => !gone && setState('drawn'),
      () => !gone && setState('impossible'),
    );
    return () => {
      gone = true;
    };
  }, [blob]);
  return (
    <>
      {state === 'impossible' && <FilePdfOutlined className="thumbnail-icon" aria-hidden />}
      {state === 'drawing' && <Spin size="small" />}
      <canvas ref={canvas} hidden={state !== 'drawn'} />
    </>
  );
}
