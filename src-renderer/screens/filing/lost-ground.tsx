import { Alert, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { FilingRow } from '../../../src-shared/domain/filing.ts';
import { displayValue } from '../../../src-shared/forms/display-value.ts';
import { fieldsOf } from '../../../src-shared/forms/evaluate.ts';
import type { Service } from '../../../src-shared/profile/service-of.ts';
import { Page } from '../../ui/page.tsx';
import { stateWord } from '../../wording/states.ts';
import type { DraftSnapshot } from './draft-session.ts';

type LostGroundProps = {
  readonly snapshot: DraftSnapshot;
  readonly service: Service;
  readonly row: FilingRow;
  readonly onLeave: () => void;
};

/** The draft was submitted or discarded in another window while text was typed here: the text is shown and can be taken along. */
export function LostGround({ snapshot, service, row, onLeave }: LostGroundProps): ReactNode {
  const [copied, setCopied] = useState(false);
  const typed = Object.entries(snapshot.unsaved[row.rowId] ?? {}).map(([id, value]) => {
    const field = fieldsOf(service.form).find((candidate) => candidate.id === id);
    return { label: field?.label ?? id, value: field === undefined ? value : displayValue(field, value, []) };
  });
  return (
    <Page title={service.label} width="narrow">
      <Alert
        type="warning"
        showIcon
        title={`这笔申报已在另一个窗口变为“${stateWord(snapshot.view.filing.state)}”，下面这些刚填的内容没有存进去。`}
        description={
          <dl className="entered-grid">
            {typed.map(({ label, value }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        }
      />
      <div className="row lost-ground-actions">
        <Button
          onClick={() => {
            void navigator.clipboard
              .writeText(typed.map(({ label, value }) => `${label}：${value}`).join('\n'))
              .then(() => setCopied(true));
          }}
        >
          {copied ? '已复制' : '复制这些内容'}
        </Button>
        <Button type="primary" onClick={onLeave}>
          查看这笔申报
        </Button>
      </div>
    </Page>
  );
}
