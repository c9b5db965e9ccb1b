import { MOST_BYTES_AT_DOOR } from '../../../src-shared/domain/material.ts';
import { fail, ok, type Result } from '../../../src-shared/lib/result.ts';
import type { WindowFailure } from '../../bridge/window-failure.ts';

/** What 从文件添加 lets people choose; what is inside is looked at by the engine. */
export const PAGE_FILES = '.jpg,.jpeg,.png,.tif,.tiff,.bmp,.webp,.heic,.heif,.pdf';

/** The longest side of an A4 page at 200 dpi, in pixels: a page of a PDF is drawn so large. */
const DRAWN_SIDE = 2339;
const QUALITY = 0.92;
const MOST_PAGES = 300;

type Taken = { readonly done: number; readonly total: number };

/**
 * The pages in a file as pictures, one after the other: a picture is one, a PDF as many as it has, drawn by the bundled reader (whatever else is
 * in it stays behind). `take` keeps each before the next is drawn.
 */
export async function takePages(
  file: File,
  take: (picture: File, at: Taken) => Promise<Result<unknown, WindowFailure>>,
): Promise<Result<number, WindowFailure>> {
  if (file.size > MOST_BYTES_AT_DOOR) {
    return fail({ code: 'material-too-large', fileName: file.name, bytes: file.size, maxBytes: MOST_BYTES_AT_DOOR });
  }
  if (!(await isPdf(file))) {
    const taken = await take(file, { done: 0, total: 1 });
    return taken.ok ? ok(1) : taken;
  }
  const { openPdf } = await import('../material/open-pdf.ts');
  const opened = await openPdf(file);
  if (!opened.ok) {
    return fail(
      opened.error === 'password'
        ? { code: 'material-hostile', fileName: file.name, hazard: 'encrypted', found: null, most: null }
        : { code: 'material-damaged', fileName: file.name },
    );
  }
  const pdf = opened.value;
  try {
    if (pdf.pages > MOST_PAGES) {
      return fail({ code: 'material-hostile', fileName: file.name, hazard: 'too-many-pages', found: pdf.pages, most: MOST_PAGES });
    }
    for (let page = 1; page <= pdf.pages; page += 1) {
      const side = DRAWN_SIDE / window.devicePixelRatio;
      const canvas = document.createElement('canvas');
      const drawn = pdf.draw({ canvas, page, box: { width: side, height: side }, zoom: 1, turn: 0 }).done;
      const blob = await drawn.then(
        () => pictureOf(canvas),
        () => null,
      );
      if (blob === null) {
        return fail({ code: 'material-damaged', fileName: file.name });
      }
      const taken = await take(new File([blob], `${file.name} 第 ${page} 页.jpg`, { type: blob.type }), {
        done: page - 1,
        total: pdf.pages,
      });
      if (!taken.ok) {
        return taken;
      }
    }
    return ok(pdf.pages);
  } finally {
    pdf.close();
  }
}

async function isPdf(file: File): Promise<boolean> {
  return (await file.slice(0, 1024).text()).includes('%PDF-');
}

function pictureOf(canvas: HTMLCanvasElement): Promise<Blob | null> {
  return new Promise((resolve) => {
    canvas.toBlob(resolve, 'image/jpeg', QUALITY);
  });
}
