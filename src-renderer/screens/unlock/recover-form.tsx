import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import type { SessionState } from '../../../src-shared/contract/engine.ts';
import { useAppInfo } from '../../bridge/session.tsx';
import { useAct } from '../../bridge/use-act.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Field } from '../../ui/field.tsx';
import { isGoodPassword, NewPasswordFields, NO_PASSWORD } from '../../ui/new-password.tsx';
import { sentenceOf } from '../../wording/failures.ts';

type RecoverFormProps = {
  readonly account: SessionState['accounts'][number];
  readonly onDone: (session: SessionState) => void;
  readonly onBack: () => void;
};

/** The way back in after a forgotten password: the printed recovery key and a new password. */
export function RecoverForm({ account, onDone, onBack }: RecoverFormProps): ReactNode {
  const rule = useAppInfo().regions.find(({ id }) => id === account.region)?.password ?? { minLength: 8, classes: 3, forbidden: [] };
  const [recoveryKey, setRecoveryKey] = useState('');
  const [password, setPassword] = useState(NO_PASSWORD);
  const recover = useAct();
  const submit = async (): Promise<void> => {
    const result = await recover.run((engine) =>
      engine.session.unlockWithRecoveryKey({ accountId: account.accountId, recoveryKey, newPassword: password.password }),
    );
    if (result.ok) {
      onDone(result.value);
    }
  };
  const { failure } = recover;
  const sentence = failure === null ? null : sentenceOf(failure);
  const beside = sentence === null ? undefined : `${sentence.what}${sentence.wayOut}`;
  const isAboutKey = failure?.code === 'recovery-key-wrong';
  const isAboutPassword = failure?.code === 'password-weak';
  const isReady = recoveryKey.trim() !== '' && isGoodPassword(rule, password);
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
      <Field
        label="恢复密钥"
        required
        hint="注册或首次登录时打印、抄下的那一串，不区分大小写和分隔符。"
        error={isAboutKey ? beside : undefined}
      >
        {(control) => (
          <Input.TextArea
            {...control}
            autoFocus
            autoSize={{ minRows: 2 }}
            value={recoveryKey}
            onChange={(event) => setRecoveryKey(event.target.value)}
          />
        )}
      </Field>
      <NewPasswordFields rule={rule} value={password} onChange={setPassword} error={isAboutPassword ? beside : undefined} />
      {!isAboutKey && !isAboutPassword && <FailureAlert failure={failure} />}
      <div className="form-actions">
        <Button type="primary" htmlType="submit" disabled={!isReady} loading={recover.pending}>
          重设密码并解锁
        </Button>
        <Button onClick={onBack}>返回</Button>
      </div>
    </form>
  );
}
