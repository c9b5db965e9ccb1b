import type { ReactNode } from 'react';

export function FilingsScreen(): ReactNode {
  return null;
}
