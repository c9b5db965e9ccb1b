import { Button, Input, Modal, Radio, Space } from 'antd';
import { type ReactNode, useState } from 'react';
import type { FilingDetail } from '../contract/console.ts';
import { QUICK_REASONS } from './words.ts';

type Row = FilingDetail['rows'][number];
export type Decision = { readonly rowId: Row['rowId']; readonly approved: boolean; readonly reason: string };
/** `approved` is null until the reviewer has said it. */
type Opinion = { readonly row: Row; readonly approved: boolean | null; readonly reason: string };

const isBlocked = (row: Row) => row.findings.some(({ severity }) => severity === 'block');

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
  const several = rows.length > 1;
  const [opinions, setOpinions] = useState<readonly Opinion[]>(() =>
    // Of one person it was asked to refuse; of several nobody is decided before being looked at.
    rows.map((row) => ({ row, approved: !several || isBlocked(row) ? false : null, reason: '' })),
  );
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const put = (rowId: string, changed: Partial<Opinion>) =>
    setOpinions((before) => before.map((one) => (one.row.rowId === rowId ? Object.assign({}, one, changed) : one)));

  async function confirm(): Promise<void> {
    setAsked(true);
    if (opinions.some((opinion) => lackOf(opinion) !== null)) {
      return;
    }
    setBusy(true);
    await onDecide(opinions.map(({ row, approved, reason }) => ({ rowId: row.rowId, approved: approved === true, reason })));
    setBusy(false);
  }

  return (
    <Modal
      open
      title={several ? '逐人审核' : '审核不通过'}
      width={680}
      okText={several ? '确认提交审核意见' : '确认不通过'}
      okButtonProps={{ danger: opinions.every(({ approved }) => approved === false), loading: busy }}
      onOk={() => void confirm()}
      onCancel={onCancel}
    >
      {opinions.map((opinion) => (
        <OpinionOnRow
          key={opinion.row.rowId}
          opinion={opinion}
          several={several}
          lack={asked ? lackOf(opinion) : null}
          onChange={(changed) => put(opinion.row.rowId, changed)}
        />
      ))}
    </Modal>
  );
}

/** What keeps an opinion from being one. */
function lackOf({ approved, reason }: Opinion): string | null {
  if (approved === null) {
    return '请选择通过或不通过。';
  }
  return !approved && reason.trim() === '' ? '请填写未通过原因，或从下面选择。' : null;
}

function OpinionOnRow({
  opinion,
  several,
  lack,
  onChange,
}: {
  readonly opinion: Opinion;
  readonly several: boolean;
  readonly lack: string | null;
  readonly onChange: (changed: Partial<Opinion>) => void;
}): ReactNode {
  const { row, approved, reason } = opinion;
  const blocked = isBlocked(row);
  return (
    <section className="decision-row" aria-label={`${row.name}的审核意见`}>
      <h3>{row.name}</h3>
      {several && (
        <Radio.Group
          style={{ marginBottom: 8 }}
          value={approved}
          onChange={({ target }) => onChange({ approved: target.value === true })}
          options={[
            { value: true, label: blocked ? '通过（不符合校验规则）' : '通过', disabled: blocked },
            { value: false, label: '不通过' },
          ]}
        />
      )}
      {lack !== null && (
        <p role="alert" style={{ color: '#b91c1c', margin: '0 0 6px' }}>
          {lack}
        </p>
      )}
      {approved === false && (
        <>
          <Input.TextArea
            aria-label={`${row.name}未通过原因`}
            placeholder="未通过原因，单位会原样看到"
            autoSize={{ minRows: 2 }}
            maxLength={500}
            status={lack === null ? '' : 'error'}
            value={reason}
            onChange={({ target }) => onChange({ reason: target.value })}
          />
          <Space wrap size={4} style={{ marginTop: 8 }}>
            {QUICK_REASONS.map((quick) => (
              <Button key={quick} size="small" onClick={() => onChange({ reason: quick })}>
                {quick.replace(/，请.*$/, '')}
              </Button>
            ))}
          </Space>
        </>
      )}
    </section>
  );
}
