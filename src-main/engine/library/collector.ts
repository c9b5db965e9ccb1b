import { ok } from '../../../src-shared/lib/result.ts';
import type { Dispatch } from '../dispatch.ts';
import type { EngineParts } from '../engine-parts.ts';
import { clearBin } from '../scan/page-bin.ts';
import { collectMaterials } from './collect-materials.ts';

/** A while after unlocking, when whoever unlocked has begun to work and nothing else is made ready any more. */
const AFTER_UNLOCK_MS = 10 * 60_000;
/** A session left open over night is looked at again. */
const AGAIN_MS = 24 * 3_600_000;

/** Has the files nothing names any more removed, seldom, while an account is open. */
export type Collector = { start(): void; stop(): void };

export function createCollector({ parts, dispatch }: { readonly parts: EngineParts; readonly dispatch: () => Dispatch }): Collector {
  let callOff: (() => void) | null = null;
  const plan = (milliseconds: number): void => {
    callOff?.();
    callOff = parts.later(() => {
      const collect = dispatch().remote<null, number>(async (account, _, settle) => {
        // What has been in the desk's bin for its time names nothing from here on.
        const cleared = await settle(() => {
          clearBin(account.store, parts.clock.now());
          return ok(null);
        });
        return cleared.ok ? collectMaterials(parts, account, settle) : cleared;
      });
      void collect(null);
      plan(AGAIN_MS);
    }, milliseconds);
  };
  return {
    start: () => plan(AFTER_UNLOCK_MS),
    stop: () => callOff?.(),
  };
}
