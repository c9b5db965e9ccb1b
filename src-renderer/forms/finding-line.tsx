import { CloseCircleFilled, ExclamationCircleFilled, InfoCircleFilled } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { Severity } from '../../src-shared/profile/severity.ts';
import type { Finding } from '../../src-shared/validation/finding.ts';

/** Word and shape for each severity, so that colour never stands alone. */
export const SEVERITY_WORDS = { block: '须改正', warn: '请留意', note: '说明' } satisfies Record<Severity, string>;

const ICONS = {
  block: <CloseCircleFilled aria-label={SEVERITY_WORDS.block} />,
  warn: <ExclamationCircleFilled aria-label={SEVERITY_WORDS.warn} />,
  note: <InfoCircleFilled aria-label={SEVERITY_WORDS.note} />,
} satisfies Record<Severity, ReactNode>;

type FindingLineProps = {
  readonly finding: Finding;
  /** Takes the offered repair; without it the repair is not shown. */
  readonly onRepair?: ((set: Readonly<Record<string, string>>) => void) | undefined;
};

/** One finding as a sentence, with its repair as a button where one is safe. */
export function FindingLine({ finding, onRepair }: FindingLineProps): ReactNode {
  const { severity, sentence, repair, rule } = finding;
  return (
    <div className={`finding finding-${severity}`} data-rule={rule}>
      {ICONS[severity]}
      <span className="finding-sentence">{sentence}</span>
      {repair !== undefined && onRepair !== undefined && (
        <Button size="small" className="finding-repair" onClick={() => onRepair(repair.set)}>
          {repair.label}
        </Button>
      )}
    </div>
  );
}
