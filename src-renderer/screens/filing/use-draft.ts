import { useEffect, useState, useSyncExternalStore } from 'react';
import type { FilingView } from '../../../src-shared/contract/engine.ts';
import { useConnection, useEngine } from '../../bridge/engine-context.tsx';
import { useAppInfo } from '../../bridge/session.tsx';
import { settle } from '../../bridge/window-failure.ts';
import { type DraftSession, type DraftSnapshot, openDraftSession } from './draft-session.ts';

/** A draft session tied to the page: follows newer views, saves when the page hides, and does not let a page with unsaved text go unnoticed. */
export function useDraft(view: FilingView): { readonly draft: DraftSession; readonly snapshot: DraftSnapshot } {
  const engine = useEngine();
  const { host } = useAppInfo();
  const [draft] = useState(() =>
    openDraftSession(view, {
      save: async (ask) => settle(async () => engine.filing.saveValues(ask)),
      read: async (filingId) => settle(async () => engine.filing.get({ filingId })),
    }),
  );
  const snapshot = useSyncExternalStore(draft.subscribe, draft.snapshot);

  const connection = useConnection();
  useEffect(() => draft.accept(view), [draft, view]);
  // What could not be saved while the engine was away is saved as soon as it is back.
  useEffect(() => {
    if (connection === 'live') {
      void draft.flush();
    }
  }, [draft, connection]);
  useEffect(() => {
    const saveNow = (): void => void draft.flush();
    const beforeUnload = (event: BeforeUnloadEvent): void => {
      const { unsaved, saving } = draft.snapshot();
      if (Object.keys(unsaved).length === 0) {
        return;
      }
      saveNow();
      // Electron closes silently or not at all here, so it is held back only for the moment a save takes, never by a failed one.
      if (host === 'loopback' || saving !== 'failed') {
        event.preventDefault();
      }
    };
    document.addEventListener('visibilitychange', saveNow);
    window.addEventListener('pagehide', saveNow);
    window.addEventListener('beforeunload', beforeUnload);
    return () => {
      document.removeEventListener('visibilitychange', saveNow);
      window.removeEventListener('pagehide', saveNow);
      window.removeEventListener('beforeunload', beforeUnload);
      draft.close();
    };
  }, [draft, host]);

  return { draft, snapshot };
}
