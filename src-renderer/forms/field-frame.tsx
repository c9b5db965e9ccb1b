import { type ReactNode, useState } from 'react';
import type { ValueOrigin } from '../../src-shared/domain/filing.ts';
import type { CodeTable, FieldDefinition } from '../../src-shared/forms/definition.ts';
import { normaliseValue } from '../../src-shared/forms/normalise-value.ts';
import type { Finding } from '../../src-shared/validation/finding.ts';
import { FindingLine } from './finding-line.tsx';
import { Widget } from './widget-of-kind.tsx';

type FieldFrameProps = {
  readonly inputId: string;
  readonly field: FieldDefinition;
  readonly value: string;
  readonly required: boolean;
  readonly codes: CodeTable | undefined;
  readonly origin: ValueOrigin | undefined;
  /** Where the value came from in words, '' when typed. */
  readonly originText: string;
  readonly findings: readonly Finding[];
  readonly placeholder?: string;
  /** Grows when values changed by another hand than the clerk's typing (undo, repair): what is half typed gives way then. */
  readonly epoch: number;
  readonly onType: (value: string) => void;
  /** The clerk left the field. */
  readonly onLeave: () => void;
  readonly onRepair: (set: Readonly<Record<string, string>>) => void;
};

/** A field with everything around it: label, `*`, widget, where the value came from, hint, and what the rules found. */
export function FieldFrame(props: FieldFrameProps): ReactNode {
  const { inputId, field, value, required, codes, origin, originText, findings, placeholder, epoch, onType, onLeave, onRepair } = props;
  // While the caret is in a field it shows what was typed, not what the engine made of it: 5000 must not become 5000.00 under way.
  const [typing, setTyping] = useState<{ readonly text: string; readonly epoch: number } | null>(null);
  const blocked = findings.some((finding) => finding.severity === 'block');
  const warned = findings.some((finding) => finding.severity === 'warn');
  const described = [
    ...(originText === '' ? [] : [`${inputId}-origin`]),
    ...(field.hint === undefined ? [] : [`${inputId}-hint`]),
    ...(findings.length === 0 ? [] : [`${inputId}-findings`]),
  ];
  return (
    <div className="form-field" data-field={field.id}>
      <div className="form-label">
        {required && (
          <span className="form-star" aria-hidden="true">
            *
          </span>
        )}
        <label htmlFor={inputId}>{field.label}</label>
        {origin !== undefined && originText !== '' && (
          <span className={`form-origin form-origin-${origin.from}`} id={`${inputId}-origin`}>
            {originText}
          </span>
        )}
      </div>
      <Widget
        inputId={inputId}
        field={field}
        value={typing?.epoch === epoch ? typing.text : value}
        required={required}
        readOnly={field.computed !== undefined && !field.computed.editable}
        status={blocked ? 'error' : warned ? 'warning' : ''}
        describedBy={described.length === 0 ? undefined : described.join(' ')}
        codes={codes}
        placeholder={placeholder}
        onType={(text) => {
          setTyping({ text, epoch });
          onType(text);
        }}
        onSettle={(settled) => {
          setTyping(null);
          const normal = normaliseValue(field.kind, settled);
          if (normal !== value) {
            onType(normal);
          }
          onLeave();
        }}
      />
      {field.hint !== undefined && (
        <div className="form-hint" id={`${inputId}-hint`}>
          {field.hint}
        </div>
      )}
      {findings.length > 0 && (
        <div className="form-findings" id={`${inputId}-findings`}>
          {findings.map((finding) => (
            <FindingLine key={`${finding.rule} ${finding.sentence}`} finding={finding} onRepair={onRepair} />
          ))}
        </div>
      )}
    </div>
  );
}
