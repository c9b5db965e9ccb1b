import { Button, Input, Modal, Space } from 'antd';
import { type ReactNode, useState } from 'react';
import { QUICK_REASONS } from './words.ts';

/** A refusal needs its reason, from the quick ones or in the reviewer's own words; one reason for everybody it is about. */
export function RefusalDialog({
  title,
  okText,
  explanation,
  onRefuse,
  onCancel,
}: {
  readonly title: string;
  readonly okText: string;
  /** Whom it is about. */
  readonly explanation: string;
  /** Answers whether it was done. */
  readonly onRefuse: (reason: string) => Promise<boolean>;
  readonly onCancel: () => void;
}): ReactNode {
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const lacking = asked && reason.trim() === '';

  async function confirm(): Promise<void> {
    setAsked(true);
    if (reason.trim() === '' || busy) {
      return;
    }
    setBusy(true);
    if (!(await onRefuse(reason))) {
      setBusy(false);
    }
  }

  return (
    <Modal
      open
      title={title}
      width={680}
      okText={okText}
      okButtonProps={{ danger: true, loading: busy }}
      onOk={() => void confirm()}
      onCancel={onCancel}
    >
      <p className="dialog-explanation">{explanation}</p>
      {lacking && (
        <p role="alert" className="dialog-lack">
          请填写未通过原因，或从下面选择。
        </p>
      )}
      <Input.TextArea
        autoFocus
        aria-label="未通过原因"
        placeholder="未通过原因，单位会原样看到（Ctrl+Enter 确认）"
        autoSize={{ minRows: 2 }}
        maxLength={500}
        status={lacking ? 'error' : ''}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && event.ctrlKey) {
            void confirm();
          }
        }}
      />
      <Space wrap size={4} style={{ marginTop: 8 }}>
        {QUICK_REASONS.map((quick) => (
          <Button key={quick} size="small" onClick={() => setReason(quick)}>
            {quick.replace(/，请.*$/, '')}
          </Button>
        ))}
      </Space>
    </Modal>
  );
}
