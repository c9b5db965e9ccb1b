import type { RegionProfile } from '../../../src-shared/profile/region-profile.ts';
import type { Service } from '../../../src-shared/profile/service-of.ts';
import type { Finding } from '../../../src-shared/validation/finding.ts';
import { startRowJudging } from '../../../src-shared/validation/row-judging.ts';
import type { JudgeAhead, JudgedAhead } from '../../engine/ports/workbooks.ts';

/** Asks for rows to be judged where they are read, so that the thread that answers windows has less to do. */
export type AheadAsk = JudgeAhead & { readonly profile: RegionProfile } & Pick<Service, 'id' | 'insurance'>;

/** Judgements of the rows of a block on their way between threads: most rows of a file are told the same, which travels once. */
export type AheadBlock = {
  /** Row by row: place among the judgements told so far and those told here. */
  readonly places: Uint32Array<ArrayBuffer>;
  /** Judgements that are remembered from now on. */
  readonly told: readonly JudgedAhead[];
  /** Judgements of this block alone: too many are different. They have the places after all that are remembered. */
  readonly own: readonly JudgedAhead[];
};

type RowRead = { readonly values: Readonly<Record<string, string>>; readonly findings: readonly Finding[] };

/** So many judgements are remembered on both sides. */
const MOST_TOLD = 1000;

export function createJudgeAhead({ profile, id, insurance, facts, sharedValues }: AheadAsk): (rows: readonly RowRead[]) => AheadBlock {
  const { completion, judgeRows } = startRowJudging({ profile, service: id, insurance });
  const complete = completion(facts);
  const places = new Map<JudgedAhead['needs'], Map<string, number>>();
  let remembered = 0;
  return (rows) => {
    const toJudge = rows.map(({ values, findings }) => ({ values: complete(values), attachments: [], importFindings: findings }));
    const told: JudgedAhead[] = [];
    const own: JudgedAhead[] = [];
    const ofRows = judgeRows(toJudge, facts, sharedValues).map(({ ruleFindings, needs }) => {
      const ofNeeds = places.get(needs) ?? new Map<string, number>();
      places.set(needs, ofNeeds);
      const key = wordsOf(ruleFindings);
      const known = ofNeeds.get(key);
      if (known !== undefined) {
        return known;
      }
      if (remembered === MOST_TOLD) {
        return MOST_TOLD + own.push({ ruleFindings, needs }) - 1;
      }
      ofNeeds.set(key, remembered);
      told.push({ ruleFindings, needs });
      remembered += 1;
      return remembered - 1;
    });
    return { places: Uint32Array.from(ofRows), told, own };
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

/** Takes the judgements of blocks apart, in their order. Rows that are told the same get the same object. */
export function createAheadReader(): (block: AheadBlock) => readonly JudgedAhead[] {
  const remembered: JudgedAhead[] = [];
  return ({ places, told, own }) => {
    remembered.push(...told);
    return Array.from(places, (place) => {
      const judged = place < MOST_TOLD ? remembered[place] : own[place - MOST_TOLD];
      if (judged === undefined) {
        throw new Error('a judgement that was never told');
      }
      return judged;
    });
  };
}
