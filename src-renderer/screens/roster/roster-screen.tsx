import type { ReactNode } from 'react';

export function RosterScreen(): ReactNode {
  return null;
}
