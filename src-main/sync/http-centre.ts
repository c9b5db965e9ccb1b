import { createORPCClient, ORPCError } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import { ResponseValidationPlugin } from '@orpc/contract/plugins';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import { type CentreContract, centreContract, PROTOCOL_VERSION } from '../../src-shared/contract/centre.ts';
import type { Failure } from '../../src-shared/contract/errors.ts';
import type { FilingContent } from '../../src-shared/domain/filing.ts';
import type { Sha256 } from '../../src-shared/domain/ids.ts';
import { fail, ok, type Result } from '../../src-shared/lib/result.ts';
import type { Centre } from '../engine/ports/centre.ts';
import { answeredFailure } from './answered-failure.ts';
import { type CallKind, createCentreFetch } from './centre-fetch.ts';
import { CHUNK_BYTES, sendMaterial } from './send-material.ts';

/** How long each kind of call may take before its answer counts as lost; what a large body takes to go out comes on top. */
export type CentreTimeouts = {
  readonly statusMs: number;
  readonly readMs: number;
  readonly writeMs: number;
  /** One piece of an upload, or 1 MiB of any body: over a line of 10 kB/s. */
  readonly chunkMs: number;
  /** Pauses before an upload that broke off is taken up again within the same call. */
  readonly retryMs: readonly number[];
};
export const CENTRE_TIMEOUTS: CentreTimeouts = {
  statusMs: 8_000,
  readMs: 30_000,
  writeMs: 30_000,
  chunkMs: 120_000,
  retryMs: [300, 1_000, 3_000],
};

/** Materials asked about in one call: fewer than the protocol allows, so that each answer comes soon. */
const HASHES_A_CALL = 1_000;

/** The centre over HTTP. `within` is the same centre whose calls end when the signal does. */
export type HttpCentre = Centre & { within(signal: AbortSignal): Centre };

/** One call's wishes, and what its exchange came to; the oRPC client hands it through to the link below. */
type CallContext = {
  readonly kind: CallKind;
  readonly timeoutMs: number;
  readonly token: string | null;
  /** The exchange failed: what the thrown error stands for. */
  failure: Failure | null;
  status: number;
  retryAfter: string | null;
};

export function createHttpCentre(options: {
  readonly url: string;
  readonly fetch?: typeof globalThis.fetch | undefined;
  readonly timeouts?: Partial<CentreTimeouts> | undefined;
}): HttpCentre {
  const settings = {
    url: options.url.replace(/\/+$/, ''),
    fetch: options.fetch ?? globalThis.fetch,
    timeouts: { ...CENTRE_TIMEOUTS, ...options.timeouts },
  };
  return { ...centreWithin(settings, null), within: (signal) => centreWithin(settings, signal) };
}

function centreWithin(
  settings: { readonly url: string; readonly fetch: typeof globalThis.fetch; readonly timeouts: CentreTimeouts },
  signal: AbortSignal | null,
): Centre {
  const { url, timeouts } = settings;
  const fetchFromCentre = createCentreFetch(settings.fetch);
  const link = new OpenAPILink<CallContext>(centreContract, {
    url,
    headers: ({ context }) => (context.token === null ? {} : { authorization: `Bearer ${context.token}` }),
    plugins: [new ResponseValidationPlugin(centreContract)],
    fetch: async (request, init, { context }) => {
      const { method, headers } = request;
      const body = request.body === null ? null : await request.arrayBuffer();
      const exchange = await fetchFromCentre({
        url: request.url,
        init: { ...init, method, headers, body },
        kind: context.kind,
        // A filing of 20,000 rows is some twenty megabytes.
        timeoutMs: context.timeoutMs + Math.ceil(((body?.byteLength ?? 0) / CHUNK_BYTES) * timeouts.chunkMs),
        signal,
      });
      if (!exchange.ok) {
        context.failure = exchange.error;
        throw new Error(exchange.error.code);
      }
      context.status = exchange.value.status;
      context.retryAfter = exchange.value.headers.get('retry-after');
      return exchange.value;
    },
  });
  const client: ContractRouterClient<CentreContract, CallContext> = createORPCClient(link);

  const ask = async <T>(
    kind: CallKind,
    token: string | null,
    call: (options: { readonly context: CallContext }) => Promise<T>,
    timeoutMs = kind === 'writes' ? timeouts.writeMs : timeouts.readMs,
  ): Promise<Result<T, Failure>> => {
    const context: CallContext = { kind, timeoutMs, token, failure: null, status: 0, retryAfter: null };
    try {
      return ok(await call({ context }));
    } catch (error) {
      return fail(failureOf(error, context));
    }
  };

  return {
    async status() {
      const answer = await ask('reads', null, (options) => client.status(undefined, options), timeouts.statusMs);
      // Another protocol under the same header: nothing it says can be trusted to mean what we read.
      return answer.ok && answer.value.protocol !== PROTOCOL_VERSION ? fail({ code: 'centre-not-recognised', status: 200 }) : answer;
    },
    lookupUnit: (unit) => ask('reads', null, (options) => client.lookupUnit(unit, options)),
    register: (unit) => ask('writes', null, (options) => client.register(unit, options)),
    sendActivationCode: (registrationId) => ask('writes', null, (options) => client.sendActivationCode({ registrationId }, options)),
    activate: (activation) => ask('writes', null, (options) => client.activate(activation, options)),
    signIn: (credentials) => ask('reads', null, (options) => client.signIn(credentials, options)),
    changePassword: (token, passwords) => ask('writes', token, (options) => client.changePassword(passwords, options)),
    lookupLink: (token, unit) => ask('reads', token, (options) => client.lookupUnit(unit, options)),
    sendLinkCode: (token, unit) => ask('writes', token, (options) => client.sendLinkCode(unit, options)),
    link: (token, unit) => ask('writes', token, (options) => client.link(unit, options)),
    async putFiling(token, { contentHash, content, remarks = [] }) {
      const answer = await ask('writes', token, (options) =>
        client.putFiling(
          {
            params: { clientId: content.clientId },
            body: { contentHash, content: onTheWire(content), ...(remarks.length === 0 ? {} : { remarks: [...remarks] }) },
          },
          options,
        ),
      );
      return answer.ok ? ok(answer.value.body) : answer;
    },
    async getFiling(token, clientId) {
      const answer = await ask('reads', token, (options) => client.getFiling({ clientId }, options));
      return !answer.ok && answer.error.code === 'filing-not-found' ? ok(null) : answer;
    },
    withdrawFiling: (token, clientId) => ask('writes', token, (options) => client.withdrawFiling({ clientId }, options)),
    async missingMaterials(token, sha256) {
      const missing: Sha256[] = [];
      for (let from = 0; from < sha256.length; from += HASHES_A_CALL) {
        const part = sha256.slice(from, from + HASHES_A_CALL);
        const answer = await ask('reads', token, (options) => client.missingMaterials({ sha256: part }, options));
        if (!answer.ok) {
          return answer;
        }
        missing.push(...answer.value.missing);
      }
      return ok(missing);
    },
    sendMaterial: (token, material) =>
      sendMaterial({
        url,
        token,
        material,
        fetchFromCentre,
        timeoutMs: timeouts.chunkMs,
        retryMs: timeouts.retryMs,
        signal,
        // Idempotent, so a lost answer leaves no doubt: the next try asks what is missing.
        commit: (uploadId) =>
          ask('reads', token, (options) =>
            client.commitMaterial({ sha256: material.sha256, uploadId, mediaType: material.mediaType }, options),
          ),
      }),
    changes: (token, cursor) => ask('reads', token, (options) => client.changes(cursor === null ? {} : { cursor }, options)),
  };
}

/** The same content with the arrays the client's types ask for. The hash does not depend on the order of members. */
function onTheWire(content: FilingContent) {
  return { ...content, rows: content.rows.map((row) => ({ ...row, materials: [...row.materials] })) };
}

/** `status` 0 with no failure noted means that nothing was fetched at all: a defect, which must not pass for weather. */
function failureOf(error: unknown, { failure, status, retryAfter }: CallContext): Failure {
  if (failure !== null) {
    return failure;
  }
  if (status === 0) {
    throw error;
  }
  return error instanceof ORPCError && status >= 400
    ? answeredFailure({ status, data: error.data, retryAfter })
    : { code: 'centre-not-recognised', status };
}
