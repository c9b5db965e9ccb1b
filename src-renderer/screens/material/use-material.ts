import { useEffect, useState } from 'react';
import type { Sha256 } from '../../../src-shared/domain/ids.ts';
import { useEngine } from '../../bridge/engine-context.tsx';
import { settle, type WindowFailure } from '../../bridge/window-failure.ts';

type Loaded = { readonly blob: Blob; readonly url: string };
export type MaterialContent = { readonly content: Loaded | null; readonly failure: WindowFailure | null; readonly reload: () => void };

/** The bytes of a stored material as this PC has them, with an address an image can show. Works offline. */
export function useMaterial(sha256: Sha256): MaterialContent {
  const engine = useEngine();
  const [round, setRound] = useState(0);
  const [held, setHeld] = useState<{ readonly of: string; readonly content: Loaded | null; readonly failure: WindowFailure | null }>({
    of: '',
    content: null,
    failure: null,
  });

  // `round` is asked for by reload.
  useEffect(() => {
    let gone = false;
    let url: string | null = null;
    void settle(async () => engine.material.read({ sha256 })).then((result) => {
      if (gone) {
        return;
      }
      if (!result.ok) {
        setHeld({ of: sha256, content: null, failure: result.error });
        return;
      }
      url = URL.createObjectURL(result.value);
      setHeld({ of: sha256, content: { blob: result.value, url }, failure: null });
    });
    return () => {
      gone = true;
      if (url !== null) {
        URL.revokeObjectURL(url);
      }
    };
  }, [engine, sha256, round]);

  const current = held.of === sha256 ? held : { content: null, failure: null };
  return { content: current.content, failure: current.failure, reload: () => setRound((before) => before + 1) };
}
