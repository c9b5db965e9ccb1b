import { normaliseIdNumber } from '../../../src-shared/domain/numbers/resident-id.ts';
import type { RosterPerson } from '../../../src-shared/domain/person.ts';
import { leavesOf, type RowValues } from '../../../src-shared/forms/condition.ts';
import type { Condition } from '../../../src-shared/forms/definition.ts';
import { fieldsOf, sentValues } from '../../../src-shared/forms/evaluate.ts';
import type { Instant } from '../../../src-shared/lib/plain-date.ts';
import { compileMaterials, type NeededMaterial, rowMaterialsOf } from '../../../src-shared/profile/materials-for.ts';
import type { RegionProfile } from '../../../src-shared/profile/region-profile.ts';
import { SEVERITIES } from '../../../src-shared/profile/rule.ts';
import type { Service } from '../../../src-shared/profile/service-of.ts';
import type { RosterFacts } from '../../../src-shared/validation/facts.ts';
import type { Finding } from '../../../src-shared/validation/finding.ts';
import { type Judging, startJudging } from '../../../src-shared/validation/judge-rows.ts';
import type { RowNeed } from '../../../src-shared/validation/row-standing.ts';
import { factsNaming } from '../filing/roster-facts.ts';
import type { RowJudgement, RowState } from '../ports/batch-store.ts';
import type { StoreReader } from '../ports/store.ts';
import type { BatchAtHand } from './batch-desk.ts';

/** Rows looked at in one go: the thread that answers windows is free again after it. */
export const SLICE = 500;

/** A row on its way to a judgement: what it says, and what its file told. */
export type RowToJudge = Pick<RowState, 'values' | 'attachments'> & { readonly importFindings: readonly Finding[] };

type Bench = {
  readonly judging: Judging;
  readonly needsOf: (values: RowValues, attachments: RowState['attachments']) => readonly RowNeed[];
};
const benches = new WeakMap<RegionProfile, Map<string, Bench>>();

/** A service's rules and materials, made ready once for a profile. */
function benchOf({ context, filing }: BatchAtHand): Bench {
  const { profile, service } = context;
  const ofProfile = benches.get(profile) ?? new Map<string, Bench>();
  benches.set(profile, ofProfile);
  const key = `${filing.service}/${filing.insurance}`;
  const known = ofProfile.get(key);
  if (known !== undefined) {
    return known;
  }
  const bench: Bench = {
    judging: startJudging({ profile, service: filing.service, insurance: filing.insurance }),
    needsOf: needsBy(service),
  };
  ofProfile.set(key, bench);
  return bench;
}

export function judgingOf(atHand: BatchAtHand): Judging {
  return benchOf(atHand).judging;
}

/** Judges rows against what the local copy knows of their people. `repeated` is of the whole batch. */
export function judgeSlice(
  atHand: BatchAtHand,
  ask: {
    readonly reader: StoreReader;
    readonly rows: readonly RowToJudge[];
    readonly repeated: ReadonlyMap<string, number>;
    readonly now: Instant;
    readonly facts?: RosterFacts;
  },
): readonly RowJudgement[] {
  const { rows, repeated } = ask;
  const { judging, needsOf } = benchOf(atHand);
  const { sharedValues } = atHand.filing;
  const shared = Object.keys(sharedValues).length > 0;
  const facts = { ...(ask.facts ?? factsOf(atHand, ask)), repeatedNumbers: repeated };
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
}

/** What the local copy knows of the people in some rows. */
export function factsOf(
  atHand: BatchAtHand,
  { reader, rows, now }: { readonly reader: StoreReader; readonly rows: readonly Pick<RowState, 'values'>[]; readonly now: Instant },
): RosterFacts {
  const { roles } = atHand.context.service;
  return factsNaming({
    reader,
    filing: atHand.filing,
    context: atHand.context,
    now,
    idNumbers: filled(rows.map(({ values }) => numberIn(roles, values))),
    names: filled(rows.map(({ values }) => values[roles.name] ?? '')),
  });
}

export function numberIn(roles: Service['roles'], values: RowValues): string {
  const number = values[roles.idNumber] ?? '';
  return number === '' ? '' : normaliseIdNumber(number);
}

/** The people of the facts by their number, for what rows take over from the roster. */
export function peopleByNumber(people: readonly RosterPerson[]): ReadonlyMap<string, RosterPerson> {
  return new Map(people.map((person) => [normaliseIdNumber(person.socialSecurityNumber), person]));
}

/**
 * One finding a field: what the file said of it tells more than what the rules say of what is left. A worse one is kept, and one that
 * alone offers a repair.
 */
function withoutSaid(found: readonly Finding[], imported: readonly Finding[]): readonly Finding[] {
  const isSaid = ({ severity, place: { field }, repair }: Finding): boolean =>
    imported.some(
      (said) =>
        said.place.field === field &&
        SEVERITIES.indexOf(said.severity) <= SEVERITIES.indexOf(severity) &&
        (repair === undefined || said.repair !== undefined),
    );
  return found.length === 0 || imported.length === 0
    ? found
    : found.filter((finding) => finding.place.field === undefined || !isSaid(finding));
}

function saysMissing({ severity, place }: Finding, needs: readonly RowNeed[]): boolean {
  return severity === 'block' && needs.some(({ kind, required, have }) => kind === place.material && required && !have);
}

/** Situations remembered: more come of free text only, where remembering pays nothing. */
const MOST_SITUATIONS = 1000;

/** What rows need whose values begin alike, by the next value asked for. */
type Situations = { readonly by: Map<string, Situations>; needed: readonly NeededMaterial[] | null };

/** Rows in the same situation get the same list: the store sees that by identity and writes it down once. */
function needsBy(service: Service): Bench['needsOf'] {
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

function filled(texts: readonly string[]): readonly string[] {
  return texts.filter((text) => text !== '');
}
