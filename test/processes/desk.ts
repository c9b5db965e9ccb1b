import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { EngineClient } from '../../src-shared/contract/operations.ts';
import { RPC_PATH, TOKEN_HEADER, TOKEN_PARAMETER } from '../../src-shared/contract/window-api.ts';
import type { Result } from '../../src-shared/lib/result.ts';
import { type ReadyProcess, startReadyProcess } from './ready-process.ts';

export type DeskReady = { readonly host: 'loopback'; readonly url: string; readonly centre: string; readonly data: string };
export type Desk = ReadyProcess<DeskReady> & { readonly engine: EngineClient };

/** The desk as `npm start --host loopback` runs it, without a window; from the source, or as it was built (`built`), which starts faster. */
export async function startDesk({
  data,
  centre,
  clock,
  built = false,
  more = [],
}: {
  data: string;
  centre: string;
  clock?: string;
  built?: boolean;
  more?: readonly string[];
}): Promise<Desk> {
  const started = await startReadyProcess<DeskReady>({
    file: built ? 'out/main/serve.cjs' : 'src-main/serve.ts',
    args: ['--data', data, '--centre', centre, '--port', '0', '--no-open', ...(clock === undefined ? [] : ['--clock', clock]), ...more],
    word: 'READY',
  });
  const url = new URL(started.ready.url);
  const link = new RPCLink({ url: `${url.origin}${RPC_PATH}`, headers: { [TOKEN_HEADER]: url.searchParams.get(TOKEN_PARAMETER) ?? '' } });
  return { ...started, engine: createORPCClient(link) };
}

/** The value of an answer that must not fail here. */
export function must<T>(answer: Result<T, { readonly code: string }>): T {
  if (!answer.ok) {
    throw new Error(`refused: ${JSON.stringify(answer.error)}`);
  }
  return answer.value;
}
