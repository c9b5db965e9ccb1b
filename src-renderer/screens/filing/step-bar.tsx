import { CheckOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { FilingStep } from '../../../src-shared/domain/filing.ts';
import { STEP_WORDS } from '../../wording/states.ts';

type StepBarProps = {
  readonly steps: readonly FilingStep[];
  readonly current: FilingStep;
  /** What the steps are called here. */
  readonly words?: Readonly<Record<FilingStep, string>>;
};

/** Where the clerk stands: 填写信息 → 上传材料 → 核对提交, as many steps as the service has. */
export function StepBar({ steps, current, words = STEP_WORDS }: StepBarProps): ReactNode {
  const place = steps.indexOf(current);
  return (
    <ol className="step-bar" aria-label="办理步骤">
      {steps.map((step, index) => (
        <li
          key={step}
          aria-current={step === current ? 'step' : undefined}
          className={index < place ? 'step-done' : index === place ? 'step-current' : 'step-ahead'}
        >
          <span className="step-mark" aria-hidden="true">
            {index < place ? <CheckOutlined aria-hidden /> : index + 1}
          </span>
          {words[step]}
        </li>
      ))}
    </ol>
  );
}
