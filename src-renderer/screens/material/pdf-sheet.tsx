import { Spin } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { SheetView } from './image-sheet.tsx';
import type { OpenPdf, PdfTrouble } from './open-pdf.ts';

type PdfSheetProps = SheetView & {
  readonly blob: Blob;
  readonly name: string;
  readonly page: number;
  readonly onPages: (pages: number) => void;
  readonly onTrouble: (trouble: PdfTrouble) => void;
};

/** One page of a PDF, drawn by the bundled reader. */
export function PdfSheet({ blob, name, page, box, zoom, turn, onPages, onTrouble }: PdfSheetProps): ReactNode {
  const pdf = usePdf({ blob, onPages, onTrouble });
  const canvas = useRef<HTMLCanvasElement>(null);
  const [drawn, setDrawn] = useState(false);
  const { width, height } = box;

  useEffect(() => {
    if (pdf === null || canvas.current === null) {
      return undefined;
    }
    const drawing = pdf.draw({ canvas: canvas.current, page, box: { width, height }, zoom, turn });
    drawing.done.then(
      () => setDrawn(true),
      () => onTrouble('damaged'),
    );
    return drawing.cancel;
  }, [pdf, page, width, height, zoom, turn, onTrouble]);

  return (
    <>
      {!drawn && <Spin description="正在打开…" />}
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- the PDF reader draws into a canvas, which is a picture for a screen reader */}
      <canvas ref={canvas} role="img" aria-label={`${name} 第 ${page} 页`} className="viewer-page" hidden={!drawn} />
    </>
  );
}

function usePdf({ blob, onPages, onTrouble }: Pick<PdfSheetProps, 'blob' | 'onPages' | 'onTrouble'>): OpenPdf | null {
  const [pdf, setPdf] = useState<OpenPdf | null>(null);
  useEffect(() => {
    let gone = false;
    let opened: OpenPdf | null = null;
    const open = async (): Promise<void> => {
      const { openPdf } = await import('./open-pdf.ts');
      const result = await openPdf(blob);
      if (gone) {
        if (result.ok) {
          result.value.close();
        }
        return;
      }
      if (!result.ok) {
        onTrouble(result.error);
        return;
      }
      opened = result.value;
      onPages(opened.pages);
      setPdf(opened);
    };
    void open();
    return () => {
      gone = true;
      opened?.close();
      setPdf(null);
    };
  }, [blob, onPages, onTrouble]);
  return pdf;
}
