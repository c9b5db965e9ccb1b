import { type ReactNode, useId } from 'react';

type ControlProps = {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
  readonly 'aria-required': true | undefined;
  readonly status: '' | 'error';
};
type FieldProps = {
  readonly label: string;
  readonly required?: boolean;
  readonly hint?: ReactNode;
  /** What is wrong and the way out, shown next to the control and read out with it. */
  readonly error?: ReactNode;
  readonly children: (control: ControlProps) => ReactNode;
};

/** One labelled control with its hint and its error. */
export function Field({ label, required = false, hint, error, children }: FieldProps): ReactNode {
  const id = useId();
  const hasError = error !== undefined && error !== null && error !== '';
  const described = [hint === undefined ? null : `${id}-hint`, hasError ? `${id}-error` : null].filter((part) => part !== null);
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {required && (
          <span className="field-star" aria-hidden="true">
            *
          </span>
        )}
        {label}
      </label>
      {children({
        id,
        'aria-describedby': described.length === 0 ? undefined : described.join(' '),
        'aria-invalid': hasError ? true : undefined,
        'aria-required': required ? true : undefined,
        status: hasError ? 'error' : '',
      })}
      {hint !== undefined && (
        <div className="field-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      <div className="field-error" id={`${id}-error`} role="alert">
        {hasError ? error : null}
      </div>
    </div>
  );
}
