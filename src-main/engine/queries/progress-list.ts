import type { ProgressItem } from '../../../src-shared/contract/lists.ts';
import type { Filing, FilingRow, RowVerdict } from '../../../src-shared/domain/filing.ts';
import { DECIDED_STATES, PENDING_STATES } from '../../../src-shared/domain/transitions.ts';
import { chinaDate, type PlainDate } from '../../../src-shared/lib/plain-date.ts';
import { effectOf } from '../../../src-shared/profile/effect-of.ts';
import { contextOf } from '../filing/filing-context.ts';
import type { Profiles } from '../ports/profiles.ts';
import type { StoreReader } from '../ports/store.ts';

const FILINGS_AT_ONCE = 200;

/** Filings the centre has received between two days, both included, newest receipt first. */
function receivedBetween(
  reader: StoreReader,
  { fromDate = '', toDate = '' }: { readonly fromDate?: PlainDate | undefined; readonly toDate?: PlainDate | undefined },
): readonly Filing[] {
  const states = [...PENDING_STATES, ...DECIDED_STATES, 'withdrawn'] as const;
  const found: Filing[] = [];
  for (let offset = 0; ; offset += FILINGS_AT_ONCE) {
    const { items, total } = reader.filings({ states, limit: FILINGS_AT_ONCE, offset });
    found.push(
      ...items.filter(({ receipt }) => {
        const day = receipt === null ? '' : chinaDate(receipt.receivedAt);
        return day !== '' && (fromDate === '' || fromDate <= day) && (toDate === '' || day <= toDate);
      }),
    );
    if (offset + FILINGS_AT_ONCE >= total) {
      return found.toSorted((a, b) => (b.receipt?.receivedAt ?? '').localeCompare(a.receipt?.receivedAt ?? ''));
    }
  }
}

/** 办事进度 (ZM-11, ZM-12): one line a person of what the centre has received, of single filings and of batches alike. */
export function progressOf(
  reader: StoreReader,
  profiles: Profiles,
  query: {
    readonly fromDate?: PlainDate | undefined;
    readonly toDate?: PlainDate | undefined;
    readonly limit: number;
    readonly offset: number;
  },
): { readonly items: readonly ProgressItem[]; readonly total: number } {
  const items: ProgressItem[] = [];
  let total = 0;
  for (const filing of receivedBetween(reader, query)) {
    const isBatch = filing.rows.length === 0;
    const count = isBatch ? (reader.batchSummary(filing.filingId)?.counts.rows ?? 0) : filing.rows.length;
    const skipped = Math.max(0, query.offset - total);
    const wanted = query.limit - items.length;
    if (skipped < count && wanted > 0) {
      const rows = isBatch
        ? reader.batchRows(filing.filingId, { filter: 'all', offset: skipped, limit: wanted }).items
        : filing.rows.slice(skipped, skipped + wanted);
      items.push(...rows.map((row) => itemOf(profiles, filing, row)));
    }
    total += count;
  }
  return { items, total };
}

function itemOf(profiles: Profiles, filing: Filing, row: Pick<FilingRow, 'values' | 'verdict'>): ProgressItem {
  const context = contextOf(profiles, filing);
  const values = { ...filing.sharedValues, ...row.values };
  const roles = context.ok ? context.value.service.roles : null;
  return {
    filingId: filing.filingId,
    socialSecurityNumber: roles === null ? '' : (values[roles.idNumber] ?? ''),
    name: roles === null ? '' : (values[roles.name] ?? ''),
    changeType: context.ok ? (effectOf(context.value.service, values)?.changeType ?? context.value.service.label) : '',
    receivedAt: filing.receipt?.receivedAt ?? filing.changedAt,
    result: resultOf(filing, row.verdict),
    reason: row.verdict?.reason ?? '',
  };
}

function resultOf({ state }: Filing, verdict: RowVerdict | null): ProgressItem['result'] {
  if (state === 'withdrawn') {
    return 'withdrawn';
  }
  return verdict === null ? 'pending' : verdict.approved ? 'approved' : 'rejected';
}
