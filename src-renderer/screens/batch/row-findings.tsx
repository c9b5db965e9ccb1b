import { CheckOutlined, CloseCircleFilled, ExclamationCircleFilled, InfoCircleFilled, RollbackOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { BatchRow } from '../../../src-shared/contract/batch.ts';
import type { Severity } from '../../../src-shared/profile/severity.ts';
import type { Finding } from '../../../src-shared/validation/finding.ts';
import { FindingLine, SEVERITY_WORDS } from '../../forms/finding-line.tsx';

const ICONS = {
  block: <CloseCircleFilled aria-label={SEVERITY_WORDS.block} />,
  warn: <ExclamationCircleFilled aria-label={SEVERITY_WORDS.warn} />,
  note: <InfoCircleFilled aria-label={SEVERITY_WORDS.note} />,
} satisfies Record<Severity, ReactNode>;

type RowFindingsProps = {
  readonly row: BatchRow;
  readonly findings: readonly Finding[];
  /** Required materials are not there yet. */
  readonly lacking?: boolean;
  /** 未通过原因 of the filing this one corrects; '' for none. */
  readonly refusal?: string;
  /** Takes an offered repair; null where nothing can be changed. */
  readonly onRepair: ((row: BatchRow, finding: Finding) => void) | null;
};

/** Beside the row: its worst finding in words, with the repair where one is offered, and how many more there are. */
export function RowFindings({ row, findings, lacking = false, refusal = '', onRepair }: RowFindingsProps): ReactNode {
  const [worst] = findings;
  // Why the centre refused is what the clerk came for, unless something new is wrong.
  if (refusal !== '' && worst?.severity !== 'block') {
    return (
      <span className="row-finding finding-warn" title={`上次未通过：${refusal}`}>
        <RollbackOutlined aria-hidden />
        <span className="row-finding-sentence">上次未通过：{refusal}</span>
        {findings.length > 0 && <span className="row-finding-more">{`+${findings.length}`}</span>}
      </span>
    );
  }
  if (worst === undefined) {
    return lacking ? (
      <span className="row-finding soft">数据无误，还缺材料</span>
    ) : (
      <span className="row-finding row-finding-none">
        <CheckOutlined aria-hidden /> 无误
      </span>
    );
  }
  if (worst.severity === 'note') {
    return (
      <span className="row-finding" title={findings.map(({ sentence }) => sentence).join('\n')}>
        {lacking ? (
          <span className="soft row-finding-word">还缺材料</span>
        ) : (
          <span className="row-finding-none row-finding-word">
            <CheckOutlined aria-hidden /> 无误
          </span>
        )}
        <span className="row-finding-sentence soft">{worst.sentence}</span>
      </span>
    );
  }
  return (
    <span className={`row-finding finding-${worst.severity}`} title={findings.map(({ sentence }) => sentence).join('\n')}>
      {ICONS[worst.severity]}
      <span className="row-finding-sentence">{worst.sentence}</span>
      {worst.repair !== undefined && onRepair !== null && (
        <Button size="small" tabIndex={-1} className="row-finding-repair" onClick={() => onRepair(row, worst)}>
          {worst.repair.label}
        </Button>
      )}
      {findings.length > 1 && <span className="row-finding-more">{`+${findings.length - 1}`}</span>}
    </span>
  );
}

type FindingsOfRowProps = RowFindingsProps & {
  /** 第 12 行 张演练. */
  readonly title: string;
};

/** Under the grid: everything found in the active row in full, each with its repair (Alt+Enter takes the first). */
export function FindingsOfRow({ title, row, findings, refusal = '', onRepair }: FindingsOfRowProps): ReactNode {
  return (
    <section className="findings-of-row" aria-label="当前行的校验结果" aria-live="polite">
      <strong>{title}</strong>
      <div>
        {refusal !== '' && <div className="finding finding-warn">上次未通过：{refusal}</div>}
        {findings.length === 0 ? (
          <span className="findings-none">
            <CheckOutlined aria-hidden /> 校验通过
          </span>
        ) : (
          findings.map((finding) => (
            <FindingLine
              key={`${finding.rule} ${finding.place.field ?? ''} ${finding.sentence}`}
              finding={finding}
              onRepair={onRepair === null ? undefined : () => onRepair(row, finding)}
            />
          ))
        )}
      </div>
    </section>
  );
}
