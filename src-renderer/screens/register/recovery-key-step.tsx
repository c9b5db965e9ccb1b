import { CopyOutlined, ExclamationCircleFilled, PrinterOutlined } from '@ant-design/icons';
import { Alert, App, Button, Checkbox } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';

type RecoveryKeyStepProps = { readonly unitName: string; readonly recoveryKey: string; readonly onDone: () => void };

/** The recovery key, shown this once: without password and key nobody can open the data, we included. */
export function RecoveryKeyStep({ unitName, recoveryKey, onDone }: RecoveryKeyStepProps): ReactNode {
  const { message } = App.useApp();
  const [isKept, setKept] = useState(false);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, []);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(recoveryKey);
      void message.success('已复制，请粘贴到安全的地方，不要发到群里。');
    } catch {
      void message.warning('浏览器不允许复制，请抄写或打印。');
    }
  };
  return (
    <div className="form-column">
      <Alert
        type="warning"
        showIcon
        icon={<ExclamationCircleFilled aria-hidden />}
        title="恢复密钥只显示这一次"
        description="本机数据已加密。忘记密码时只有恢复密钥能打开，请打印或抄下，与电脑分开保存。"
      />
      <div className="print-only-this">
        <p className="bare-lead">
          社保申报台恢复密钥 · <strong>{unitName}</strong>
        </p>
        <div className="recovery-key" aria-label="恢复密钥">
          {recoveryKey}
        </div>
      </div>
      <div className="row">
        <Button icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>
          打印
        </Button>
        <Button icon={<CopyOutlined aria-hidden />} onClick={() => void copy()}>
          复制
        </Button>
      </div>
      <Checkbox checked={isKept} onChange={(event) => setKept(event.target.checked)}>
        我已抄下或打印，知道丢失后无法找回
      </Checkbox>
      <div className="form-actions">
        <Button type="primary" disabled={!isKept} onClick={onDone}>
          下一步
        </Button>
      </div>
    </div>
  );
}
