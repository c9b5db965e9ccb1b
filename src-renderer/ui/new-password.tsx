import { CheckCircleFilled, MinusCircleOutlined } from '@ant-design/icons';

import type { ReactNode } from 'react';
import type { PasswordRule } from '../../src-shared/domain/password-rule.ts';
import { Field } from './field.tsx';
import { passwordChecks } from './password-checks.ts';
import { PasswordInput } from './password-input.tsx';

export type NewPassword = { readonly password: string; readonly again: string };
export const NO_PASSWORD: NewPassword = { password: '', again: '' };

/** Whether both entries are there, agree and keep the rule. */
export function isGoodPassword(rule: PasswordRule, { password, again }: NewPassword): boolean {
  return password === again && passwordChecks(rule, password).every(({ isMet }) => isMet);
}

type NewPasswordFieldsProps = {
  readonly rule: PasswordRule;
  readonly value: NewPassword;
  readonly onChange: (value: NewPassword) => void;
  /** 新密码 where there is an old one. */
  readonly passwordLabel?: string;
  /** Said by the engine, for example 密码不符合要求. */
  readonly error?: ReactNode;
};

/** The own password twice, with the rule ticked off while typing (O-02). */
export function NewPasswordFields({ rule, value, onChange, passwordLabel = '登录密码', error }: NewPasswordFieldsProps): ReactNode {
  const differs = value.again !== '' && value.again !== value.password;
  return (
    <>
      <Field
        label={passwordLabel}
        required
        error={error}
        hint={
          <ul className="checklist">
            {passwordChecks(rule, value.password).map(({ label, isMet }) => (
              <li key={label} className={isMet ? 'met' : undefined}>
                {isMet ? <CheckCircleFilled aria-hidden /> : <MinusCircleOutlined aria-hidden />} {label}
                <span className="visually-hidden">{isMet ? '（已满足）' : '（未满足）'}</span>
              </li>
            ))}
          </ul>
        }
      >
        {(control) => (
          <PasswordInput
            {...control}
            autoComplete="new-password"
            value={value.password}
            onChange={(event) => onChange({ ...value, password: event.target.value })}
          />
        )}
      </Field>
      <Field label="确认密码" required error={differs ? '两次输入的密码不一致。' : undefined}>
        {(control) => (
          <PasswordInput
            {...control}
            autoComplete="new-password"
            value={value.again}
            onChange={(event) => onChange({ ...value, again: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}
