import type { Imaging } from '../../src-main/engine/ports/imaging.ts';
import { ok } from '../../src-shared/lib/result.ts';

function notAsked(): never {
  throw new Error('no pages are joined or split here');
}

/** Keeps every file as it is: for engines whose test is not about pictures. */
export const plainImaging: Imaging = {
  warm: () => undefined,
  prepare: async ({ fileName, bytes }) => ok({ fileName, bytes }),
  joinPages: notAsked,
  splitPdf: notAsked,
};
