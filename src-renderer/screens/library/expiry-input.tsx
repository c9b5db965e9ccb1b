import { Input } from 'antd';
import type { ReactNode } from 'react';
import { normaliseValue } from '../../../src-shared/forms/normalise-value.ts';
import { isPlainDate } from '../../../src-shared/lib/plain-date.ts';
import { Field } from '../../ui/field.tsx';

type ExpiryInputProps = { readonly value: string; readonly asked: boolean; readonly onChange: (value: string) => void };

/** 有效期至 as typed; `expiryTyped` reads it. */
export function ExpiryInput({ value, asked, onChange }: ExpiryInputProps): ReactNode {
  return (
    <Field
      label="有效期至"
      hint={asked ? '这类材料有有效期，请填最后一天，如 2036-05-20；长期有效的不填。' : '没有有效期的不填。'}
      error={expiryTyped(value) === null ? '请填写日期，如 2036-05-20，或不填。' : ''}
    >
      {({ status, ...control }) => (
        <Input {...control} status={status} value={value} placeholder="年-月-日" onChange={({ target }) => onChange(target.value)} />
      )}
    </Field>
  );
}

/** The day that was typed, '' for none, null when it is no day. */
export function expiryTyped(value: string): string | null {
  const day = normaliseValue('date', value.trim());
  return day === '' || isPlainDate(day) ? day : null;
}
