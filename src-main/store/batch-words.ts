import type { Finding } from '../../src-shared/validation/finding.ts';
import { repairKindOf } from '../../src-shared/validation/repair-key.ts';
import type { RowJudgement } from '../../src-shared/validation/row-judging.ts';
import { type RowNeed, rowStanding } from '../../src-shared/validation/row-standing.ts';
import { writeFindings } from './batch-content.ts';
import { type Batch, standingNumber, type WordKind, wordNumbers } from './batch-tables.ts';
import type { WritableDatabase } from './database.ts';

/** A judgement as it is kept. What many rows need, offer or are told alike is written once for the batch and named by a number. */
export type Judged = {
  readonly standing: number;
  readonly offers: number | null;
  readonly needs: number | null;
  readonly imported: string | null;
  readonly findings: string | null;
};

type WordsOfBatch = { readonly judged: (judgement: RowJudgement) => Judged };

/** Words of the batch written last stay at hand: an import comes in a hundred pieces, and each says nearly what the one before did. */
export type BatchWords = {
  of(batch: Pick<Batch, 'id'>): WordsOfBatch;
  /** Words were written elsewhere, or a transaction that wrote some was taken back. */
  forget(): void;
};

export function createBatchWords(database: WritableDatabase): BatchWords {
  let last: { readonly id: number; readonly words: WordsOfBatch } | null = null;
  return {
    of({ id }) {
      if (last?.id !== id) {
        last = { id, words: wordsOf(database, { id }) };
      }
      return last.words;
    },
    forget: () => {
      last = null;
    },
  };
}

/** So many different lists of findings are written once; rows that find something else have it written beside them. */
const MOST_ALIKE = 100;
/** So many lists are known again by being the very same object. */
const MOST_KNOWN = 2000;

function wordsOf(database: WritableDatabase, batch: Pick<Batch, 'id'>): WordsOfBatch {
  const numbers = {
    offers: wordNumbers(database, batch, 'offers'),
    needs: wordNumbers(database, batch, 'needs'),
    findings: wordNumbers(database, batch, 'findings'),
  };
  const numberOfWord = (kind: WordKind, word: string): number => {
    let number = numbers[kind].get(word);
    if (number === undefined) {
      number = numbers[kind].size + 1;
      numbers[kind].set(word, number);
      database.run('INSERT INTO batch_word (batch, kind, number, word) VALUES (@batch, @kind, @number, @word)', {
        batch: batch.id,
        kind,
        number,
        word,
      });
    }
    return number;
  };
  const needsNumber = (needs: readonly RowNeed[]): number =>
    numberOfWord('needs', JSON.stringify(needs.map(({ kind, required, have }) => [kind, required, have])));
  const labels = new Set<string>();
  /** One label while all rows say the same, what they have in common once they do not. */
  const keepLabel = (offer: string, label: string, pattern: string): void => {
    const seen = JSON.stringify([offer, label]);
    if (!labels.has(seen)) {
      if (labels.size === MOST_KNOWN) {
        labels.clear();
      }
      labels.add(seen);
      database.run(
        `INSERT INTO batch_offer (batch, offer, label) VALUES (@batch, @offer, @label)
         ON CONFLICT (batch, offer) DO UPDATE SET label = @pattern WHERE label <> @label AND label <> @pattern`,
        { batch: batch.id, offer, label, pattern },
      );
    }
  };
  const offersNumber = (findings: readonly Finding[]): number | null => {
    if (findings.every(({ repair }) => repair === undefined)) {
      return null;
    }
    const keys = new Set<string>();
    for (const finding of findings) {
      const kind = repairKindOf(finding);
      if (kind !== null) {
        keys.add(kind.key);
        keepLabel(kind.key, kind.label, kind.pattern);
      }
    }
    return numberOfWord('offers', JSON.stringify([...keys].sort()));
  };
  const findingsText = (findings: readonly Finding[]): string | null => {
    const text = writeFindings(findings);
    return text === null || (!numbers.findings.has(text) && numbers.findings.size >= MOST_ALIKE)
      ? text
      : String(numberOfWord('findings', text));
  };
  const write = ({ importFindings, ruleFindings, needs }: RowJudgement): Judged => {
    const findings = importFindings.length === 0 ? ruleFindings : [...importFindings, ...ruleFindings];
    return {
      standing: standingNumber(rowStanding(findings, needs)),
      offers: offersNumber(findings),
      needs: needs.length === 0 ? null : needsNumber(needs),
      imported: writeFindings(importFindings),
      findings: findingsText(ruleFindings),
    };
  };
  const known = new Map<readonly Finding[], Map<readonly RowNeed[], Judged>>();
  return {
    judged(judgement) {
      if (judgement.importFindings.length > 0) {
        return write(judgement);
      }
      let ofFindings = known.get(judgement.ruleFindings);
      if (ofFindings === undefined) {
        if (known.size === MOST_KNOWN) {
          known.clear();
        }
        ofFindings = new Map();
        known.set(judgement.ruleFindings, ofFindings);
      }
      let written = ofFindings.get(judgement.needs);
      if (written === undefined) {
        written = write(judgement);
        ofFindings.set(judgement.needs, written);
      }
      return written;
    },
  };
}
