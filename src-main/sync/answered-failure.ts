import { type Failure, failureSchema } from '../../src-shared/contract/errors.ts';

const BUSY_SECONDS = 30;

/**
 * What a centre's error answer means: its own `Failure` where it sent one this version knows, else what the status says.
 * A newer centre may send failures that are not in our list; they must still come out as something the clerk can act on.
 */
export function answeredFailure(answer: {
  readonly status: number;
  readonly data: unknown;
  /** The Retry-After header. */
  readonly retryAfter: string | null;
}): Failure {
  const known = failureSchema.safeParse(answer.data);
  const pause = secondsOf(answer.retryAfter);
  if (known.success) {
    const failure = known.data;
    return failure.code === 'centre-busy' && pause !== null && pause > failure.retryAfterSeconds
      ? { code: 'centre-busy', retryAfterSeconds: pause }
      : failure;
  }
  switch (answer.status) {
    case 401:
      return { code: 'session-missing' };
    case 429:
    case 503:
      return { code: 'centre-busy', retryAfterSeconds: pause ?? BUSY_SECONDS };
    case 400:
    case 413:
    case 422:
      return { code: 'request-invalid', detail: `HTTP ${answer.status}` };
    default:
      return answer.status >= 500 ? { code: 'internal', reference: '' } : { code: 'centre-not-recognised', status: answer.status };
  }
}

/** Whole seconds; the date form of Retry-After leans on two clocks and is passed over. */
function secondsOf(retryAfter: string | null): number | null {
  return retryAfter !== null && /^\d{1,6}$/.test(retryAfter.trim()) ? Number(retryAfter) : null;
}
