import type { CentreFiling } from '../../src-shared/contract/centre.ts';
import type { Failure } from '../../src-shared/contract/errors.ts';
import { fail, ok, type Result } from '../../src-shared/lib/result.ts';
import { isAutomatic } from '../../src-shared/profile/is-automatic.ts';
import type { Finding } from '../../src-shared/validation/finding.ts';
import type { Writing } from '../store/books.ts';
import { logChange } from '../store/changes.ts';
import { countRows, type KeptRow, openRows, putVerdict, type RowCounts, rowsNamed } from '../store/filing-rows.ts';
import { type FilingActor, findFiling, type KeptFiling, PENDING, putFilingState } from '../store/filings.ts';
import { unitById } from '../store/units.ts';
import { carryOut } from './carry-out/carry-out.ts';
import { findingsOf, rulesOf } from './facts.ts';
import type { Office } from './office.ts';

/** What was decided about one row. `reason` in words when refused. */
export type RowDecision = { readonly rowId: string; readonly approved: boolean; readonly reason: string };
/** One word for every row that is still open. */
export type Rest = { readonly approved: boolean; readonly reason: string };

export const RANDOM_REASON = '演练：按审核台设定的比例随机退回，请重新提交。';
export const EVERY_REASON = '演练：按审核台的设定退回这一位，请核对后重新提交。';

/**
 * Rows gone through in one transaction. A filing may name a whole staff: between the slices everybody else gets their turn, and what
 * is decided stays decided when the machine stops in the middle.
 */
export const SLICE = 250;

/** Blocking sentences by row; what blocks the filing as a whole (rowId '') stands under ''. */
export function blocksByRow(findings: readonly Finding[]): ReadonlyMap<string, readonly string[]> {
  const blocks = findings.filter(({ severity }) => severity === 'block');
  return new Map(
    [...Map.groupBy(blocks, ({ place }) => place.rowId)].map(([rowId, found]) => [rowId, found.map(({ sentence }) => sentence)]),
  );
}

/**
 * The rule pack's part: rows that break a blocking rule are refused at once with every reason; the others are approved where the
 * service is automatic (or the knob says so), else they wait for the reviewer. Does nothing to a filing that is no longer pending.
 */
export function decideByRules(office: Office, clientId: string, random: () => number): Promise<void> {
  return throughOpenRows(office, clientId, 'centre', (filing) => {
    const knobs = office.knobs.get();
    const { service } = rulesOf(office.profiles, filing);
    // Once a reviewer has opened it, it is theirs.
    const untouched = filing.state === 'received';
    return ({ rowId, position, values }) => {
      if (!untouched || !(knobs.autoReview || isAutomatic(service, values))) {
        return null;
      }
      if (knobs.rejectEvery !== null && (position + 1) % knobs.rejectEvery === 0) {
        return { rowId, approved: false, reason: EVERY_REASON };
      }
      const refused = random() * 100 < knobs.rejectPercent;
      return { rowId, approved: !refused, reason: refused ? RANDOM_REASON : '' };
    };
  });
}

/** 开始审核. */
export function startReview(office: Office, clientId: string): Promise<Result<null, Failure>> {
  return office.books.write((write): Result<null, Failure> => {
    const filing = findFiling(write, clientId);
    if (filing === null) {
      return fail({ code: 'filing-not-found' });
    }
    if (filing.state !== 'received') {
      return filing.state === 'reviewing' ? ok(null) : fail({ code: 'not-possible-now', state: filing.state });
    }
    putFilingState(write, filing, { state: 'reviewing', actor: 'reviewer', at: office.clock.now() });
    return ok(null);
  });
}

/**
 * The reviewer's part: a word for some of the open rows, and, where given, one for all the rest. The rules are asked again against
 * the roster of this moment; a row they block cannot be approved by name (`findings-open`), and among the rest it is refused with
 * their reasons. What is left open waits, and is the reviewer's.
 */
export async function decideByReviewer(
  office: Office,
  clientId: string,
  { rows: decisions, rest }: { readonly rows: readonly RowDecision[]; readonly rest: Rest | null },
): Promise<Result<null, Failure>> {
  if ([...decisions, ...(rest === null ? [] : [rest])].some(({ approved, reason }) => !approved && reason.trim() === '')) {
    return fail({ code: 'request-invalid', detail: 'a refusal needs its reason' });
  }
  if (decisions.length === 0 && rest === null) {
    return fail({ code: 'request-invalid', detail: 'nothing was decided' });
  }
  const named = await office.books.write((write): Result<null, Failure> => {
    const filing = findFiling(write, clientId);
    if (filing === null) {
      return fail({ code: 'filing-not-found' });
    }
    if (!isPending(filing)) {
      return fail({ code: 'not-possible-now', state: filing.state });
    }
    const rows = rowsNamed(
      write,
      clientId,
      decisions.map(({ rowId }) => rowId),
    );
    if (rows.length !== decisions.length || rows.some(({ approved }) => approved !== null)) {
      return fail({ code: 'request-invalid', detail: 'a decision is about a row that is open, once' });
    }
    const blocks = blocksByRow(findingsOf(write, office.profiles, filing, rows));
    const blocked = decisions.filter(({ rowId, approved }) => approved && (blocks.has(rowId) || blocks.has(''))).length;
    if (blocked > 0) {
      return fail({ code: 'findings-open', blocks: blocked });
    }
    settleRows(office, write, filing, rows, new Map(decisions.map((decision) => [decision.rowId, decision])));
    settleFiling(office, write, filing, 'reviewer');
    return ok(null);
  });
  if (named.ok && rest !== null) {
    await throughOpenRows(office, clientId, 'reviewer', () => ({ rowId }) => ({ rowId, ...rest }));
  }
  return named;
}

/**
 * Goes through the open rows slice by slice. `begin` is asked for each slice, because the filing may have been opened, withdrawn or
 * decided in between; what it answers decides the rows the rules do not block, null leaves one open.
 */
async function throughOpenRows(
  office: Office,
  clientId: string,
  actor: FilingActor,
  begin: (filing: KeptFiling) => (row: KeptRow) => RowDecision | null,
): Promise<void> {
  for (let after: number | null = -1; after !== null; ) {
    const from: number = after;
    after = await office.books.write((write): number | null => {
      const filing = findFiling(write, clientId);
      if (filing === null || !isPending(filing)) {
        return null;
      }
      const rows = openRows(write, clientId, { after: from, limit: SLICE });
      const decide = begin(filing);
      const blocks = blocksByRow(findingsOf(write, office.profiles, filing, rows));
      const decisions = rows.flatMap((row): RowDecision[] => {
        const reasons = [...(blocks.get('') ?? []), ...(blocks.get(row.rowId) ?? [])];
        const decision = reasons.length > 0 ? { rowId: row.rowId, approved: false, reason: reasons.join('；') } : decide(row);
        return decision === null ? [] : [decision];
      });
      settleRows(office, write, filing, rows, new Map(decisions.map((decision) => [decision.rowId, decision])));
      const counts = countRows(write, clientId);
      const last = rows.length < SLICE ? null : (rows.at(-1)?.position ?? null);
      if (last === null && counts.open < counts.rows) {
        settleFiling(office, write, filing, actor);
      }
      return last;
    });
  }
}

function isPending(filing: KeptFiling): boolean {
  const pending: readonly CentreFiling['state'][] = PENDING;
  return pending.includes(filing.state);
}

/** Verdicts and what they do. */
function settleRows(
  office: Office,
  write: Writing,
  filing: KeptFiling,
  rows: readonly KeptRow[],
  decisions: ReadonlyMap<string, RowDecision>,
): void {
  const now = office.clock.now();
  const carrying = {
    ...rulesOf(office.profiles, filing),
    books: write,
    receiptNumber: filing.receiptNumber,
    now,
  };
  const touched = new Map<number, string>();
  for (const row of rows) {
    const decision = decisions.get(row.rowId);
    if (decision?.approved === true) {
      // Read anew for each: the row before may have changed it.
      const carried = carryOut({ ...carrying, unit: unitById(write, filing.unitId) }, row);
      carried.touched.forEach(({ unitId, unitNumber }) => touched.set(unitId, unitNumber));
      putVerdict(write, filing.clientId, { ...carried, rowId: row.rowId, approved: true, reason: '' });
    } else if (decision !== undefined) {
      putVerdict(write, filing.clientId, { rowId: row.rowId, approved: false, reason: decision.reason.trim(), personNumber: '' });
    }
  }
  for (const [unitId, unitNumber] of touched) {
    // 参保人数, or the record itself.
    logChange(write, { unitId, kind: 'unit', key: unitNumber, changedAt: now });
  }
}

/** One word for the filing from the words for its rows. */
function settleFiling(office: Office, write: Writing, filing: KeptFiling, actor: FilingActor): void {
  putFilingState(write, filing, { state: stateOf(filing, countRows(write, filing.clientId), actor), actor, at: office.clock.now() });
}

/** Undecided while a row is; what a reviewer has begun with is being reviewed. */
function stateOf({ state }: KeptFiling, { rows, open, approved }: RowCounts, actor: FilingActor): CentreFiling['state'] {
  if (open > 0) {
    return actor === 'reviewer' ? 'reviewing' : state;
  }
  return approved === rows ? 'approved' : approved === 0 ? 'rejected' : 'partly-approved';
}
