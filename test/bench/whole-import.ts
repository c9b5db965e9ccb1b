import { cpSync, openAsBlob, rmSync } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { compose } from '../../src-main/compose.ts';
import type { StoredRow } from '../../src-main/engine/ports/batch-store.ts';
import { runningClock } from '../../src-main/launch/running-clock.ts';
import { openMaterialFiles } from '../../src-main/materials/open-material-files.ts';
import { createVault } from '../../src-main/store/vault/create-vault.ts';
import type { Job } from '../../src-shared/contract/batch.ts';
import type { EngineOperations } from '../../src-shared/contract/operations.ts';
import type { AccountId, FilingId } from '../../src-shared/domain/ids.ts';
import type { RosterPerson } from '../../src-shared/domain/person.ts';
import { fieldsOf } from '../../src-shared/forms/evaluate.ts';
import type { Result } from '../../src-shared/lib/result.ts';
import type { RegionProfile } from '../../src-shared/profile/region-profile.ts';
import { type Service, serviceOf } from '../../src-shared/profile/service-of.ts';
import { regionProfile } from '../../src-shared/regions/index.ts';
import { BATCH_SEED, BATCH_TODAY, batchRows } from '../fixtures/batch-people.ts';
import { makePeople } from '../fixtures/people.ts';
import { rosterPerson } from '../fixtures/roster-person.ts';

/**
 * The whole import as a clerk waits for it: from the click on 导入数据 to the job's end, when every row is on disk, judged by every rule
 * and counted. The house is the product's own (`compose`): engine, reading thread, encrypted store with synchronous=FULL; only the
 * window is not there, and the centre is out of reach.
 */
const SERVICE = 'batchEnrolment';
const INSURANCE = 'medical';
const REGION = 'weinan';
const PASSWORD = 'Practice-2026';
const ACCOUNT = '01BENCH00000000000000000SB' as AccountId;
const CLOCK = `${BATCH_TODAY}T02:00:00.000Z`;
/** The service takes 20,000 rows at once; the measure takes more to see what grows faster than the rows. */
const MOST_ROWS = 1_000_000;
/** The roster of a large employer; every hundredth person of the file stands in it, by turns active and suspended. */
const ROSTER = { people: 20_000, everyOf: 100, seed: 20_261_111 } as const;

export type WholeImport = { readonly rows: number; readonly wrongCells: number; readonly end: () => Promise<void> };

/** Makes the account whose copies are measured, with a roster that knows some people of a file of so many rows. */
export async function prepareHouse(folder: string, mostRows: number): Promise<void> {
  const clock = runningClock(CLOCK);
  const vault = createVault({ folder, clock, keystore: null, materials: openMaterialFiles });
  const unit = { unitName: '测试演练有限公司', creditCode: '91619999MA00000000' };
  const { opened } = must(await vault.create({ accountId: ACCOUNT, region: REGION, password: PASSWORD, ...unit }));
  const record = {
    ...unit,
    insurance: INSURANCE,
    unitNumber: '61999901',
    unitType: '企业',
    address: '测试路1号',
    legalRepresentative: '测试甲',
    specialistName: '演练乙',
    specialistPhoneMasked: '139****0001',
    agency: '测试经办机构',
    status: '参保缴费',
    insuredCount: ROSTER.people,
  } as const;
  opened.store.transaction((write) => {
    write.putAccount({ accountId: ACCOUNT, region: REGION, ...unit, links: [record], createdAt: CLOCK });
    write.putUnit(record, CLOCK);
    rosterFor(mostRows).forEach((person) => write.putPerson(person));
  });
  opened.close();
}

function rosterFor(rows: number): readonly RosterPerson[] {
  const inFile = peopleInFile(rows);
  const taken = new Set(inFile.map(({ socialSecurityNumber }) => socialSecurityNumber));
  // Numbers are few (one place, 999 a day): more than are wanted, because some stand in the file.
  const others = makePeople({ seed: ROSTER.seed, count: ROSTER.people * 2, today: BATCH_TODAY });
  return [
    ...inFile.filter((_, index) => index % ROSTER.everyOf === 0),
    ...others.filter(({ socialSecurityNumber }) => !taken.has(socialSecurityNumber)),
  ]
    .slice(0, ROSTER.people)
    .map((person, index) =>
      rosterPerson({
        ...person,
        unitNumber: '61999901',
        personNumber: String(1_000_000 + index),
        status: index % 2 === 0 ? 'active' : 'suspended',
      }),
    );
}

/** The people of the measured files; a longer file begins as a shorter one does. */
function peopleInFile(rows: number): readonly Pick<RosterPerson, 'socialSecurityNumber' | 'name'>[] {
  return batchRows({ seed: BATCH_SEED, count: rows }).map(([, socialSecurityNumber = '', name = '']) => ({ socialSecurityNumber, name }));
}

/** A person who is active here already is a blocking finding: every second one the roster knows. */
function badRows(rows: number): number {
  return Math.ceil(Math.ceil(rows / ROSTER.everyOf) / 2);
}

/** Opens a copy of the house and gives back the import to be timed; `check` compares every value with the generator's afterwards. */
export async function openWhole(ask: {
  readonly house: string;
  readonly file: string;
  readonly rows: number;
  readonly check: boolean;
}): Promise<() => Promise<WholeImport>> {
  const { file, rows } = ask;
  const dataFolder = `${ask.house}-used`;
  rmSync(dataFolder, { recursive: true, force: true });
  cpSync(ask.house, dataFolder, { recursive: true });
  const profile = raisedProfile();
  const house = compose({
    dataFolder,
    appVersion: '0.0.0',
    host: 'loopback',
    // Nobody listens there: the import needs no network.
    centre: { url: 'http://127.0.0.1:9', kind: 'remote' },
    practice: null,
    profiles: [profile],
    region: REGION,
    clock: runningClock(CLOCK),
    keystore: null,
    log: (reference, error) => console.error(reference, error),
  });
  const { operations } = house;
  must(await operations.session.unlock({ accountId: ACCOUNT, password: PASSWORD }));
  const { filingId } = must(await operations.filing.begin({ service: SERVICE, insurance: INSURANCE })).filing;
  // The page is there; nobody has chosen a file sooner.
  must(await operations.batch.get({ filingId }));
  await wait(1000);
  return async () => {
    const job = await importTo(operations, filingId, file);
    const { counts } = must(await operations.batch.get({ filingId }));
    if (job.phase !== 'done' || job.report?.rows !== rows || counts.rows !== rows || counts.bad !== badRows(rows)) {
      throw new Error(`the import went wrong: ${JSON.stringify({ job, counts })}`);
    }
    const end = async (): Promise<void> => {
      await house.close();
      rmSync(dataFolder, { recursive: true, force: true });
    };
    if (!ask.check) {
      return { rows: rows + 1, wrongCells: 0, end };
    }
    await house.close();
    return { rows: rows + 1, wrongCells: await wrongCells({ dataFolder, filingId, file, rows, profile }), end };
  };
}

async function importTo(operations: EngineOperations, filingId: FilingId, path: string): Promise<Job> {
  const events = operations.app.events();
  const file = new File([await openAsBlob(path)], basename(path));
  const { jobId } = must(await operations.batch.importFile({ filingId, file, mode: 'append' }));
  for await (const event of events) {
    const job = event.event === 'job.changed' && event.jobId === jobId ? must(await operations.job.get({ jobId })) : null;
    if (job !== null && ['done', 'failed', 'cancelled'].includes(job.phase)) {
      return job;
    }
  }
  throw new Error('the events ended before the job');
}

/** Weinan's profile with room for the measured rows, and nothing else changed. */
function raisedProfile(): RegionProfile {
  const profile = regionProfile(REGION);
  if (profile === null) {
    throw new Error(`no profile ${REGION}`);
  }
  return {
    ...profile,
    services: profile.services.map(raised),
  };
}

function raised(service: RegionProfile['services'][number]): RegionProfile['services'][number] {
  return service.batch === undefined ? service : { ...service, batch: { ...service.batch, mostRows: MOST_ROWS } };
}

/** Values that are not what the generator wrote, read from the store opened anew; a row too many or too few is wrong as a whole. */
async function wrongCells(ask: {
  readonly dataFolder: string;
  readonly filingId: FilingId;
  readonly file: string;
  readonly rows: number;
  readonly profile: RegionProfile;
}): Promise<number> {
  const { profile, filingId } = ask;
  const service = serviceOf(profile, SERVICE, INSURANCE);
  if (service === null) {
    throw new Error(`no service ${SERVICE}`);
  }
  const vault = createVault({ folder: ask.dataFolder, clock: runningClock(CLOCK), keystore: null, materials: openMaterialFiles });
  const opened = must(await vault.open(ACCOUNT, PASSWORD));
  const expected = expectedRows(profile, service, ask.rows);
  let wrong = 0;
  let found = 0;
  for (let after = 0; ; ) {
    const slice = opened.store.batchSlice(filingId, { after, limit: 5000 });
    slice.forEach((row, index) => {
      wrong += wrongIn(row, expected[found + index] ?? {}, { number: found + index + 1, file: ask.file });
    });
    found += slice.length;
    const end = slice.at(-1)?.position;
    if (end === undefined) {
      break;
    }
    after = end;
  }
  opened.close();
  return wrong + Math.abs(expected.length - found) * Object.keys(expected[0] ?? {}).length;
}

function wrongIn(
  row: StoredRow,
  expected: Readonly<Record<string, string>>,
  at: { readonly number: number; readonly file: string },
): number {
  const fields = new Set([...Object.keys(expected), ...Object.keys(row.values)]);
  const inPlace =
    row.position === at.number &&
    row.origin.from === 'file' &&
    row.origin.row === at.number + 1 &&
    row.origin.fileName === basename(at.file);
  return [...fields].filter((field) => row.values[field] !== expected[field]).length + (inPlace ? 0 : 1);
}

/** What must stand in the store: the generator's texts, codes for labels, and what the form starts with beside the file's columns. */
function expectedRows(profile: RegionProfile, service: Service, count: number): readonly Readonly<Record<string, string>>[] {
  const fields = new Map(fieldsOf(service.form).map((field) => [field.id, field]));
  const columns = service.batch?.columns ?? [];
  const codes = new Map(
    profile.codeTables.map(({ id, entries }) => [id, new Map(entries.map(({ code, label }) => [label, code]))] as const),
  );
  const start = Object.fromEntries(
    [...fields.values()].flatMap(({ id, initial }) => (initial === undefined || columns.includes(id) ? [] : [[id, initial]])),
  );
  const valueOf = (id: string, text: string): string => codes.get(fields.get(id)?.codes ?? '')?.get(text) ?? text;
  return batchRows({ seed: BATCH_SEED, count }).map((texts) =>
    Object.assign(Object.fromEntries(columns.map((id, index) => [id, valueOf(id, texts[index] ?? '')])), start),
  );
}

function must<T>(answer: Result<T, unknown>): T {
  if (!answer.ok) {
    throw new Error(`refused: ${JSON.stringify(answer.error)}`);
  }
  return answer.value;
}
