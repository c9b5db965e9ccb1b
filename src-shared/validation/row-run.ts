import type { CardReading } from '../domain/card-reading.ts';
import type { MediaType, Preparation } from '../domain/material.ts';
import { type Identity, identityOf } from '../domain/numbers/identity-of.ts';
import { type NumberCheckOptions, normaliseNumber } from '../domain/numbers/number-check.ts';
import type { RosterPerson } from '../domain/person.ts';
import type { RowValues } from '../forms/condition.ts';
import type { CodeTable, FieldDefinition } from '../forms/definition.ts';
import { displayValue } from '../forms/display-value.ts';
import { fieldsOf } from '../forms/evaluate.ts';
import { looksNormal } from '../forms/looks-normal.ts';
import { normaliseValue } from '../forms/normalise-value.ts';
import { chineseDate } from '../lib/chinese-date.ts';
import { isPlainDate, monthOf, type PlainMonth } from '../lib/plain-date.ts';
import { rememberFew, rememberLast } from '../lib/remember.ts';
import { baseLimitsOf } from '../profile/base-limits-of.ts';
import type { BaseLimits, RegionProfile } from '../profile/region-profile.ts';
import type { Rule } from '../profile/rule.ts';
import type { Service } from '../profile/service-of.ts';
import type { Severity } from '../profile/severity.ts';
import type { RosterFacts } from './facts.ts';
import type { Finding } from './finding.ts';

/** One person of a filing as the rules read it; a FilingRow is one, and the centre makes one from what it was sent. */
export type RowToCheck = {
  readonly rowId: string;
  readonly values: RowValues;
  readonly attachments: readonly {
    readonly kind: string;
    readonly bytes: number;
    readonly mediaType: MediaType;
    readonly fileName: string;
    /** How a picture looked when it was attached; the centre has none. */
    readonly prepared?: Pick<Preparation, 'flaws' | 'fingerprint'> | undefined;
    /** What was read off an ID card; the centre has none. */
    readonly card?: CardReading | undefined;
  }[];
};

/** What does not depend on the day or the books, looked up once for a service. */
export type Ground = {
  readonly profile: RegionProfile;
  readonly service: Service;
  readonly fields: ReadonlyMap<string, FieldDefinition>;
  readonly codeTables: ReadonlyMap<string, CodeTable>;
  /** 保底线 and 封顶线 of a contribution period; null: 未配置. */
  readonly limitsOf: (period: PlainMonth) => BaseLimits | null;
};

/** What all rows judged together share, looked up once so that a thousand rows stay fast. */
export type Run = Ground & {
  readonly facts: RosterFacts;
  /** The month of today. */
  readonly month: PlainMonth;
  /** What number formats are told of the day. */
  readonly numberOptions: NumberCheckOptions;
  /** What an id number says of the person, null when it says nothing. */
  readonly identityOf: (number: string) => Identity | null;
  readonly peopleByNumber: ReadonlyMap<string, readonly RosterPerson[]>;
  readonly peopleByName: ReadonlyMap<string, readonly RosterPerson[]>;
  readonly openFilingsByNumber: ReadonlyMap<string, RosterFacts['openFilings']>;
  /** How many rows have a value in a field: field id, then value. Only fields that must be unique are counted. */
  readonly counts: ReadonlyMap<string, ReadonlyMap<string, number>>;
};

/** One row in a run. */
export type RowRun = {
  readonly run: Run;
  readonly row: RowToCheck;
  /** All values in their normal writing, hidden ones too. */
  readonly normal: RowValues;
  /** The normal values of what shows and is filled: what rules speak about. */
  readonly values: RowValues;
};

/** What a rule says of a row; the runner adds row, rule id and the severity of the rule unless the rule lowers it. */
export type RuleFinding = {
  readonly field?: string;
  readonly material?: string;
  readonly sentence: string;
  readonly severity?: Severity;
  readonly repair?: Finding['repair'];
  /** Stands in a profile's own sentence, besides `{label}` and `{value}`. */
  readonly parameters?: Readonly<Record<string, string>>;
};

/** A finding with its rule and severity settled, not yet tied to the row. */
export type JudgedFinding = RuleFinding & { readonly rule: string; readonly severity: Severity };

/** Nobody to be insured was born before; the number formats themselves know older samples (§3.1). */
export const EARLIEST_BIRTH_YEAR = 1900;

const NOBODY: readonly RosterPerson[] = [];

/** What nearly every check of nearly every row says. */
export const NOTHING_FOUND: readonly RuleFinding[] = [];

export type RuleOf<K extends Rule['kind']> = Extract<Rule, { kind: K }>;
/** A rule kind's checker: pure, and silent about a field that is hidden, empty or not there. */
export type RuleCheck<K extends Rule['kind']> = (rule: RuleOf<K>, row: RowRun) => readonly RuleFinding[];

export function groundOf(profile: RegionProfile, service: Service): Ground {
  return {
    profile,
    service,
    fields: new Map(fieldsOf(service.form).map((field) => [field.id, field])),
    codeTables: new Map(profile.codeTables.map((table) => [table.id, table])),
    limitsOf: rememberFew((period) => baseLimitsOf(profile, service.insurance, period)),
  };
}

export function startRun(ground: Ground, rows: readonly RowToCheck[], facts: RosterFacts): Run {
  const { service, fields } = ground;
  const unique = service.rules.filter((rule) => rule.kind === 'unique-in-filing').map(({ field }) => field);
  return {
    ...ground,
    facts,
    month: monthOf(facts.today),
    numberOptions: { today: facts.today, earliestBirthYear: EARLIEST_BIRTH_YEAR },
    identityOf: rememberLast(identityOf),
    peopleByNumber: Map.groupBy(
      facts.people.filter(({ socialSecurityNumber }) => socialSecurityNumber !== ''),
      (person) => normaliseNumber(person.socialSecurityNumber),
    ),
    peopleByName: Map.groupBy(facts.people, (person) => person.name),
    openFilingsByNumber: Map.groupBy(facts.openFilings, (filing) => normaliseNumber(filing.socialSecurityNumber)),
    counts: new Map(
      unique.map((field) => {
        // Rows that are only part of a batch do not tell who is in it twice; whoever has the batch does.
        const known = field === service.roles.idNumber ? facts.repeatedNumbers : undefined;
        return [field, known ?? countsOf(rows, fields.get(field))] as const;
      }),
    ),
  };
}

/** A field's value, '' when hidden or empty. */
export function valueOf(row: RowRun, field: string): string {
  return row.values[field] ?? '';
}

/** The roster rows of the number in a field. */
export function peopleOf(row: RowRun, field: string): readonly RosterPerson[] {
  const { peopleByNumber } = row.run;
  // Nobody is known while a file is judged where it is read: then not even the number is looked at.
  return peopleByNumber.size === 0 ? NOBODY : (peopleByNumber.get(valueOf(row, field)) ?? NOBODY);
}

export function labelOf(row: RowRun, field: string): string {
  return row.run.fields.get(field)?.label ?? field;
}

/** A field's value as a sentence says it: the label of a code, days and months in Chinese. */
export function shownValue(row: RowRun, field: string): string {
  return spoken(row, field, valueOf(row, field));
}

/** Any value of that field as a sentence says it. */
export function spoken({ run }: RowRun, field: string, value: string): string {
  const definition = run.fields.get(field);
  if (definition === undefined) {
    return value;
  }
  return definition.kind === 'date' && isPlainDate(value) ? chineseDate(value) : displayValue(definition, value, run.profile.codeTables);
}

export function findingOf({ rule, severity, sentence, field, material, repair }: JudgedFinding, rowId: string): Finding {
  return {
    severity,
    rule,
    place: { rowId, ...(field === undefined ? {} : { field }), ...(material === undefined ? {} : { material }) },
    sentence,
    ...(repair === undefined ? {} : { repair }),
  };
}

function countsOf(rows: readonly RowToCheck[], field: FieldDefinition | undefined): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  if (field !== undefined) {
    for (const row of rows) {
      const text = row.values[field.id] ?? '';
      const value = looksNormal(field.kind, text) ? text : normaliseValue(field.kind, text);
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  return counts;
}
