import { useState } from 'react';
import type { PageDesk, ScanPlace } from '../../../src-shared/contract/page-desk.ts';
import { useAct } from '../../bridge/use-act.ts';
import type { WindowFailure } from '../../bridge/window-failure.ts';
import { takePages } from './pages-of-files.ts';

type Adding = { readonly name: string; readonly done: number; readonly total: number };

/** Pages of files taken in one after the other; each is on the desk before the next. */
export function useAdding(
  place: ScanPlace,
  onDesk: (desk: PageDesk) => void,
): { readonly add: (files: readonly File[]) => Promise<void>; readonly adding: Adding | null; readonly failure: WindowFailure | null } {
  const { run } = useAct();
  const [adding, setAdding] = useState<Adding | null>(null);
  const [failure, setFailure] = useState<WindowFailure | null>(null);
  const add = async (files: readonly File[]): Promise<void> => {
    setFailure(null);
    for (const file of files) {
      const taken = await takePages(file, async (picture, at) => {
        setAdding({ name: file.name, ...at });
        const added = await run((engine) => engine.scan.addPages({ ...place, pictures: [picture], source: file.name.slice(-200) }));
        if (added.ok) {
          onDesk(added.value);
        }
        return added;
      });
      if (!taken.ok) {
        setFailure(taken.error);
      }
    }
    setAdding(null);
  };
  return { add, adding, failure };
}
