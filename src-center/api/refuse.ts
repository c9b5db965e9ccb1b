import { ORPCError } from '@orpc/server';
import type { CentreErrorCode } from '../../src-shared/contract/centre.ts';
import type { Failure } from '../../src-shared/contract/errors.ts';
import type { Result } from '../../src-shared/lib/result.ts';

const STATUS = { REFUSED: 422, CONFLICT: 409, SIGN_IN: 401, NOT_FOUND: 404, TOO_MANY: 429, CLOSED: 503 } as const satisfies Record<
  CentreErrorCode,
  number
>;

/** Which answer a failure travels in; clients go by the failure's own code. */
function answerFor({ code }: Failure): CentreErrorCode {
  switch (code) {
    case 'session-missing':
      return 'SIGN_IN';
    case 'unit-not-found':
    case 'account-not-found':
    case 'filing-not-found':
    case 'material-not-found':
    case 'registration-expired':
      return 'NOT_FOUND';
    case 'unit-already-registered':
    case 'insurance-already-linked':
    case 'content-conflict':
    case 'not-possible-now':
      return 'CONFLICT';
    case 'code-too-soon':
    case 'code-locked':
    case 'account-locked':
    case 'centre-busy':
      return 'TOO_MANY';
    case 'centre-closed':
      return 'CLOSED';
    default:
      return 'REFUSED';
  }
}

export function refusalOf(failure: Failure): ORPCError<CentreErrorCode, Failure> {
  const code = answerFor(failure);
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
