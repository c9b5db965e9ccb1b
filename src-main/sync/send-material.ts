import type { HttpResponse, HttpStack, Upload } from 'tus-js-client';
import type { Failure } from '../../src-shared/contract/errors.ts';
import { fail, ok, type Result } from '../../src-shared/lib/result.ts';
import type { Centre } from '../engine/ports/centre.ts';
import { answeredFailure } from './answered-failure.ts';
import type { CentreFetch } from './centre-fetch.ts';

export const CHUNK_BYTES = 1024 * 1024;

type Material = Parameters<Centre['sendMaterial']>[1];
type SendAsk = {
  /** The centre's address without a slash at the end. */
  readonly url: string;
  readonly token: string;
  readonly material: Material;
  readonly fetchFromCentre: CentreFetch;
  readonly timeoutMs: number;
  readonly retryMs: readonly number[];
  readonly signal: AbortSignal | null;
  readonly commit: (uploadId: string) => Promise<Result<{ readonly sha256: string; readonly bytes: number }, Failure>>;
};

/**
 * Uploads a material by tus in pieces of at most 1 MiB and has the centre verify and keep it. `resumeUrl` goes on where a cut left off: at
 * most the piece under way is sent again. An upload the centre has forgotten, or whose bytes it found wrong, starts over once.
 */
export async function sendMaterial(ask: SendAsk): Promise<Result<null, Failure>> {
  // Five megabytes that nobody needs who does not send.
  const tus = await import('tus-js-client');
  let resumeUrl = ask.material.resumeUrl;
  for (let again = true; ; again = false) {
    const uploaded = await upload(tus, ask, resumeUrl);
    if (!uploaded.ok) {
      return uploaded;
    }
    const committed = await ask.commit(uploaded.value);
    if (committed.ok) {
      return committed.value.sha256 === ask.material.sha256 && committed.value.bytes === ask.material.bytes.byteLength
        ? ok(null)
        : fail({ code: 'material-mismatch', sha256: ask.material.sha256 });
    }
    const spoilt = committed.error.code === 'material-mismatch' || committed.error.code === 'material-not-found';
    if (!spoilt || !again) {
      return committed;
    }
    resumeUrl = null;
  }
}

/** Answers the upload's id. tus says nothing any more after an abort, so the signal answers for it. */
function upload(tus: { readonly Upload: typeof Upload }, ask: SendAsk, resumeUrl: string | null): Promise<Result<string, Failure>> {
  const { url, token, material, signal } = ask;
  const exchanges = createExchanges(ask);
  return new Promise((resolve) => {
    const finish = (outcome: Result<string, Failure>): void => {
      signal?.removeEventListener('abort', stop);
      resolve(outcome);
    };
    const stop = (): void => {
      void sending.abort();
      finish(fail({ code: 'centre-unreachable' }));
    };
    const { buffer, byteOffset, byteLength } = material.bytes;
    const sending = new tus.Upload(Buffer.from(buffer, byteOffset, byteLength), {
      endpoint: `${url}/uploads`,
      uploadUrl: resumeUrl === null ? null : uploadAddress(url, resumeUrl),
      metadata: { sha256: material.sha256 },
      headers: { authorization: `Bearer ${token}` },
      chunkSize: material.pace.pieceBytes(),
      retryDelays: [...ask.retryMs],
      onShouldRetry: () => exchanges.worthAnotherTry(),
      httpStack: exchanges.stack,
      fingerprint: () => Promise.resolve(''),
      storeFingerprintForResuming: false,
      onUploadUrlAvailable: () => sending.url !== null && material.onUrl(`/uploads/${uploadIdOf(sending.url)}`),
      onChunkComplete: (_size, accepted) => material.onProgress(accepted),
      onSuccess: () => finish(sending.url === null ? fail({ code: 'centre-not-recognised', status: 200 }) : ok(uploadIdOf(sending.url))),
      onError: () => finish(fail(exchanges.failure())),
    });
    signal?.addEventListener('abort', stop, { once: true });
    if (signal?.aborted) {
      stop();
      return;
    }
    sending.start();
  });
}

/**
 * tus over the same guarded fetch as every other call. The library's own Node stack waits for ever when an answer is cut in the
 * middle, and takes a login page for a centre.
 */
function createExchanges({ url: base, fetchFromCentre, timeoutMs, signal, material: { pace } }: SendAsk): {
  readonly stack: HttpStack;
  /** Of the last exchange. */
  failure(): Failure;
  worthAnotherTry(): boolean;
} {
  let last: Result<Response, Failure> | null = null;
  let lastBody = '';
  const failure = (): Failure => {
    if (last === null || !last.ok) {
      return last?.error ?? { code: 'centre-unreachable' };
    }
    const { status, headers } = last.value;
    if (status === 409 || status === 423) {
      // Another request of ours still holds the upload; it lets go by itself.
      return { code: 'centre-busy', retryAfterSeconds: 5 };
    }
    return status < 400
      ? { code: 'centre-not-recognised', status }
      : answeredFailure({ status, data: failureDataOf(lastBody), retryAfter: headers.get('retry-after') });
  };
  const createRequest: HttpStack['createRequest'] = (method, url) => {
    const headers: Record<string, string> = {};
    const abort = new AbortController();
    return {
      getMethod: () => method,
      getURL: () => url,
      setHeader: (name, value) => {
        headers[name] = value;
      },
      getHeader: (name) => headers[name],
      setProgressHandler: () => undefined,
      async send(body: Uint8Array<ArrayBuffer> | null) {
        const go = method === 'PATCH' ? await pace.before(body?.byteLength ?? 0) : ok(null);
        if (!go.ok) {
          last = go;
          throw new Error(go.error.code);
        }
        last = await fetchFromCentre({
          url,
          init: { method, headers, body: body ?? null },
          // Materials are content-addressed: sending one twice changes nothing.
          kind: 'reads',
          timeoutMs,
          signal: signal === null ? abort.signal : AbortSignal.any([signal, abort.signal]),
        });
        if (!last.ok) {
          throw new Error(last.error.code);
        }
        lastBody = await last.value.text();
        return responseOf(last.value, lastBody, base);
      },
      abort: () => {
        abort.abort();
        return Promise.resolve();
      },
      getUnderlyingObject: () => null,
    };
  };
  return {
    stack: { createRequest, getName: () => 'CentreStack' },
    failure,
    worthAnotherTry: () => {
      const { code } = failure();
      return !signal?.aborted && (code === 'centre-unreachable' || code === 'centre-busy' || code === 'internal');
    },
  };
}

function responseOf(response: Response, body: string, base: string): HttpResponse {
  return {
    getStatus: () => response.status,
    getHeader(name) {
      const value = response.headers.get(name) ?? undefined;
      return value !== undefined && name.toLowerCase() === 'location' ? uploadAddress(base, value) : value;
    },
    getBody: () => body,
    getUnderlyingObject: () => response,
  };
}

/** The upload path answers plain text, or JSON whose `data` (or itself) is a Failure. */
function failureDataOf(body: string): unknown {
  try {
    const json: unknown = JSON.parse(body);
    return typeof json === 'object' && json !== null && 'data' in json ? json.data : json;
  } catch {
    return null;
  }
}

/**
 * The centre keeps uploads at `/uploads/{id}` of its own address. Only the id is taken from a Location or from what was kept: the
 * embedded centre has another port after each start, a proxy may rewrite hosts, and the session's token goes to the centre alone.
 */
function uploadAddress(base: string, location: string): string {
  return `${base}/uploads/${uploadIdOf(location)}`;
}

function uploadIdOf(location: string): string {
  return location.split(/[?#]/)[0]?.replace(/\/+$/, '').split('/').at(-1) ?? '';
}
