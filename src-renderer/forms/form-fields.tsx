import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { ValueOrigin } from '../../src-shared/domain/filing.ts';
import type { CodeTable, FieldDefinition, FormDefinition } from '../../src-shared/forms/definition.ts';
import { fieldStates, fieldsOf, hintOf } from '../../src-shared/forms/evaluate.ts';
import type { Finding } from '../../src-shared/validation/finding.ts';
import { enterMovesOn } from './enter-moves-on.ts';
import { FieldFact, isFact } from './field-fact.tsx';
import { FieldFrame } from './field-frame.tsx';
import './forms.css';
import { originWords } from './origin-words.ts';

export type FormFieldsProps = {
  /** Prefix of the DOM ids; one form of a page has its own. */
  readonly formId: string;
  readonly form: FormDefinition;
  readonly codeTables: readonly CodeTable[];
  readonly values: Readonly<Record<string, string>>;
  readonly origins: Readonly<Record<string, ValueOrigin>>;
  /** What the rules found about this row's fields. */
  readonly findings: readonly Finding[];
  /** Show also that a field never visited is still empty (after 下一步). */
  readonly strict: boolean;
  /** See FieldFrame: grows with undo, redo and repairs. */
  readonly epoch: number;
  readonly onType: (change: { readonly field: string; readonly value: string }) => void;
  readonly onLeave: () => void;
  readonly onRepair: (set: Readonly<Record<string, string>>) => void;
  /** Enter in the last field. */
  readonly onEnd: () => void;
};

/** The DOM id of a field's input. */
export function inputIdOf(formId: string, field: string): string {
  return `${formId}-${field}`;
}

/** Puts the caret into a field and brings it into view. */
export function focusField(formId: string, field: string): void {
  const input = document.getElementById(inputIdOf(formId, field));
  input?.scrollIntoView({ block: 'center' });
  input?.focus();
}

/** Draws any form definition: sections of fields in up to three columns. Knows no service and no city. */
export function FormFields(props: FormFieldsProps): ReactNode {
  const { formId, form, codeTables, values, origins, findings, strict, epoch, onType, onLeave, onRepair, onEnd } = props;
  const [visited, setVisited] = useState<ReadonlySet<string>>(new Set());
  const [focused, setFocused] = useState<string | null>(null);
  const states = fieldStates(form, values);
  const labels = new Map(fieldsOf(form).map((field) => [field.id, field.label]));
  useFocusOnFirstGap({ formId, form, values });
  const wordsOf = (field: FieldDefinition): string => originWords(origins[field.id], (id) => labels.get(id) ?? id, field.prefill);

  const leave = (field: string): void => {
    setVisited((before) => (before.has(field) ? before : new Set(before).add(field)));
    onLeave();
  };
  // Nobody is scolded while typing, nor for a field not reached yet.
  const shownFindings = (field: FieldDefinition): readonly Finding[] =>
    findings.filter(
      ({ place, severity }) =>
        place.field === field.id &&
        (strict ||
          severity !== 'block' ||
          ((values[field.id] ?? '') === '' ? visited.has(field.id) : focused !== field.id || visited.has(field.id))),
    );

  return (
    // The handlers only move the caret among the inputs inside; the element itself is no control.
    <div
      className="form-sections"
      onKeyDownCapture={(event) => enterMovesOn(event, onEnd)}
      onFocus={({ target }) => setFocused(target.closest<HTMLElement>('.form-field')?.dataset.field ?? null)}
      onBlur={() => setFocused(null)}
    >
      {form.sections.map((section) => {
        const shown = section.fields.filter((field) => states[field.id]?.visible === true);
        const common = sharedWords(shown.map((field) => (origins[field.id]?.from === 'centre' ? wordsOf(field) : '')));
        return shown.length === 0 ? null : (
          <section key={section.title} className="form-section" aria-label={section.title}>
            <h2>
              {section.title}
              {common !== '' && <span className="form-section-origin">{common}</span>}
            </h2>
            <div className="form-grid">
              {shown.map((field) => {
                const frame = {
                  inputId: inputIdOf(formId, field.id),
                  field: field.hints === undefined ? field : { ...field, hint: hintOf(field, values) },
                  value: values[field.id] ?? '',
                  origin: origins[field.id],
                  originText: wordsOf(field) === common ? '' : wordsOf(field),
                  findings: shownFindings(field),
                  onRepair,
                };
                return isFact(field) ? (
                  <FieldFact key={field.id} {...frame} codeTables={codeTables} />
                ) : (
                  <FieldFrame
                    key={field.id}
                    {...frame}
                    required={states[field.id]?.required === true}
                    codes={codeTables.find((table) => table.id === field.codes)}
                    epoch={epoch}
                    onType={(value) => onType({ field: field.id, value })}
                    onLeave={() => leave(field.id)}
                  />
                );
              })}
            </div>
          </section>
        );
      })}
    </div>
  );
}

/** Where most of a section comes from, said once at its head; '' where the fields differ. */
function sharedWords(words: readonly string[]): string {
  const known = words.filter((text) => text !== '');
  return known.length > 1 && new Set(known).size === 1 ? (known[0] ?? '') : '';
}

/** Once, at the beginning: the caret waits in the first required field that is empty. */
function useFocusOnFirstGap({ formId, form, values }: Pick<FormFieldsProps, 'formId' | 'form' | 'values'>): void {
  const done = useRef(false);
  useEffect(() => {
    if (done.current) {
      return;
    }
    done.current = true;
    const states = fieldStates(form, values);
    const gap = fieldsOf(form).find(
      (field) => states[field.id]?.visible === true && states[field.id]?.required && (values[field.id] ?? '') === '' && !isFact(field),
    );
    if (gap !== undefined) {
      document.getElementById(inputIdOf(formId, gap.id))?.focus({ preventScroll: true });
    }
  }, [formId, form, values]);
}
