import type { EngineOperations } from '../../src-shared/contract/operations.ts';
import { ok } from '../../src-shared/lib/result.ts';
import { batchOperations } from './batch/batch-operations.ts';
import { createJobs } from './batch/jobs.ts';
import { createCurrentAccount } from './current-account.ts';
import { createDispatch } from './dispatch.ts';
import type { EngineParts } from './engine-parts.ts';
import { eventStream } from './event-stream.ts';
import { filingOperations } from './filing/filing-operations.ts';
import { readCardsBehind } from './filing/read-cards.ts';
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
  const current = createCurrentAccount({
    ...parts,
    giveUp: () => {
      jobs.cancelAll();
      scans.cancel();
    },
  });
  const dispatch = createDispatch({ current, queue: createWriteQueue(), parts });
  const sessions = createCentreSessions(parts);
  readCardsBehind({ parts, dispatch });
  return {
    app: {
      info: dispatch.free(() => ok(parts.appInfo())),
      events: () => eventStream(parts.events),
    },
    session: sessionOperations({ parts, dispatch, current, sessions }),
    registration: registrationOperations({ parts, dispatch, current }),
    link: linkOperations({ parts, dispatch, sessions }),
    filing: filingOperations({ parts: { ...parts, jobs }, dispatch, sessions }),
    ...queryOperations({ parts, dispatch }),
    ...outboxOperations({ parts, dispatch }),
    ...batchOperations({ parts: { ...parts, jobs }, dispatch }),
    ...listOperations({ parts, dispatch }),
    scan: scanOperations({ parts: { ...parts, jobs }, dispatch, scans }),
    home: homeOperations({ parts, dispatch }),
  };
}
