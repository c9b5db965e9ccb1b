import type { BatchCounts, BatchRow, BatchView } from '../../../src-shared/contract/batch.ts';
import type { Filing } from '../../../src-shared/domain/filing.ts';
import { chinaDate } from '../../../src-shared/lib/plain-date.ts';
import { filingMaterialsFor, materialHint, rowMaterialsOf } from '../../../src-shared/profile/materials-for.ts';
import type { Service } from '../../../src-shared/profile/service-of.ts';
import { SEVERITIES } from '../../../src-shared/profile/severity.ts';
import type { Finding } from '../../../src-shared/validation/finding.ts';
import type { Tally } from '../../../src-shared/validation/judge-rows.ts';
import { withCards } from '../cards/with-cards.ts';
import { factsNaming } from '../filing/roster-facts.ts';
import type { StoredRow } from '../ports/batch-store.ts';
import type { StoreReader } from '../ports/store.ts';
import type { BatchAtHand, BatchParts } from './batch-desk.ts';
import { judgingOf } from './judge-slice.ts';

/** Up to so many rows the whole is counted anew for each look; beyond, the count of the last job holds. */
const COUNTED_AT_ONCE = 2000;
const tallies = new WeakMap<BatchParts['jobs'], Map<string, Tally>>();

/** A batch with everything its screen draws, but the rows. */
export function batchViewOf(parts: BatchParts, reader: StoreReader, atHand: BatchAtHand): BatchView {
  const { filing, context } = atHand;
  const { filingId } = filing;
  const { counts, repairs, materials } = reader.batchSummary(filingId);
  const { position, last } = reader.batchHistory(filingId);
  const isDraft = filing.state === 'draft';
  const labels = kindLabels(context.service);
  const stepLabel = (at: number): string => (at < 0 || at > last ? '' : (reader.batchStep(filingId, at)?.label ?? ''));
  return {
    filing,
    counts: filing.submittedAt === null ? counts : afterSubmitting(counts),
    findings: isDraft ? [...wholeFindings(parts, reader, atHand)] : [],
    repairs: isDraft ? [...repairs] : [],
    imports: [...reader.imports(filingId)],
    rowMaterials: materials.map((sum) => Object.assign({ label: sum.kind, hint: '' }, labels.get(sum.kind), sum)),
    filingMaterials: filingMaterialsFor(context.service, filing.sharedValues).map(({ kind, label, hint, required }) => ({
      kind,
      label,
      hint,
      required,
      count: filing.attachments.filter((file) => file.kind === kind).length,
    })),
    canUndo: isDraft && position >= 0,
    canRedo: isDraft && position < last,
    undoLabel: isDraft ? stepLabel(position) : '',
    redoLabel: isDraft ? stepLabel(position + 1) : '',
    jobId: parts.jobs.runningOn(filingId),
    unreadCards: parts.cards.unread(filingId),
  };
}

/** What was said while it was a draft is over: from here on the centre says who is good. */
function afterSubmitting(counts: BatchCounts): BatchCounts {
  return { ...counts, bad: 0, warned: 0, lacking: 0, doubted: 0, good: counts.rows };
}

/** What is said of the batch as a whole. */
export function wholeFindings(parts: BatchParts, reader: StoreReader, atHand: BatchAtHand): readonly Finding[] {
  const { filing, context } = atHand;
  const facts = factsNaming({ reader, filing, context, now: parts.clock.now(), idNumbers: [], names: [] });
  return judgingOf(atHand).whole(tallyOf(parts, reader, atHand), facts, filing);
}

/** Counted anew where that is quick; `keepTally` brings it from a job otherwise. */
function tallyOf(parts: BatchParts, reader: StoreReader, atHand: BatchAtHand): Tally {
  const { rows } = reader.batchSummary(atHand.filing.filingId).counts;
  if (rows > COUNTED_AT_ONCE) {
    const kept = tallies.get(parts.jobs)?.get(atHand.filing.filingId);
    return { ...(kept ?? judgingOf(atHand).startTally()), rows };
  }
  const judging = judgingOf(atHand);
  const tally = judging.startTally();
  for (let after = 0; ; ) {
    const slice = reader.batchSlice(atHand.filing.filingId, { after, limit: COUNTED_AT_ONCE });
    judging.count(tally, toCheck(slice, atHand.filing));
    const end = slice.at(-1)?.position;
    if (end === undefined || slice.length < COUNTED_AT_ONCE) {
      return tally;
    }
    after = end;
  }
}

export function keepTally(parts: BatchParts, filing: Filing, tally: Tally): void {
  const ofHouse = tallies.get(parts.jobs) ?? new Map<string, Tally>();
  tallies.set(parts.jobs, ofHouse.set(filing.filingId, tally));
}

export function toCheck(rows: readonly Pick<StoredRow, 'rowId' | 'values' | 'attachments'>[], { sharedValues }: Filing) {
  return rows.map(({ rowId, values, attachments }) => ({ rowId, values: { ...sharedValues, ...values }, attachments }));
}

/** Rows as the window gets them: files with what was read off them; worst findings first, those of the file before those of the rules. */
export function rowViews(reader: StoreReader, service: Service, rows: readonly StoredRow[]): BatchRow[] {
  return withCards(reader, service, rows).map(
    ({ rowId, position, values, origin, edited, attachments, verdict, importFindings, ruleFindings }) => {
      const findings = [...importFindings, ...ruleFindings].toSorted(
        (a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity),
      );
      return { rowId, position, values, origin, edited, attachments, verdict, findings };
    },
  );
}

/** What the rows were judged by: another day, news from the centre (its cursor moves with them only) or another rule pack may judge them otherwise. */
export function stampOf(parts: BatchParts, reader: StoreReader, { context }: BatchAtHand): string {
  return [chinaDate(parts.clock.now()), reader.syncState().cursor ?? '', context.profile.version].join(' ');
}

/** One name for a kind whose lines call it differently by the row's reason. */
function kindLabels(service: Service): ReadonlyMap<string, { readonly label: string; readonly hint: string }> {
  const kinds = Map.groupBy(rowMaterialsOf(service), ({ kind }) => kind);
  return new Map(
    [...kinds].map(([kind, lines]) => {
      const labels = [...new Set(lines.map(({ label }) => label))];
      return [
        kind,
        {
          label: `${labels[0] ?? kind}${labels.length > 1 ? '等' : ''}`,
          hint: labels.length > 1 || lines[0] === undefined ? '' : materialHint(lines[0]),
        },
      ];
    }),
  );
}
