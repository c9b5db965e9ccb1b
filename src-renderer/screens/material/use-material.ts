import { useEffect, useState } from 'react';
import type { Sha256 } from '../../../src-shared/domain/ids.ts';
import { useEngine } from '../../bridge/engine-context.tsx';
import { settle, type WindowFailure } from '../../bridge/window-failure.ts';

type Loaded = { readonly blob: Blob; readonly url: string };
export type MaterialContent = { readonly content: Loaded | null; readonly failure: WindowFailure | null };

/** The bytes of a stored material as this PC has them, with an address an image can show. Works offline. */
export function useMaterial(sha256: Sha256): MaterialContent {
  const engine = useEngine();
  const [held, setHeld] = useState<{ readonly of: string; readonly content: Loaded | null; readonly failure: WindowFailure | null }>({
    of: '',
    content: null,
    failure: null,
  });

  useEffect(() => {
    let gone = false;
    let url: string | null = null;
    const load = async (): Promise<void> => {
      const result = await settle(async () => engine.material.read({ sha256 }));
      if (gone) {
        return;
      }
      if (!result.ok) {
        setHeld({ of: sha256, content: null, failure: result.error });
        return;
      }
      url = URL.createObjectURL(result.value);
      setHeld({ of: sha256, content: { blob: result.value, url }, failure: null });
    };
    void load();
    return () => {
      gone = true;
      if (url !== null) {
        URL.revokeObjectURL(url);
      }
    };
  }, [engine, sha256]);

  const current = held.of === sha256 ? held : { content: null, failure: null };
  return { content: current.content, failure: current.failure };
}
