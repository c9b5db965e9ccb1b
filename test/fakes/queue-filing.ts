import { createHash } from 'node:crypto';
import type { OutboxEntry, Store } from '../../src-main/engine/ports/store.ts';
import { contentOf, type Filing, type FilingContent } from '../../src-shared/domain/filing.ts';
import { canonicalJson } from '../../src-shared/lib/canonical-json.ts';
import type { Instant } from '../../src-shared/lib/plain-date.ts';

/** Content as 提交 leaves it behind: the filing queued and its frozen entry, in one transaction. Submitting it again replaces both. */
export function queueFiling(store: Store, content: FilingContent, queuedAt: Instant): void {
  const filing: Filing = {
    filingId: content.clientId,
    region: content.region,
    profileVersion: content.profileVersion,
    service: content.service,
    insurance: content.insurance,
    unitNumber: content.unitNumber,
    state: 'queued',
    step: 'check',
    rows: content.rows.map(({ rowId, values, materials }) => ({
      rowId,
      values,
      origins: {},
      attachments: materials.map((material) => ({ ...material, attachedAt: queuedAt })),
      verdict: null,
    })),
    sharedValues: {},
    attachments: [],
    revision: 1,
    createdAt: queuedAt,
    changedAt: queuedAt,
    submittedAt: content.submittedAt,
    receipt: null,
    decidedAt: null,
  };
  store.transaction((write) => {
    write.putFiling(filing, { idNumbers: [], names: [], effectiveMonth: '' });
    write.putOutboxEntry(entryOf(contentOf(filing, content.submittedAt), queuedAt));
  });
}

export function entryOf(content: FilingContent, queuedAt: Instant): OutboxEntry {
  const text = canonicalJson(content);
  return {
    filingId: content.clientId,
    content: text,
    contentHash: createHash('sha256').update(text).digest('hex'),
    remarks: [],
    queuedAt,
    attempts: 0,
    lastFailure: null,
    nextAttemptAt: null,
  };
}

/** 修改: back to a draft, out of the outbox, as the engine does it; false when it is none of the clerk's any more. */
export function reopenFiling(store: Store, filingId: Filing['filingId']): boolean {
  return store.transaction((write) => {
    const filing = write.filing(filingId);
    if (filing?.state !== 'queued') {
      return false;
    }
    write.putFiling({ ...filing, state: 'draft', submittedAt: null }, { idNumbers: [], names: [], effectiveMonth: '' });
    write.removeOutboxEntry(filingId);
    return true;
  });
}
