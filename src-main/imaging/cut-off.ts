import { partBrightness } from './part-brightness.ts';
import type { Pixels } from './picture-library.ts';

/** Of the shorter side: the frame looked at, so that a hairline of a scanner's edge says nothing. */
const FRAME = 0.012;
/** A sheet must be this much lighter than what it lies on, 0 … 255; two papers are closer together. */
const LEAST_DIFFERENCE = 70;
/** Less of a side is a corner of something else; a side with less is what the sheet lies on. */
const LEAST_SHARE = 0.04;

/**
 * Percent of a side at which a light sheet runs out of the picture, null where it does not, or where nothing dark is seen around a sheet: a
 * scanner's page fills its picture. At least two sides must show what the sheet lies on; of two neighbouring sides that do not, both must
 * be cut but in part, because a small original in a scanner's corner looks like that otherwise.
 */
export function cutOff({ data, width, height }: Pixels): number | null {
  const frame = Math.max(3, Math.round(Math.min(width, height) * FRAME));
  const at = (x: number, y: number): number => data[y * width + x] ?? 0;
  const across = (length: number, brightnessAt: (along: number, deep: number) => number): readonly number[] =>
    Array.from({ length }, (_, along) => {
      let sum = 0;
      for (let deep = 0; deep < frame; deep += 1) {
        sum += brightnessAt(along, deep);
      }
      return sum / frame;
    });
  const sides = [
    across(width, (x, deep) => at(x, deep)),
    across(height, (y, deep) => at(width - 1 - deep, y)),
    across(width, (x, deep) => at(x, height - 1 - deep)),
    across(height, (y, deep) => at(deep, y)),
  ];
  const level = between(data);
  if (level === null) {
    return null;
  }
  const shares = sides.map((side) => side.filter((brightness) => brightness > level).length / side.length);
  const cut = shares.filter((share) => share >= LEAST_SHARE);
  const opposite = cut.length === 2 && (shares[0] ?? 0) >= LEAST_SHARE === (shares[2] ?? 0) >= LEAST_SHARE;
  if (cut.length === 0 || cut.length > 2 || opposite || (cut.length === 2 && Math.max(...cut) > 0.5)) {
    return null;
  }
  return Math.max(...cut) * 100;
}

/** The brightness between a sheet and what it lies on, null where there are no two. */
function between(data: Buffer): number | null {
  const parted = partBrightness(data);
  return parted !== null && parted.apart >= LEAST_DIFFERENCE ? parted.level : null;
}
