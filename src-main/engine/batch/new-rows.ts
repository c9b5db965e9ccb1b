import type { ValueOrigin } from '../../../src-shared/domain/filing.ts';
import { normaliseIdNumber } from '../../../src-shared/domain/numbers/resident-id.ts';
import type { RosterPerson } from '../../../src-shared/domain/person.ts';
import type { FieldDefinition } from '../../../src-shared/forms/definition.ts';
import { derive } from '../../../src-shared/forms/derivations.ts';
import { fieldsOf } from '../../../src-shared/forms/evaluate.ts';
import { personProperty } from '../../../src-shared/forms/prefill.ts';
import { startRow } from '../../../src-shared/forms/row-values.ts';
import { chinaDate, type Instant } from '../../../src-shared/lib/plain-date.ts';
import type { RosterFacts } from '../../../src-shared/validation/facts.ts';
import type { Finding } from '../../../src-shared/validation/finding.ts';
import type { NewBatchRow } from '../ports/batch-store.ts';
import type { StoreReader } from '../ports/store.ts';
import type { BatchAtHand } from './batch-desk.ts';
import { factsOf, judgeSlice, numberIn, peopleByNumber } from './judge-slice.ts';

export type RawRow = {
  readonly values: Readonly<Record<string, string>>;
  readonly origin: ValueOrigin;
  readonly findings: readonly Finding[];
};

/**
 * Rows as they come (from a workbook, the roster, a button) made whole and judged: what the form starts with, what the roster knows of
 * the person, what is computed. A column of the template is never filled by a default: a cell left blank is for the clerk to see.
 */
export function newRows(
  atHand: BatchAtHand,
  ask: {
    readonly reader: StoreReader;
    readonly rows: readonly RawRow[];
    /** Position of the first. */
    readonly first: number;
    readonly repeated: ReadonlyMap<string, number>;
    readonly now: Instant;
  },
): readonly NewBatchRow[] {
  const { reader, rows, first, repeated, now } = ask;
  const { roles } = atHand.context.service;
  const facts = factsOf(atHand, { reader, rows, now });
  const complete = completion(atHand, facts, now);
  const whole = rows.map(({ values, findings }) => ({
    values: complete(values),
    attachments: [],
    importFindings: findings.length === 0 ? findings : findings.map((finding) => withRosterRepair(finding, values, roles, facts)),
  }));
  const judgements = judgeSlice(atHand, { reader, rows: whole, repeated, now, facts });
  return whole.map(({ values, attachments }, index) => {
    const judgement = judgements[index];
    const raw = rows[index];
    if (judgement === undefined || raw === undefined) {
      throw new Error('a row without judgement');
    }
    const { importFindings, ruleFindings, needs } = judgement;
    const [idNumber, name] = [numberIn(roles, values), values[roles.name] ?? ''];
    return {
      position: first + index,
      origin: raw.origin,
      values,
      edited: {},
      attachments,
      idNumber,
      name,
      importFindings,
      ruleFindings,
      needs,
    };
  });
}

/** Fills what nobody wrote; settled once for a slice so that rows cost little. */
export function completion(
  { context, batch }: BatchAtHand,
  facts: Pick<RosterFacts, 'people'>,
  now: Instant,
): (values: Readonly<Record<string, string>>) => Readonly<Record<string, string>> {
  const today = chinaDate(now);
  const { service } = context;
  const fields = fieldsOf(service.form).filter(({ shared }) => shared !== true);
  const columns = new Set(batch.columns);
  const start = Object.fromEntries(
    Object.entries(startRow({ form: service.form, today }).values).filter(
      ([id]) => !columns.has(id) && fields.some((field) => field.id === id),
    ),
  );
  const prefills = fields.flatMap((field) => (field.prefill?.from === 'person' ? [{ field, property: field.prefill.property }] : []));
  const computed = fields.filter((field) => field.computed !== undefined && field.computed.from.length > 0);
  const people = prefills.length === 0 ? new Map<string, RosterPerson>() : peopleByNumber(facts.people);
  const starts = Object.keys(start);
  return (given) => {
    // In this order, because copying an object as it is costs a tenth of putting one together.
    const values: Record<string, string> = { ...given };
    for (const id of starts) {
      values[id] ??= start[id] ?? '';
    }
    const person = prefills.length === 0 ? undefined : people.get(numberIn(service.roles, values));
    if (person !== undefined) {
      for (const { field, property } of prefills) {
        takeOver(values, field, personProperty(person, property));
      }
    }
    for (const field of computed) {
      if ((values[field.id] ?? '') === '' || field.computed?.editable === false) {
        const value = derive(
          field.computed?.by ?? 'same-value',
          (field.computed?.from ?? []).map((source) => values[source] ?? ''),
          today,
        );
        if (value !== '') {
          values[field.id] = value;
        }
      }
    }
    return values;
  };
}

/** What only the roster says is the roster's; what the clerk may write is only filled where it is blank. */
function takeOver(values: Record<string, string>, { id, readOnly }: FieldDefinition, value: string): void {
  if (value !== '' && (readOnly === true || (values[id] ?? '') === '')) {
    values[id] = value;
  }
}

/** A number the file lost is offered from the roster where exactly one person has that name. */
function withRosterRepair(
  finding: Finding,
  values: Readonly<Record<string, string>>,
  roles: BatchAtHand['context']['service']['roles'],
  { people }: Pick<RosterFacts, 'people'>,
): Finding {
  if (finding.repair !== undefined || finding.severity !== 'block' || finding.place.field !== roles.idNumber) {
    return finding;
  }
  const name = values[roles.name] ?? '';
  const namesakes = name === '' ? [] : people.filter((person) => person.name === name);
  const [only] = namesakes;
  if (only === undefined || namesakes.length > 1) {
    return finding;
  }
  const number = normaliseIdNumber(only.socialSecurityNumber);
  return {
    ...finding,
    repair: { label: `填入单位名册中${name}的号码（末四位“${number.slice(-4)}”）`, set: { [roles.idNumber]: number } },
  };
}
