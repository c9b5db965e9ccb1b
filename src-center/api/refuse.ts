import { ORPCError } from '@orpc/server';
import type { CentreErrorCode } from '../../src-shared/contract/centre.ts';
import type { Failure, FailureCode } from '../../src-shared/contract/errors.ts';
import type { Result } from '../../src-shared/lib/result.ts';

const STATUS = { REFUSED: 422, CONFLICT: 409, SIGN_IN: 401, NOT_FOUND: 404, TOO_MANY: 429, CLOSED: 503 } as const satisfies Record<
  CentreErrorCode,
  number
>;

/** Which answer a failure travels in, where it is not simply refused; clients go by the failure's own code. */
const ANSWERS: Readonly<Partial<Record<FailureCode, CentreErrorCode>>> = {
  'session-missing': 'SIGN_IN',
  'unit-not-found': 'NOT_FOUND',
  'account-not-found': 'NOT_FOUND',
  'filing-not-found': 'NOT_FOUND',
  'material-not-found': 'NOT_FOUND',
  'registration-expired': 'NOT_FOUND',
  'unit-already-registered': 'CONFLICT',
  'insurance-already-linked': 'CONFLICT',
  'content-conflict': 'CONFLICT',
  'not-possible-now': 'CONFLICT',
  'code-too-soon': 'TOO_MANY',
  'code-locked': 'TOO_MANY',
  'account-locked': 'TOO_MANY',
  'centre-busy': 'TOO_MANY',
  'centre-closed': 'CLOSED',
};

export function refusalOf(failure: Failure): ORPCError<CentreErrorCode, Failure> {
  const code = ANSWERS[failure.code] ?? 'REFUSED';
  return new ORPCError(code, { status: STATUS[code], data: failure, defined: true });
}

/** The value, or the failure thrown as the protocol's own error. */
export function valueOf<T>(result: Result<T, Failure>): T {
  if (!result.ok) {
    throw refusalOf(result.error);
  }
  return result.value;
}

/** The same answer for what never reaches the router. */
export function refusalResponse(failure: Failure): Response {
  const error = refusalOf(failure);
  return Response.json(error.toJSON(), { status: error.status });
}
