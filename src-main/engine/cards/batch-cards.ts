import type { Filing } from '../../../src-shared/domain/filing.ts';
import type { RowId, Sha256 } from '../../../src-shared/domain/ids.ts';
import { canonicalJson } from '../../../src-shared/lib/canonical-json.ts';
import type { Instant } from '../../../src-shared/lib/plain-date.ts';
import { cardKinds, possibleCardKinds } from '../../../src-shared/profile/card-asked.ts';
import type { Finding } from '../../../src-shared/validation/finding.ts';
import { numberIn } from '../../../src-shared/validation/row-judging.ts';
import type { BatchAtHand } from '../batch/batch-desk.ts';
import { judgeSlice, repeatedIn } from '../batch/judge-slice.ts';
import type { StoredRow } from '../ports/batch-store.ts';
import type { Store, StoreReader } from '../ports/store.ts';
import { cardReading } from './card-readings.ts';

/** What a batch was when it was last looked through. */
export type SeenBatch = { readonly revision: number; readonly position: number };

export function seenNow(reader: StoreReader, { filingId, revision }: Filing): SeenBatch {
  return { revision, position: reader.batchHistory(filingId).position };
}

/** The rows whose values or materials may have changed since; null for all of them: at first, and where steps were taken back. */
export function changedRows(reader: StoreReader, filing: Filing, seen: SeenBatch | null): readonly RowId[] | null {
  const now = seenNow(reader, filing);
  if (seen === null || now.position < seen.position) {
    return null;
  }
  const rows = new Set<RowId>();
  // One goes on in the present step too, as long as it is the newest.
  for (let step = Math.min(seen.position + 1, now.position); seen.revision !== now.revision && step <= now.position; step += 1) {
    reader.batchStepRows(filing.filingId, step).forEach((rowId) => rows.add(rowId));
  }
  return [...rows];
}

/**
 * Names the files of these rows that are to be read, and judges the rows again whose files were: they may have been judged before, here or
 * while the program did not run. Answers whether something else is said of a row now.
 */
export function siftRows(
  atHand: BatchAtHand,
  store: Store,
  ask: { readonly rows: readonly StoredRow[]; readonly unread: (sha256: Sha256, rowId: RowId) => void; readonly now: Instant },
): boolean {
  const { service } = atHand.context;
  const { sharedValues } = atHand.filing;
  const possible = possibleCardKinds(service);
  const withRead: StoredRow[] = [];
  for (const row of ask.rows) {
    const cards = row.attachments.filter(({ kind }) => possible.has(kind));
    const unread = cards.filter(({ sha256 }) => cardReading(store, sha256) === null);
    if (unread.length > 0) {
      const kinds = cardKinds(service, { ...sharedValues, ...row.values });
      unread.filter(({ kind }) => kinds.has(kind)).forEach(({ sha256 }) => ask.unread(sha256, row.rowId));
    }
    if (unread.length < cards.length) {
      withRead.push(row);
    }
  }
  return judgeRead(atHand, store, withRead, ask.now);
}

/** Judges rows by what was read meanwhile. Only what is new is written, so that looking through a batch is reading. */
export function judgeRead(atHand: BatchAtHand, store: Store, rows: readonly StoredRow[], now: Instant): boolean {
  const { filingId } = atHand.filing;
  if (rows.length === 0) {
    return false;
  }
  const numbers = rows.map(({ values }) => numberIn(atHand.context.service.roles, values));
  const repeated = repeatedIn(atHand, store.batchRowsNaming(filingId, numbers));
  const judgements = judgeSlice(atHand, { reader: store, rows, repeated, now });
  const differing = rows.flatMap(({ rowId, ruleFindings }, index) => {
    const judgement = judgements[index];
    return judgement === undefined || sayTheSame(judgement.ruleFindings, ruleFindings) ? [] : [{ rowId, judgement }];
  });
  if (differing.length > 0) {
    store.transaction((write) => write.judgeRows(filingId, differing));
  }
  return differing.length > 0;
}

function sayTheSame(one: readonly Finding[], other: readonly Finding[]): boolean {
  return one.length === other.length && canonicalJson(one.map(withoutRow)) === canonicalJson(other.map(withoutRow));
}

function withoutRow({ place, ...finding }: Finding): object {
  return { ...finding, place: { ...place, rowId: '' } };
}
