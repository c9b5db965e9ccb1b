import type { ReactNode } from 'react';
import type { BatchCounts } from '../../../src-shared/contract/batch.ts';
import { groupedCount } from '../../../src-shared/lib/grouped-count.ts';
import { submittable } from './batch-words.ts';

/** Beside the buttons: who can be submitted and who cannot yet. */
export function Standing({ counts }: { readonly counts: BatchCounts }): ReactNode {
  const { bad, lacking } = counts;
  return (
    <output className="findings-summary">
      <span className="findings-none">可提交 {groupedCount(submittable(counts))} 人</span>
      {bad > 0 && <span className="findings-block">有错误 {groupedCount(bad)} 人</span>}
      {lacking > 0 && <span className="standing-lacking">缺材料 {groupedCount(lacking)} 人</span>}
    </output>
  );
}
