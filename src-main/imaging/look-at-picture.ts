import type { Preparation } from '../../src-shared/domain/material.ts';
import { cutOff } from './cut-off.ts';
import { ofPixels, type Pixels } from './picture-library.ts';

/** Pages are looked at with this longest side: what is blurred there is blurred on paper, and 8 million pixels take 30 ms. */
export const LOOKED_AT = 1000;
/**
 * Below these a finding is told. Measured on a made-up A4 page of text at 300 dpi (look-at-picture.test.ts): its edges, in parts of its own
 * contrast, come to 0.25 when sharp, 0.036 when blurred by 5 pixels, 0.014 by 8, where the characters run together; exposure does not move it.
 */
const LEAST_EDGES = 0.03;
/** Spread of brightness, 0 … 127: one line of text on a page 4.9, noise of an empty page 0.8. */
const LEAST_SPREAD = 2;
/** Mean brightness, 0 … 255, of a page that is too dark to read. */
const LEAST_BRIGHTNESS = 50;
/** Brightness, 0 … 255, of the darkest spot, above which writing is too faint. */
const MOST_FAINT = 170;
/** Pixels of the longer side: an ID card (85.6 mm) at 90 dpi, where its characters are 6 pixels high; a smaller picture is of no use. */
const LEAST_SIDE = 300;
const GRID = 32;

/** How a picture of a page looks, and what it looks like; `measured` in the unit of the limit it passed. */
export async function lookAtPicture(pixels: Pixels): Promise<Pick<Preparation, 'flaws' | 'fingerprint'>> {
  const { data, info } = await ofPixels(pixels)
    .resize({ width: LOOKED_AT, height: LOOKED_AT, fit: 'inside', withoutEnlargement: true })
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const grey: Pixels = { data, width: info.width, height: info.height, channels: 1 };
  const { sharpness, channels } = await ofPixels(grey).stats();
  const { mean = 0, stdev = 0, min = 0 } = channels[0] ?? {};
  const flaws: Preparation['flaws'][number][] = [];
  const tell = (flaw: Preparation['flaws'][number]['flaw'], measured: number): void => {
    flaws.push({ flaw, measured: Math.round(measured * 1000) / 1000 });
  };
  if (Math.max(pixels.width, pixels.height) < LEAST_SIDE) {
    tell('small', Math.max(pixels.width, pixels.height));
  }
  if (mean < LEAST_BRIGHTNESS) {
    tell('dark', mean);
  } else if (stdev < LEAST_SPREAD) {
    tell('blank', stdev);
  } else if (min > MOST_FAINT) {
    tell('faint', min);
  }
  if (stdev >= LEAST_SPREAD && sharpness / stdev < LEAST_EDGES) {
    tell('blurred', sharpness / stdev);
  }
  const cut = cutOff(grey);
  if (cut !== null) {
    tell('cut', cut);
  }
  return { flaws, fingerprint: await fingerprintOf(grey) };
}

/** Which of 1024 places is darker than its right neighbour: stays the same when a picture is made smaller or compressed again. */
async function fingerprintOf(grey: Pixels): Promise<string> {
  const { data } = await ofPixels(grey)
    .resize({ width: GRID + 1, height: GRID, fit: 'fill' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const bytes = new Uint8Array((GRID * GRID) / 8);
  for (let place = 0; place < GRID * GRID; place += 1) {
    const at = Math.floor(place / GRID) * (GRID + 1) + (place % GRID);
    if ((data[at + 1] ?? 0) - (data[at] ?? 0) > 1) {
      bytes[place >> 3] = (bytes[place >> 3] ?? 0) | (1 << (place & 7));
    }
  }
  return Buffer.from(bytes).toString('base64');
}
