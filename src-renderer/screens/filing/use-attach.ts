import { useCallback, useState } from 'react';
import type { FilingView } from '../../../src-shared/contract/engine.ts';
import type { EngineClient } from '../../../src-shared/contract/operations.ts';
import type { RowId, Sha256 } from '../../../src-shared/domain/ids.ts';
import { MOST_BYTES_AT_DOOR } from '../../../src-shared/domain/material.ts';
import { useEngine } from '../../bridge/engine-context.tsx';
import { settle, type WindowFailure } from '../../bridge/window-failure.ts';

export type Attached = {
  /** Files taken over. */
  readonly taken: number;
  readonly view: FilingView | null;
};
type Attaching = {
  readonly busy: boolean;
  /** What went wrong with the last files, one failure a file. */
  readonly failures: readonly WindowFailure[];
  readonly clearFailures: () => void;
  readonly attach: (ask: { readonly kind: string; readonly files: readonly File[] }) => Promise<Attached>;
  /** 从材料库选用; the draft as it is then, null when it was not taken. */
  readonly attachKept: (ask: { readonly kind: string; readonly sha256: Sha256 }) => Promise<FilingView | null>;
  readonly detach: (ask: { readonly kind: string; readonly sha256: Sha256 }) => Promise<boolean>;
  /** 仍然使用; '' takes it back. */
  readonly answerDoubts: (ask: { readonly kind: string; readonly sha256: Sha256; readonly reason: string }) => Promise<boolean>;
};

/** Attaches files one by one; one refused file does not hold up the others. */
export function useAttach(ask: {
  readonly view: FilingView;
  readonly rowId: RowId;
  readonly onView: (view: FilingView) => void;
}): Attaching {
  const { view, rowId, onView } = ask;
  const { filingId } = view.filing;
  const engine = useEngine();
  const [working, setWorking] = useState(0);
  const [failures, setFailures] = useState<readonly WindowFailure[]>([]);

  const attach = useCallback<Attaching['attach']>(
    async ({ kind, files }) => {
      setWorking((before) => before + 1);
      setFailures([]);
      let taken = 0;
      let latest: FilingView | null = null;
      for (const file of files) {
        // Known before the bytes travel: the engine would say the same.
        const failure = tooLarge(file);
        const result = failure ?? (await settle(async () => engine.filing.attach({ filingId, rowId, kind, file })));
        if (result.ok) {
          taken += 1;
          latest = result.value;
          onView(result.value);
        } else {
          setFailures((before) => [...before, result.error]);
        }
      }
      setWorking((before) => before - 1);
      return { taken, view: latest };
    },
    [engine, filingId, rowId, onView],
  );

  const change = useCallback(
    async (call: () => ReturnType<EngineClient['filing']['detach']>): Promise<FilingView | null> => {
      setFailures([]);
      const result = await settle(call);
      if (!result.ok) {
        setFailures([result.error]);
        return null;
      }
      onView(result.value);
      return result.value;
    },
    [onView],
  );
  const attachKept: Attaching['attachKept'] = async ({ kind, sha256 }) =>
    change(async () => engine.filing.attachKept({ filingId, rowId, kind, sha256 }));
  const detach: Attaching['detach'] = async ({ kind, sha256 }) =>
    (await change(async () => engine.filing.detach({ filingId, rowId, kind, sha256 }))) !== null;
  const answerDoubts: Attaching['answerDoubts'] = async ({ kind, sha256, reason }) =>
    (await change(async () => engine.filing.answerDoubts({ filingId, rowId, kind, sha256, reason }))) !== null;

  return { busy: working > 0, failures, clearFailures: useCallback(() => setFailures([]), []), attach, attachKept, detach, answerDoubts };
}

function tooLarge({ name, size }: File): { readonly ok: false; readonly error: WindowFailure } | null {
  return size > MOST_BYTES_AT_DOOR
    ? { ok: false, error: { code: 'material-too-large', fileName: name, bytes: size, maxBytes: MOST_BYTES_AT_DOOR } }
    : null;
}
