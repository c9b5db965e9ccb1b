import { CheckCircleFilled } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { BatchRow } from '../../../src-shared/contract/batch.ts';
import { blocksOfRow } from './batch-words.ts';

/** Beside a person of the matrix: what is still lacking, or a remark about a file. */
export function RowMaterials({ row, lacking }: { readonly row: BatchRow; readonly lacking: number }): ReactNode {
  if (blocksOfRow(row).length > 0) {
    return <span className="soft">数据有错误，改正后才会提交</span>;
  }
  const remark = row.findings.find(({ place }) => place.material !== undefined);
  if (lacking > 0) {
    return <span className="material-lacking">还缺 {lacking} 份</span>;
  }
  return remark === undefined ? (
    <span className="material-have">
      <CheckCircleFilled aria-hidden /> 已齐
    </span>
  ) : (
    <span className="row-finding" title={remark.sentence}>
      <span className="row-finding-sentence">{remark.sentence}</span>
    </span>
  );
}
