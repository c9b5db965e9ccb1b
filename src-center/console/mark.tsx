import type { ReactNode } from 'react';
import type { Tone } from './words.ts';

/** A short word in its tone, readable on its ground (WCAG AA), which antd's own tags are not. */
export function Mark({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }): ReactNode {
  return <span className={`mark mark-${tone}`}>{children}</span>;
}
