import type { Insurance } from '../domain/insurance.ts';
import { normaliseIdNumber } from '../domain/numbers/resident-id.ts';
import type { RosterPerson } from '../domain/person.ts';
import { leavesOf, type RowValues } from '../forms/condition.ts';
import type { Condition, FieldDefinition } from '../forms/definition.ts';
import { derive } from '../forms/derivations.ts';
import { fieldsOf, sentValues } from '../forms/evaluate.ts';
import { personProperty } from '../forms/prefill.ts';
import { startRow } from '../forms/row-values.ts';
import { compileMaterials, type NeededMaterial, rowMaterialsOf } from '../profile/materials-for.ts';
import type { RegionProfile } from '../profile/region-profile.ts';
import { type Service, serviceOf } from '../profile/service-of.ts';
import { SEVERITIES } from '../profile/severity.ts';
import type { RosterFacts } from './facts.ts';
import type { Finding } from './finding.ts';
import { type Judging, startJudging } from './judge-rows.ts';
import type { RowToCheck } from './row-run.ts';
import type { RowNeed } from './row-standing.ts';

/** What is said of a row of a batch. */
export type RowJudgement = {
  /** What the import found in the file itself and no rule can find again: it stays until its field is changed. */
  readonly importFindings: readonly Finding[];
  readonly ruleFindings: readonly Finding[];
  /** Materials it needs now. Here and of findings, the same array for rows that are told the same makes bulk work cheap. */
  readonly needs: readonly RowNeed[];
};

/** A row on its way to a judgement: what it says, and what its file told. */
export type RowToJudge = Pick<RowToCheck, 'values' | 'attachments'> & { readonly importFindings: readonly Finding[] };

/**
 * How rows of one batch service are made whole and judged, made ready once. Nothing is asked for here: the engine gives the facts of
 * its local copy, the thread that reads a workbook those of a copy that knows nobody.
 */
export type RowJudging = {
  readonly judging: Judging;
  /** Settled once for a slice so that rows cost little. */
  readonly completion: (facts: Pick<RosterFacts, 'people' | 'today'>) => Completion;
  readonly judgeRows: (rows: readonly RowToJudge[], facts: RosterFacts, sharedValues: RowValues) => readonly RowJudgement[];
};

/** Fills what nobody wrote. A column of the template is never filled by a default: a cell left blank is for the clerk to see. */
export type Completion = {
  /** Values filled already come out as they are. */
  readonly fill: (values: RowValues) => RowValues;
  /** The same in place, for values nobody else has. */
  readonly fillIn: (values: Record<string, string>) => Record<string, string>;
  /** The fields it may fill. */
  readonly fills: readonly string[];
};

export function startRowJudging(ask: {
  readonly profile: RegionProfile;
  readonly service: string;
  readonly insurance: Insurance;
}): RowJudging {
  const judging = startJudging(ask);
  const service = serviceOf(ask.profile, ask.service, ask.insurance);
  if (service === null) {
    throw new Error(`profile ${ask.profile.id} has no service ${ask.service} for ${ask.insurance}`);
  }
  const needsOf = needsBy(service);
  return {
    judging,
    completion: (facts) => completionBy(service, facts),
    judgeRows: (rows, facts, sharedValues) => {
      const shared = Object.keys(sharedValues).length > 0;
      const toCheck = rows.map(({ values, attachments }) => ({
        rowId: '',
        values: shared ? { ...sharedValues, ...values } : values,
        attachments,
      }));
      const bare = toCheck.every(({ attachments }) => attachments.length === 0);
      const findings = bare ? judging.judgeValues(toCheck, facts) : judging.judge(toCheck, facts);
      return rows.map(({ attachments, importFindings }, index) => {
        const needs = needsOf(toCheck[index]?.values ?? {}, attachments);
        const found = withoutSaid(findings[index] ?? [], importFindings);
        return {
          importFindings,
          // That a material is missing is told by the needs, for all rows alike.
          ruleFindings: bare || found.length === 0 ? found : found.filter((finding) => !saysMissing(finding, needs)),
          needs,
        };
      });
    },
  };
}

/** The person's number in its normal writing, '' without one. */
export function numberIn(roles: Service['roles'], values: RowValues): string {
  const number = values[roles.idNumber] ?? '';
  return number === '' ? '' : normaliseIdNumber(number);
}

/**
 * Tells of a row's number (in its normal writing) and name whether the facts know the person by either. Any other row is judged with these
 * facts as with none, because rules ask the facts by nothing else.
 */
export function knownTo({ people, openFilings }: RosterFacts): (idNumber: string, name: string) => boolean {
  if (people.length === 0 && openFilings.length === 0) {
    return () => false;
  }
  const numbers = new Set([...people, ...openFilings].map(({ socialSecurityNumber }) => normaliseIdNumber(socialSecurityNumber)));
  const names = new Set(people.map(({ name }) => name));
  return (idNumber, name) => names.has(name) || numbers.has(idNumber);
}

function completionBy(service: Service, { people, today }: Pick<RosterFacts, 'people' | 'today'>): Completion {
  const fields = fieldsOf(service.form).filter(({ shared }) => shared !== true);
  const columns = new Set(service.batch?.columns);
  const start = Object.fromEntries(
    Object.entries(startRow({ form: service.form, today }).values).filter(
      ([id]) => !columns.has(id) && fields.some((field) => field.id === id),
    ),
  );
  const prefills = fields.flatMap((field) => (field.prefill?.from === 'person' ? [{ field, property: field.prefill.property }] : []));
  const computed = fields.filter((field) => field.computed !== undefined && field.computed.from.length > 0);
  const known =
    prefills.length === 0
      ? new Map<string, RosterPerson>()
      : new Map(people.map((person) => [normaliseIdNumber(person.socialSecurityNumber), person]));
  const starts = Object.keys(start);
  const fillIn = (values: Record<string, string>): Record<string, string> => {
    for (const id of starts) {
      values[id] ??= start[id] ?? '';
    }
    const person = known.size === 0 ? undefined : known.get(numberIn(service.roles, values));
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
  return {
    fill: (given) => fillIn({ ...given }),
    fillIn,
    fills: [...starts, ...prefills.map(({ field }) => field.id), ...computed.map(({ id }) => id)],
  };
}

/** What only the roster says is the roster's; what the clerk may write is only filled where it is blank. */
function takeOver(values: Record<string, string>, { id, readOnly }: FieldDefinition, value: string): void {
  if (value !== '' && (readOnly === true || (values[id] ?? '') === '')) {
    values[id] = value;
  }
}

/**
 * One finding a field: what the file said of it tells more than what the rules say of what is left. A worse one is kept, and one that
 * alone offers a repair.
 */
function withoutSaid(found: readonly Finding[], imported: readonly Finding[]): readonly Finding[] {
  return found.length === 0 || imported.length === 0
    ? found
    : found.filter((finding) => finding.place.field === undefined || !isSaid(finding, imported));
}

function isSaid({ severity, place: { field }, repair }: Finding, imported: readonly Finding[]): boolean {
  return imported.some(
    (said) =>
      said.place.field === field &&
      SEVERITIES.indexOf(said.severity) <= SEVERITIES.indexOf(severity) &&
      (repair === undefined || said.repair !== undefined),
  );
}

function saysMissing({ severity, place }: Finding, needs: readonly RowNeed[]): boolean {
  return severity === 'block' && needs.some(({ kind, required, have }) => kind === place.material && required && !have);
}

/** Situations remembered: more come of free text only, where remembering pays nothing. */
const MOST_SITUATIONS = 1000;

/** What rows need whose values begin alike, by the next value asked for. */
type Situations = { readonly by: Map<string, Situations>; needed: readonly NeededMaterial[] | null };

/** Rows in the same situation get the same list: the store sees that by identity and writes it down once. */
function needsBy(service: Service): (values: RowValues, attachments: RowToCheck['attachments']) => readonly RowNeed[] {
  const lines = service.steps.includes('materials') ? rowMaterialsOf(service) : [];
  if (lines.length === 0) {
    return () => NONE;
  }
  const compiled = compileMaterials(lines);
  const asked = fieldsAskedBy(service, lines);
  const all: Situations = { by: new Map(), needed: null };
  const lists = new Map<readonly NeededMaterial[], Map<string, readonly RowNeed[]>>();
  let known = 0;
  const neededIn = (values: RowValues): readonly NeededMaterial[] => {
    let here = all;
    for (const field of asked) {
      const value = values[field] ?? '';
      let next = here.by.get(value);
      if (next === undefined) {
        next = { by: new Map(), needed: null };
        here.by.set(value, next);
      }
      here = next;
    }
    if (here.needed === null) {
      here.needed = compiled(sentValues(service.form, values));
      known += 1;
    }
    return here.needed;
  };
  return (values, attachments) => {
    if (known > MOST_SITUATIONS) {
      all.by.clear();
      lists.clear();
      known = 0;
    }
    const needed = neededIn(values);
    const ofNeeded = lists.get(needed) ?? new Map<string, readonly RowNeed[]>();
    lists.set(needed, ofNeeded);
    const has = ({ kind }: NeededMaterial): boolean => attachments.some((file) => file.kind === kind);
    const key = attachments.length === 0 ? '' : needed.map((material) => (has(material) ? '+' : '-')).join('');
    let list = ofNeeded.get(key);
    if (list === undefined) {
      list = needed.map((material) => ({ kind: material.kind, required: material.required, have: has(material) }));
      ofNeeded.set(key, list);
    }
    return list;
  };
}

/** The fields these lines ask for, and those that decide whether these show: nothing else of a row changes what it needs. */
function fieldsAskedBy({ form }: Service, lines: ReturnType<typeof rowMaterialsOf>): readonly string[] {
  const visible = new Map(fieldsOf(form).map((field) => [field.id, field.visible]));
  const asked = new Set<string>();
  const ask = (condition: Condition | undefined): void => {
    for (const { field } of condition === undefined ? [] : leavesOf(condition)) {
      if (!asked.has(field)) {
        asked.add(field);
        ask(visible.get(field));
      }
    }
  };
  lines.forEach(({ when }) => ask(when));
  return [...asked];
}

const NONE: readonly RowNeed[] = [];
