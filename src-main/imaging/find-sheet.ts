import type { PagePoint, SheetCorners } from '../../src-shared/domain/page-edit.ts';
import { ofPixels, type Pixels } from './picture-library.ts';
import { holding, loadVision, type Vision } from './vision.ts';

/** Longest side of the picture looked at: a sheet's edge stands out best when its grain does not. */
const LOOKED_AT = 900;
/** Less of the picture is no sheet somebody photographed; more is the picture itself. */
const LEAST_PART = 0.12;
const MOST_PART = 0.985;
/** Corners of a sheet seen from above, in degrees. */
const SHARPEST = 55;
const BLUNTEST = 125;
/** So much of its edge must be seen, and the corners found are looked for anew within so many parts of the longest side. */
const LEAST_SEEN = 0.5;
const REACH = 0.012;

type Dot = { readonly x: number; readonly y: number };
type Quad = readonly [Dot, Dot, Dot, Dot];

/**
 * Where a sheet (or a card) lies in a photo: its corners, null where none can be told from what it lies on. Shown on made-up photos over three
 * kinds of desks (`find-sheet.test.ts`); the clerk can move each corner.
 */
export async function findSheet(pixels: Pixels): Promise<SheetCorners | null> {
  const { cv } = await loadVision();
  const { data, info } = await ofPixels(pixels)
    .greyscale()
    .resize({ width: LOOKED_AT, height: LOOKED_AT, fit: 'inside', withoutEnlargement: true })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  return holding((hold) => {
    const grey = hold(new cv.Mat(height, width, cv.CV_8UC1));
    grey.data.set(data);
    const smooth = hold(new cv.Mat());
    cv.bilateralFilter(grey, smooth, 7, 40, 7);
    const candidates = masksOf(cv, smooth, hold).flatMap((mask) => quadsIn(cv, mask));
    let best: { readonly quad: Quad; readonly worth: number } | null = null;
    for (const candidate of candidates) {
      const quad = alongEdges(smooth, candidate, REACH * Math.max(width, height)) ?? candidate;
      const seen = Math.min(...sidesOf(quad).map(([from, to]) => edgeSeen(smooth, from, to)));
      const worth = (seen * areaOf(quad)) / (width * height);
      if (seen >= LEAST_SEEN && isSheet(quad, width * height) && (best === null || worth > best.worth)) {
        best = { quad, worth };
      }
    }
    return best === null ? null : cornersOf(best.quad, width, height);
  });
}

type Hold = Parameters<Parameters<typeof holding>[0]>[0];
type Mat = InstanceType<Vision['Mat']>;

/** What may be the sheet, as masks: what its edge closes in, strong and faint, and what is lighter or darker than the rest. */
function masksOf(cv: Vision, smooth: Mat, hold: Hold): readonly Mat[] {
  const kernel = hold(cv.Mat.ones(3, 3, cv.CV_8U));
  const edges = ([60, 25, 10] as const).map((low) => {
    const mask = hold(new cv.Mat());
    cv.Canny(smooth, mask, low, low * 2.5, 3, true);
    cv.dilate(mask, mask, kernel);
    cv.morphologyEx(mask, mask, cv.MORPH_CLOSE, kernel, new cv.Point(-1, -1), 2);
    return mask;
  });
  const light = hold(new cv.Mat());
  cv.threshold(smooth, light, 0, 255, cv.THRESH_BINARY + cv.THRESH_OTSU);
  const large = hold(cv.Mat.ones(9, 9, cv.CV_8U));
  cv.morphologyEx(light, light, cv.MORPH_CLOSE, large);
  const dark = hold(new cv.Mat());
  cv.bitwise_not(light, dark);
  return [...edges, light, dark];
}

/** Four-cornered outlines in a mask, large enough. */
function quadsIn(cv: Vision, mask: Mat): readonly Quad[] {
  return holding((hold) => {
    const outlines = hold(new cv.MatVector());
    const hierarchy = hold(new cv.Mat());
    cv.findContours(mask, outlines, hierarchy, cv.RETR_LIST, cv.CHAIN_APPROX_SIMPLE);
    const found: Quad[] = [];
    for (let index = 0; index < outlines.size(); index += 1) {
      const outline = hold(outlines.get(index));
      const hull = hold(new cv.Mat());
      cv.convexHull(outline, hull);
      if (cv.contourArea(hull) < LEAST_PART * mask.rows * mask.cols) {
        continue;
      }
      // The coarsest that has four corners is the one small dents say nothing against.
      for (const part of [0.01, 0.02, 0.035, 0.05]) {
        const corners = hold(new cv.Mat());
        cv.approxPolyDP(hull, corners, part * cv.arcLength(hull, true), true);
        if (corners.rows === 4) {
          const at = corners.data32S;
          const dots = [0, 1, 2, 3].map((corner) => ({ x: at[corner * 2] ?? 0, y: at[corner * 2 + 1] ?? 0 }));
          found.push(inOrder(dots));
          break;
        }
      }
    }
    return found;
  });
}

/** Clockwise as seen, beginning at the one nearest to the picture's first pixel. */
function inOrder(dots: readonly Dot[]): Quad {
  const middle = { x: dots.reduce((sum, { x }) => sum + x, 0) / dots.length, y: dots.reduce((sum, { y }) => sum + y, 0) / dots.length };
  const around = dots.toSorted(
    (one, other) => Math.atan2(one.y - middle.y, one.x - middle.x) - Math.atan2(other.y - middle.y, other.x - middle.x),
  );
  const first = around.reduce((best, dot, index) => (dot.x + dot.y < (around[best]?.x ?? 0) + (around[best]?.y ?? 0) ? index : best), 0);
  const [a, b, c, d] = [...around.slice(first), ...around.slice(0, first)];
  if (a === undefined || b === undefined || c === undefined || d === undefined) {
    throw new Error('a sheet has four corners');
  }
  return [a, b, c, d];
}

function sidesOf([a, b, c, d]: Quad): readonly (readonly [Dot, Dot])[] {
  return [
    [a, b],
    [b, c],
    [c, d],
    [d, a],
  ];
}

function cross(from: Dot, to: Dot): number {
  return from.x * to.y - to.x * from.y;
}

function areaOf([a, b, c, d]: Quad): number {
  return Math.abs(cross(a, b) + cross(b, c) + cross(c, d) + cross(d, a)) / 2;
}

function isSheet(quad: Quad, picture: number): boolean {
  const part = areaOf(quad) / picture;
  const angles = quad.map((corner, index) => {
    const [before, after] = [quad[(index + 3) % 4] ?? corner, quad[(index + 1) % 4] ?? corner];
    const turn = Math.atan2(before.y - corner.y, before.x - corner.x) - Math.atan2(after.y - corner.y, after.x - corner.x);
    const degrees = Math.abs((turn * 180) / Math.PI) % 360;
    return degrees > 180 ? 360 - degrees : degrees;
  });
  return part >= LEAST_PART && part <= MOST_PART && angles.every((angle) => angle >= SHARPEST && angle <= BLUNTEST);
}

/** Steps of brightness this high are seen, on a scale of 255. */
const SEEN = 5;
const STEPS = 60;

/** How many parts of a side have a step of brightness across it. */
function edgeSeen(smooth: Mat, from: Dot, to: Dot): number {
  const { across } = directionOf(from, to);
  let seen = 0;
  for (let step = 1; step < STEPS; step += 1) {
    const at = between(from, to, step / STEPS);
    seen += Math.abs(valueAt(smooth, at, across, 3) - valueAt(smooth, at, across, -3)) >= SEEN ? 1 : 0;
  }
  return seen / (STEPS - 1);
}

/**
 * The same outline with each side laid along the step of brightness it runs beside: outlines of masks are a pixel or two outside, and more where
 * something touches the sheet. null where a side has no such step.
 */
function alongEdges(smooth: Mat, quad: Quad, reach: number): Quad | null {
  const lines = sidesOf(quad).map(([from, to]) => {
    const { along, across } = directionOf(from, to);
    const offsets: (readonly [step: number, offset: number])[] = [];
    for (let step = 4; step <= STEPS - 4; step += 1) {
      const at = between(from, to, step / STEPS);
      let best = { offset: 0, height: 0 };
      for (let offset = -reach; offset <= reach; offset += 0.5) {
        const height = Math.abs(valueAt(smooth, at, across, offset + 1) - valueAt(smooth, at, across, offset - 1));
        if (height > best.height) {
          best = { offset, height };
        }
      }
      if (best.height >= SEEN) {
        offsets.push([step / STEPS, best.offset]);
      }
    }
    const fitted = lineThrough(offsets);
    if (fitted === null) {
      return null;
    }
    const shifted = (dot: Dot, offset: number): Dot => ({ x: dot.x + across.x * offset, y: dot.y + across.y * offset });
    return { from: shifted(from, fitted.at(0)), to: shifted(to, fitted.at(1)), along };
  });
  const [top, right, bottom, left] = lines;
  if (!top || !right || !bottom || !left) {
    return null;
  }
  const [a, b, c, d] = [crossing(left, top), crossing(top, right), crossing(right, bottom), crossing(bottom, left)];
  return a === null || b === null || c === null || d === null ? null : [a, b, c, d];
}

/** A straight line through most of the points: what lies off it (a finger, a thing that touches the sheet) is left out, twice. */
function lineThrough(points: readonly (readonly [number, number])[]): { at(step: number): number } | null {
  let left = points;
  for (let round = 0; ; round += 1) {
    if (left.length < STEPS / 4) {
      return null;
    }
    const count = left.length;
    const [sx, sy] = left.reduce(([x, y], [step, offset]) => [x + step, y + offset], [0, 0]);
    const [mx, my] = [sx / count, sy / count];
    const spread = left.reduce((sum, [step]) => sum + (step - mx) ** 2, 0);
    const slope = left.reduce((sum, [step, offset]) => sum + (step - mx) * (offset - my), 0) / Math.max(spread, 1e-9);
    const at = (step: number): number => my + slope * (step - mx);
    if (round === 2) {
      return { at };
    }
    const errors = left.map(([step, offset]) => Math.abs(offset - at(step))).toSorted((one, other) => one - other);
    const middle = errors[Math.floor(errors.length / 2)] ?? 0;
    left = left.filter(([step, offset]) => Math.abs(offset - at(step)) <= Math.max(1, middle * 2));
  }
}

type Line = { readonly from: Dot; readonly to: Dot };

function crossing(one: Line, other: Line): Dot | null {
  const [ax, ay] = [one.to.x - one.from.x, one.to.y - one.from.y];
  const [bx, by] = [other.to.x - other.from.x, other.to.y - other.from.y];
  const turn = ax * by - ay * bx;
  if (Math.abs(turn) < 1e-6) {
    return null;
  }
  const part = ((other.from.x - one.from.x) * by - (other.from.y - one.from.y) * bx) / turn;
  return { x: one.from.x + part * ax, y: one.from.y + part * ay };
}

function directionOf(from: Dot, to: Dot): { readonly along: Dot; readonly across: Dot } {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const along = { x: (to.x - from.x) / length, y: (to.y - from.y) / length };
  return { along, across: { x: -along.y, y: along.x } };
}

function between(from: Dot, to: Dot, part: number): Dot {
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}

/** Brightness so far across a side, between the pixels. */
function valueAt(smooth: Mat, { x, y }: Dot, across: Dot, offset: number): number {
  const [atX, atY] = [clamp(x + across.x * offset, smooth.cols - 1), clamp(y + across.y * offset, smooth.rows - 1)];
  const [left, top] = [Math.min(Math.floor(atX), smooth.cols - 2), Math.min(Math.floor(atY), smooth.rows - 2)];
  const [dx, dy] = [atX - left, atY - top];
  const at = (column: number, row: number): number => smooth.data[row * smooth.cols + column] ?? 0;
  return (
    at(left, top) * (1 - dx) * (1 - dy) +
    at(left + 1, top) * dx * (1 - dy) +
    at(left, top + 1) * (1 - dx) * dy +
    at(left + 1, top + 1) * dx * dy
  );
}

function clamp(value: number, most: number): number {
  return Math.max(0, Math.min(most, value));
}

function cornersOf(quad: Quad, width: number, height: number): SheetCorners {
  const part = ({ x, y }: Dot): PagePoint => [clamp((x + 0.5) / width, 1), clamp((y + 0.5) / height, 1)];
  return [part(quad[0]), part(quad[1]), part(quad[2]), part(quad[3])];
}
