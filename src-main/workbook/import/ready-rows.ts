import type { RowValues } from '../../../src-shared/forms/condition.ts';
import type { RegionProfile } from '../../../src-shared/profile/region-profile.ts';
import type { Service } from '../../../src-shared/profile/service-of.ts';
import type { Finding } from '../../../src-shared/validation/finding.ts';
import { numberIn, startRowJudging } from '../../../src-shared/validation/row-judging.ts';
import type { JudgeAhead, JudgedAhead, ReadRow } from '../../engine/ports/workbooks.ts';
import type { PlannedService } from './import-plan.ts';
import { type PackedTexts, packTexts, textAt } from './packed-texts.ts';
import type { RowWriter } from './row-block.ts';

/** Asks for rows to be judged where they are read, so that the thread that answers windows has less to do. */
export type AheadAsk = JudgeAhead & { readonly profile: RegionProfile } & Pick<Service, 'insurance'>;

type Said = Pick<JudgedAhead, 'ruleFindings' | 'needs'>;

/**
 * Rows on their way between threads that are made whole, judged and written down: all the store wants of them. What many rows of a file are
 * told travels once.
 */
export type ReadyBlock = {
  readonly sourceRows: Uint32Array<ArrayBuffer>;
  /** Row by row: its values as a JSON list, its person's number and name. */
  readonly lines: PackedTexts;
  readonly idNumbers: PackedTexts;
  readonly names: PackedTexts;
  /** What the file told of which row of the block, in order. */
  readonly findings: readonly (readonly [row: number, findings: readonly Finding[]])[];
  /** Row by row: place of what the rules say among all that was told so far and what is told here. */
  readonly places: Uint32Array<ArrayBuffer>;
  /** Remembered from now on. */
  readonly told: readonly Said[];
  /** Of this block alone, because too many are different; in place after all that are remembered. */
  readonly own: readonly Said[];
};

/** Who stands in the batch twice is judged when all rows are there. */
const NOBODY_TWICE: ReadonlyMap<string, number> = new Map();
/** So many different judgements are remembered on both sides. */
const MOST_TOLD = 1000;

export type ReadyWriter = RowWriter<ReadyBlock> & {
  /** What a line has a place for, in order. */
  readonly fields: readonly string[];
};

export function createReadyWriter(
  { profile, insurance, facts, sharedValues }: AheadAsk,
  { id, roles }: Pick<PlannedService, 'id' | 'roles'>,
  fieldIds: readonly string[],
): ReadyWriter {
  const { completion, judgeRows } = startRowJudging({ profile, service: id, insurance });
  const complete = completion(facts);
  const fields = [...new Set([...fieldIds, ...complete.fills])];
  const place = createPlaces();
  const knowingNobody = { ...facts, repeatedNumbers: NOBODY_TWICE };
  // Rows begin as copies of one: that is cheaper than growing each field by field.
  const blank = complete.fillIn(Object.fromEntries(fieldIds.map((fieldId) => [fieldId, ''])));
  const valuesIn = (texts: readonly string[]): RowValues => {
    const values = { ...blank };
    for (let at = 0; at < fieldIds.length; at += 1) {
      values[fieldIds[at] ?? ''] = texts[at] ?? '';
    }
    return complete.fillIn(values);
  };
  const line: (string | null)[] = fields.map(() => null);
  const lineOf = (values: RowValues): string => {
    for (let at = 0; at < fields.length; at += 1) {
      const text = values[fields[at] ?? ''];
      line[at] = text === undefined || text === '' ? null : text;
    }
    return JSON.stringify(line);
  };
  let gathered = nothingGathered();
  return {
    fields,
    get size() {
      return gathered.sourceRows.length;
    },
    add(rows) {
      const { sourceRows, lines, idNumbers, names, findings, places, told, own } = gathered;
      const toJudge = rows.map((row) => ({ values: valuesIn(row.texts), attachments: [], importFindings: row.findings }));
      const judged = judgeRows(toJudge, knowingNobody, sharedValues);
      rows.forEach((row, index) => {
        const values = toJudge[index]?.values ?? blank;
        const { ruleFindings = [], needs = [] } = judged[index] ?? {};
        if (row.findings.length > 0) {
          findings.push([sourceRows.length, row.findings]);
        }
        sourceRows.push(row.sourceRow);
        lines.push(lineOf(values));
        idNumbers.push(numberIn(roles, values));
        names.push(values[roles.name] ?? '');
        places.push(place({ ruleFindings, needs }, told, own));
      });
    },
    take() {
      const { sourceRows, lines, idNumbers, names, findings, places, told, own } = gathered;
      gathered = nothingGathered();
      return {
        sourceRows: new Uint32Array(sourceRows),
        lines: packTexts(lines),
        idNumbers: packTexts(idNumbers),
        names: packTexts(names),
        findings,
        places: new Uint32Array(places),
        told,
        own,
      };
    },
  };
}

/** A block while it is written. */
type Gathered = {
  readonly sourceRows: number[];
  readonly lines: string[];
  readonly idNumbers: string[];
  readonly names: string[];
  readonly findings: (readonly [row: number, findings: readonly Finding[]])[];
  readonly places: number[];
  readonly told: Said[];
  readonly own: Said[];
};

function nothingGathered(): Gathered {
  return { sourceRows: [], lines: [], idNumbers: [], names: [], findings: [], places: [], told: [], own: [] };
}

/** Gives what is said of a row its place, and puts what is new there among what is told. */
function createPlaces(): (said: Said, told: Said[], own: Said[]) => number {
  const places = new Map<Said['needs'], { readonly byList: Map<Said['ruleFindings'], number>; readonly byWords: Map<string, number> }>();
  let remembered = 0;
  return (said, told, own) => {
    let ofNeeds = places.get(said.needs);
    if (ofNeeds === undefined) {
      ofNeeds = { byList: new Map(), byWords: new Map() };
      places.set(said.needs, ofNeeds);
    }
    const { byList, byWords } = ofNeeds;
    let place = byList.get(said.ruleFindings);
    if (place !== undefined) {
      return place;
    }
    const words = wordsOf(said.ruleFindings);
    place = byWords.get(words);
    if (place === undefined) {
      if (remembered === MOST_TOLD) {
        return MOST_TOLD + own.push(said) - 1;
      }
      place = remembered;
      byWords.set(words, place);
      told.push(said);
      remembered += 1;
    }
    if (byList.size < MOST_TOLD) {
      byList.set(said.ruleFindings, place);
    }
    return place;
  };
}

/** All that findings say, as one text. Put together by hand where that is all there is to them: writing JSON of every row takes longer. */
function wordsOf(findings: readonly Finding[]): string {
  let words = '';
  for (const finding of findings) {
    const { severity, rule, place, sentence, repair } = finding;
    words +=
      repair === undefined && place.material === undefined
        ? `${severity} ${rule} ${place.field ?? ''} ${sentence}\n`
        : JSON.stringify(finding);
  }
  return words;
}

const NO_FINDINGS: readonly Finding[] = [];

/** A row of a block, taken out of it where somebody asks: a hundred thousand are made within seconds, and most are only written to disk. */
class ReadyRow implements ReadRow, JudgedAhead {
  readonly #block: ReadyBlock;
  readonly #row: number;
  readonly #said: Said;
  readonly fields: readonly string[];
  readonly findings: readonly Finding[];
  /** Asked for again and again, so cut out of the block once. */
  readonly idNumber: string;
  readonly name: string;

  constructor(
    block: ReadyBlock,
    row: number,
    of: { readonly fields: readonly string[]; readonly said: Said; readonly findings: readonly Finding[] },
  ) {
    this.#block = block;
    this.#row = row;
    this.#said = of.said;
    this.fields = of.fields;
    this.findings = of.findings;
    this.idNumber = textAt(block.idNumbers, row);
    this.name = textAt(block.names, row);
  }
  get sourceRow(): number {
    return this.#block.sourceRows[this.#row] ?? 0;
  }
  get line(): string {
    return textAt(this.#block.lines, this.#row);
  }
  get values(): ReadRow['values'] {
    return valuesOf(this.fields, JSON.parse(this.line));
  }
  get ahead(): JudgedAhead {
    return this;
  }
  get ruleFindings(): readonly Finding[] {
    return this.#said.ruleFindings;
  }
  get needs(): Said['needs'] {
    return this.#said.needs;
  }
}

/** Takes blocks apart, in their order. */
export function createReadyReader(fields: readonly string[]): (block: ReadyBlock) => readonly ReadRow[] {
  const remembered: Said[] = [];
  return (block) => {
    remembered.push(...block.told);
    const ofFile = new Map(block.findings);
    return Array.from(block.places, (place, row) => {
      const said = place < MOST_TOLD ? remembered[place] : block.own[place - MOST_TOLD];
      if (said === undefined) {
        throw new Error('a judgement that was never told');
      }
      return new ReadyRow(block, row, { fields, said, findings: ofFile.get(row) ?? NO_FINDINGS });
    });
  };
}

/** Texts by field id; what is empty is left out. */
function valuesOf(fieldIds: readonly string[], texts: readonly (string | null)[]): Record<string, string> {
  const values: Record<string, string> = {};
  for (let at = 0; at < fieldIds.length; at += 1) {
    const text = texts[at] ?? '';
    if (text !== '') {
      values[fieldIds[at] ?? ''] = text;
    }
  }
  return values;
}
