import { Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { useAct } from '../../bridge/use-act.ts';
import { Field } from '../../ui/field.tsx';
import { PasswordInput } from '../../ui/password-input.tsx';
import { sentenceOf } from '../../wording/failures.ts';

/** The centre's session has run out: the password again, without closing what is open. */
export function SignInAgain({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }): ReactNode {
  const { run, pending, failure, clear } = useAct();
  const [password, setPassword] = useState('');
  const close = (): void => {
    setPassword('');
    clear();
    onClose();
  };
  const signIn = async (): Promise<void> => {
    const result = await run((engine) => engine.session.signInToCentre({ password }));
    if (result.ok) {
      close();
    }
  };
  const sentence = failure === null ? null : sentenceOf(failure);
  return (
    <Modal
      open={open}
      title="重新登录中心"
      okText="登录"
      cancelText="取消"
      okButtonProps={{ disabled: password === '' }}
      confirmLoading={pending}
      onOk={() => void signIn()}
      onCancel={close}
      destroyOnHidden
    >
      <Field label="登录密码" required error={sentence === null ? undefined : `${sentence.what}${sentence.wayOut}`}>
        {(control) => (
          <PasswordInput
            {...control}
            autoFocus
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
            onPressEnter={() => void signIn()}
          />
        )}
      </Field>
    </Modal>
  );
}
