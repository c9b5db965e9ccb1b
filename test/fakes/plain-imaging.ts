import type { Imaging } from '../../src-main/engine/ports/imaging.ts';
import { ok } from '../../src-shared/lib/result.ts';

function notAsked(): never {
  throw new Error('no PDF is split here');
}

/** Keeps every file as it is, and joins pages to a PDF that says how many there were: for engines whose test is not about pictures. */
export const plainImaging: Imaging = {
  warm: () => undefined,
  prepare: async ({ fileName, bytes }) => ok({ fileName: withEnding(fileName, bytes), bytes }),
  joinPages: async ({ fileName, pages }) => ok({ fileName, bytes: Buffer.from(`%PDF-1.7 ${pages.length} pages`) }),
  openPages: async ({ bytes }) => ok([{ bytes, mediaType: 'image/png' }]),
  isBlankPage: async ({ bytes }) => ok(Buffer.from(bytes).includes('blank')),
  // Says what was done to it instead of doing it.
  renderPage: async ({ source, side }) =>
    ok({
      bytes: Buffer.from(
        `\u0089PNG ${Buffer.from(source.bytes).toString('latin1')} ${JSON.stringify(source.edits)} ${side ?? ''}`,
        'latin1',
      ),
      mediaType: 'image/png',
    }),
  // What stands in the picture is what is found on it: `leans 3`, `card`, `sheet`.
  measurePage: async ({ source }) => {
    const text = Buffer.from(source.bytes).toString('latin1');
    const [, degrees] = /leans (-?[\d.]+)/.exec(text) ?? [];
    const box = { left: 0, top: 0, width: 0.5, height: 0.5 };
    return ok({ skew: degrees === undefined ? null : Number(degrees), card: text.includes('card') ? [{ edit: 'crop', box }] : null });
  },
  findSheet: async ({ source }) =>
    ok(
      Buffer.from(source.bytes).includes('sheet')
        ? [
            [0.1, 0.1],
            [0.9, 0.1],
            [0.9, 0.9],
            [0.1, 0.9],
          ]
        : null,
    ),
  splitPdf: notAsked,
};

/** As imaging says what is inside. */
function withEnding(fileName: string, bytes: Uint8Array): string {
  return bytes[0] === 0x89 ? fileName.replace(/\.jpg$/, '.png') : fileName;
}
