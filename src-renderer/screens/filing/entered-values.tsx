import { EyeInvisibleOutlined, EyeOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { FilingRow } from '../../../src-shared/domain/filing.ts';
import { maskIdNumber, maskPhone } from '../../../src-shared/domain/numbers/mask.ts';
import type { CodeTable, FieldDefinition, FormDefinition } from '../../../src-shared/forms/definition.ts';
import { displayValue } from '../../../src-shared/forms/display-value.ts';
import { fieldStates, fieldsOf } from '../../../src-shared/forms/evaluate.ts';
import { originWords } from '../../forms/origin-words.ts';

type EnteredValuesProps = {
  readonly form: FormDefinition;
  readonly codeTables: readonly CodeTable[];
  readonly row: FilingRow;
  /** Hides id and phone numbers until asked for; off where the clerk compares them. */
  readonly masked: boolean;
};

/** Everything entered for one person, with labels and the labels of codes, nothing left out (W-22). */
export function EnteredValues({ form, codeTables, row, masked }: EnteredValuesProps): ReactNode {
  const [revealed, setRevealed] = useState(false);
  const states = fieldStates(form, row.values);
  const labels = new Map(fieldsOf(form).map((field) => [field.id, field.label]));
  const hide = masked && !revealed;
  const textOf = (field: FieldDefinition): string => {
    const value = row.values[field.id] ?? '';
    if (value === '') {
      return '—';
    }
    const shown = displayValue(field, value, codeTables);
    return hide ? maskedValue(field, shown) : field.kind === 'id-number' ? groupedIdNumber(shown) : shown;
  };
  return (
    <div className="entered">
      {masked && (
        <Button
          size="small"
          className="entered-reveal"
          icon={revealed ? <EyeInvisibleOutlined aria-hidden /> : <EyeOutlined aria-hidden />}
          aria-pressed={revealed}
          onClick={() => setRevealed(!revealed)}
        >
          {revealed ? '隐藏号码' : '显示号码'}
        </Button>
      )}
      {form.sections.map((section) => {
        const shown = section.fields.filter((field) => states[field.id]?.visible === true);
        return shown.length === 0 ? null : (
          <section key={section.title} aria-label={section.title}>
            <h3>{section.title}</h3>
            <dl className="entered-grid">
              {shown.map((field) => {
                const origin = originWords(row.origins[field.id], (id) => labels.get(id) ?? id, field.prefill);
                return (
                  <div key={field.id} data-field={field.id}>
                    <dt>{field.label}</dt>
                    <dd>
                      {textOf(field)}
                      {origin !== '' && <span className={`entered-origin entered-origin-${row.origins[field.id]?.from}`}>{origin}</span>}
                    </dd>
                  </div>
                );
              })}
            </dl>
          </section>
        );
      })}
    </div>
  );
}

function maskedValue(field: FieldDefinition, value: string): string {
  if (field.kind === 'id-number') {
    return maskIdNumber(value);
  }
  return field.kind === 'phone' ? maskPhone(value) : value;
}

/** 610502 19900101 0011, easier to compare with the card; other documents stay as they are. */
function groupedIdNumber(value: string): string {
  return /^\d{17}[\dX]$/.test(value) ? `${value.slice(0, 6)} ${value.slice(6, 14)} ${value.slice(14)}` : value;
}
