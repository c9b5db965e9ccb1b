import { Button, Input } from 'antd';
import type { ReactNode } from 'react';
import { sentenceOf } from '../wording/failures.ts';
import { Field } from './field.tsx';
import type { Code } from './use-code.ts';

type CodeFieldProps = {
  readonly code: Code;
  /** 获取手机激活码 when activating (W-11), 获取手机验证码 when linking (W-13). */
  readonly sendLabel: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: ReactNode;
  readonly onEnter?: () => void;
};

/** Asking for a code, the wait, and the six digits, in one line. */
export function CodeField({ code, sendLabel, label, value, onChange, error, onEnter }: CodeFieldProps): ReactNode {
  const sendFailure = code.act.failure === null ? null : sentenceOf(code.act.failure);
  return (
    <Field
      label={label}
      required
      error={error ?? (sendFailure === null ? undefined : `${sendFailure.what}${sendFailure.wayOut}`)}
      hint={<CodeHint code={code} sendLabel={sendLabel} />}
    >
      {(control) => (
        <div className="row">
          <Input
            {...control}
            className="code-input number"
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={6}
            value={value}
            onChange={(event) => onChange(event.target.value.replace(/\D/g, ''))}
            onPressEnter={onEnter}
          />
          <Button onClick={() => void code.send()} loading={code.act.pending} disabled={code.resendIn > 0}>
            {code.resendIn > 0 ? `${code.resendIn} 秒后可重新获取` : code.phoneMasked === null ? sendLabel : '重新获取'}
          </Button>
        </div>
      )}
    </Field>
  );
}

function CodeHint({ code, sendLabel }: { readonly code: Code; readonly sendLabel: string }): ReactNode {
  if (code.phoneMasked === null) {
    return `点“${sendLabel}”，6 位数字会发到单位专管员在中心登记的手机。`;
  }
  if (code.expiresIn === 0) {
    return `发到 ${code.phoneMasked} 的数字已过期，请重新获取。`;
  }
  const minutes = Math.floor(code.expiresIn / 60);
  const seconds = String(code.expiresIn % 60).padStart(2, '0');
  return (
    <>
      已发到专管员手机 <span className="number">{code.phoneMasked}</span>，还有{' '}
      <span className="number">
        {minutes}:{seconds}
      </span>{' '}
      有效。
    </>
  );
}
