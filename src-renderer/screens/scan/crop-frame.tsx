import type { KeyboardEvent, PointerEvent, ReactNode } from 'react';
import type { PageBox } from '../../../src-shared/domain/page-edit.ts';

const CORNERS = ['左上', '右上', '左下', '右下'] as const;
type Corner = (typeof CORNERS)[number];
/** No part of the page is cut smaller, in parts of its side. */
const LEAST = 0.02;
const KEY_STEP = 0.01;

/** What the frame is when it is first shown: a little inside the page, so that its corners are seen. */
export const FIRST_FRAME: PageBox = { left: 0.05, top: 0.05, width: 0.9, height: 0.9 };

/** The box when one of its corners comes to a place, both in parts of the picture. */
export function withCorner(box: PageBox, corner: Corner, to: { readonly x: number; readonly y: number }): PageBox {
  const [right, bottom] = [box.left + box.width, box.top + box.height];
  const [x, y] = [Math.min(1, Math.max(0, to.x)), Math.min(1, Math.max(0, to.y))];
  const left = corner.startsWith('左') ? Math.min(x, right - LEAST) : box.left;
  const top = corner.endsWith('上') ? Math.min(y, bottom - LEAST) : box.top;
  const width = (corner.startsWith('右') ? Math.max(x, box.left + LEAST) : right) - left;
  const height = (corner.endsWith('下') ? Math.max(y, box.top + LEAST) : bottom) - top;
  return { left, top, width, height };
}

function cornerAt({ left, top, width, height }: PageBox, corner: Corner): { readonly x: number; readonly y: number } {
  return { x: corner.startsWith('左') ? left : left + width, y: corner.endsWith('上') ? top : top + height };
}

const percent = (part: number): string => `${part * 100}%`;

/** A frame over a picture with four corners, moved by the mouse or, when a corner has the focus, by the arrow keys. */
export function CropFrame({ box, onBox }: { readonly box: PageBox; readonly onBox: (box: PageBox) => void }): ReactNode {
  const drag = (corner: Corner, event: PointerEvent<HTMLButtonElement>): void => {
    const area = event.currentTarget.parentElement?.getBoundingClientRect();
    if (area !== undefined && event.currentTarget.hasPointerCapture(event.pointerId)) {
      onBox(withCorner(box, corner, { x: (event.clientX - area.left) / area.width, y: (event.clientY - area.top) / area.height }));
    }
  };
  const press = (corner: Corner, event: KeyboardEvent): void => {
    const steps: Readonly<Record<string, readonly [number, number]>> = {
      ArrowLeft: [-KEY_STEP, 0],
      ArrowRight: [KEY_STEP, 0],
      ArrowUp: [0, -KEY_STEP],
      ArrowDown: [0, KEY_STEP],
    };
    const step = steps[event.key];
    if (step !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      const { x, y } = cornerAt(box, corner);
      onBox(withCorner(box, corner, { x: x + step[0], y: y + step[1] }));
    }
  };
  return (
    <div className="crop-area">
      <div
        className="crop-kept"
        style={{ left: percent(box.left), top: percent(box.top), width: percent(box.width), height: percent(box.height) }}
      />
      {CORNERS.map((corner) => {
        const { x, y } = cornerAt(box, corner);
        return (
          <button
            key={corner}
            type="button"
            className="crop-corner"
            style={{ left: percent(x), top: percent(y) }}
            aria-label={`裁剪框${corner}角，用方向键移动`}
            onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
            onPointerMove={(event) => drag(corner, event)}
            onKeyDown={(event) => press(corner, event)}
          />
        );
      })}
    </div>
  );
}
