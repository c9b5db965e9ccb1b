import { CheckCircleFilled, CloseCircleFilled, EditOutlined, ExclamationCircleFilled } from '@ant-design/icons';
import { Button, Popover } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Finding } from '../../../src-shared/validation/finding.ts';
import { FindingLine } from '../../forms/finding-line.tsx';

type FindingsSummaryProps = {
  readonly findings: readonly Finding[];
  /** A field that is simply not filled yet: counted apart, an empty form is no row of mistakes. */
  readonly isBlank: (finding: Finding) => boolean;
  /** Goes to the place a finding is about. */
  readonly onGo: (finding: Finding) => void;
};

/** What the rules say about the whole page in one line; the list behind it leads to each place. */
export function FindingsSummary({ findings, isBlank, onGo }: FindingsSummaryProps): ReactNode {
  const [open, setOpen] = useState(false);
  const blanks = findings.filter((finding) => finding.severity === 'block' && isBlank(finding)).length;
  const blocks = findings.filter(({ severity }) => severity === 'block').length - blanks;
  const warns = findings.filter(({ severity }) => severity === 'warn').length;
  if (findings.length === 0) {
    return (
      <output className="findings-summary findings-none">
        <CheckCircleFilled aria-hidden /> 本页校验通过
      </output>
    );
  }
  const words = [
    ...(blocks > 0 ? [`${blocks} 项须改正`] : []),
    ...(warns > 0 ? [`${warns} 项请留意`] : []),
    ...(blanks > 0 ? [`${blanks} 项未填`] : []),
    ...(blocks + warns + blanks === 0 ? [`${findings.length} 项说明`] : []),
  ].join('，');
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="topLeft"
      destroyOnHidden
      content={
        <dialog open className="popover-dialog" aria-label="校验结果">
          <h2>校验结果，点一条到那一处</h2>
          <ul className="findings-list">
            {findings.map((finding) => (
              <li key={`${finding.rule} ${finding.place.field ?? ''} ${finding.place.material ?? ''} ${finding.sentence}`}>
                <button
                  type="button"
                  className="findings-go"
                  onClick={() => {
                    setOpen(false);
                    onGo(finding);
                  }}
                >
                  <FindingLine finding={finding} />
                </button>
              </li>
            ))}
          </ul>
        </dialog>
      }
    >
      <Button type="text" className={`findings-summary ${blocks > 0 ? 'findings-block' : warns > 0 ? 'findings-warn' : 'findings-note'}`}>
        {blocks > 0 ? (
          <CloseCircleFilled aria-hidden />
        ) : blanks > 0 && warns === 0 ? (
          <EditOutlined aria-hidden />
        ) : (
          <ExclamationCircleFilled aria-hidden />
        )}
        <output>{words}</output>
      </Button>
    </Popover>
  );
}
