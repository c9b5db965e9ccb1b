import type { PictureType, PreparationStep } from '../../src-shared/domain/material.ts';
import { fail, ok, type Result } from '../../src-shared/lib/result.ts';
import type { FitLimits, PreparedFile } from '../engine/ports/imaging.ts';
import { checkPdf } from './check-pdf.ts';
import { kindOf, MOVING_PNG, pictureType } from './file-kind.ts';
import { DENSITY_BYTES, dpiAfter, fitPicture, withDensity, withEnding } from './fit-picture.ts';
import type { Refusal } from './hazard.ts';
import { joinTiff } from './join-pages.ts';
import { lookAtPicture } from './look-at-picture.ts';
import { decodePixels, readHead } from './open-picture.ts';
import { isPlainJpeg, isPlainPng } from './plain-file.ts';

type File = { readonly fileName: string; readonly bytes: Uint8Array };
type Outcome = Result<PreparedFile, Refusal>;

/** Up to this size a picture without losses is tried as PNG; larger ones are photographs in all but name. */
const SMALL_PIXELS = 1_000_000;

/** One file made fit to be kept and sent, or why it cannot be. */
export async function prepareFile({ fileName, bytes, limits }: File & { readonly limits: FitLimits }): Promise<Outcome> {
  const found = await kindOf(bytes);
  if (found === 'application/pdf' && limits.mediaTypes.includes(found)) {
    if (bytes.length > limits.maxBytes) {
      return fail({ code: 'too-large', bytes: bytes.length, maxBytes: limits.maxBytes });
    }
    const checked = await checkPdf(bytes);
    return checked.ok ? ok({ fileName, bytes }) : checked;
  }
  const type = pictureType(found);
  const takesPictures = limits.mediaTypes.includes('image/jpeg') || limits.mediaTypes.includes('image/png');
  // What it is not is the store's to say, in one place for all files.
  return type === undefined || !takesPictures
    ? ok({ fileName, bytes })
    : preparePicture({ fileName, bytes, type, moving: found === MOVING_PNG, limits });
}

async function preparePicture(
  ask: File & { readonly type: PictureType; readonly moving: boolean; readonly limits: FitLimits },
): Promise<Outcome> {
  const { fileName, bytes, type, limits } = ask;
  const read = await readHead(bytes, type);
  if (!read.ok) {
    return read;
  }
  const head = { ...read.value, moving: read.value.moving || ask.moving };
  if (head.pages > 1) {
    return joinTiff(ask, head);
  }
  const decoded = await decodePixels(bytes, head);
  if (!decoded.ok) {
    return decoded;
  }
  const pixels = decoded.value;
  const look = await lookAtPicture(pixels);
  const size = { width: head.width, height: head.height, dpi: head.dpi };
  const from = { ...size, mediaType: type, bytes: bytes.length };
  const target = Math.min(limits.recommendedBytes.most, limits.maxBytes);
  const plain = isPlain(type, bytes);
  if (plain && head.ordinary && !head.turned && !head.alpha && !head.moving && bytes.length <= target && isTaken(type, limits)) {
    return ok({ fileName, bytes, prepared: { from, to: size, steps: [], ...look } });
  }
  const fitted = await fitPicture(pixels, {
    target: target - DENSITY_BYTES,
    mediaTypes: limits.mediaTypes,
    lossless: isTaken('image/png', limits) && isLossless(type) && (bytes.length <= target || pixels.width * pixels.height <= SMALL_PIXELS),
  });
  if (fitted.bytes.length > limits.maxBytes) {
    return fail({ code: 'too-large', bytes: fitted.bytes.length, maxBytes: limits.maxBytes });
  }
  const to = { width: fitted.width, height: fitted.height, dpi: dpiAfter(head, fitted) };
  const steps: PreparationStep[] = [
    ...(head.moving ? (['first-picture'] as const) : []),
    ...(head.turned ? (['turned'] as const) : []),
    ...(head.ordinary ? [] : (['recoloured'] as const)),
    ...(head.alpha ? (['flattened'] as const) : []),
    ...(fitted.mediaType === type ? [] : (['converted'] as const)),
    ...(plain || !isTaken(type, limits) ? [] : (['stripped'] as const)),
    ...(Math.max(to.width, to.height) < Math.max(head.width, head.height) ? (['shrunk'] as const) : []),
    ...(bytes.length > target ? (['compressed'] as const) : []),
  ];
  const kept = to.dpi !== null && fitted.mediaType === 'image/jpeg' ? withDensity(fitted.bytes, to.dpi) : fitted.bytes;
  return ok({ fileName: withEnding(fileName, fitted.mediaType), bytes: kept, prepared: { from, to, steps, ...look } });
}

const isTaken = (type: string, { mediaTypes }: FitLimits): boolean => mediaTypes.some((each) => each === type);
const isLossless = (type: PictureType): boolean => type === 'image/png' || type === 'image/tiff' || type === 'image/bmp';

function isPlain(type: PictureType, bytes: Uint8Array): boolean {
  return type === 'image/jpeg' ? isPlainJpeg(bytes) : type === 'image/png' && isPlainPng(bytes);
}
