import type { ValueOrigin } from '../../../src-shared/domain/filing.ts';
import { normaliseIdNumber } from '../../../src-shared/domain/numbers/resident-id.ts';
import type { Instant } from '../../../src-shared/lib/plain-date.ts';
import type { RosterFacts } from '../../../src-shared/validation/facts.ts';
import type { Finding } from '../../../src-shared/validation/finding.ts';
import { knownTo, numberIn } from '../../../src-shared/validation/row-judging.ts';
import type { NewBatchRow } from '../ports/batch-store.ts';
import type { StoreReader } from '../ports/store.ts';
import type { JudgedAhead } from '../ports/workbooks.ts';
import type { BatchAtHand } from './batch-desk.ts';
import { factsOf, judgeSlice, rowJudgingOf } from './judge-slice.ts';

export type RawRow = {
  readonly values: Readonly<Record<string, string>>;
  readonly origin: ValueOrigin;
  readonly findings: readonly Finding[];
  readonly ahead?: JudgedAhead;
};

const NOBODY_TWICE: ReadonlyMap<string, number> = new Map();

/**
 * Rows as they come (from a workbook, the roster, a button) made whole and judged: what the form starts with, what the roster knows of
 * the person, what is computed. Who stands in the batch twice is judged when all are there. Rows judged ahead are judged anew where the
 * local copy knows their person.
 */
export function newRows(
  atHand: BatchAtHand,
  ask: {
    readonly reader: StoreReader;
    readonly rows: readonly RawRow[];
    /** Position of the first. */
    readonly first: number;
    readonly now: Instant;
  },
): readonly NewBatchRow[] {
  const { reader, rows, first, now } = ask;
  const { roles } = atHand.context.service;
  const facts = factsOf(atHand, { reader, rows, now });
  const complete = rowJudgingOf(atHand).completion(facts);
  const isKnown = knownTo(roles, facts);
  const whole = rows.map(({ values, findings, ahead }) => {
    const known = isKnown(values);
    return {
      values: complete(values),
      attachments: [],
      importFindings: known ? findings.map((finding) => withRosterRepair(finding, values, roles, facts)) : findings,
      ahead: known ? undefined : ahead,
    };
  });
  const toJudge = whole.filter(({ ahead }) => ahead === undefined);
  const judged = judgeSlice(atHand, { reader, rows: toJudge, repeated: NOBODY_TWICE, now, facts }).values();
  return whole.map(({ values, attachments, importFindings, ahead }, index) => {
    const judgement = ahead === undefined ? judged.next().value : { importFindings, ...ahead };
    const raw = rows[index];
    if (judgement === undefined || raw === undefined) {
      throw new Error('a row without judgement');
    }
    return {
      position: first + index,
      origin: raw.origin,
      values,
      edited: {},
      attachments,
      idNumber: numberIn(roles, values),
      name: values[roles.name] ?? '',
      importFindings: judgement.importFindings,
      ruleFindings: judgement.ruleFindings,
      needs: judgement.needs,
    };
  });
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
