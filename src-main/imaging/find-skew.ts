import { ofPixels, type Pixels } from './picture-library.ts';

/** Pages are looked at with this longest side: a line of 五号字 is 15 pixels high there. */
const LOOKED_AT = 1200;
/** Paper that leans more was laid in that way on purpose, or is turned by hand. */
const MOST_DEGREES = 10;
const COARSE = 0.5;
/** The outermost parts are shadows of the lid and edges of the sheet. */
const MARGIN = 0.03;
const MOST_POINTS = 120_000;
/**
 * How much sharper the lines are at the best angle than at an average one; below it there are none. Measured on made-up pages
 * (test/fixtures/pictures.ts): a full page 1.83, three lines 1.73, one line 1.46, grain without lines 1.02, a seal alone 1.003.
 */
const LEAST_CONTRAST = 1.25;

type Points = { readonly x: Float32Array; readonly y: Float32Array; readonly count: number };

/**
 * By how many degrees the lines on a page lean clockwise; null where there are no lines. Ink is counted along lines of every angle: at the
 * angle of the text it is all or nothing. Text that runs up or down is found as well.
 */
export async function findSkew(pixels: Pixels): Promise<number | null> {
  const points = await inkOf(pixels);
  if (points.count < 500) {
    return null;
  }
  const along = bestOf(points);
  const across = bestOf({ x: points.y.map((each) => -each), y: points.x, count: points.count });
  const best = along.contrast >= across.contrast ? along : across;
  return best.contrast < LEAST_CONTRAST ? null : best.degrees;
}

function bestOf(points: Points): { readonly degrees: number; readonly contrast: number } {
  const coarse = scan(points, { from: -MOST_DEGREES, to: MOST_DEGREES, step: COARSE });
  const rough = scan(points, { from: coarse.degrees - COARSE, to: coarse.degrees + COARSE, step: 0.1 });
  const { degrees } = scan(points, { from: rough.degrees - 0.1, to: rough.degrees + 0.1, step: 0.02 });
  return { degrees: Math.round(degrees * 100) / 100, contrast: coarse.score / coarse.mean };
}

function scan(points: Points, { from, to, step }: { readonly from: number; readonly to: number; readonly step: number }) {
  let best = { degrees: 0, score: 0 };
  let sum = 0;
  const tries = Math.round((to - from) / step) + 1;
  for (let index = 0; index < tries; index += 1) {
    const degrees = from + index * step;
    const score = sharpness(points, (degrees * Math.PI) / 180);
    sum += score;
    if (score > best.score) {
      best = { degrees, score };
    }
  }
  return { ...best, mean: sum / tries };
}

/** The sum of squares of how much ink lies on each line of this angle. */
function sharpness({ x, y, count }: Points, angle: number): number {
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
  const bins = new Float64Array(4 * LOOKED_AT);
  for (let at = 0; at < count; at += 1) {
    const place = (y[at] ?? 0) * cosine - (x[at] ?? 0) * sine + 2 * LOOKED_AT;
    const bin = Math.floor(place);
    bins[bin] = (bins[bin] ?? 0) + 1 - (place - bin);
    bins[bin + 1] = (bins[bin + 1] ?? 0) + (place - bin);
  }
  return bins.reduce((sum, each) => sum + each * each, 0);
}

/** Where there is ink: darker than what lies around it, so that shadows are none. */
async function inkOf(pixels: Pixels): Promise<Points> {
  const small = ofPixels(pixels)
    .resize({ width: LOOKED_AT, height: LOOKED_AT, fit: 'inside', withoutEnlargement: true })
    .toColourspace('b-w');
  const { data, info } = await small.clone().raw().toBuffer({ resolveWithObject: true });
  const around = await small.clone().blur(20).raw().toBuffer();
  const { width, height } = info;
  const found: number[] = [];
  const [side, edge] = [Math.round(width * MARGIN), Math.round(height * MARGIN)];
  for (let row = edge; row < height - edge; row += 1) {
    for (let column = side; column < width - side; column += 1) {
      const at = row * width + column;
      if ((data[at] ?? 0) < (around[at] ?? 0) - 24) {
        found.push(at);
      }
    }
  }
  const every = Math.max(1, Math.ceil(found.length / MOST_POINTS));
  const kept = found.filter((_, index) => index % every === 0);
  return {
    x: Float32Array.from(kept, (at) => (at % width) - width / 2),
    y: Float32Array.from(kept, (at) => Math.floor(at / width) - height / 2),
    count: kept.length,
  };
}
