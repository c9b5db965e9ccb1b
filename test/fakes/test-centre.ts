import { createHash, randomBytes } from 'node:crypto';
import { createORPCClient, ORPCError } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import { ulid } from 'ulid';
import { CONSOLE_TOKEN_HEADER, type ConsoleContract, consoleContract } from '../../src-center/contract/console.ts';
import { type CentreOptions, type RunningCentre, startCentre } from '../../src-center/server.ts';
import { type CentreContract, centreContract } from '../../src-shared/contract/centre.ts';
import type { Failure } from '../../src-shared/contract/errors.ts';
import type { FilingContent } from '../../src-shared/domain/filing.ts';
import type { FilingId, RowId, Sha256 } from '../../src-shared/domain/ids.ts';
import type { Insurance } from '../../src-shared/domain/insurance.ts';
import type { MediaType } from '../../src-shared/domain/material.ts';
import { makePeople, type SyntheticPerson } from '../../src-shared/domain/synthetic-people.ts';
import { canonicalJson } from '../../src-shared/lib/canonical-json.ts';
import { chinaDate, type Instant, monthOf } from '../../src-shared/lib/plain-date.ts';
import type { RegionProfile } from '../../src-shared/profile/region-profile.ts';
import { regionProfiles } from '../../src-shared/regions/index.ts';
import { createClock, type SettableClock } from './clock.ts';

/** A real centre over real HTTP for tests; only its clock is ours. */
export type TestCentre = RunningCentre & {
  readonly clock: SettableClock;
  readonly profile: RegionProfile;
  /** The protocol, with or without a session. */
  readonly client: (token?: string) => CentreClient;
  readonly console: ContractRouterClient<ConsoleContract>;
};
/** What its clients need of it, wherever it runs. */
export type CentreAtHand = Pick<TestCentre, 'url' | 'practiceUnits' | 'profile' | 'client' | 'console'> & {
  readonly clock: { now(): Instant };
};
export type CentreClient = ContractRouterClient<CentreContract>;

export const GOOD_PASSWORD = 'Yanlian-2026';
/** 2026-11-22 09:00 in China, within the default filing window. */
export const TEST_NOW = '2026-11-22T01:00:00.000Z';

export async function openTestCentre(options: Partial<CentreOptions> & { readonly start?: string } = {}): Promise<TestCentre> {
  const { start = TEST_NOW, ...rest } = options;
  const clock = createClock(start);
  const profiles = rest.profiles ?? regionProfiles;
  const profile = profiles.at(0);
  if (profile === undefined) {
    throw new Error('no profile');
  }
  const centre = await startCentre({ port: 0, folder: null, clock, profiles, practice: { seed: 1 }, ...rest });
  const consoleLink = new OpenAPILink(consoleContract, {
    url: `${centre.url}/console/api`,
    headers: { [CONSOLE_TOKEN_HEADER]: centre.consoleToken },
  });
  return {
    ...centre,
    clock,
    profile,
    client: (token) => centreClient(centre.url, token),
    console: createORPCClient(consoleLink),
  };
}

export function centreClient(url: string, token?: string): CentreClient {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  return createORPCClient(new OpenAPILink(centreContract, { url, headers }));
}

/** The failure a call is refused with; anything else that comes is thrown on. */
export async function failureOf(call: Promise<unknown>): Promise<Failure> {
  try {
    await call;
  } catch (error) {
    if (error instanceof ORPCError && error.defined) {
      return error.data as Failure;
    }
    throw error;
  }
  throw new Error('the call was not refused');
}

export function unitOf(
  centre: CentreAtHand,
  insurance: Insurance,
  employer = 0,
): { insurance: Insurance; unitNumber: string; region: string } {
  const units = centre.practiceUnits.filter(({ region }) => region === centre.profile.id);
  const names = [...new Set(units.map(({ unitName }) => unitName))];
  const unit = units.find((one) => one.insurance === insurance && one.unitName === names[employer]);
  if (unit === undefined) {
    throw new Error(`no practice unit for ${insurance}`);
  }
  return { insurance, unitNumber: unit.unitNumber, region: centre.profile.id };
}

/** The code last sent, read where the reviewer reads it. */
export async function lastCode(centre: CentreAtHand): Promise<string> {
  const [newest] = await centre.console.codes();
  if (newest === undefined) {
    throw new Error('no code was sent');
  }
  return newest.code;
}

/** Registers an employer and answers its session. */
export async function registerUnit(centre: CentreAtHand, { employer = 0 } = {}): Promise<string> {
  const client = centre.client();
  const { registrationId } = await client.register(unitOf(centre, 'medical', employer));
  await client.sendActivationCode({ registrationId });
  const { token } = await client.activate({ registrationId, code: await lastCode(centre), password: GOOD_PASSWORD });
  return token;
}

export async function linkUnit(centre: CentreAtHand, token: string, insurance: Insurance): Promise<void> {
  const { unitNumber } = unitOf(centre, insurance);
  const client = centre.client(token);
  await client.sendLinkCode({ insurance, unitNumber });
  await client.link({ insurance, unitNumber, code: await lastCode(centre) });
}

/** Somebody who is in no practice unit. */
export function newPerson(index = 0): SyntheticPerson {
  const person = makePeople({ seed: 987_654, count: index + 1, today: '2026-11-22', birthYears: { first: 1980, last: 2000 } })[index];
  if (person === undefined) {
    throw new Error('no person');
  }
  return person;
}

/** A row of 在职增员 nothing can be said against. */
export function enrolmentValues(person: SyntheticPerson, now = TEST_NOW): Record<string, string> {
  return {
    documentType: '01',
    socialSecurityNumber: person.socialSecurityNumber,
    name: person.name,
    gender: person.gender === 'male' ? '1' : '2',
    birthDate: person.birthDate,
    ethnicity: '01',
    reason: '111',
    effectiveMonth: monthOf(chinaDate(now)),
    workStartDate: '2026-11-01',
    employmentForm: '2',
    personalStatus: '1',
    insuredCategory: '11',
    wage: '8000.00',
    householdType: '1',
    mobilePhone: person.phone,
  };
}

export type TestMaterial = { readonly bytes: Uint8Array; readonly sha256: Sha256; readonly mediaType: MediaType };
/** Random bytes that begin as a JPEG does. */
export function makeMaterial(size = 60_000): TestMaterial {
  return materialBeginning('ffd8ffe0', 'image/jpeg', size);
}
/** Random bytes that begin as a workbook does. */
export function makeWorkbook(size = 9_000): TestMaterial {
  return materialBeginning('504b0304', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', size);
}
function materialBeginning(hex: string, mediaType: MediaType, size: number): TestMaterial {
  const bytes = new Uint8Array(Buffer.concat([Buffer.from(hex, 'hex'), randomBytes(size - 4)]));
  return { bytes, sha256: sha256Of(bytes) as Sha256, mediaType };
}

export function sha256Of(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/** Uploads in one piece, as `curl` would. Answers the upload's address. */
export async function upload(centre: { readonly url: string }, token: string, bytes: Uint8Array, sha256: string): Promise<string> {
  const headers = { 'tus-resumable': '1.0.0', authorization: `Bearer ${token}` };
  const created = await fetch(`${centre.url}/uploads`, {
    method: 'POST',
    headers: { ...headers, 'upload-length': String(bytes.length), 'upload-metadata': `sha256 ${Buffer.from(sha256).toString('base64')}` },
  });
  const location = created.headers.get('location');
  if (location === null) {
    throw new Error(`upload refused: ${created.status} ${await created.text()}`);
  }
  const url = new URL(location, centre.url).href;
  await fetch(url, {
    method: 'PATCH',
    headers: { ...headers, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
    body: new Uint8Array(bytes),
  });
  return url;
}

export async function handIn(centre: CentreAtHand, token: string, material: TestMaterial = makeMaterial()): Promise<TestMaterial> {
  const uploadId = await upload(centre, token, material.bytes, material.sha256);
  await centre.client(token).commitMaterial({ sha256: material.sha256, uploadId, mediaType: material.mediaType });
  return material;
}

export type TestContent = FilingContent & {
  rows: { rowId: RowId; values: Record<string, string>; materials: FilingContent['rows'][number]['materials'][number][] }[];
};

export function makeContent(
  centre: CentreAtHand,
  ask: {
    readonly rows: readonly Record<string, string>[];
    readonly material: TestMaterial;
    readonly insurance?: Insurance;
    readonly service?: string;
    readonly clientId?: string;
    /** Material kinds each row has the file under. */
    readonly kinds?: readonly string[];
    /** Material kinds of the filing as a whole. */
    readonly wholeKinds?: readonly string[];
  },
): TestContent {
  const { insurance = 'medical', service = 'enrolment', material, clientId = ulid() } = ask;
  const { kinds = ['id-copy', 'employment-proof'], wholeKinds = [] } = ask;
  const { sha256, mediaType, bytes } = material;
  const under = (kind: string) => ({ kind, sha256, fileName: '演练.jpg', mediaType, bytes: bytes.length });
  return {
    clientId: clientId as FilingId,
    region: centre.profile.id,
    profileVersion: centre.profile.version,
    service,
    insurance,
    unitNumber: unitOf(centre, insurance).unitNumber,
    submittedAt: centre.clock.now(),
    ...(wholeKinds.length === 0 ? {} : { materials: wholeKinds.map(under) }),
    rows: ask.rows.map((values) => ({ rowId: ulid() as RowId, values, materials: kinds.map(under) })),
  };
}

export function filingCall(content: TestContent): { params: { clientId: FilingId }; body: { contentHash: string; content: TestContent } } {
  return { params: { clientId: content.clientId }, body: { contentHash: sha256Of(canonicalJson(content)), content } };
}

/** The same region where the rule pack decides alone (NS-28). */
export function automatic(profile: RegionProfile): RegionProfile {
  return { ...profile, services: profile.services.map((service) => ({ ...service, review: 'automatic' as const })) };
}

/** Asks until it holds: verdicts come after receipts. */
export async function eventually<T>(ask: () => Promise<T>, holds: (value: T) => boolean): Promise<T> {
  const until = Date.now() + 5_000;
  for (;;) {
    const value = await ask();
    if (holds(value)) {
      return value;
    }
    if (Date.now() > until) {
      throw new Error(`did not come about: ${JSON.stringify(value)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
}
