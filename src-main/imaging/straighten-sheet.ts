import type { SheetCorners } from '../../src-shared/domain/page-edit.ts';
import { CARD } from './find-card.ts';
import type { Pixels } from './picture-library.ts';
import { holding, loadVision } from './vision.ts';

/** Longer side by shorter side of what lies under a camera most often: A4 and its like (ISO 216), an ID card (ISO/IEC 7810 ID-1). */
const KNOWN_RATIOS = [Math.SQRT2, CARD.width / CARD.height];
/** A camera that looks from the side makes sides too long or too short by so much; what is nearer to a known sheet is one. */
const RATIO_SLACK = 0.07;
const LONGEST_SIDE = 3508;

/** What lies between four corners of a picture, as if seen from right above; as many pixels as there were along its longer sides. */
export async function straightenSheet(pixels: Pixels, corners: SheetCorners): Promise<Pixels> {
  const { cv } = await loadVision();
  const { width, height } = sizeOf(pixels, corners);
  return holding((hold) => {
    const type = pixels.channels === 3 ? cv.CV_8UC3 : cv.CV_8UC1;
    const source = hold(new cv.Mat(pixels.height, pixels.width, type));
    source.data.set(pixels.data);
    const from = hold(
      cv.matFromArray(
        4,
        1,
        cv.CV_32FC2,
        corners.flatMap(([x, y]) => [x * pixels.width - 0.5, y * pixels.height - 0.5]),
      ),
    );
    const to = hold(cv.matFromArray(4, 1, cv.CV_32FC2, [-0.5, -0.5, width - 0.5, -0.5, width - 0.5, height - 0.5, -0.5, height - 0.5]));
    const projection = hold(cv.getPerspectiveTransform(from, to));
    const sheet = hold(new cv.Mat());
    cv.warpPerspective(source, sheet, projection, new cv.Size(width, height), cv.INTER_CUBIC, cv.BORDER_REPLICATE);
    return { data: Buffer.from(sheet.data), width, height, channels: pixels.channels };
  });
}

/** How large the sheet is drawn, in pixels. */
export function sizeOf(
  { width, height }: Pick<Pixels, 'width' | 'height'>,
  corners: SheetCorners,
): { readonly width: number; readonly height: number } {
  const side = (from: number, to: number): number => {
    const [[ax, ay], [bx, by]] = [corners[from] ?? [0, 0], corners[to] ?? [0, 0]];
    return Math.hypot((ax - bx) * width, (ay - by) * height);
  };
  const wide = Math.max(side(0, 1), side(3, 2), 1);
  const high = Math.max(side(0, 3), side(1, 2), 1);
  const lies = wide > high;
  const ratio = Math.max(wide, high) / Math.min(wide, high);
  const known = KNOWN_RATIOS.find((each) => Math.abs(ratio / each - 1) <= RATIO_SLACK) ?? ratio;
  const long = Math.min(LONGEST_SIDE, Math.max(wide, high));
  const short = Math.max(1, Math.round(long / known));
  return lies ? { width: Math.round(long), height: short } : { width: short, height: Math.round(long) };
}
