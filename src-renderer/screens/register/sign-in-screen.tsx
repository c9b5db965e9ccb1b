import { Button, Card, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link, Navigate, useNavigate } from 'react-router';
import { useAppInfo, useSession } from '../../bridge/session.tsx';
import { useAct } from '../../bridge/use-act.ts';
import type { WindowFailure } from '../../bridge/window-failure.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Field } from '../../ui/field.tsx';
import { PasswordInput } from '../../ui/password-input.tsx';
import { sentenceOf } from '../../wording/failures.ts';
import { RecoveryKeyStep } from './recovery-key-step.tsx';

const PASSWORD_FAILURES: ReadonlySet<WindowFailure['code']> = new Set<WindowFailure['code']>(['password-wrong', 'account-locked']);
const NUMBER_FAILURES: ReadonlySet<WindowFailure['code']> = new Set<WindowFailure['code']>([
  'account-not-found',
  'unit-not-found',
  'account-already-here',
]);

/** A unit registered before, on this PC for the first time: 单位编号 or 统一社会信用代码, and the password (O-02). */
export function SignInScreen(): ReactNode {
  const { session, reloadSession } = useSession();
  const { regions, defaultRegion } = useAppInfo();
  const navigate = useNavigate();
  const [region, setRegion] = useState(defaultRegion);
  const [unitNumber, setUnitNumber] = useState('');
  const [password, setPassword] = useState('');
  const [done, setDone] = useState<{ readonly unitName: string; readonly recoveryKey: string } | null>(null);
  const [wasOpen] = useState(session.phase === 'open');
  const signIn = useAct();
  if (wasOpen) {
    return <Navigate to="/" replace />;
  }
  if (done !== null) {
    return (
      <div className="bare-column stack">
        <h1 className="bare-title">登录成功，请保存恢复密钥</h1>
        <Card>
          <RecoveryKeyStep
            unitName={done.unitName}
            recoveryKey={done.recoveryKey}
            onDone={() => {
              reloadSession();
              void navigate('/', { replace: true });
            }}
          />
        </Card>
      </div>
    );
  }
  const submit = async (): Promise<void> => {
    const result = await signIn.run((engine) => engine.registration.signIn({ region, unitNumber: unitNumber.trim(), password }));
    if (result.ok) {
      setDone({ unitName: result.value.account.unitName, recoveryKey: result.value.recoveryKey });
    }
  };
  const failure = signIn.failure;
  const beside = (codes: ReadonlySet<WindowFailure['code']>): string | undefined => {
    if (failure === null || !codes.has(failure.code)) {
      return undefined;
    }
    const { what, wayOut } = sentenceOf(failure);
    return `${what}${wayOut}`;
  };
  const isBeside = beside(PASSWORD_FAILURES) !== undefined || beside(NUMBER_FAILURES) !== undefined;
  return (
    <div className="bare-column bare-slim stack">
      <h1 className="bare-title">在本机登录</h1>
      <Card>
        <form
          className="form-column"
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
        >
          <p className="bare-lead">在别的电脑注册过的单位，第一次在这台电脑使用时登录一次，需要连接中心。</p>
          {regions.length > 1 && (
            <Field label="参保地系统" required>
              {(control) => (
                <Select
                  {...control}
                  value={region}
                  options={regions.map(({ id, systemName }) => ({ value: id, label: systemName }))}
                  onChange={setRegion}
                />
              )}
            </Field>
          )}
          <Field label="单位编号或统一社会信用代码" required error={beside(NUMBER_FAILURES)}>
            {(control) => (
              <Input
                {...control}
                className="number"
                autoFocus
                maxLength={20}
                autoComplete="username"
                value={unitNumber}
                onChange={(event) => setUnitNumber(event.target.value)}
              />
            )}
          </Field>
          <Field label="登录密码" required error={beside(PASSWORD_FAILURES)}>
            {(control) => (
              <PasswordInput
                {...control}
                autoComplete="current-password"
                value={password}
                onChange={(event) => setPassword(event.target.value)}
              />
            )}
          </Field>
          {!isBeside && <FailureAlert failure={failure} />}
          <div className="form-actions">
            <Button type="primary" htmlType="submit" loading={signIn.pending} disabled={unitNumber.trim() === '' || password === ''}>
              登录
            </Button>
            <Button onClick={() => void navigate('/')}>返回</Button>
          </div>
          <p className="soft bare-foot">
            还没有注册过？<Link to="/register">注册单位</Link>
          </p>
        </form>
      </Card>
    </div>
  );
}
