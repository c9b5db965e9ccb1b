import { Button } from 'antd';
import { type ReactNode, useCallback, useState } from 'react';
import type { EngineClient } from '../../../src-shared/contract/operations.ts';
import type { UnitAccount, UnitRecord } from '../../../src-shared/domain/unit.ts';
import { useAppInfo } from '../../bridge/session.tsx';
import { useAct } from '../../bridge/use-act.ts';
import type { WindowFailure } from '../../bridge/window-failure.ts';
import { CodeField } from '../../ui/code-field.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { isGoodPassword, NewPasswordFields, NO_PASSWORD } from '../../ui/new-password.tsx';
import { useCode } from '../../ui/use-code.ts';
import { sentenceOf } from '../../wording/failures.ts';

export const CODE_FAILURES: ReadonlySet<WindowFailure['code']> = new Set<WindowFailure['code']>([
  'code-wrong',
  'code-expired',
  'code-not-sent',
  'code-locked',
  'code-too-soon',
]);

type ActivateStepProps = {
  readonly region: string;
  readonly registrationId: string;
  readonly unit: UnitRecord;
  readonly onBack: () => void;
  readonly onActivated: (activated: { readonly account: UnitAccount; readonly recoveryKey: string }) => void;
};

/** W-11 and W-12 at once: the code from the specialist's phone and an own password; there is no default one (O-02). */
export function ActivateStep({ region, registrationId, unit, onBack, onActivated }: ActivateStepProps): ReactNode {
  const rule = useAppInfo().regions.find(({ id }) => id === region)?.password;
  const [digits, setDigits] = useState('');
  const [password, setPassword] = useState(NO_PASSWORD);
  const code = useCode(useCallback((engine: EngineClient) => engine.registration.sendCode({ registrationId }), [registrationId]));
  const activate = useAct();
  if (rule === undefined) {
    throw new Error('the chosen region is not among the regions offered');
  }

  const isReady = digits.length === 6 && isGoodPassword(rule, password);
  const submit = async (): Promise<void> => {
    const result = await activate.run((engine) =>
      engine.registration.activate({ registrationId, code: digits, password: password.password }),
    );
    if (result.ok) {
      onActivated(result.value);
    }
  };
  const failure = activate.failure;
  const sentence = failure === null ? null : sentenceOf(failure);
  const beside = sentence === null ? undefined : `${sentence.what}${sentence.wayOut}`;
  const isAboutCode = failure !== null && CODE_FAILURES.has(failure.code);
  const isAboutPassword = failure?.code === 'password-weak';
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
      <p className="bare-lead">
        <strong>{unit.unitName}</strong>（单位编号 <span className="number">{unit.unitNumber}</span>
        ）已登记，请激活账号并设置自己的登录密码。
      </p>
      <CodeField
        code={code}
        sendLabel="获取手机激活码"
        label="激活码"
        value={digits}
        onChange={(value) => {
          activate.clear();
          setDigits(value);
        }}
        error={isAboutCode ? beside : undefined}
      />
      <NewPasswordFields
        rule={rule}
        value={password}
        onChange={(value) => {
          if (isAboutPassword) {
            activate.clear();
          }
          setPassword(value);
        }}
        error={isAboutPassword ? beside : undefined}
      />
      {!isAboutCode && !isAboutPassword && <FailureAlert failure={failure} />}
      <div className="form-actions">
        <Button type="primary" htmlType="submit" disabled={!isReady} loading={activate.pending}>
          激活
        </Button>
        <Button onClick={onBack}>上一步</Button>
      </div>
    </form>
  );
}
