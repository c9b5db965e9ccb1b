import type { ValueOrigin } from '../../../src-shared/domain/filing.ts';
import { normaliseIdNumber } from '../../../src-shared/domain/numbers/resident-id.ts';
import type { Instant } from '../../../src-shared/lib/plain-date.ts';
import type { RosterFacts } from '../../../src-shared/validation/facts.ts';
import type { Finding } from '../../../src-shared/validation/finding.ts';
import { knownTo, numberIn } from '../../../src-shared/validation/row-judging.ts';
import type { NewBatchRow } from '../ports/batch-store.ts';
import type { StoreReader } from '../ports/store.ts';
import type { JudgedAhead, ReadRow } from '../ports/workbooks.ts';
import type { BatchAtHand } from './batch-desk.ts';
import { factsAbout, judgeSlice, rowJudgingOf } from './judge-slice.ts';

export type RawRow = Pick<ReadRow, 'values' | 'findings' | 'ahead'>;

const NOBODY_TWICE: ReadonlyMap<string, number> = new Map();
const NOTHING_EDITED: NewBatchRow['edited'] = {};
const NO_ATTACHMENTS: NewBatchRow['attachments'] = [];

/**
 * Rows as they come (from a workbook, the roster, a button) made whole and judged: what the form starts with, what the roster knows of
 * the person, what is computed. Who stands in the batch twice is judged when all are there. Rows judged ahead are judged anew where the
 * local copy knows their person.
 */
export function newRows<Row extends RawRow>(
  atHand: BatchAtHand,
  ask: {
    readonly reader: StoreReader;
    readonly rows: readonly Row[];
    readonly originOf: (row: Row) => ValueOrigin;
    /** Position of the first. */
    readonly first: number;
    readonly now: Instant;
  },
): readonly NewBatchRow[] {
  const { reader, rows, originOf, first, now } = ask;
  const { roles } = atHand.context.service;
  const people = rows.map((row) => row.ahead ?? { idNumber: numberIn(roles, row.values), name: row.values[roles.name] ?? '' });
  const facts = factsAbout(atHand, { reader, people, now });
  const isKnown = knownTo(facts);
  const { fill } = rowJudgingOf(atHand).completion(facts);
  const ahead = rows.map((row, index) => {
    const { idNumber = '', name = '' } = people[index] ?? {};
    return isKnown(idNumber, name) ? undefined : row.ahead;
  });
  const toJudge = rows
    .filter((_, index) => ahead[index] === undefined)
    .map(({ values, findings }) => ({
      values: fill(values),
      attachments: [],
      importFindings: findings.map((finding) => withRosterRepair(finding, values, roles, facts)),
    }));
  const judgements = judgeSlice(atHand, { reader, rows: toJudge, repeated: NOBODY_TWICE, now, facts });
  let next = 0;
  return rows.map((read, index) => {
    const known = ahead[index];
    if (known !== undefined) {
      return new ReadyRow(read, known, originOf, first + index);
    }
    const [row, judgement] = [toJudge[next], judgements[next]];
    next += 1;
    if (row === undefined || judgement === undefined) {
      throw new Error('a row without judgement');
    }
    const { values, attachments } = row;
    const { importFindings, ruleFindings, needs } = judgement;
    return {
      position: first + index,
      origin: originOf(read),
      values,
      edited: NOTHING_EDITED,
      attachments,
      idNumber: numberIn(roles, values),
      name: values[roles.name] ?? '',
      importFindings,
      ruleFindings,
      needs,
    };
  });
}

/** A row that was made whole and judged where it was read. What it says is only looked up where somebody asks. */
class ReadyRow<Row extends RawRow> implements NewBatchRow {
  readonly #read: Row;
  readonly #originOf: (row: Row) => ValueOrigin;
  readonly position: number;
  readonly written: JudgedAhead;
  readonly edited = NOTHING_EDITED;
  readonly attachments = NO_ATTACHMENTS;

  constructor(read: Row, ahead: JudgedAhead, originOf: (row: Row) => ValueOrigin, position: number) {
    this.#read = read;
    this.#originOf = originOf;
    this.position = position;
    this.written = ahead;
  }
  get origin(): ValueOrigin {
    return this.#originOf(this.#read);
  }
  get values(): RawRow['values'] {
    return this.#read.values;
  }
  get importFindings(): RawRow['findings'] {
    return this.#read.findings;
  }
  get ruleFindings(): JudgedAhead['ruleFindings'] {
    return this.written.ruleFindings;
  }
  get needs(): JudgedAhead['needs'] {
    return this.written.needs;
  }
  get idNumber(): string {
    return this.written.idNumber;
  }
  get name(): string {
    return this.written.name;
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
