import type { Failure } from '../../src-shared/contract/errors.ts';

/** System and fetch codes that only occur before a connection stands. */
const NO_CONNECTION: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_FAIL',
  'EAI_NODATA',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** A TLS handshake that failed: somebody answered, but not with the centre's certificate. */
const WRONG_CERTIFICATE =
  /^(CERT_|ERR_TLS_CERT|ERR_SSL_|DEPTH_ZERO_SELF_SIGNED_CERT$|SELF_SIGNED_CERT_IN_CHAIN$|UNABLE_TO_(GET_ISSUER_CERT|VERIFY_LEAF))/;

/**
 * What a thrown fetch error proves to have failed before any byte of the request went out; null when the centre may have it all.
 * In doubt it is null: a doubt costs one question to the centre, a false certainty costs a filing.
 */
export function nothingWasSent(error: unknown): Failure | null {
  for (const cause of causesOf(error)) {
    const code = textOf(cause, 'code');
    if (NO_CONNECTION.has(code) || textOf(cause, 'syscall') === 'connect') {
      return { code: 'centre-unreachable' };
    }
    if (WRONG_CERTIFICATE.test(code)) {
      return { code: 'centre-not-recognised', status: 0 };
    }
  }
  return null;
}

/** The error and what caused it; happy-eyeballs attempts come as an AggregateError whose parts say the same. */
function causesOf(error: unknown): readonly unknown[] {
  const causes: unknown[] = [];
  for (let cause = error; cause instanceof Error && causes.length < 5; cause = cause.cause) {
    causes.push(cause);
    if (cause instanceof AggregateError && cause.errors.length > 0 && cause.errors.every((each) => nothingWasSent(each) !== null)) {
      causes.push(cause.errors[0]);
    }
  }
  return causes;
}

function textOf(value: unknown, member: string): string {
  const found: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, member) : undefined;
  return typeof found === 'string' ? found : '';
}
