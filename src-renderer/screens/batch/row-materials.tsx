import { CheckCircleFilled, ExclamationCircleFilled } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { BatchRow } from '../../../src-shared/contract/batch.ts';
import { SEVERITY_WORDS } from '../../forms/finding-line.tsx';
import { blocksOfRow, doubtsOfRow } from './batch-words.ts';

/** Beside a person of the matrix: what is still lacking, what is doubted, or a remark about a file. */
export function RowMaterials({ row, lacking }: { readonly row: BatchRow; readonly lacking: number }): ReactNode {
  if (blocksOfRow(row).length > 0) {
    return <span className="soft">数据有错误，改正后才会提交</span>;
  }
  const doubts = doubtsOfRow(row);
  const [doubt] = doubts;
  if (doubt !== undefined) {
    return (
      <span className="row-finding finding-warn" title={doubts.map(({ sentence }) => sentence).join('\n')}>
        <ExclamationCircleFilled aria-label={SEVERITY_WORDS.warn} />
        {lacking > 0 && <span className="material-lacking row-finding-word">还缺 {lacking} 份</span>}
        <span className="row-finding-sentence">{doubt.sentence}</span>
        {doubts.length > 1 && <span className="row-finding-more">{`+${doubts.length - 1}`}</span>}
      </span>
    );
  }
  if (lacking > 0) {
    return <span className="material-lacking">还缺 {lacking} 份</span>;
  }
  const remark = row.findings.find(({ place }) => place.material !== undefined);
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
