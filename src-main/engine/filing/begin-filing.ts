import type { FilingView } from '../../../src-shared/contract/engine.ts';
import type { Filing, FilingRow, ValueOrigin } from '../../../src-shared/domain/filing.ts';
import type { FilingId, RowId } from '../../../src-shared/domain/ids.ts';
import type { Insurance } from '../../../src-shared/domain/insurance.ts';
import type { RosterPerson } from '../../../src-shared/domain/person.ts';
import type { UnitRecord } from '../../../src-shared/domain/unit.ts';
import type { FormDefinition } from '../../../src-shared/forms/definition.ts';
import { prefilledValues } from '../../../src-shared/forms/prefill.ts';
import { copyForNextPerson, type RowContent, startRow, withComputed } from '../../../src-shared/forms/row-values.ts';
import { chinaDate, type Instant } from '../../../src-shared/lib/plain-date.ts';
import { fail } from '../../../src-shared/lib/result.ts';
import { startShared } from '../batch/shared-values.ts';
import type { EngineParts, Outcome } from '../engine-parts.ts';
import type { OpenAccount } from '../ports/vault.ts';
import { accountOf } from '../session/account-record.ts';
import { contextOf, currentContext, type FilingContext } from './filing-context.ts';
import { type FilingParts, keepFiling } from './filing-desk.ts';
import { beginHistory } from './filing-history.ts';

type Parts = FilingParts & Pick<EngineParts, 'ids'>;
type NewRow = Pick<FilingRow, 'values' | 'origins' | 'attachments'>;
/** Rejected by the centre in whole or part, or taken back by the unit: what may be filed again with everything kept. */
const CORRECTABLE: ReadonlySet<Filing['state']> = new Set(['rejected', 'partly-approved', 'withdrawn']);

/** A new draft of a service (W-17). */
export function beginFiling(
  parts: Parts,
  { store }: OpenAccount,
  ask: { readonly service: string; readonly insurance: Insurance; readonly socialSecurityNumber?: string },
): Outcome<FilingView> {
  const { socialSecurityNumber } = ask;
  const known =
    socialSecurityNumber === undefined ? [] : store.rosterPeople(ask.insurance, { idNumbers: [socialSecurityNumber], names: [] });
  if (socialSecurityNumber !== undefined && known.length === 0) {
    return fail({ code: 'person-not-found', socialSecurityNumber });
  }
  // A batch begins without rows: they come from a workbook.
  return startDraft(parts, store, ask, ({ service }) =>
    service.batch === undefined
      ? [
          emptyHanded(
            withKnown(service.form, startRow({ form: service.form, today: today(parts) }), {
              ...knownHere(parts, store, ask.insurance),
              person: known[0],
            }),
          ),
        ]
      : [],
  );
}

/** 复制上一条 (W-24): what is not bound to the person, of the last person in the filing. */
export function beginLike(parts: Parts, { store }: OpenAccount, filingId: FilingId): Outcome<FilingView> {
  const source = store.filing(filingId);
  if (source === null) {
    return fail({ code: 'filing-not-found' });
  }
  const values = source.rows.at(-1)?.values ?? {};
  return startDraft(parts, store, source, ({ service }) => [
    emptyHanded(
      withKnown(
        service.form,
        copyForNextPerson({ form: service.form, values, filingId, today: today(parts) }),
        knownHere(parts, store, source.insurance),
      ),
    ),
  ]);
}

/** A new draft of what the centre did not approve, values and materials kept (O-11). The origins lead back to the filing. */
export function beginCorrection(parts: Parts, { store }: OpenAccount, filingId: FilingId): Outcome<FilingView> {
  const source = store.filing(filingId);
  if (source === null) {
    return fail({ code: 'filing-not-found' });
  }
  if (!CORRECTABLE.has(source.state)) {
    return fail({ code: 'not-possible-now', state: source.state });
  }
  if (source.rows.length === 0) {
    return beginBatchCorrection(parts, store, source);
  }
  return startDraft(parts, store, source, () =>
    source.rows
      .filter((row) => row.verdict?.approved !== true)
      .map(({ values, origins, attachments }) => ({ values, origins: copiedOrigins(origins, filingId), attachments })),
  );
}

/** The same of a batch: its rows are copied where they are kept, each with what the centre said against it until somebody mends it. */
function beginBatchCorrection(parts: Parts, store: OpenAccount['store'], source: Filing): Outcome<FilingView> {
  const begun = startDraft(parts, store, source, () => []);
  if (!begun.ok) {
    return begun;
  }
  const { filing } = begun.value;
  const kept: Filing = { ...filing, sharedValues: source.sharedValues, attachments: source.attachments };
  const context = contextOf(parts.profiles, kept);
  if (!context.ok) {
    return context;
  }
  return keepFiling(parts, store, { filing: kept, context: context.value }, (write) => {
    write.copyUnapproved(source.filingId, filing.filingId);
  });
}

function startDraft(
  parts: Parts,
  store: OpenAccount['store'],
  ask: { readonly service: string; readonly insurance: Insurance },
  makeRows: (context: FilingContext) => readonly NewRow[],
): Outcome<FilingView> {
  const { region, links } = accountOf(store);
  const context = currentContext(parts.profiles, { region, service: ask.service, insurance: ask.insurance });
  if (!context.ok) {
    return context;
  }
  const link = links.find((each) => each.insurance === ask.insurance);
  if (link === undefined) {
    return fail({ code: 'insurance-not-linked', insurance: ask.insurance });
  }
  const now = parts.clock.now();
  const filing: Filing = {
    filingId: parts.ids.next() as FilingId,
    region,
    profileVersion: context.value.profile.version,
    service: ask.service,
    insurance: ask.insurance,
    unitNumber: link.unitNumber,
    state: 'draft',
    step: context.value.service.steps[0] ?? 'fill',
    rows: makeRows(context.value).map(({ values, origins, attachments }) => ({
      rowId: parts.ids.next() as RowId,
      values,
      origins,
      attachments,
      verdict: null,
    })),
    sharedValues:
      context.value.service.batch === undefined
        ? {}
        : startShared(context.value.service, { today: today(parts), unit: unitOf(store, ask.insurance) }),
    attachments: [],
    revision: 1,
    createdAt: now,
    changedAt: now,
    submittedAt: null,
    receipt: null,
    decidedAt: null,
  };
  return keepFiling(parts, store, { filing, context: context.value }, (write) => {
    beginHistory(write, filing, now);
  });
}

type Known = {
  readonly today: string;
  readonly person?: RosterPerson | undefined;
  readonly unit: UnitRecord | undefined;
  readonly asOf: Instant | null;
};

function knownHere(parts: Parts, store: OpenAccount['store'], insurance: Insurance): Known {
  return { today: today(parts), unit: unitOf(store, insurance), asOf: store.syncState().asOf };
}

/** The unit's record as the centre last told it, before the first time what it was linked with. */
function unitOf(store: OpenAccount['store'], insurance: Insurance): UnitRecord | undefined {
  return store.unit(insurance)?.unit ?? accountOf(store).links.find((link) => link.insurance === insurance);
}

/** A new row with what is known already of the person picked (W-27) and of the unit (W-50), and what follows from it. */
function withKnown(form: FormDefinition, start: RowContent, from: Known): RowContent {
  const known = prefilledValues(form, from);
  const origin: ValueOrigin = from.asOf === null ? { from: 'default' } : { from: 'centre', asOf: from.asOf };
  return withComputed(form, from.today, {
    values: { ...start.values, ...known },
    origins: { ...start.origins, ...Object.fromEntries(Object.keys(known).map((id) => [id, origin])) },
  });
}

function emptyHanded(content: RowContent): NewRow {
  return { ...content, attachments: [] };
}

/** Computed and default values stay what they are, so that they go on following what they are computed from. */
function copiedOrigins(origins: FilingRow['origins'], filingId: FilingId): FilingRow['origins'] {
  return Object.fromEntries(
    Object.entries(origins).map(([field, origin]) => [
      field,
      origin.from === 'derived' || origin.from === 'default' ? origin : ({ from: 'copied', filingId } as const),
    ]),
  );
}

function today(parts: Parts): string {
  return chinaDate(parts.clock.now());
}
