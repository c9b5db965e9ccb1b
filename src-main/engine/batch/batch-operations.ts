import type { EngineOperations } from '../../../src-shared/contract/operations.ts';
import { fail } from '../../../src-shared/lib/result.ts';
import type { Dispatch } from '../dispatch.ts';
import type { EngineParts } from '../engine-parts.ts';

/** 报盘 (W-33 … W-49). */
export function batchOperations(ask: {
  readonly parts: EngineParts;
  readonly dispatch: Dispatch;
}): Pick<EngineOperations, 'batch' | 'job'> {
  const { dispatch } = ask;
  const notBuilt = dispatch.read<unknown, never>(() => fail({ code: 'not-possible-now', state: 'draft' }));
  return {
    batch: {
      get: notBuilt,
      rows: notBuilt,
      template: notBuilt,
      importFile: notBuilt,
      prefill: notBuilt,
      addRow: notBuilt,
      removeRows: notBuilt,
      saveRow: notBuilt,
      saveShared: notBuilt,
      fillRows: notBuilt,
      repair: notBuilt,
      undo: notBuilt,
      redo: notBuilt,
      exportRows: notBuilt,
      attachFiles: notBuilt,
      assign: notBuilt,
      attach: notBuilt,
      detach: notBuilt,
      nextLacking: notBuilt,
      submit: notBuilt,
      baseSummary: notBuilt,
    },
    job: { get: notBuilt, cancel: notBuilt },
  };
}
