import { useCallback, useEffect, useRef } from 'react';
import type { Scanners } from '../../../src-shared/contract/page-desk.ts';
import { useAct } from '../../bridge/use-act.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import type { WindowFailure } from '../../bridge/window-failure.ts';

/** The scanners there are, looked for anew when the dialog opens and at 重新查找. */
export function useScanners(): {
  readonly scanners: Scanners | null;
  readonly failure: WindowFailure | null;
  readonly lookAgain: () => void;
  /** The list as an operation answered it. */
  readonly replace: (scanners: Scanners) => void;
} {
  const { value, failure, replace } = useAnswer(['scan.devices'], (engine) => engine.scan.devices({ look: false }), {
    refreshOn: ['scanners.changed'],
  });
  const { run, failure: lookFailure } = useAct();
  const lookAgain = useCallback(() => {
    const look = async (): Promise<void> => {
      const looked = await run((engine) => engine.scan.devices({ look: true }));
      if (looked.ok) {
        replace(looked.value);
      }
    };
    void look();
  }, [run, replace]);
  // Once: `replace` is another one whenever an answer comes.
  const first = useRef(lookAgain);
  useEffect(() => first.current(), []);
  return { scanners: value, failure: failure ?? lookFailure, lookAgain, replace };
}
