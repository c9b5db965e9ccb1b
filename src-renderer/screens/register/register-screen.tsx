import { Card } from 'antd';
import { type ReactNode, useState } from 'react';
import { Navigate, useNavigate } from 'react-router';
import type { UnitAccount, UnitRecord } from '../../../src-shared/domain/unit.ts';
import { useSession } from '../../bridge/session.tsx';
import { StepTrail } from '../../ui/step-trail.tsx';
import { ActivateStep } from './activate-step.tsx';
import { LinkStep } from './link-step.tsx';
import { RecoveryKeyStep } from './recovery-key-step.tsx';
import { UnitStep } from './unit-step.tsx';

type Stage =
  | { readonly step: 'unit' }
  | { readonly step: 'activate'; readonly region: string; readonly registrationId: string; readonly unit: UnitRecord }
  | { readonly step: 'recovery-key'; readonly account: UnitAccount; readonly recoveryKey: string }
  | { readonly step: 'link'; readonly account: UnitAccount };

const STEPS: readonly { readonly step: Stage['step']; readonly title: string }[] = [
  { step: 'unit', title: '单位注册' },
  { step: 'activate', title: '用户激活' },
  { step: 'recovery-key', title: '恢复密钥' },
  { step: 'link', title: '险种关联' },
];

/** W-09 … W-13 in one go: unit, activation with an own password, recovery key, the other insurances. */
export function RegisterScreen(): ReactNode {
  const { session, reloadSession } = useSession();
  const navigate = useNavigate();
  const [stage, setStage] = useState<Stage>({ step: 'unit' });
  const [wasOpen] = useState(session.phase === 'open');
  // Coming here with an account open (an old address, a reload after activation) there is nothing to register.
  if (wasOpen) {
    return <Navigate to="/" replace />;
  }
  const enter = (): void => {
    reloadSession();
    void navigate('/', { replace: true });
  };
  return (
    <div className="bare-column stack">
      <h1 className="bare-title">注册单位</h1>
      <StepTrail label="注册步骤" titles={STEPS.map(({ title }) => title)} place={STEPS.findIndex(({ step }) => step === stage.step)} />
      <Card>
        {stage.step === 'unit' && (
          <UnitStep onBack={() => void navigate('/')} onSaved={(saved) => setStage({ step: 'activate', ...saved })} />
        )}
        {stage.step === 'activate' && (
          <ActivateStep
            region={stage.region}
            registrationId={stage.registrationId}
            unit={stage.unit}
            onBack={() => setStage({ step: 'unit' })}
            onActivated={(activated) => setStage({ step: 'recovery-key', ...activated })}
          />
        )}
        {stage.step === 'recovery-key' && (
          <RecoveryKeyStep
            unitName={stage.account.unitName}
            recoveryKey={stage.recoveryKey}
            onDone={() => setStage({ step: 'link', account: stage.account })}
          />
        )}
        {stage.step === 'link' && <LinkStep account={stage.account} onDone={enter} />}
      </Card>
    </div>
  );
}
