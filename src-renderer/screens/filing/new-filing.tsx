import type { ReactNode } from 'react';

export function NewFiling(): ReactNode {
  return null;
}
