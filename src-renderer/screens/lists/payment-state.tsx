import { CheckOutlined, ClockCircleOutlined, WarningFilled } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { PaymentState } from '../../../src-shared/domain/payment.ts';
import { PAYMENT_STATE_WORDS } from '../../wording/words.ts';

const ICONS = {
  paid: <CheckOutlined aria-hidden />,
  due: <ClockCircleOutlined aria-hidden />,
  owed: <WarningFilled aria-hidden />,
} satisfies Record<PaymentState, ReactNode>;

/** 缴费状态: word and sign, never colour alone. */
export function PaymentStateWord({ state }: { readonly state: PaymentState }): ReactNode {
  return (
    <span className={`payment-${state} nowrap`}>
      {ICONS[state]} {PAYMENT_STATE_WORDS[state]}
    </span>
  );
}
