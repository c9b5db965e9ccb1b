import type { FilingSummary } from '../../../src-shared/contract/engine.ts';
import type { Filing } from '../../../src-shared/domain/filing.ts';
import type { Instant } from '../../../src-shared/lib/plain-date.ts';
import { filingIndex } from '../../../src-shared/profile/filing-index.ts';
import { countBySeverity } from '../../../src-shared/validation/validate.ts';
import type { Profiles } from '../ports/profiles.ts';
import type { StoreReader } from '../ports/store.ts';
import { contextOf, type FilingContext } from './filing-context.ts';
import { findingsOf } from './filing-view.ts';

const NAMES_SHOWN = 3;

/** One line of 申报查询 (W-57). A draft that cannot be judged, because its profile version is gone, counts as blocked once. */
export function summaryOf(reader: StoreReader, profiles: Profiles, filing: Filing, now: Instant): FilingSummary {
  const context = contextOf(profiles, filing);
  if (context.ok && context.value.service.batch !== undefined) {
    return batchSummaryOf(reader, filing, context.value);
  }
  const findings = context.ok ? findingsOf(reader, { filing, context: context.value }, now) : [];
  const counts = countBySeverity(findings);
  const index = context.ok ? filingIndex(context.value.service.roles, filing.rows) : { names: [], effectiveMonth: '' };
  const { filingId, service, insurance, unitNumber, state, step, createdAt, changedAt, submittedAt, decidedAt, receipt } = filing;
  return {
    filingId,
    service,
    insurance,
    unitNumber,
    state,
    step,
    names: index.names.slice(0, NAMES_SHOWN),
    people: filing.rows.length,
    rejectedPeople: filing.rows.filter(({ verdict }) => verdict?.approved === false).length,
    effectiveMonth: index.effectiveMonth,
    blocks: context.ok ? counts.block : 1,
    warns: counts.warn,
    receiptNumber: receipt?.number ?? '',
    reason: reasonsOf(filing).join('；'),
    createdAt,
    changedAt,
    submittedAt,
    decidedAt,
  };
}

/** The line of a batch, from the sums kept with it: no row is judged for it. */
function batchSummaryOf(reader: StoreReader, filing: Filing, { service }: FilingContext): FilingSummary {
  const { counts, reasons } = reader.batchSummary(filing.filingId);
  const first = reader.batchSlice(filing.filingId, { after: 0, limit: NAMES_SHOWN });
  const isDraft = filing.state === 'draft';
  const { filingId, insurance, unitNumber, state, step, createdAt, changedAt, submittedAt, decidedAt, receipt } = filing;
  return {
    filingId,
    service: filing.service,
    insurance,
    unitNumber,
    state,
    step,
    names: first.map(({ values }) => values[service.roles.name] ?? ''),
    people: counts.rows,
    rejectedPeople: counts.rejected,
    effectiveMonth: filing.sharedValues[service.roles.effectiveMonth] ?? first[0]?.values[service.roles.effectiveMonth] ?? '',
    blocks: isDraft ? counts.bad + counts.lacking : 0,
    warns: isDraft ? counts.warned : 0,
    receiptNumber: receipt?.number ?? '',
    reason: reasons.join('；'),
    createdAt,
    changedAt,
    submittedAt,
    decidedAt,
  };
}

/** 未通过原因 of the rows, each once. */
function reasonsOf(filing: Filing): readonly string[] {
  const reasons = filing.rows.map((row) => row.verdict?.reason ?? '').filter((reason) => reason !== '');
  return [...new Set(reasons)];
}
