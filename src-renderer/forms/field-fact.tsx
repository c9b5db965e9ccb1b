import type { ReactNode } from 'react';
import type { ValueOrigin } from '../../src-shared/domain/filing.ts';
import type { CodeTable, FieldDefinition } from '../../src-shared/forms/definition.ts';
import { displayValue } from '../../src-shared/forms/display-value.ts';
import type { Finding } from '../../src-shared/validation/finding.ts';
import { FindingLine } from './finding-line.tsx';

type FieldFactProps = {
  readonly inputId: string;
  readonly field: FieldDefinition;
  readonly value: string;
  readonly codeTables: readonly CodeTable[];
  readonly origin: ValueOrigin | undefined;
  readonly originText: string;
  readonly findings: readonly Finding[];
  readonly onRepair: (set: Readonly<Record<string, string>>) => void;
};

/** Whether a field is never typed: shown as a fact, not as an input that refuses. */
export function isFact({ readOnly, computed }: FieldDefinition): boolean {
  return readOnly === true || computed?.editable === false;
}

/** What is known already, with where it is from: the picked person's 姓名, 原基数, the month that follows from another. */
export function FieldFact({ inputId, field, value, codeTables, origin, originText, findings, onRepair }: FieldFactProps): ReactNode {
  return (
    <div className="form-field form-fact" data-field={field.id}>
      <div className="form-label">
        <label htmlFor={inputId}>{field.label}</label>
        {origin !== undefined && originText !== '' && <span className={`form-origin form-origin-${origin.from}`}>{originText}</span>}
      </div>
      <output id={inputId} className={field.kind === 'id-number' || field.kind === 'money' ? 'form-fact-value number' : 'form-fact-value'}>
        {value === '' ? '—' : displayValue(field, value, codeTables)}
      </output>
      {field.hint !== undefined && <div className="form-hint">{field.hint}</div>}
      {findings.length > 0 && (
        <div className="form-findings">
          {findings.map((finding) => (
            <FindingLine key={`${finding.rule} ${finding.sentence}`} finding={finding} onRepair={onRepair} />
          ))}
        </div>
      )}
    </div>
  );
}
