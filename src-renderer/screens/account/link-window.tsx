import { App, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useAccount, useProfile, useSession } from '../../bridge/session.tsx';
import { LinkInsurance } from './link-insurance.tsx';

/** The window 业务单位关联新增 (W-13). */
export function LinkWindow({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }): ReactNode {
  const account = useAccount();
  const { insurances } = useProfile();
  const { reloadSession } = useSession();
  const { message } = App.useApp();
  return (
    <Modal open={open} title="业务单位关联新增" footer={null} width={760} onCancel={onClose} destroyOnHidden>
      <div className="stack">
        <p className="bare-lead">同一单位的每个险种有各自的单位编号；验证码发到该险种登记的专管员手机。</p>
        {insurances.map(({ insurance, label }) => (
          <LinkInsurance
            key={insurance}
            insurance={insurance}
            label={label}
            account={account}
            onLinked={() => {
              reloadSession();
              void message.success(`${label}已关联，业务菜单已打开。`);
            }}
          />
        ))}
      </div>
    </Modal>
  );
}
