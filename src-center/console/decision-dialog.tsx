import { Button, Input, Modal, Radio, Space } from 'antd';
import { type ReactNode, useState } from 'react';
import type { FilingDetail } from '../contract/console.ts';
import { QUICK_REASONS } from './words.ts';

type Row = FilingDetail['rows'][number];
export type Decision = { readonly rowId: Row['rowId']; readonly approved: boolean; readonly reason: string };

/** A word for every person still open; a refusal needs its reason, from the quick ones or in the reviewer's own words. */
export function DecisionDialog({
  rows,
  onDecide,
  onCancel,
}: {
  readonly rows: readonly Row[];
  readonly onDecide: (decisions: readonly Decision[]) => Promise<void>;
  readonly onCancel: () => void;
}): ReactNode {
  const [decisions, setDecisions] = useState<readonly Decision[]>(rows.map(({ rowId }) => ({ rowId, approved: false, reason: '' })));
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const put = (rowId: string, changed: Partial<Decision>) =>
    setDecisions((before) => before.map((one) => (one.rowId === rowId ? { ...one, ...changed } : one)));
  const lacksReason = ({ approved, reason }: Decision) => !approved && reason.trim() === '';

  async function confirm(): Promise<void> {
    setAsked(true);
    if (decisions.some(lacksReason)) {
      return;
    }
    setBusy(true);
    await onDecide(decisions);
    setBusy(false);
  }

  return (
    <Modal
      open
      title={rows.length > 1 ? '逐人审核' : '审核不通过'}
      width={680}
      okText={rows.length > 1 ? '确认提交审核意见' : '确认不通过'}
      okButtonProps={{ danger: decisions.every(({ approved }) => !approved), loading: busy }}
      onOk={() => void confirm()}
      onCancel={onCancel}
    >
      {rows.map((row) => {
        const decision = decisions.find(({ rowId }) => rowId === row.rowId);
        if (decision === undefined) {
          return null;
        }
        const missing = asked && lacksReason(decision);
        const blocked = row.findings.some(({ severity }) => severity === 'block');
        return (
          <section className="decision-row" key={row.rowId} aria-label={row.name}>
            <h3>{row.name}</h3>
            {rows.length > 1 && (
              <Radio.Group
                style={{ marginBottom: 8 }}
                value={decision.approved}
                onChange={({ target }) => put(row.rowId, { approved: target.value === true })}
                options={[
                  { value: true, label: blocked ? '通过（不符合校验规则）' : '通过', disabled: blocked },
                  { value: false, label: '不通过' },
                ]}
              />
            )}
            {!decision.approved && (
              <>
                <Input.TextArea
                  aria-label={`${row.name}未通过原因`}
                  placeholder="未通过原因，单位会原样看到"
                  autoSize={{ minRows: 2 }}
                  maxLength={500}
                  status={missing ? 'error' : ''}
                  value={decision.reason}
                  onChange={({ target }) => put(row.rowId, { reason: target.value })}
                />
                {missing && (
                  <p role="alert" style={{ color: '#b91c1c', margin: '4px 0' }}>
                    请填写未通过原因，或从下面选择。
                  </p>
                )}
                <Space wrap size={4} style={{ marginTop: 8 }}>
                  {QUICK_REASONS.map((reason) => (
                    <Button key={reason} size="small" onClick={() => put(row.rowId, { reason })}>
                      {reason.replace(/，请.*$/, '')}
                    </Button>
                  ))}
                </Space>
              </>
            )}
          </section>
        );
      })}
    </Modal>
  );
}
