import { randomUUID } from 'node:crypto';
import { OpenAPIGenerator } from '@orpc/openapi';
import { OpenAPIHandler } from '@orpc/openapi/fetch';
import { ORPCError } from '@orpc/server';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import { CENTRE_HEADER, centreContract, PROTOCOL_VERSION } from '../../src-shared/contract/centre.ts';
import { sha256Of } from '../intake/secrets.ts';
import type { Office } from '../review/office.ts';
import { CENTRE_NAME, type ProtocolRouter } from './protocol-router.ts';
import { refusalOf, refusalResponse } from './refuse.ts';

/** Answers one request of the protocol; materials' uploads and outages are somebody else's. */
export type ProtocolHandler = (request: Request) => Promise<Response>;

export function createProtocolHandler(ask: {
  readonly office: Office;
  readonly router: ProtocolRouter;
  readonly onDefect: (error: unknown, reference: string) => void;
}): ProtocolHandler {
  const handler = new OpenAPIHandler(ask.router, {
    clientInterceptors: [
      async (call) => {
        try {
          return await call.next();
        } catch (error) {
          throw asAnswer(error, ask.onDefect);
        }
      },
    ],
  });
  let description: Promise<string> | null = null;
  return async (request) => {
    const { pathname } = new URL(request.url);
    if (pathname === '/openapi.json' && request.method === 'GET') {
      description ??= describe();
      return new Response(await description, { headers: { 'content-type': 'application/json' } });
    }
    const { matched, response } = await handler.handle(request, { context: { authorization: request.headers.get('authorization') } });
    if (!matched) {
      return Response.json(
        {
          defined: true,
          code: 'NOT_FOUND',
          status: 404,
          message: 'NOT_FOUND',
          data: { code: 'request-invalid', detail: 'no such address' },
        },
        { status: 404 },
      );
    }
    if (response.status === 400) {
      // The body was no JSON at all; the contract speaks of failures only.
      return refusalResponse({ code: 'request-invalid', detail: 'the body is not JSON' });
    }
    return request.method === 'GET' && pathname.startsWith('/profiles/') ? tagged(request, response) : response;
  };
}

/** Input that does not fit the contract, and defects, as the protocol words them. Neither names a value. */
function asAnswer(error: unknown, onDefect: (error: unknown, reference: string) => void): unknown {
  if (error instanceof ORPCError && error.code === 'BAD_REQUEST') {
    const issues =
      (error.data as { issues?: readonly { readonly path?: readonly PropertyKey[]; readonly message: string }[] } | undefined)?.issues ??
      [];
    const detail = issues.map(({ path, message }) => `${(path ?? []).map(String).join('.')}: ${message}`).join('; ');
    return refusalOf({ code: 'request-invalid', detail: detail.slice(0, 500) });
  }
  if (error instanceof ORPCError && error.code !== 'INTERNAL_SERVER_ERROR') {
    return error;
  }
  const reference = randomUUID();
  onDefect(error, reference);
  return new ORPCError('INTERNAL_SERVER_ERROR', { data: { code: 'internal', reference } });
}

/** A profile is large and changes once a month: whoever has it is told so in an empty answer. */
async function tagged(request: Request, response: Response): Promise<Response> {
  if (response.status !== 200) {
    return response;
  }
  const body = await response.text();
  const etag = `"${sha256Of(body).slice(0, 32)}"`;
  const headers = { etag, 'cache-control': 'no-cache', 'content-type': 'application/json' };
  return request.headers.get('if-none-match') === etag ? new Response(null, { status: 304, headers }) : new Response(body, { headers });
}

async function describe(): Promise<string> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  const document = await generator.generate(centreContract, {
    info: {
      title: CENTRE_NAME,
      version: PROTOCOL_VERSION,
      description:
        `Every answer of a centre carries ${CENTRE_HEADER}: 1. Sessions travel as Authorization: Bearer. Materials are uploaded to /uploads ` +
        'by tus 1.0 with metadata sha256, then committed.',
    },
    components: { securitySchemes: { session: { type: 'http', scheme: 'bearer' } } },
  });
  return JSON.stringify(document);
}
