import type { Filing } from '../../../src-shared/domain/filing.ts';
import type { FilingId } from '../../../src-shared/domain/ids.ts';
import { useAct } from '../../bridge/use-act.ts';
import { useAnswer } from '../../bridge/use-answer.ts';

type CopyLast = (onBegun: (filingId: FilingId) => void | Promise<void>) => Promise<void>;

/** True while nobody has put anything into the draft: only defaults, computed and copied values, no files. */
export function isUntouched({ rows }: Pick<Filing, 'rows'>): boolean {
  return rows.every(
    ({ origins, attachments }) =>
      attachments.length === 0 && Object.values(origins).every(({ from }) => from === 'default' || from === 'derived'),
  );
}

/** 复制上一条 for a draft that is still empty (W-24): begins like the latest filing of the kind and lets the empty one go. */
export function useCopyLast(filing: Filing): CopyLast | null {
  const { filingId, service, insurance } = filing;
  const { run } = useAct();
  const latest = useAnswer(['copy-last', filingId], (engine) =>
    engine.filing.list({ services: [service], insurances: [insurance], page: 1, pageSize: 2 }),
  );
  const other = latest.value?.items.find((item) => item.filingId !== filingId && item.names.some((name) => name !== ''));
  if (!isUntouched(filing) || other === undefined) {
    return null;
  }
  return async (onBegun) => {
    const begun = await run((engine) => engine.filing.beginLike({ filingId: other.filingId }));
    if (begun.ok) {
      await run((engine) => engine.filing.discard({ filingId }));
      await onBegun(begun.value.filing.filingId);
    }
  };
}
