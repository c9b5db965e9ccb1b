import sharp from 'sharp';

/** 8 bits a pixel, 255 is paper. */
export type Grey = { readonly data: Buffer; readonly width: number; readonly height: number };

/** Paper is judged over spots of this part of the longer side: larger than any character, smaller than a shadow. */
const SPOT = 1 / 28;

/**
 * A picture with its light made even and its colours gone: of each pixel the brightest channel, in parts of the paper around it. Print
 * is black and dark in all channels; the waves of a card's paper and its blue labels are bright in one and fade.
 */
export async function cleanPage(bytes: Uint8Array, longestSide: number): Promise<Grey> {
  const { data, info } = await sharp(bytes, { failOn: 'error' })
    .autoOrient()
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .removeAlpha()
    .resize({ width: longestSide, height: longestSide, fit: 'inside' })
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const bright = Buffer.allocUnsafe(width * height);
  for (let at = 0; at < bright.length; at += 1) {
    const from = at * channels;
    bright[at] = channels < 3 ? (data[from] ?? 0) : Math.max(data[from] ?? 0, data[from + 1] ?? 0, data[from + 2] ?? 0);
  }
  return evenLight(await softened({ data: bright, width, height }, 0.9));
}

export async function softened(page: Grey, sigma: number): Promise<Grey> {
  const data = await ofGrey(page).blur(sigma).extractChannel(0).raw().toBuffer();
  return { ...page, data };
}

async function evenLight({ data, width, height }: Grey): Promise<Grey> {
  const spot = Math.max(4, Math.round(Math.max(width, height) * SPOT));
  const columns = Math.ceil(width / spot);
  const rows = Math.ceil(height / spot);
  const paper = Buffer.alloc(columns * rows);
  const counts = new Uint32Array(256);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      counts.fill(0);
      let pixels = 0;
      for (let y = row * spot; y < Math.min(height, (row + 1) * spot); y += 2) {
        for (let x = column * spot; x < Math.min(width, (column + 1) * spot); x += 2) {
          const value = data[y * width + x] ?? 0;
          counts[value] = (counts[value] ?? 0) + 1;
          pixels += 1;
        }
      }
      paper[row * columns + column] = share(counts, pixels * 0.8);
    }
  }
  const light = await ofGrey({ data: paper, width: columns, height: rows })
    .median(3)
    .resize({ width, height, fit: 'fill', kernel: 'cubic' })
    .extractChannel(0)
    .raw()
    .toBuffer();
  const even = Buffer.allocUnsafe(data.length);
  for (let at = 0; at < data.length; at += 1) {
    even[at] = Math.min(255, Math.round(((data[at] ?? 0) * 255) / Math.max(40, light[at] ?? 255)));
  }
  return { data: even, width, height };
}

function share(counts: Uint32Array, enough: number): number {
  let seen = 0;
  for (let value = 0; value < 256; value += 1) {
    seen += counts[value] ?? 0;
    if (seen >= enough) {
      return value;
    }
  }
  return 255;
}

export function ofGrey({ data, width, height }: Grey) {
  return sharp(data, { raw: { width, height, channels: 1 } });
}

/** A part of a page, turned by some degrees around its middle, in another size; what lies outside is paper. */
export async function cutOut(
  page: Grey,
  box: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number },
  { turn = 0, scale = 1 }: { readonly turn?: number; readonly scale?: number } = {},
): Promise<Grey> {
  const left = Math.max(0, Math.floor(box.left));
  const top = Math.max(0, Math.floor(box.top));
  const width = Math.max(1, Math.min(page.width, Math.ceil(box.right)) - left);
  const height = Math.max(1, Math.min(page.height, Math.ceil(box.bottom)) - top);
  const cut = await ofGrey(page).extract({ left, top, width, height }).extractChannel(0).raw().toBuffer();
  let part = ofGrey({ data: cut, width, height });
  if (scale !== 1) {
    part = part.resize({ width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)), fit: 'fill' });
  }
  if (turn !== 0) {
    part = sharp(await part.png().toBuffer()).rotate(turn, { background: '#ffffff' });
  }
  const { data, info } = await part.extractChannel(0).raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** Print black and paper white, with what lies between stretched. */
export function contrasted(page: Grey): Grey {
  const [black, white] = [80, 205];
  const data = Buffer.from(page.data.map((value) => Math.min(255, Math.max(0, ((value - black) * 255) / (white - black)))));
  return { ...page, data };
}

/** By quarters of a turn, clockwise. */
export async function quarterTurned(page: Grey, quarters: 1 | 2 | 3): Promise<Grey> {
  const { data, info } = await ofGrey(page)
    .rotate(quarters * 90)
    .extractChannel(0)
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}
