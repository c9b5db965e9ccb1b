import { createContext, useContext } from 'react';
import type { GridKey } from './grid-moves.ts';

/** Leads from the active cell to another; false where there is none. */
export const GridMove = createContext<(key: GridKey) => boolean>(() => false);

/** For what is typed into the active cell: how it goes on. */
export function useGridMove(): (key: GridKey) => boolean {
  return useContext(GridMove);
}
