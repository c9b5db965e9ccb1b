import type { Failure } from '../../src-shared/contract/errors.ts';
import { assertNever } from '../../src-shared/lib/assert-never.ts';

/**
 * What a failed sending means for the outbox. `stop`: the same would happen to every filing, so the run ends and keeps the order.
 * `again`: this filing's own bad luck. `hold`: the centre (or this PC) refuses this filing as it is; asking again changes nothing,
 * the clerk must (peers 70), and nothing behind it waits.
 */
export type Consequence = 'stop' | 'again' | 'hold';

export function consequenceOf(failure: Failure): Consequence {
  switch (failure.code) {
    case 'centre-unreachable':
    case 'centre-not-recognised':
    case 'centre-busy':
    case 'centre-closed':
    case 'session-missing':
    case 'account-not-found':
    case 'account-locked':
    case 'disk-full':
    case 'sending-paused':
      return 'stop';
    case 'answer-lost':
    case 'internal':
      return 'again';
    case 'unit-not-found':
    case 'unit-already-registered':
    case 'unit-of-other-employer':
    case 'insurance-already-linked':
    case 'registration-expired':
    case 'code-wrong':
    case 'code-expired':
    case 'code-not-sent':
    case 'code-too-soon':
    case 'code-locked':
    case 'password-weak':
    case 'password-wrong':
    case 'account-already-here':
    case 'recovery-key-wrong':
    case 'locked':
    case 'store-damaged':
    case 'store-from-newer-version':
    case 'store-in-use':
    case 'filing-not-found':
    case 'filing-not-editable':
    case 'filing-changed':
    case 'insurance-not-linked':
    case 'service-unknown':
    case 'findings-open':
    case 'nothing-to-undo':
    case 'not-possible-now':
    case 'workbook-refused':
    case 'rows-too-many':
    case 'filing-too-large':
    case 'rows-missing':
    case 'job-not-found':
    case 'job-running':
    case 'cancelled':
    case 'person-not-found':
    case 'already-this-year':
    case 'scanner-failed':
    case 'page-edit-impossible':
    case 'material-empty':
    case 'material-too-large':
    case 'material-kind-refused':
    case 'material-damaged':
    case 'material-hostile':
    case 'material-too-many':
    case 'separator-sheets':
    case 'material-not-found':
    case 'material-mismatch':
    case 'materials-missing':
    case 'profile-version-unknown':
    case 'content-conflict':
    case 'cursor-too-old':
    case 'request-invalid':
      return 'hold';
    default:
      return assertNever(failure);
  }
}

/** Whether the centre may have taken a filing although its PUT ended like this. A refusal of its own proves that it did not. */
export function leavesDoubt(failure: Failure): boolean {
  return failure.code === 'answer-lost' || failure.code === 'internal' || failure.code === 'centre-not-recognised';
}
