import { App, Button, Space, Tooltip } from 'antd';
import { type ReactNode, useState } from 'react';
import type { FilingDetail } from '../contract/console.ts';
import { centre, sentenceOf } from './client.ts';
import { type Decision, DecisionDialog } from './decision-dialog.tsx';
import { STATES } from './words.ts';

/** 开始审核, 通过, 不通过 — each asked once more before it is done. */
export function DecisionBar({
  filing,
  onChanged,
  onClose,
}: {
  readonly filing: FilingDetail;
  readonly onChanged: () => void;
  readonly onClose: () => void;
}): ReactNode {
  const { message, modal } = App.useApp();
  const [refusing, setRefusing] = useState(false);
  const [busy, setBusy] = useState(false);
  const open = filing.rows.filter(({ verdict }) => verdict === null);
  const blocked = open.filter(({ findings }) => findings.some(({ severity }) => severity === 'block'));

  if (filing.state !== 'received' && filing.state !== 'reviewing') {
    return (
      <Space>
        {/* The button just used is gone: the keyboard goes on from here. */}
        <Button autoFocus onClick={onClose}>
          关闭
        </Button>
        <span>{filing.state === 'withdrawn' ? '单位已撤回，无需审核。' : `审核完成：${STATES[filing.state].label}。`}</span>
      </Space>
    );
  }

  /** Answers whether it was done. */
  async function run(action: () => Promise<unknown>, done: string): Promise<boolean> {
    setBusy(true);
    try {
      await action();
      message.success(done);
      return true;
    } catch (error) {
      message.error(sentenceOf(error));
      return false;
    } finally {
      setBusy(false);
      onChanged();
    }
  }
  const decide = (rows: readonly Decision[]) => centre.decide({ clientId: filing.clientId, rows: [...rows] });

  function approve(): void {
    modal.confirm({
      title: '确认通过这笔申报？',
      content: `${open.map(({ name }) => name).join('、')} 将计入参保名册，通过后不能撤销。`,
      okText: '确认通过',
      onOk: () => run(() => decide(open.map(({ rowId }) => ({ rowId, approved: true, reason: '' }))), '已通过'),
    });
  }

  return (
    <>
      <Space wrap>
        <Tooltip title={blocked.length > 0 ? `${blocked.map(({ name }) => name).join('、')} 不符合校验规则，不能通过` : ''}>
          <Button type="primary" disabled={busy || blocked.length > 0} onClick={approve}>
            {open.length > 1 ? `全部通过（${open.length}人）` : '通过'}
          </Button>
        </Tooltip>
        <Button danger disabled={busy} onClick={() => setRefusing(true)}>
          {open.length > 1 ? '逐人审核' : '不通过'}
        </Button>
        {filing.state === 'received' && (
          <Button
            disabled={busy}
            onClick={() => void run(() => centre.startReview({ clientId: filing.clientId }), '已开始审核，单位不能再撤回')}
          >
            开始审核
          </Button>
        )}
      </Space>
      {refusing && (
        <DecisionDialog
          rows={open}
          onCancel={() => setRefusing(false)}
          onDecide={async (rows) => {
            if (await run(() => decide(rows), '审核意见已提交')) {
              setRefusing(false);
            }
          }}
        />
      )}
    </>
  );
}
