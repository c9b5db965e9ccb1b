import type { CentreFiling } from '../../src-shared/contract/centre.ts';
import type { Failure } from '../../src-shared/contract/errors.ts';
import { fail, ok, type Result } from '../../src-shared/lib/result.ts';
import type { Finding } from '../../src-shared/validation/finding.ts';
import type { Writing } from '../store/books.ts';
import { logChange } from '../store/changes.ts';
import { type FilingActor, findFiling, type KeptFiling, PENDING, putFilingState, putVerdict } from '../store/filings.ts';
import { enrol } from './enrol.ts';
import { findingsOf, rulesOf } from './facts.ts';
import type { Office } from './office.ts';

/** What was decided about one row. `reason` in words when refused. */
export type RowDecision = { readonly rowId: string; readonly approved: boolean; readonly reason: string };

export const RANDOM_REASON = '演练：按审核台设定的比例随机退回，请重新提交。';

/** Blocking sentences by row. */
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
  return office.books.write((write) => {
    const filing = findFiling(write, clientId);
    if (filing === null || !isPending(filing)) {
      return;
    }
    const knobs = office.knobs.get();
    const { service } = rulesOf(office.profiles, filing);
    const blocks = blocksByRow(findingsOf(write, office.profiles, filing));
    // Once a reviewer has opened it, it is theirs.
    const automatic = (service.review === 'automatic' || knobs.autoReview) && filing.state === 'received';
    const decisions = filing.rows
      .filter(({ approved }) => approved === null)
      .flatMap(({ rowId }): RowDecision[] => {
        const reasons = blocks.get(rowId);
        if (reasons !== undefined) {
          return [{ rowId, approved: false, reason: reasons.join('；') }];
        }
        if (!automatic) {
          return [];
        }
        const refused = random() * 100 < knobs.rejectPercent;
        return [{ rowId, approved: !refused, reason: refused ? RANDOM_REASON : '' }];
      });
    carryOut(office, write, filing, decisions, 'centre');
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
 * The reviewer's part: a word for every row still open. The rules are asked again against the roster of this moment; what they
 * block cannot be approved by hand either (`findings-open`).
 */
export function decideByReviewer(office: Office, clientId: string, decisions: readonly RowDecision[]): Promise<Result<null, Failure>> {
  return office.books.write((write): Result<null, Failure> => {
    const filing = findFiling(write, clientId);
    if (filing === null) {
      return fail({ code: 'filing-not-found' });
    }
    if (!isPending(filing)) {
      return fail({ code: 'not-possible-now', state: filing.state });
    }
    const open = filing.rows.filter(({ approved }) => approved === null).map(({ rowId }) => rowId);
    const decided = new Set(decisions.map(({ rowId }) => rowId));
    if (decided.size !== decisions.length || decided.size !== open.length || !open.every((rowId) => decided.has(rowId))) {
      return fail({ code: 'request-invalid', detail: 'one decision for every open row is needed' });
    }
    if (decisions.some(({ approved, reason }) => !approved && reason.trim() === '')) {
      return fail({ code: 'request-invalid', detail: 'a refusal needs its reason' });
    }
    const blocks = blocksByRow(findingsOf(write, office.profiles, filing));
    const blocked = decisions.filter(({ rowId, approved }) => approved && blocks.has(rowId)).length;
    if (blocked > 0) {
      return fail({ code: 'findings-open', blocks: blocked });
    }
    carryOut(office, write, filing, decisions, 'reviewer');
    return ok(null);
  });
}

function isPending(filing: KeptFiling): boolean {
  const pending: readonly CentreFiling['state'][] = PENDING;
  return pending.includes(filing.state);
}

/** Verdicts, their effect on the roster, and the state they make, in one transaction. */
function carryOut(office: Office, write: Writing, filing: KeptFiling, decisions: readonly RowDecision[], actor: FilingActor): void {
  if (decisions.length === 0) {
    return;
  }
  const { profile, service } = rulesOf(office.profiles, filing);
  const now = office.clock.now();
  for (const { rowId, approved, reason } of decisions) {
    const row = filing.rows.find((one) => one.rowId === rowId);
    if (row === undefined) {
      throw new Error('a decision about a row the filing does not have');
    }
    const personNumber = approved ? enrol(write, { profile, service, filing, row, now }) : '';
    putVerdict(write, filing.clientId, { rowId, approved, reason: approved ? '' : reason.trim(), personNumber });
  }
  if (decisions.some(({ approved }) => approved)) {
    // 参保人数 changed.
    logChange(write, { unitId: filing.unitId, kind: 'unit', key: filing.content.unitNumber, changedAt: now });
  }
  const after = findFiling(write, filing.clientId);
  if (after !== null) {
    putFilingState(write, after, { state: stateOf(after), actor, at: now });
  }
}

/** One word for the filing from the words for its rows; undecided while a row is. */
function stateOf({ rows, state }: KeptFiling): CentreFiling['state'] {
  if (rows.some(({ approved }) => approved === null)) {
    return state;
  }
  const approved = rows.filter((row) => row.approved === true).length;
  return approved === rows.length ? 'approved' : approved === 0 ? 'rejected' : 'partly-approved';
}
