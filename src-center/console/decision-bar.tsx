import { Button, Space, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { groupedCount } from '../../src-shared/lib/grouped-count.ts';
import type { FilingDetail, FilingRowDetail } from '../contract/console.ts';
import type { Decisions } from './use-decisions.tsx';
import { isBlocked, isPending, stateWord } from './words.ts';

/** What can be said of the filing: of its one person, or of those selected and of all the others. */
export function DecisionBar({
  filing,
  decisions,
  selected,
  onClose,
}: {
  readonly filing: FilingDetail;
  readonly decisions: Decisions;
  readonly selected: readonly FilingRowDetail[];
  readonly onClose: () => void;
}): ReactNode {
  if (!isPending(filing)) {
    return (
      <Space>
        {/* The button just used is gone: the keyboard goes on from here. */}
        <Button autoFocus={filing.people === 1} onClick={onClose}>
          关闭
        </Button>
        <span>{filing.state === 'withdrawn' ? '单位已撤回，无需审核。' : `审核完成：${stateWord(filing)}。`}</span>
      </Space>
    );
  }
  return (
    <div className="decision-bar">
      {filing.people === 1 ? <OnePerson filing={filing} decisions={decisions} /> : <Many {...{ filing, decisions, selected }} />}
      {filing.state === 'received' && (
        <Button disabled={decisions.busy} onClick={() => decisions.start()}>
          开始审核
        </Button>
      )}
    </div>
  );
}

function OnePerson({ filing, decisions }: { readonly filing: FilingDetail; readonly decisions: Decisions }): ReactNode {
  const blocked = filing.rows.some(isBlocked) || filing.findings.some(({ severity }) => severity === 'block');
  return (
    <>
      <Tooltip title={blocked ? '不符合校验规则，不能通过。请查看校验结果。' : ''}>
        <Button type="primary" disabled={decisions.busy || blocked} onClick={() => decisions.approve({ rows: filing.rows })}>
          通过
        </Button>
      </Tooltip>
      <Button danger disabled={decisions.busy} onClick={() => decisions.refuse({ rows: filing.rows })}>
        不通过
      </Button>
    </>
  );
}

function Many({
  filing,
  decisions,
  selected,
}: {
  readonly filing: FilingDetail;
  readonly decisions: Decisions;
  readonly selected: readonly FilingRowDetail[];
}): ReactNode {
  const { open } = filing.counts;
  const none = decisions.busy || selected.length === 0;
  return (
    <>
      <Button type="primary" disabled={none} onClick={() => decisions.approve({ rows: selected })}>
        {`通过所选（${groupedCount(selected.length)}人）`}
      </Button>
      <Button danger disabled={none} onClick={() => decisions.refuse({ rows: selected })}>
        {`不通过所选（${groupedCount(selected.length)}人）`}
      </Button>
      <span className="decision-rule" />
      <Button disabled={decisions.busy || open === 0} onClick={() => decisions.approve({ rest: open })}>
        {`其余全部通过（${groupedCount(open)}人）`}
      </Button>
      <Button danger disabled={decisions.busy || open === 0} onClick={() => decisions.refuse({ rest: open })}>
        {`其余全部不通过（${groupedCount(open)}人）`}
      </Button>
    </>
  );
}
