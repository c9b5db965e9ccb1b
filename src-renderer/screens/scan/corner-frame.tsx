import type { KeyboardEvent, PointerEvent, ReactNode } from 'react';
import type { PagePoint, SheetCorners } from '../../../src-shared/domain/page-edit.ts';

/** In the order they are kept. */
const NAMES = ['左上', '右上', '右下', '左下'] as const;
const KEY_STEP = 0.005;

/** What the corners are where no sheet was found: a little inside the picture, so that they are seen. */
export const FIRST_CORNERS: SheetCorners = [
  [0.08, 0.08],
  [0.92, 0.08],
  [0.92, 0.92],
  [0.08, 0.92],
];

/** The corners when one of them comes to a place; where the four would make no sheet any more (it folds over) they stay. */
export function withCornerAt(corners: SheetCorners, index: number, [x, y]: PagePoint): SheetCorners {
  const to: PagePoint = [Math.min(1, Math.max(0, x)), Math.min(1, Math.max(0, y))];
  const at = (corner: 0 | 1 | 2 | 3): PagePoint => (corner === index ? to : corners[corner]);
  const moved: SheetCorners = [at(0), at(1), at(2), at(3)];
  return turnsOneWay(moved) ? moved : corners;
}

/** Going round them one turns right at each. */
function turnsOneWay(corners: SheetCorners): boolean {
  return corners.every(([x, y], index) => {
    const [ax = 0, ay = 0] = corners[(index + 3) % 4] ?? [];
    const [bx = 0, by = 0] = corners[(index + 1) % 4] ?? [];
    return (x - ax) * (by - y) - (y - ay) * (bx - x) > 0.0005;
  });
}

/** Four corners over a picture, moved by the mouse or, when one has the focus, by the arrow keys. */
export function CornerFrame({
  corners,
  onCorners,
}: {
  readonly corners: SheetCorners;
  readonly onCorners: (corners: SheetCorners) => void;
}): ReactNode {
  const drag = (index: number, event: PointerEvent<HTMLButtonElement>): void => {
    const area = event.currentTarget.parentElement?.getBoundingClientRect();
    if (area !== undefined && event.currentTarget.hasPointerCapture(event.pointerId)) {
      onCorners(withCornerAt(corners, index, [(event.clientX - area.left) / area.width, (event.clientY - area.top) / area.height]));
    }
  };
  const press = (index: number, event: KeyboardEvent): void => {
    const steps: Readonly<Record<string, PagePoint>> = {
      ArrowLeft: [-KEY_STEP, 0],
      ArrowRight: [KEY_STEP, 0],
      ArrowUp: [0, -KEY_STEP],
      ArrowDown: [0, KEY_STEP],
    };
    const step = steps[event.key];
    const corner = corners[index];
    if (step !== undefined && corner !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      onCorners(withCornerAt(corners, index, [corner[0] + step[0], corner[1] + step[1]]));
    }
  };
  const outline = corners.map(([x, y]) => `${x},${y}`).join(' ');
  return (
    <div className="crop-area">
      <svg className="corner-lines" viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden>
        <path className="corner-outside" fillRule="evenodd" d={`M0,0H1V1H0ZM${outline.replaceAll(' ', 'L')}Z`} />
        <polygon points={outline} />
      </svg>
      {corners.map(([x, y], index) => (
        <button
          key={NAMES[index]}
          type="button"
          className="crop-corner"
          style={{ left: `${x * 100}%`, top: `${y * 100}%` }}
          aria-label={`纸张${NAMES[index]}角，用方向键移动`}
          onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
          onPointerMove={(event) => drag(index, event)}
          onKeyDown={(event) => press(index, event)}
        />
      ))}
    </div>
  );
}
