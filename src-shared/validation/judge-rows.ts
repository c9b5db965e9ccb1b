import type { Insurance } from '../domain/insurance.ts';
import type { RowValues } from '../forms/condition.ts';
import { compileMaterials, filingMaterialsOf, rowMaterialsOf } from '../profile/materials-for.ts';
import type { RegionProfile } from '../profile/region-profile.ts';
import { isRowRule, isWholeRule } from '../profile/rule-parts.ts';
import { serviceOf } from '../profile/service-of.ts';
import { SEVERITIES } from '../profile/severity.ts';
import { type CompiledField, compileFields, compileReading } from './compile-row.ts';
import type { RosterFacts } from './facts.ts';
import type { Finding } from './finding.ts';
import { checkMaterials } from './material-checks.ts';
import { findingOf, groundOf, type JudgedFinding, labelOf, type RowRun, type RowToCheck, startRun, valueOf } from './row-run.ts';
import { compileRule } from './run-rule.ts';
import { startRuleTally, type Tally } from './tally.ts';
import { checkValue } from './value-checks.ts';
import { compileWholeRule, WHOLE_FILING } from './whole-rules.ts';

export type { Tally } from './tally.ts';

/** The filing beside its rows: materials of its own and the values all rows share. */
export type FilingToCheck = { readonly attachments?: RowToCheck['attachments']; readonly sharedValues?: RowValues };

/**
 * A service's rules made ready to judge many rows, slice by slice: what a row is asked does not depend on the others, except who
 * stands in the batch twice, which `facts.repeatedNumbers` says of the whole batch (without it, of the rows at hand).
 */
export type Judging = {
  /** The findings of each row: by severity, then by the place in the form, materials last. */
  judge(rows: readonly RowToCheck[], facts: RosterFacts): readonly (readonly Finding[])[];
  /** As `judge`, without those about materials: an import has none yet. */
  judgeValues(rows: readonly RowToCheck[], facts: RosterFacts): readonly (readonly Finding[])[];
  /** A required material of the row has no file yet (W-20, W-38). */
  lacks(row: RowToCheck): boolean;
  startTally(): Tally;
  /** Counts these rows into the tally. */
  count(tally: Tally, rows: readonly RowToCheck[]): void;
  /** What is said of the filing as a whole; `place.rowId` is ''. */
  whole(tally: Tally, facts: RosterFacts, filing?: FilingToCheck): readonly Finding[];
};

const NOTHING: readonly Finding[] = [];

/** Throws where the profile has no such service: asking for one is a defect. */
export function startJudging(ask: { readonly profile: RegionProfile; readonly service: string; readonly insurance: Insurance }): Judging {
  const { profile, insurance } = ask;
  const service = serviceOf(profile, ask.service, insurance);
  if (service === null) {
    throw new Error(`profile ${profile.id} ${profile.version} has no service ${ask.service} for ${insurance}`);
  }
  const ground = groundOf(profile, service);
  const fields = compileFields(ground);
  const read = compileReading(fields);
  const rules = service.rules.filter(isRowRule).map(compileRule);
  const wholeRules = service.rules.filter(isWholeRule).map((rule) => compileWholeRule(rule, ground));
  const hasStep = service.steps.includes('materials');
  const rowMaterials = compileMaterials(hasStep ? rowMaterialsOf(service) : []);
  const filingMaterials = compileMaterials(hasStep ? filingMaterialsOf(service) : []);
  const inOrder = orderOf([...fields.map(({ definition }) => definition.id), ...service.materials.map(({ kind }) => kind)]);

  const ofValues = (row: RowRun, plain: boolean): readonly Finding[] => {
    let found = NOTHING;
    if (!plain) {
      for (const field of fields) {
        found = together(found, findingsOfValue(field, row));
      }
    }
    for (const rule of rules) {
      found = together(found, rule(row));
    }
    return found;
  };
  const withMaterials = (row: RowRun, plain: boolean): readonly Finding[] => {
    const field = service.roles.idNumber;
    const whose = { idNumber: valueOf(row, field), field, label: labelOf(row, field), picked: service.pick !== undefined };
    const ofMaterials = checkMaterials(rowMaterials(row.values), row.row.attachments, { profile, today: row.run.facts.today, whose });
    return together(
      ofValues(row, plain),
      ofMaterials.map((finding) => findingOf(finding, row.row.rowId)),
    );
  };
  const each = (
    rows: readonly RowToCheck[],
    facts: RosterFacts,
    findings: (row: RowRun, plain: boolean) => readonly Finding[],
  ): readonly (readonly Finding[])[] => {
    const run = startRun(ground, rows, facts);
    return rows.map((row) => {
      const { normal, values, plain } = read(row.values);
      return inOrder(findings({ run, row, normal, values }, plain));
    });
  };

  return {
    judge: (rows, facts) => each(rows, facts, withMaterials),
    judgeValues: (rows, facts) => each(rows, facts, ofValues),
    lacks: ({ values, attachments }) =>
      rowMaterials(read(values).values).some(({ kind, required }) => required && !attachments.some((file) => file.kind === kind)),
    startTally: () => ({ rows: 0, rules: wholeRules.map(startRuleTally) }),
    count: (tally, rows) => {
      tally.rows += rows.length;
      wholeRules.forEach(({ count }, index) => {
        const ofRule = tally.rules[index];
        if (count !== null && ofRule !== undefined) {
          rows.forEach(({ values }) => count(ofRule, values));
        }
      });
    },
    whole: (tally, facts, { attachments = [], sharedValues = {} } = {}) => {
      const { values: shared } = read(sharedValues);
      const found = wholeRules.flatMap((rule, index) =>
        rule.findings({ rows: tally.rows, tally: tally.rules[index] ?? startRuleTally(), facts, shared }),
      );
      const missing = checkMaterials(filingMaterials(shared), attachments, { profile, today: facts.today });
      return inOrder([...found, ...missing.map((finding) => findingOf(finding, WHOLE_FILING))]);
    },
  };
}

/** Most values of a row are as they should be, whatever is wrong with others. */
function findingsOfValue({ definition, state, looksFine }: CompiledField, row: RowRun): readonly Finding[] {
  const value = row.values[definition.id] ?? '';
  if (value !== '' && value === row.row.values[definition.id] && looksFine(value)) {
    return NOTHING;
  }
  const found = checkValue(definition, state(row.values), row);
  return found.length === 0 ? NOTHING : tied(found, row);
}

function tied(found: readonly JudgedFinding[], row: RowRun): readonly Finding[] {
  return found.map((finding) => findingOf(finding, row.row.rowId));
}

/** One list as it is where the other is empty, so that rows with one thing to be told share it. */
function together(found: readonly Finding[], more: readonly Finding[]): readonly Finding[] {
  if (more.length === 0) {
    return found;
  }
  return found.length === 0 ? more : [...found, ...more];
}

/** Sorts findings by severity, then by place; those of one place stay as they came. */
function orderOf(places: readonly string[]): (findings: readonly Finding[]) => readonly Finding[] {
  const indexes = new Map(places.map((place, index) => [place, index]));
  const placeOf = ({ place }: Finding): number => indexes.get(place.field ?? place.material ?? '') ?? -1;
  return (findings) =>
    findings.length < 2
      ? findings
      : findings.toSorted((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || placeOf(a) - placeOf(b));
}
