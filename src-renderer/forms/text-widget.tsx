import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import type { FieldKind } from '../../src-shared/forms/definition.ts';
import { assertNever } from '../../src-shared/lib/assert-never.ts';
import type { WidgetProps } from './widget.ts';

type TextWidgetProps = WidgetProps & {
  /** Beside the text, for example a calendar button. */
  readonly suffix?: ReactNode;
};

/** One line of text. While an input method composes, nothing is reported: half a syllable is no value. */
export function TextWidget({
  inputId,
  field,
  value,
  required,
  readOnly,
  status,
  describedBy,
  placeholder,
  suffix,
  onType,
  onSettle,
}: TextWidgetProps): ReactNode {
  const [composing, setComposing] = useState<string | null>(null);
  return (
    <Input
      id={inputId}
      value={composing ?? value}
      readOnly={readOnly}
      status={status}
      maxLength={field.maxLength}
      inputMode={inputModeOf(field.kind)}
      placeholder={placeholder ?? placeholderOf(field.kind)}
      autoComplete="off"
      spellCheck={false}
      suffix={suffix}
      aria-required={required}
      aria-invalid={status === 'error'}
      aria-describedby={describedBy}
      onChange={(event) => (composing === null ? onType(event.target.value) : setComposing(event.target.value))}
      onCompositionStart={() => setComposing(value)}
      onCompositionEnd={(event) => {
        setComposing(null);
        onType(event.currentTarget.value);
      }}
      onBlur={(event) => {
        setComposing(null);
        onSettle(event.target.value);
      }}
    />
  );
}

function inputModeOf(kind: FieldKind): 'text' | 'numeric' | 'decimal' | 'tel' {
  switch (kind) {
    case 'date':
    case 'month':
    case 'postcode':
      return 'numeric';
    case 'money':
      return 'decimal';
    case 'phone':
      return 'tel';
    case 'text':
    case 'name':
    case 'id-number':
    case 'choice':
      return 'text';
    default:
      return assertNever(kind);
  }
}

function placeholderOf(kind: FieldKind): string | undefined {
  switch (kind) {
    case 'date':
      return '年月日，如 20260101';
    case 'month':
      return '年月，如 202611';
    case 'money':
      return '元，如 5000';
    case 'text':
    case 'name':
    case 'id-number':
    case 'choice':
    case 'phone':
    case 'postcode':
      return undefined;
    default:
      return assertNever(kind);
  }
}
