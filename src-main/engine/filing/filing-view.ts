import type { FilingView } from '../../../src-shared/contract/engine.ts';
import type { Instant } from '../../../src-shared/lib/plain-date.ts';
import { materialsFor } from '../../../src-shared/profile/materials-for.ts';
import type { Finding } from '../../../src-shared/validation/finding.ts';
import { validateFiling } from '../../../src-shared/validation/validate.ts';
import { withCards } from '../cards/with-cards.ts';
import type { StoreReader } from '../ports/store.ts';
import type { FilingAtHand } from './filing-context.ts';
import { rosterFacts } from './roster-facts.ts';

/** What the rules say of a draft now. What was sent is the centre's to judge: it has no findings any more. */
export function findingsOf(reader: StoreReader, { filing, context }: FilingAtHand, now: Instant): Finding[] {
  // The rows of a batch are judged where they are kept (engine/batch).
  if (filing.state !== 'draft' || context.service.batch !== undefined) {
    return [];
  }
  const facts = rosterFacts({ reader, filing, context, now });
  const { service, insurance } = filing;
  const rows = withCards(reader, context.service, filing.rows);
  return [...validateFiling({ profile: context.profile, service, insurance, rows, facts })];
}

/** A filing with everything a screen needs to draw it. */
export function viewOf(reader: StoreReader, { filing, context }: FilingAtHand, now: Instant): FilingView {
  const { position, last } = reader.history(filing.filingId);
  const editable = filing.state === 'draft';
  return {
    filing: { ...filing, rows: withCards(reader, context.service, filing.rows) },
    findings: findingsOf(reader, { filing, context }, now),
    materials: filing.rows.flatMap((row) =>
      materialsFor(context.service, row.values).map(({ kind, label, hint, required }) => ({
        rowId: row.rowId,
        kind,
        label,
        hint,
        required,
        count: row.attachments.filter((attachment) => attachment.kind === kind).length,
      })),
    ),
    canUndo: editable && position > 0,
    canRedo: editable && position < last,
  };
}
