import { Input, Select } from 'antd';
import type { ReactNode } from 'react';
import type { WidgetProps } from './widget.ts';

/** One code of a table, found by label or code. A code the table does not know stays and is shown as it is. */
export function ChoiceWidget(props: WidgetProps): ReactNode {
  const { inputId, field, value, required, readOnly, status, describedBy, codes, placeholder, onType, onSettle } = props;
  const entries = codes?.entries ?? [];
  if (readOnly) {
    const label = entries.find((entry) => entry.code === value)?.label ?? value;
    return <Input id={inputId} value={label} readOnly aria-required={required} aria-describedby={describedBy} />;
  }
  return (
    <Select
      id={inputId}
      className="form-choice"
      value={value === '' ? undefined : value}
      status={status}
      allowClear={!required}
      showSearch={{ filterOption: (typed, option) => matches(typed, { code: option?.value ?? '', label: option?.label ?? '' }) }}
      options={entries.map(({ code, label }) => ({ value: code, label }))}
      optionRender={renderOption}
      placeholder={placeholder ?? '请选择，可输入查找'}
      notFoundContent={`没有相符的${field.label}`}
      popupMatchSelectWidth={false}
      aria-required={required}
      aria-invalid={status === 'error'}
      aria-describedby={describedBy}
      onChange={(chosen: string | undefined) => {
        onType(chosen ?? '');
        onSettle(chosen ?? '');
      }}
      onBlur={() => onSettle(value)}
    />
  );
}

function renderOption({ data }: { readonly data: { readonly label: string; readonly value: string } }): ReactNode {
  return (
    <span className="form-choice-option">
      <span>{data.label}</span>
      <span className="form-choice-code">{data.value}</span>
    </span>
  );
}

function matches(typed: string, { code, label }: { readonly code: string; readonly label: string }): boolean {
  const wanted = plain(typed);
  return plain(label).includes(wanted) || plain(code).startsWith(wanted);
}

/** Brackets and digits of either width are the same to whoever looks for a word. */
function plain(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}
