import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { FieldDefinition } from '../../../src-shared/forms/definition.ts';
import { fieldStates } from '../../../src-shared/forms/evaluate.ts';
import { normaliseValue } from '../../../src-shared/forms/normalise-value.ts';
import { FieldFact, isFact } from '../../forms/field-fact.tsx';
import { FieldFrame } from '../../forms/field-frame.tsx';
import { inputIdOf } from '../../forms/form-fields.tsx';
import type { FilingService } from '../filing/use-filing-service.ts';
import { isTyped, sharedFields } from './batch-fields.ts';
import type { BatchDesk } from './use-batch.ts';

export const SHARED_FORM = 'shared';
/** After the last keystroke: every save judges all rows anew. */
const SAVE_AFTER_MS = 700;

type SharedValuesProps = Pick<FilingService, 'service' | 'profile'> & {
  readonly desk: BatchDesk;
  readonly disabled: boolean;
  /** Beside the fields: the limits of the month. */
  readonly children?: ReactNode;
};

/** What holds for the whole batch: 申请年月 (W-45) and the like. Draws nothing where the service has none. */
export function SharedValues({ service, profile, desk, disabled, children }: SharedValuesProps): ReactNode {
  const fields = sharedFields(service);
  const { filing, findings } = desk.view;
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const waiting = useRef<Readonly<Record<string, string>>>({});
  const save = (): void => {
    clearTimeout(timer.current);
    const values = waiting.current;
    waiting.current = {};
    if (Object.keys(values).length > 0) {
      void desk.act((engine) => engine.batch.saveShared({ filingId: filing.filingId, values })).then(() => setTyped({}));
    }
  };
  const latestSave = useRef(save);
  useEffect(() => {
    latestSave.current = save;
  });
  useEffect(() => () => latestSave.current(), []);
  if (fields.length === 0) {
    return null;
  }
  const values = { ...filing.sharedValues, ...typed };
  const states = fieldStates(service.form, values);
  const type = (field: FieldDefinition, value: string): void => {
    setTyped((before) => ({ ...before, [field.id]: value }));
    if (normaliseValue(field.kind, value) !== (filing.sharedValues[field.id] ?? '')) {
      waiting.current = { ...waiting.current, [field.id]: value };
    }
    clearTimeout(timer.current);
    timer.current = setTimeout(() => latestSave.current(), SAVE_AFTER_MS);
  };
  return (
    <fieldset className="shared-values" aria-label="本批共用" disabled={disabled}>
      {fields.filter(isFact).map((field) => (
        <FieldFact
          key={field.id}
          inputId={inputIdOf(SHARED_FORM, field.id)}
          field={field}
          value={values[field.id] ?? ''}
          codeTables={profile.codeTables}
          origin={undefined}
          originText=""
          findings={findings.filter(({ place }) => place.field === field.id)}
          onRepair={() => {}}
        />
      ))}
      {fields.filter(isTyped).map((field) => (
        <FieldFrame
          key={field.id}
          inputId={inputIdOf(SHARED_FORM, field.id)}
          field={{ ...field, hint: undefined }}
          value={values[field.id] ?? ''}
          required={states[field.id]?.required === true}
          codes={profile.codeTables.find((table) => table.id === field.codes)}
          origin={undefined}
          originText=""
          findings={findings.filter(({ place }) => place.field === field.id)}
          epoch={desk.epoch}
          onType={(value) => type(field, value)}
          onLeave={save}
          onRepair={(set) => void desk.act((engine) => engine.batch.saveShared({ filingId: filing.filingId, values: set }))}
        />
      ))}
      {children}
    </fieldset>
  );
}
