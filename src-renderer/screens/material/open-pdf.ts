import type { PDFDocumentProxy, RenderTask } from 'pdfjs-dist';
import { fail, ok, type Result } from '../../../src-shared/lib/result.ts';

export type PdfTrouble = 'password' | 'damaged';
export type OpenPdf = {
  readonly pages: number;
  /** Draws a page into the canvas, `width` CSS pixels wide (or high enough to fit `height`), turned by a multiple of 90°. */
  readonly draw: (ask: PageDrawing) => { readonly done: Promise<void>; readonly cancel: () => void };
  readonly close: () => void;
};
type PageDrawing = {
  readonly canvas: HTMLCanvasElement;
  readonly page: number;
  /** Fits the page into this box at zoom 1. */
  readonly box: { readonly width: number; readonly height: number };
  readonly zoom: number;
  readonly turn: number;
};

/** Opens a PDF with the bundled reader; loaded only when the first PDF is looked at. */
export async function openPdf(file: Blob): Promise<Result<OpenPdf, PdfTrouble>> {
  const [{ getDocument, PasswordException, PDFWorker }, { BundledPdfData }, { address }] = await Promise.all([
    import('pdfjs-dist'),
    import('./pdf-data.ts'),
    import('./pdf-decoders.ts'),
  ]);
  const port = new Worker(new URL('./pdf-worker.ts', import.meta.url), { type: 'module' });
  const worker = PDFWorker.create({ port });
  const task = getDocument({
    data: new Uint8Array(await file.arrayBuffer()),
    worker,
    BinaryDataFactory: BundledPdfData,
    useWorkerFetch: false,
    cMapPacked: true,
    // Only names are asked for; the factory above knows the addresses.
    cMapUrl: 'bundled/',
    standardFontDataUrl: 'bundled/',
    useWasm: false,
    wasmUrl: `${address}?/`,
    enableXfa: false,
  });
  const close = (): void => {
    void task.destroy().finally(() => {
      worker.destroy();
      port.terminate();
    });
  };
  try {
    const pdf = await task.promise;
    return ok({ pages: pdf.numPages, draw: (ask) => drawPage(pdf, ask), close });
  } catch (thrown) {
    close();
    return fail(thrown instanceof PasswordException ? 'password' : 'damaged');
  }
}

function drawPage(
  pdf: PDFDocumentProxy,
  { canvas, page, box, zoom, turn }: PageDrawing,
): { readonly done: Promise<void>; readonly cancel: () => void } {
  let cancelled = false;
  let rendering: RenderTask | undefined;
  const done = (async () => {
    const proxy = await pdf.getPage(page);
    if (cancelled) {
      return;
    }
    const rotation = (proxy.rotate + turn) % 360;
    const natural = proxy.getViewport({ scale: 1, rotation });
    const fit = Math.min(box.width / natural.width, box.height / natural.height) * zoom;
    const viewport = proxy.getViewport({ scale: fit * window.devicePixelRatio, rotation });
    canvas.width = Math.ceil(viewport.width);
    canvas.height = Math.ceil(viewport.height);
    canvas.style.width = `${viewport.width / window.devicePixelRatio}px`;
    canvas.style.height = `${viewport.height / window.devicePixelRatio}px`;
    rendering = proxy.render({ canvas, viewport });
    await rendering.promise;
  })().catch((thrown: unknown) => {
    // A cancelled drawing was overtaken by the next one.
    if (!cancelled) {
      throw thrown;
    }
  });
  return {
    done,
    cancel: () => {
      cancelled = true;
      rendering?.cancel();
    },
  };
}
