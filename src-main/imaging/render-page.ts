import { crc32 } from 'node:zlib';
import type { PageBox, PageEdit, PictureEdit, SheetCorners } from '../../src-shared/domain/page-edit.ts';
import { assertNever } from '../../src-shared/lib/assert-never.ts';
import { fail, ok, type Result } from '../../src-shared/lib/result.ts';
import type { PageSource } from '../engine/ports/imaging.ts';
import { kindOf, pictureType } from './file-kind.ts';
import { CARD, findCard, isOfSize } from './find-card.ts';
import { findSheet } from './find-sheet.ts';
import { findSkew } from './find-skew.ts';
import { dpiAfter, withDensity } from './fit-picture.ts';
import { DAMAGED, type Refusal } from './hazard.ts';
import { decodePixels, readHead } from './open-picture.ts';
import { partBrightness } from './part-brightness.ts';
import { ofPixels, type Pixels } from './picture-library.ts';
import { straightenSheet } from './straighten-sheet.ts';

/** A4 at 300 dpi, and where the two sides of a card stand on it: one above the other, in the middle. In millimetres. */
const A4 = { width: 210, height: 297, dpi: 300 } as const;
const GAP = 20;
const MILLIMETRES_AN_INCH = 25.4;
const dots = (millimetres: number): number => Math.round((millimetres / MILLIMETRES_AN_INCH) * A4.dpi);

/** A drawn page is pressed once more when it is fitted to the limits. */
const DRAWN_QUALITY = 95;
const SMALL_QUALITY = 80;
/** A small picture is drawn from one so many times larger, so that what is cropped still has its dots. */
const SPARE = 4;

type Sheet = { readonly pixels: Pixels; readonly dpi: number | null };
type Drawn = { readonly bytes: Uint8Array; readonly mediaType: 'image/jpeg' | 'image/png' };

/** A page as it looks with its edits; `side`: its longest side is not longer. */
export async function renderPage({
  source,
  side,
}: {
  readonly source: PageSource;
  readonly side: number | null;
}): Promise<Result<Drawn, Refusal>> {
  const drawn = await draw(source, source.edits, side === null ? undefined : side * SPARE);
  if (!drawn.ok) {
    return drawn;
  }
  const { pixels, dpi } = drawn.value;
  if (side !== null) {
    const small = ofPixels(pixels).resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true });
    return ok({ bytes: await small.jpeg({ quality: SMALL_QUALITY }).toBuffer(), mediaType: 'image/jpeg' });
  }
  if (source.edits.some((each) => each.edit === 'colour' && each.to === 'bilevel')) {
    const bytes = await ofPixels(pixels).png({ palette: true, colours: 2, dither: 0 }).toBuffer();
    return ok({ bytes: dpi === null ? bytes : withPngDensity(bytes, dpi), mediaType: 'image/png' });
  }
  const bytes = await ofPixels(pixels)
    .toColourspace(pixels.channels === 1 ? 'b-w' : 'srgb')
    .jpeg({ quality: DRAWN_QUALITY, chromaSubsampling: '4:4:4' })
    .toBuffer();
  return ok({ bytes: dpi === null ? bytes : withDensity(bytes, dpi), mediaType: 'image/jpeg' });
}

/** What can be measured on a page as it looks now. */
export async function measurePage({
  source,
}: {
  readonly source: PageSource;
}): Promise<Result<{ readonly skew: number | null; readonly card: readonly PictureEdit[] | null }, Refusal>> {
  const drawn = await draw(source, source.edits);
  if (!drawn.ok) {
    return drawn;
  }
  const { pixels, dpi } = drawn.value;
  return ok({ skew: await findSkew(pixels), card: await findCard(pixels, dpi) });
}

export async function sheetOfPage({ source }: { readonly source: PageSource }): Promise<Result<SheetCorners | null, Refusal>> {
  const drawn = await draw(source, source.edits);
  return drawn.ok ? ok(await findSheet(drawn.value.pixels)) : drawn;
}

async function draw({ bytes, backs }: PageSource, edits: readonly PageEdit[], longest?: number): Promise<Result<Sheet, Refusal>> {
  const opened = await openSheet(bytes, longest);
  if (!opened.ok) {
    return opened;
  }
  let sheet = opened.value;
  // Colours last: what is turned by a few degrees has greys at its edges.
  for (const edit of edits.toSorted((one, other) => Number(one.edit === 'colour') - Number(other.edit === 'colour'))) {
    if (edit.edit !== 'card') {
      sheet = await edited(sheet, edit);
      continue;
    }
    const back = backs.find(({ sha256 }) => sha256 === edit.back.sha256);
    const other =
      back === undefined ? fail({ code: 'damaged' } as const) : await draw({ ...back, edits: [], backs: [] }, edit.back.edits, longest);
    if (!other.ok) {
      return other;
    }
    sheet = await cardSheet(sheet, other.value);
  }
  return ok(sheet);
}

async function openSheet(bytes: Uint8Array, longest?: number): Promise<Result<Sheet, Refusal>> {
  const type = pictureType(await kindOf(bytes));
  const head = type === undefined ? DAMAGED : await readHead(bytes, type);
  const pixels = head.ok ? await decodePixels(bytes, head.value, 0, longest) : head;
  if (!head.ok || !pixels.ok) {
    return pixels.ok ? DAMAGED : pixels;
  }
  return ok({ pixels: pixels.value, dpi: dpiAfter(head.value, pixels.value) });
}

async function edited({ pixels, dpi }: Sheet, edit: PictureEdit): Promise<Sheet> {
  switch (edit.edit) {
    case 'turn':
      return { pixels: await rawOf(ofPixels(pixels).rotate(90 * edit.quarters)), dpi };
    case 'straighten':
      return { pixels: await straightened(pixels, edit.degrees), dpi };
    case 'crop':
      return { pixels: await rawOf(ofPixels(pixels).extract(inDots(edit.box, pixels))), dpi };
    case 'sheet':
      // How many dots an inch of it has nobody knows who does not know how far away it lay.
      return { pixels: await straightenSheet(pixels, edit.corners), dpi: null };
    case 'colour':
      return { pixels: await coloured(pixels, edit.to), dpi };
    default:
      return assertNever(edit);
  }
}

/** At least one dot, and none outside. */
function inDots(box: PageBox, { width, height }: Pixels) {
  const left = Math.min(Math.round(box.left * width), width - 1);
  const top = Math.min(Math.round(box.top * height), height - 1);
  return {
    left,
    top,
    width: Math.max(1, Math.min(Math.round(box.width * width), width - left)),
    height: Math.max(1, Math.min(Math.round(box.height * height), height - top)),
  };
}

/** Turned about its middle; what comes in at the corners is white, what goes out is cut. */
async function straightened(pixels: Pixels, degrees: number): Promise<Pixels> {
  const { width, height } = pixels;
  const turned = await rawOf(ofPixels(pixels).rotate(degrees, { background: '#ffffff' }));
  const left = Math.max(0, Math.round((turned.width - width) / 2));
  const top = Math.max(0, Math.round((turned.height - height) / 2));
  return rawOf(ofPixels(turned).extract({ left, top, width: Math.min(width, turned.width), height: Math.min(height, turned.height) }));
}

async function coloured(pixels: Pixels, to: 'colour' | 'grey' | 'bilevel'): Promise<Pixels> {
  if (to === 'colour') {
    return pixels;
  }
  const grey = await rawOf(ofPixels(pixels).toColourspace('b-w'));
  return to === 'grey' ? grey : rawOf(ofPixels(grey).threshold(inkBelow(grey)));
}

/** The brightness that parts ink from paper best; the middle where there is nothing to part. */
function inkBelow({ data }: Pixels): number {
  return (partBrightness(data)?.level ?? 127) + 1;
}

/** Two sides of a card on one A4 page, each as large as it is. */
async function cardSheet(front: Sheet, back: Sheet): Promise<Sheet> {
  const [above, below] = [await atTrueSize(front), await atTrueSize(back)];
  const middle = dots(A4.width / 2);
  const composed = ofPixels(await rawOf(blank())).composite([
    { input: above.png, left: middle - Math.round(above.width / 2), top: dots((A4.height - GAP) / 2) - above.height },
    { input: below.png, left: middle - Math.round(below.width / 2), top: dots((A4.height + GAP) / 2) },
  ]);
  return { pixels: await rawOf(composed), dpi: A4.dpi };
}

function blank() {
  const [width, height] = [dots(A4.width), dots(A4.height)];
  return ofPixels({ data: Buffer.alloc(width * height * 3, 255), width, height, channels: 3 });
}

/** As its dots an inch say where that is about a card's size, else as large as a card is. */
async function atTrueSize({ pixels, dpi }: Sheet) {
  const known = dpi !== null && isOfSize(pixels.width, dpi);
  const width = known ? Math.round((pixels.width / dpi) * A4.dpi) : dots(CARD.width);
  const height = known ? Math.round((pixels.height / dpi) * A4.dpi) : dots(CARD.height);
  const { data, info } = await ofPixels(pixels)
    .toColourspace('srgb')
    .resize({ width, height, fit: 'inside' })
    .png()
    .toBuffer({ resolveWithObject: true });
  return { png: data, width: info.width, height: info.height };
}

async function rawOf(picture: ReturnType<typeof ofPixels>): Promise<Pixels> {
  const { data, info } = await picture.removeAlpha().raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: info.channels === 1 ? 1 : 3 };
}

/** Writes into a PNG how many dots its inch has; sharp would only do so together with a colour profile. */
function withPngDensity(png: Buffer, dpi: number): Buffer {
  const chunk = Buffer.alloc(21);
  chunk.writeUInt32BE(9, 0);
  chunk.write('pHYs', 4, 'latin1');
  const perMetre = Math.round(dpi / 0.0254);
  chunk.writeUInt32BE(perMetre, 8);
  chunk.writeUInt32BE(perMetre, 12);
  chunk.writeUInt8(1, 16);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 17)), 17);
  // Behind the signature and IHDR, which are always 33 bytes.
  return Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)]);
}
