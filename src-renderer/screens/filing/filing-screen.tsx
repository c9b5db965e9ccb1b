import type { ReactNode } from 'react';

export function FilingScreen(): ReactNode {
  return null;
}
