import type { PictureEdit } from '../../src-shared/domain/page-edit.ts';
import { ofPixels, type Pixels } from './picture-library.ts';

/** An ID card (GB/T 2261 and ISO/IEC 7810 ID-1), in millimetres. */
export const CARD = { width: 85.6, height: 54 } as const;
const RATIO = CARD.width / CARD.height;
/** A card that lies a little askew has a box a little too high. */
const RATIO_SLACK = 0.15;
/** How far a card measured by its dots an inch may be from its size. */
const SIZE_SLACK = 0.12;
const LOOKED_AT = 800;
/** Brightness or colour this far from the lid's is something that lies there. Cards are pale. */
const LEAST_DIFFERENCE = 10;
/** In so much of a row or column that belongs to the card; grain and dust fill less. */
const LEAST_FILLED = 0.04;
const MILLIMETRES_AN_INCH = 25.4;

/**
 * What cuts an ID card out of a page and lays it across: nothing where the picture is the card, null where none is found. Shown on made-up
 * cards only; real ones were not at hand.
 */
export async function findCard(pixels: Pixels, dpi: number | null): Promise<readonly PictureEdit[] | null> {
  const { width, height } = pixels;
  if (isCard(width / height)) {
    return [];
  }
  const { data, info } = await ofPixels(pixels)
    .toColourspace('srgb')
    .resize({ width: LOOKED_AT, height: LOOKED_AT, fit: 'inside', withoutEnlargement: true })
    .blur(1)
    .raw()
    .toBuffer({ resolveWithObject: true });
  const lid = lidOf(data, info);
  const columns = new Float64Array(info.width);
  const rows = new Float64Array(info.height);
  for (let row = 0; row < info.height; row += 1) {
    for (let column = 0; column < info.width; column += 1) {
      const at = (row * info.width + column) * info.channels;
      if (lid.some((value, channel) => Math.abs((data[at + channel] ?? 0) - value) > LEAST_DIFFERENCE)) {
        columns[column] = (columns[column] ?? 0) + 1 / info.height;
        rows[row] = (rows[row] ?? 0) + 1 / info.width;
      }
    }
  }
  const [left, right] = reach(columns);
  const [top, bottom] = reach(rows);
  const [wide, high] = [((right - left) / info.width) * width, ((bottom - top) / info.height) * height];
  const lies = isCard(wide / high);
  if (right <= left || bottom <= top || (!lies && !isCard(high / wide)) || !isOfSize(Math.max(wide, high), dpi)) {
    return null;
  }
  const box = {
    left: left / info.width,
    top: top / info.height,
    width: (right - left) / info.width,
    height: (bottom - top) / info.height,
  };
  return lies
    ? [{ edit: 'crop', box }]
    : [
        { edit: 'crop', box },
        { edit: 'turn', quarters: 3 },
      ];
}

function isCard(ratio: number): boolean {
  return Math.abs(ratio / RATIO - 1) <= RATIO_SLACK;
}

/** Whether so many dots are a card's width; where the picture does not say how many an inch has, anything is. */
export function isOfSize(dots: number, dpi: number | null): boolean {
  return dpi === null || Math.abs(((dots / dpi) * MILLIMETRES_AN_INCH) / CARD.width - 1) <= SIZE_SLACK;
}

/** The colour of most of the outermost dots. */
function lidOf(data: Buffer, { width, height, channels }: { readonly width: number; readonly height: number; readonly channels: number }) {
  const edge: number[] = [];
  for (let column = 0; column < width; column += 1) {
    edge.push(column * channels, ((height - 1) * width + column) * channels);
  }
  for (let row = 0; row < height; row += 1) {
    edge.push(row * width * channels, (row * width + width - 1) * channels);
  }
  return Array.from({ length: channels }, (_, channel) => {
    const values = edge.map((at) => data[at + channel] ?? 0).toSorted((one, other) => one - other);
    return values[Math.floor(values.length / 2)] ?? 0;
  });
}

/** From the first that is filled to the last, both counted in. */
function reach(filled: Float64Array): readonly [number, number] {
  const from = filled.findIndex((part) => part > LEAST_FILLED);
  const to = filled.findLastIndex((part) => part > LEAST_FILLED);
  return [from, to + 1];
}
