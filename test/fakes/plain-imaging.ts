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
  splitPdf: notAsked,
};

/** As imaging says what is inside. */
function withEnding(fileName: string, bytes: Uint8Array): string {
  return bytes[0] === 0x89 ? fileName.replace(/\.jpg$/, '.png') : fileName;
}
