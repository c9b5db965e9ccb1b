import { randomUUID } from 'node:crypto';
import { type AnyContractProcedure, ValidationError } from '@orpc/contract';
import { implement, ORPCError, type Router } from '@orpc/server';
import type { StandardHandlerOptions } from '@orpc/server/standard';
import { engineContract } from '../../src-shared/contract/engine.ts';
import type { Failure } from '../../src-shared/contract/errors.ts';
import type { EngineOperations } from '../../src-shared/contract/operations.ts';

/** A throw that no operation foresaw. The window gets only the reference; the log gets the error under it. */
export type Defect = { readonly reference: string; readonly operation: string; readonly error: unknown };

/** The operations need nothing of the call but its input. */
export type NoContext = Readonly<Record<string, never>>;

/** What both doors need to serve the engine: the same router and the same treatment of whatever goes wrong on the way. */
export type EngineRouter = {
  readonly router: Router<typeof engineContract, NoContext>;
  readonly clientInterceptors: NonNullable<StandardHandlerOptions<NoContext>['clientInterceptors']>;
};

export function createEngineRouter({
  operations,
  onDefect,
}: {
  readonly operations: EngineOperations;
  readonly onDefect: (defect: Defect) => void;
}): EngineRouter {
  return { router: bindOperations(operations), clientInterceptors: [answerAlways(onDefect)] };
}

/** One handler an operation, by name: the contract says which there are, `EngineOperations` that none is missing. */
function bindOperations(operations: EngineOperations): EngineRouter['router'] {
  const engine: Readonly<Record<string, Readonly<Record<string, (input: never) => unknown>>>> = operations;
  const rooms = Object.entries(engineContract).map(([room, contracts]) => [
    room,
    Object.fromEntries(
      Object.entries<AnyContractProcedure>(contracts).map(([name, contract]) => {
        const operate = engine[room]?.[name];
        if (operate === undefined) {
          throw new Error(`the engine does not offer ${room}.${name}`);
        }
        return [name, implement(contract).handler(({ input, signal }) => endingWith(signal, operate(input as never)))];
      }),
    ),
  ]);
  return Object.fromEntries(rooms) as EngineRouter['router'];
}

/** oRPC looks whether a stream's reader is gone only when the next event comes; a reader that left is let go at once. */
function endingWith(signal: AbortSignal | undefined, answer: unknown): unknown {
  if (typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer) {
    const stream = (answer as AsyncIterable<unknown>)[Symbol.asyncIterator]();
    signal?.addEventListener('abort', () => void stream.return?.(), { once: true });
    return { next: () => stream.next(), return: async () => stream.return?.(), [Symbol.asyncIterator]: () => stream };
  }
  return answer;
}

type ClientInterceptor = EngineRouter['clientInterceptors'][number];

/**
 * Every operation answers an outcome. Input that the contract refuses becomes `request-invalid` with the place (never the value);
 * anything thrown becomes `internal` with a reference. Only an event stream, which has no outcome, fails as the transport does.
 */
function answerAlways(onDefect: (defect: Defect) => void): ClientInterceptor {
  return async (call) => {
    try {
      return await call.next();
    } catch (error) {
      const refused = refusedInput(error);
      if (refused !== null) {
        return failed({ code: 'request-invalid', detail: refused });
      }
      const reference = randomUUID().slice(0, 8);
      const operation = call.path.join('.');
      onDefect({ reference, operation, error });
      if (operation === 'app.events') {
        throw error;
      }
      return failed({ code: 'internal', reference });
    }
  };
}

function failed(error: Failure): { readonly ok: false; readonly error: Failure } {
  return { ok: false, error };
}

function refusedInput(error: unknown): string | null {
  if (!(error instanceof ORPCError) || error.code !== 'BAD_REQUEST' || !(error.cause instanceof ValidationError)) {
    return null;
  }
  return error.cause.issues
    .slice(0, 3)
    .map((issue) => (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.') || '(input)')
    .join(', ');
}
