import { useEffect, useState } from 'react';
import type { DeskPage, ScanPlace } from '../../../src-shared/contract/page-desk.ts';
import { useEngine } from '../../bridge/engine-context.tsx';
import { settle, type WindowFailure } from '../../bridge/window-failure.ts';

type Held = { readonly of: string; readonly url: string | null; readonly failure: WindowFailure | null };

/** The address of a picture of a page as it looks now, its longest side at most `side` pixels. The last one stays until the next is there. */
export function usePagePicture(ask: { readonly place: ScanPlace; readonly page: DeskPage; readonly side: number }): {
  readonly url: string | null;
  readonly failure: WindowFailure | null;
  /** The picture shown is that of the page as it is now. */
  readonly current: boolean;
} {
  const engine = useEngine();
  const { place, page, side } = ask;
  // What the picture depends on, and nothing else of the page.
  const key = JSON.stringify({ place, pageId: page.pageId, edits: page.edits, side });
  const [held, setHeld] = useState<Held>({ of: '', url: null, failure: null });
  useEffect(() => {
    let gone = false;
    const { edits: _, pageId, ...asked } = JSON.parse(key) as { place: ScanPlace; pageId: string; edits: unknown; side: number };
    const load = async (): Promise<void> => {
      const result = await settle(async () => engine.scan.picture({ ...asked.place, pageId, side: asked.side }));
      if (!gone) {
        setHeld({ of: key, url: result.ok ? URL.createObjectURL(result.value) : null, failure: result.ok ? null : result.error });
      }
    };
    void load();
    return () => {
      gone = true;
    };
  }, [engine, key]);
  const { url } = held;
  useEffect(
    () => () => {
      if (url !== null) {
        URL.revokeObjectURL(url);
      }
    },
    [url],
  );
  return { url: held.url, failure: held.failure, current: held.of === key };
}
