import type { EngineOperations } from '../../src-shared/contract/operations.ts';
import { ok } from '../../src-shared/lib/result.ts';
import { batchOperations } from './batch/batch-operations.ts';
import { createJobs } from './batch/jobs.ts';
import { createCardReader } from './cards/card-reader.ts';
import { createCurrentAccount } from './current-account.ts';
import { createDispatch, type Dispatch } from './dispatch.ts';
import type { EngineParts } from './engine-parts.ts';
import { eventStream } from './event-stream.ts';
import { filingOperations } from './filing/filing-operations.ts';
import { createCollector } from './library/collector.ts';
import { libraryOperations } from './library/library-operations.ts';
import { homeOperations } from './queries/home-operations.ts';
import { listOperations } from './queries/list-operations.ts';
import { outboxOperations } from './queries/outbox-operations.ts';
import { queryOperations } from './queries/query-operations.ts';
import { scanOperations } from './scan/scan-operations.ts';
import { createScans } from './scan/scans.ts';
import { createCentreSessions } from './session/centre-session.ts';
import { linkOperations } from './session/link-operations.ts';
import { registrationOperations } from './session/registration-operations.ts';
import { sessionOperations } from './session/session-operations.ts';
import { createWriteQueue } from './write-queue.ts';

/** The engine: every operation of the contract over the ports it is given. It holds one open account at a time. */
export function createEngine(parts: EngineParts): EngineOperations {
  const jobs = createJobs(parts);
  const scans = createScans(parts);
  const collector = createCollector({ parts, dispatch: () => dispatch });
  const current = createCurrentAccount({
    ...parts,
    begin: () => collector.start(),
    giveUp: () => {
      jobs.cancelAll();
      scans.cancel();
      collector.stop();
    },
  });
  const dispatch: Dispatch = createDispatch({ current, queue: createWriteQueue(), parts });
  const sessions = createCentreSessions(parts);
  const cards = createCardReader({ parts, dispatch });
  const house = { ...parts, jobs, cards };
  return {
    app: {
      info: dispatch.free(() => ok(parts.appInfo())),
      events: () => eventStream(parts.events),
    },
    session: sessionOperations({ parts, dispatch, current, sessions }),
    registration: registrationOperations({ parts, dispatch, current }),
    link: linkOperations({ parts, dispatch, sessions }),
    filing: filingOperations({ parts: house, dispatch, sessions }),
    ...queryOperations({ parts, dispatch }),
    ...outboxOperations({ parts, dispatch }),
    ...batchOperations({ parts: house, dispatch }),
    ...listOperations({ parts, dispatch }),
    library: libraryOperations({ parts, dispatch }),
    scan: scanOperations({ parts: house, dispatch, scans }),
    home: homeOperations({ parts, dispatch }),
  };
}
