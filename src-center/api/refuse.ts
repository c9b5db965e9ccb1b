import { ORPCError } from '@orpc/server';
import type { CentreErrorCode } from '../../src-shared/contract/centre.ts';
import type { Failure, FailureCode } from '../../src-shared/contract/errors.ts';
import type { Result } from '../../src-shared/lib/result.ts';
import { MAX_FILING_BYTES } from './http.ts';

const STATUS = {
  REFUSED: 422,
  CONFLICT: 409,
  SIGN_IN: 401,
  NOT_FOUND: 404,
  TOO_MANY: 429,
  CLOSED: 503,
  TOO_LARGE: 413,
} as const satisfies Record<CentreErrorCode, number>;

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
  'filing-too-large': 'TOO_LARGE',
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

/** A body beyond its limit, also in words for whoever reads the answer itself. */
export function tooLargeResponse({ bytes, maxBytes }: { readonly bytes: number; readonly maxBytes: number }): Response {
  const most = `${maxBytes / 1024 / 1024} MB`;
  const isFiling = maxBytes === MAX_FILING_BYTES;
  const message = isFiling
    ? `这笔申报的数据超过中心一次能接收的 ${most}。请把人员分成几笔，分次申报。`
    : `请求的数据超过 ${most}，中心不接收。`;
  const data: Failure = isFiling ? { code: 'filing-too-large', bytes, maxBytes } : { code: 'request-invalid', detail: message };
  const error = new ORPCError('TOO_LARGE', { status: STATUS.TOO_LARGE, data, message, defined: true });
  return Response.json(error.toJSON(), { status: error.status });
}
