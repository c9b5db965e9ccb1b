import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Insurance } from '../src-shared/domain/insurance.ts';
import type { Instant } from '../src-shared/lib/plain-date.ts';
import type { RegionProfile } from '../src-shared/profile/region-profile.ts';
import { createConsoleDoor } from './api/console-door.ts';
import { createDoor } from './api/door.ts';
import { isLoopback, REQUEST_TIMEOUT_MS } from './api/http.ts';
import { createOutages } from './api/outage.ts';
import { createProtocolHandler } from './api/protocol-handler.ts';
import { createProtocolRouter } from './api/protocol-router.ts';
import type { KnobSettings } from './contract/console.ts';
import { markBooks } from './intake/changes.ts';
import { startHousekeeping } from './intake/housekeeping.ts';
import { createCommits, type MaterialRoom } from './intake/materials.ts';
import { accountOfAuthorization } from './intake/sessions.ts';
import { createUploads } from './intake/uploads.ts';
import { payPracticeUpTo } from './reference/pay-up-to.ts';
import { seedPractice } from './reference/seed-practice.ts';
import { createKnobs, type Knobs } from './review/knobs.ts';
import type { Office } from './review/office.ts';
import { publishProfiles } from './review/published-profiles.ts';
import { createReviewQueue } from './review/review-queue.ts';
import { openBooks } from './store/books.ts';
import { practiceUnits } from './store/units.ts';

export type CentreOptions = {
  /** 0 for any. */
  readonly port: number;
  /** Loopback by default. */
  readonly host?: string;
  /** Where books and materials are kept; null: nowhere, for tests and throw-away practice. */
  readonly folder: string | null;
  readonly clock: { now(): Instant };
  readonly profiles: readonly RegionProfile[];
  /**
   * Seeds made-up units and people on first start: for every region published, or for one; `people` is the staff of the first
   * employer, where it is to be another size.
   */
  readonly practice: { readonly seed: number; readonly region?: string; readonly people?: number } | null;
  /** The built console (审核台); without it only its API answers. */
  readonly console?: string;
  readonly knobs?: Partial<KnobSettings>;
  /** From 0 to below 1; decides who is refused at random. */
  readonly random?: () => number;
  /** Where defects are told; never persons' data. */
  readonly log?: (line: string) => void;
};

export type RunningCentre = {
  readonly url: string;
  /** With the token of this launch. */
  readonly consoleUrl: string;
  readonly consoleToken: string;
  readonly practiceUnits: readonly {
    readonly region: string;
    readonly insurance: Insurance;
    readonly unitNumber: string;
    readonly unitName: string;
  }[];
  readonly knobs: Knobs;
  close(): Promise<void>;
};

async function practise(
  { books, clock, profiles }: Office,
  { region, ...practice }: NonNullable<CentreOptions['practice']>,
): Promise<void> {
  if (region !== undefined && profiles.get(region) === null) {
    throw new Error(`no profile of region ${region} to practise with`);
  }
  for (const [place, profile] of profiles.newest.entries()) {
    if (region === undefined || profile.id === region) {
      await seedPractice(books, { ...practice, profile, place, now: clock.now() });
    }
  }
  await payPracticeUpTo(books, clock.now());
}

/** Joins the centre's rooms and opens its door. */
export async function startCentre(options: CentreOptions): Promise<RunningCentre> {
  const { host = '127.0.0.1', clock, practice, random = Math.random, log = (line) => void process.stderr.write(`${line}\n`) } = options;
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'shebao-centre-')));
  const room: MaterialRoom = { uploads: join(folder, 'uploads'), kept: join(folder, 'materials') };
  await mkdir(room.uploads, { recursive: true });
  await mkdir(room.kept, { recursive: true });
  const books = openBooks(options.folder === null ? null : join(folder, 'centre.db'));
  await markBooks(books);
  const office: Office = { books, clock, profiles: await publishProfiles(books, options.profiles), knobs: createKnobs(options.knobs) };
  if (practice !== null) {
    await practise(office, practice);
  }

  const onDefect = (error: unknown, reference = '-') =>
    log(`centre: defect ${reference}: ${error instanceof Error ? error.stack : String(error)}`);
  const queue = createReviewQueue(office, { random, onDefect });
  const router = createProtocolRouter(office, { queue, commit: createCommits(office, room) });
  const outages = createOutages(office.knobs);
  const consoleToken = randomBytes(24).toString('base64url');
  const door = createDoor({
    loopback: isLoopback(host),
    practice: practice !== null,
    outages,
    protocol: createProtocolHandler({ office, router, onDefect }),
    isSignedIn: async (authorization) => (await accountOfAuthorization(office, authorization)) !== null,
    uploads: createUploads(office, room),
    console: createConsoleDoor({ office, room, token: consoleToken, pages: options.console ?? null, onDefect }),
    onDefect,
  });
  const server = createServer({ requestTimeout: REQUEST_TIMEOUT_MS }, door.listener);
  try {
    server.listen(options.port, host);
    await once(server, 'listening');
  } catch (error) {
    // A taken port must not leave the books open.
    await books.close();
    throw error;
  }
  const { port } = server.address() as AddressInfo;
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  const housekeeping = startHousekeeping(office, room, onDefect);
  queue.addPending();

  return {
    url,
    consoleUrl: `${url}/console/?token=${consoleToken}`,
    consoleToken,
    practiceUnits: practiceUnits(books.read).map(({ region, insurance, unitNumber, unitName }) => ({
      region,
      insurance,
      unitNumber,
      unitName,
    })),
    knobs: office.knobs,
    async close() {
      await housekeeping.close();
      outages.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      await door.settle();
      await queue.close();
      await books.close();
      if (options.folder === null) {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}
