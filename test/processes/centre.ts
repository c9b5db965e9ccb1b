import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import { CONSOLE_TOKEN_HEADER, type ConsoleContract, consoleContract } from '../../src-center/contract/console.ts';
import type { Insurance } from '../../src-shared/domain/insurance.ts';
import { type ReadyProcess, startReadyProcess } from './ready-process.ts';

type CentreReady = {
  readonly url: string;
  readonly console: string;
  readonly data: string;
  readonly practiceUnits: readonly {
    readonly region: string;
    readonly insurance: Insurance;
    readonly unitNumber: string;
    readonly unitName: string;
  }[];
};
export type Reviewer = ContractRouterClient<ConsoleContract>;
export type CentreProcess = ReadyProcess<CentreReady> & {
  /** The console's own API: what the reviewer's page can do. */
  readonly reviewer: Reviewer;
  /** The newest code the centre "sent"; a person reads it in the console (O-22). */
  newestCode(): Promise<string>;
};

/** The reference centre as `npm run centre -- --practice` runs it. */
export async function startCentreProcess({
  data,
  clock,
  more = [],
}: {
  data: string;
  clock?: string;
  more?: readonly string[];
}): Promise<CentreProcess> {
  const started = await startReadyProcess<CentreReady>({
    file: 'src-center/serve.ts',
    args: ['--data', data, '--port', '0', '--practice', ...(clock === undefined ? [] : ['--clock', clock]), ...more],
    word: 'CENTRE',
  });
  const token = new URL(started.ready.console).searchParams.get('token') ?? '';
  const link = new OpenAPILink(consoleContract, { url: `${started.ready.url}/console/api`, headers: { [CONSOLE_TOKEN_HEADER]: token } });
  const reviewer: Reviewer = createORPCClient(link);
  return {
    ...started,
    reviewer,
    async newestCode() {
      const [newest] = (await reviewer.codes()).toSorted((a, b) => b.sentId - a.sentId);
      if (newest === undefined) {
        throw new Error('the centre sent no code');
      }
      return newest.code;
    },
  };
}
