import type { BatchView } from '../../../src-shared/contract/batch.ts';
import type { FilingId } from '../../../src-shared/domain/ids.ts';
import type { UnitRecord } from '../../../src-shared/domain/unit.ts';
import { fieldsOf } from '../../../src-shared/forms/evaluate.ts';
import { normaliseValue } from '../../../src-shared/forms/normalise-value.ts';
import { prefilledValues } from '../../../src-shared/forms/prefill.ts';
import { startRow } from '../../../src-shared/forms/row-values.ts';
import type { PlainDate } from '../../../src-shared/lib/plain-date.ts';
import { fail, ok } from '../../../src-shared/lib/result.ts';
import type { Service } from '../../../src-shared/profile/service-of.ts';
import type { Settle } from '../dispatch.ts';
import type { Outcome } from '../engine-parts.ts';
import type { OpenAccount } from '../ports/vault.ts';
import { type BatchParts, changeBatch, findBatchDraft } from './batch-desk.ts';
import { batchViewOf } from './batch-view.ts';
import { JUDGED_AT_ONCE, judgeAgain, startJudging } from './judge-job.ts';

/** 申请年月 and the like (W-45): chosen once, and every row is judged by it. */
export function saveShared(
  parts: BatchParts,
  account: OpenAccount,
  ask: { readonly filingId: FilingId; readonly values: Readonly<Record<string, string>> },
  settle: Settle,
): Outcome<BatchView> {
  const { store } = account;
  const found = findBatchDraft(parts, store, ask.filingId);
  if (!found.ok) {
    return found;
  }
  const { filing, context } = found.value;
  const shared = new Map(
    fieldsOf(context.service.form).flatMap((field) =>
      field.shared === true && field.readOnly !== true ? [[field.id, field] as const] : [],
    ),
  );
  const stranger = Object.keys(ask.values).find((id) => !shared.has(id));
  if (stranger !== undefined) {
    return fail({ code: 'request-invalid', detail: `values.${stranger}` });
  }
  const sharedValues = { ...filing.sharedValues };
  for (const [id, text] of Object.entries(ask.values)) {
    const value = normaliseValue(shared.get(id)?.kind ?? 'text', text);
    if (value === '') {
      delete sharedValues[id];
    } else {
      sharedValues[id] = value;
    }
  }
  if (JSON.stringify(sharedValues) === JSON.stringify(filing.sharedValues)) {
    return ok(batchViewOf(parts, store, found.value));
  }
  const atHand = { ...found.value, filing: { ...filing, sharedValues } };
  const now = parts.clock.now();
  const isFew = store.batchSummary(ask.filingId).counts.rows <= JUDGED_AT_ONCE;
  const label = `修改${[...shared.values()]
    .filter(({ id }) => id in ask.values)
    .map((field) => field.label)
    .join('、')}`;
  const view = changeBatch(parts, store, found.value, {
    label,
    key: `shared:${Object.keys(ask.values).sort().join(',')}`,
    wholes: { sharedValues, attachments: filing.attachments },
    rows: (write) => {
      if (isFew) {
        const rows = write.batchSlice(ask.filingId, { after: 0, limit: JUDGED_AT_ONCE });
        judgeAgain(atHand, write, { rows, repeated: write.batchRepeated(ask.filingId), now });
      } else {
        write.putBatchStamp(ask.filingId, '');
      }
    },
  });
  if (view.ok && !isFew) {
    startJudging(parts, account, ask.filingId, settle);
  }
  return view;
}

/** What a new batch starts with for all its rows: what starts by itself, and what the unit's record says (ZM-09). */
export function startShared(
  { form }: Pick<Service, 'form'>,
  { today, unit }: { readonly today: PlainDate; readonly unit: UnitRecord | undefined },
): Readonly<Record<string, string>> {
  const start: Readonly<Record<string, string>> = { ...startRow({ form, today }).values, ...prefilledValues(form, { unit }) };
  return Object.fromEntries(
    fieldsOf(form).flatMap(({ id, shared }) => (shared === true && start[id] !== undefined ? [[id, start[id]]] : [])),
  );
}
