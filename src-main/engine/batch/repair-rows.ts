import type { BatchView } from '../../../src-shared/contract/batch.ts';
import type { FilingId, RowId } from '../../../src-shared/domain/ids.ts';
import { repairKindOf } from '../../../src-shared/validation/repair-key.ts';
import type { Outcome } from '../engine-parts.ts';
import type { StoredRow } from '../ports/batch-store.ts';
import type { OpenAccount } from '../ports/vault.ts';
import type { BatchParts } from './batch-desk.ts';
import { changeMany, type Values } from './edit-rows.ts';

/** Makes the repairs the findings offer: of one kind, or all there are; in these rows, or in all. One step of undo. */
export function repairRows(
  parts: BatchParts,
  { store }: OpenAccount,
  ask: { readonly filingId: FilingId; readonly key?: string; readonly rowIds?: readonly RowId[] },
): Outcome<BatchView> {
  const ids = ask.rowIds ?? store.batchRowIds(ask.filingId, { offering: ask.key ?? null });
  return changeMany(parts, store, { filingId: ask.filingId, ids, label: '按提示修复', valuesFor: (row) => repairsOf(row, ask.key) });
}

/** What the repairs of a row set; of two for one field the first, which is the worse finding's. */
function repairsOf({ importFindings, ruleFindings }: StoredRow, key: string | undefined): Values {
  const values: Record<string, string> = {};
  for (const finding of [...importFindings, ...ruleFindings]) {
    const kind = repairKindOf(finding);
    if (kind !== null && (key === undefined || kind.key === key)) {
      for (const [field, value] of Object.entries(finding.repair?.set ?? {})) {
        values[field] ??= value;
      }
    }
  }
  return values;
}
