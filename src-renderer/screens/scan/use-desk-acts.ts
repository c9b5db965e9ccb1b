import type { PageDesk, ScanPlace } from '../../../src-shared/contract/page-desk.ts';
import type { PictureEdit } from '../../../src-shared/domain/page-edit.ts';
import { useAct } from '../../bridge/use-act.ts';
import type { WindowFailure } from '../../bridge/window-failure.ts';
import { shifted } from './page-choice.ts';

export type DeskActs = {
  readonly failure: WindowFailure | null;
  readonly clear: () => void;
  readonly edit: (pageIds: readonly string[], edit: PictureEdit) => void;
  readonly straighten: (pageIds: readonly string[]) => void;
  readonly cutSheets: (pageIds: readonly string[]) => void;
  readonly joinCard: (pageIds: readonly string[]) => void;
  readonly reset: (pageIds: readonly string[]) => void;
  readonly remove: (pageIds: readonly string[]) => void;
  readonly restore: (pageIds: readonly string[], from?: ScanPlace) => Promise<boolean>;
  readonly reorder: (pageIds: readonly string[] | null) => void;
  readonly shift: (pageIds: readonly string[], by: -1 | 1) => void;
  readonly undo: () => void;
  readonly redo: () => void;
};

/** What the clerk does to pages; each answers with the desk as it is then. */
export function useDeskActs(ask: {
  readonly place: ScanPlace;
  readonly desk: PageDesk;
  readonly onDesk: (desk: PageDesk) => void;
}): DeskActs {
  const { place, desk, onDesk } = ask;
  const { run, failure, clear } = useAct();
  const act = async (action: Parameters<typeof run<PageDesk>>[0]): Promise<boolean> => {
    const done = await run(action);
    if (done.ok) {
      onDesk(done.value);
    }
    return done.ok;
  };
  const ids = (pageIds: readonly string[]): { readonly pageIds: string[] } & ScanPlace => ({ ...place, pageIds: [...pageIds] });
  const reorder: DeskActs['reorder'] = (pageIds) => {
    if (pageIds !== null) {
      void act((engine) => engine.scan.reorder(ids(pageIds)));
    }
  };
  const all = desk.pages.map(({ pageId }) => pageId);
  return {
    failure,
    clear,
    edit: (pageIds, edit) => void act((engine) => engine.scan.edit({ ...ids(pageIds), edit })),
    straighten: (pageIds) => void act((engine) => engine.scan.straighten(ids(pageIds))),
    cutSheets: (pageIds) => void act((engine) => engine.scan.cutSheets(ids(pageIds))),
    joinCard: (pageIds) => {
      // In the order they lie: the front comes first.
      const [front, back] = all.filter((pageId) => pageIds.includes(pageId));
      if (front !== undefined && back !== undefined) {
        void act((engine) => engine.scan.joinCard({ ...place, front, back }));
      }
    },
    reset: (pageIds) => void act((engine) => engine.scan.reset(ids(pageIds))),
    remove: (pageIds) => void act((engine) => engine.scan.removePages(ids(pageIds))),
    restore: (pageIds, from) => act((engine) => engine.scan.restorePages({ ...ids(pageIds), ...(from === undefined ? {} : { from }) })),
    reorder,
    shift: (pageIds, by) => reorder(shifted(all, pageIds, by)),
    undo: () => void act((engine) => engine.scan.undo(place)),
    redo: () => void act((engine) => engine.scan.redo(place)),
  };
}
