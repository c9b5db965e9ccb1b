import { App, Button, Card } from 'antd';
import { type ReactNode, useState } from 'react';
import { useProfile } from '../../bridge/session.tsx';
import { useAct } from '../../bridge/use-act.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Field } from '../../ui/field.tsx';
import { isGoodPassword, NewPasswordFields, NO_PASSWORD } from '../../ui/new-password.tsx';
import { PasswordInput } from '../../ui/password-input.tsx';
import { sentenceOf } from '../../wording/failures.ts';

/** 修改密码 (W-12), and what the recovery key is for. */
export function PasswordSettings(): ReactNode {
  return (
    <div className="stack">
      <Card size="small" title={<h2 className="card-heading">修改密码</h2>}>
        <ChangePassword />
      </Card>
      <Card size="small" title={<h2 className="card-heading">恢复密钥</h2>}>
        <p className="bare-lead">
          恢复密钥在注册或首次登录时显示过一次，程序不保存明文。忘记密码时，在解锁页点“忘记密码”，用它设置新密码；修改密码不会改变它。
        </p>
      </Card>
    </div>
  );
}

function ChangePassword(): ReactNode {
  const { password: rule } = useProfile();
  const { message } = App.useApp();
  const [oldPassword, setOldPassword] = useState('');
  const [password, setPassword] = useState(NO_PASSWORD);
  const change = useAct();
  const isReady = oldPassword !== '' && isGoodPassword(rule, password);
  const submit = async (): Promise<void> => {
    const result = await change.run((engine) => engine.session.changePassword({ oldPassword, newPassword: password.password }));
    if (result.ok) {
      setOldPassword('');
      setPassword(NO_PASSWORD);
      void message.success('修改成功，下次解锁和登录中心都用新密码。');
    }
  };
  const { failure } = change;
  const sentence = failure === null ? null : sentenceOf(failure);
  const beside = sentence === null ? undefined : `${sentence.what}${sentence.wayOut}`;
  const isAboutOld = failure?.code === 'password-wrong' || failure?.code === 'account-locked';
  const isAboutNew = failure?.code === 'password-weak';
  return (
    <form
      className="form-column"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) {
          void submit();
        }
      }}
    >
      <Field label="原密码" required error={isAboutOld ? beside : undefined}>
        {(control) => (
          <PasswordInput
            {...control}
            autoComplete="current-password"
            value={oldPassword}
            onChange={(event) => setOldPassword(event.target.value)}
          />
        )}
      </Field>
      <NewPasswordFields
        passwordLabel="新密码"
        rule={rule}
        value={password}
        onChange={setPassword}
        error={isAboutNew ? beside : undefined}
      />
      {!isAboutOld && !isAboutNew && <FailureAlert failure={failure} />}
      <div className="form-actions">
        <Button type="primary" htmlType="submit" disabled={!isReady} loading={change.pending}>
          保存
        </Button>
      </div>
    </form>
  );
}
