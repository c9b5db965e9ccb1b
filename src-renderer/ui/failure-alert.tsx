import { CloseCircleFilled } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import type { WindowFailure } from '../bridge/window-failure.ts';
import { sentenceOf } from '../wording/failures.ts';

type FailureAlertProps = {
  readonly failure: WindowFailure | null;
  readonly onRetry?: () => void;
  /** Replaces 重试, for example 重新获取激活码. */
  readonly retryLabel?: string;
  /** Another way out beside the sentence, for example a link to a screen. */
  readonly action?: ReactNode;
};

/** A failure as what happened and the way out. Draws nothing without one. */
export function FailureAlert({ failure, onRetry, retryLabel = '重试', action }: FailureAlertProps): ReactNode {
  if (failure === null) {
    return null;
  }
  const { what, wayOut } = sentenceOf(failure);
  return (
    <Alert
      type="error"
      showIcon
      icon={<CloseCircleFilled aria-hidden />}
      role="alert"
      className="failure-alert"
      title={what}
      description={wayOut}
      action={
        action ??
        (onRetry === undefined ? undefined : (
          <Button size="small" onClick={onRetry}>
            {retryLabel}
          </Button>
        ))
      }
    />
  );
}
