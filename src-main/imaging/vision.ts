import { createRequire } from 'node:module';
import type * as OpenCv from '@techstark/opencv-js';

export type Vision = typeof OpenCv;
/** Anything of OpenCV that lies outside the memory that is tidied by itself. */
type Held = { delete(): void };

let loading: Promise<{ readonly cv: Vision }> | null = null;

/**
 * OpenCV, loaded by the first who needs it (half a second, 100 MB): only pages of a camera do. In a window it could not run, because it makes
 * code at run time, which the page's policy forbids.
 */
export function loadVision(): Promise<{ readonly cv: Vision }> {
  loading ??= new Promise((resolve) => {
    // Required, and handed on in an object of its own: OpenCV looks like a promise and is none, so waiting for it would never end.
    const cv: Vision = createRequire(import.meta.filename)('@techstark/opencv-js');
    const loaded = (): void => resolve({ cv });
    if ('Mat' in cv && typeof cv.Mat === 'function') {
      loaded();
    } else {
      cv.onRuntimeInitialized = loaded;
    }
  });
  return loading;
}

/** Keeps what is made within until the end, whatever the end is. */
export function holding<Answer>(work: (hold: <T extends Held>(held: T) => T) => Answer): Answer {
  const all: Held[] = [];
  try {
    return work((held) => {
      all.push(held);
      return held;
    });
  } finally {
    for (const held of all.toReversed()) {
      held.delete();
    }
  }
}
