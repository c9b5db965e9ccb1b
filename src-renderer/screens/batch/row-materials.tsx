import { CheckCircleFilled, ExclamationCircleFilled } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { BatchRow } from '../../../src-shared/contract/batch.ts';
import { SEVERITY_WORDS } from '../../forms/finding-line.tsx';
import { blocksOfRow, doubtsOfRow } from './batch-words.ts';

type RowMaterialsProps = {
  readonly row: BatchRow;
  readonly lacking: number;
  /** What is doubted and not answered, in short; '' for nothing. */
  readonly doubts: string;
};

/** Beside a person of the matrix: what is still lacking, what is doubted, or a remark about a file. */
export function RowMaterials({ row, lacking, doubts }: RowMaterialsProps): ReactNode {
  if (blocksOfRow(row).length > 0) {
    return <span className="soft">数据有错误，改正后才会提交</span>;
  }
  const warnings = doubtsOfRow(row).map(({ sentence }) => sentence);
  if (warnings.length > 0) {
    return (
      <span className="row-finding finding-warn" title={warnings.join('\n')}>
        <ExclamationCircleFilled aria-label={SEVERITY_WORDS.warn} />
        {lacking > 0 && <span className="material-lacking row-finding-word">还缺 {lacking} 份</span>}
        <span className="row-finding-sentence">{doubts === '' ? warnings[0] : doubts}</span>
      </span>
    );
  }
  if (lacking > 0) {
    return <span className="material-lacking">还缺 {lacking} 份</span>;
  }
  const remark = row.findings.find(({ place }) => place.material !== undefined);
  return (
    <span className="row-finding" title={remark?.sentence}>
      <span className="material-have row-finding-word">
        <CheckCircleFilled aria-hidden /> 已齐
      </span>
      {remark !== undefined && <span className="row-finding-sentence soft">{remark.sentence}</span>}
    </span>
  );
}
