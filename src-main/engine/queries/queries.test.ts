import { describe, expect, it } from 'vitest';
import { aPerson, createEngineHouse, failureOf, MEDICAL, valueOf } from '../../../test/fakes/engine-house.ts';

async function registered() {
  const house = createEngineHouse();
  await house.register();
  return house;
}

describe('home.summary', () => {
  it('[W-56] counts drafts, blocked drafts, unsent and pending, and shows the latest', async () => {
    const house = await registered();
    const summary = async () => valueOf(await house.engine.home.summary(undefined));
    expect(await summary()).toEqual({ drafts: 0, draftsWithBlocks: 0, unsent: 0, pending: 0, latestVerdicts: [], latestDrafts: [] });
    await house.fullDraft(aPerson(1));
    valueOf(await house.engine.filing.begin({ service: 'enrolment', insurance: 'medical' }));
    await house.submitted(aPerson(2));
    house.decide(await house.submitted(aPerson(3)), 'received');
    house.decide(await house.submitted(aPerson(4)), 'approved');
    const { latestVerdicts, latestDrafts, ...counts } = await summary();
    expect(counts).toEqual({ drafts: 2, draftsWithBlocks: 1, unsent: 1, pending: 1 });
    expect(latestVerdicts.map(({ names, state }) => [names, state])).toEqual([[[aPerson(4).name], 'approved']]);
    expect(latestDrafts.map(({ blocks }) => blocks).sort((a, b) => a - b)).toEqual([0, 3]);
  });
});

describe('outbox', () => {
  it('[W-23] lists what waits with its last failure and the bytes to go, and none of what has arrived', async () => {
    const house = await registered();
    const { filing } = await house.submitted();
    const { filingId } = filing;
    const item = async () => valueOf(await house.engine.outbox.list(undefined))[0];
    expect(await item()).toEqual({
      filingId,
      service: 'enrolment',
      insurance: 'medical',
      names: [aPerson().name],
      people: 1,
      state: 'queued',
      queuedAt: house.clock.now(),
      attempts: 0,
      lastFailure: null,
      nextAttemptAt: null,
      sentBytes: 0,
      totalBytes: filing.rows[0]?.attachments[0]?.bytes,
    });
    house.store().transaction((write) => {
      const entry = write.outboxEntry(filingId);
      if (entry !== null) {
        write.putOutboxEntry({
          ...entry,
          attempts: 2,
          lastFailure: { code: 'centre-busy', retryAfterSeconds: 5 },
          nextAttemptAt: '2026-11-22T01:00:05.000Z',
        });
      }
    });
    house.sync.setProgress(filingId, { sentBytes: 7, totalBytes: 22 });
    expect(await item()).toMatchObject({
      attempts: 2,
      lastFailure: { code: 'centre-busy', retryAfterSeconds: 5 },
      nextAttemptAt: '2026-11-22T01:00:05.000Z',
      sentBytes: 7,
      totalBytes: 22,
    });
    house.decide({ ...(await house.engine.filing.get({ filingId }).then(valueOf)) }, 'received');
    expect(await item()).toBeUndefined();
  });

  it('[W-23] 立即发送 has sync run without waiting for its end; 立即同步 waits', async () => {
    const house = await registered();
    expect(valueOf(await house.engine.outbox.sendNow(undefined))).toBeNull();
    expect(house.sync.asked.at(-1)).toBe('run');
    expect(valueOf(await house.engine.sync.run(undefined))).toEqual(house.sync.status());
    expect(valueOf(await house.engine.sync.status(undefined))).toEqual(house.sync.status());
    expect(house.sync.asked.filter((each) => each === 'run')).toHaveLength(2);
  });
});

describe('roster.search and unit.get', () => {
  it('[W-54] searches the local copy and says as of when it is', async () => {
    const house = await registered();
    const [one, two] = [aPerson(1), aPerson(2)];
    house.store().transaction((write) => {
      for (const [index, person] of [one, two].entries()) {
        write.putPerson({
          insurance: 'medical',
          unitNumber: MEDICAL.unitNumber,
          personNumber: `61000000${index}`,
          socialSecurityNumber: person.socialSecurityNumber,
          name: person.name,
          gender: person.gender,
          birthDate: person.birthDate,
          staffKind: index === 0 ? 'working' : 'retired',
          status: 'active',
          contributionBase: '5000.00',
          insuredSince: '202001',
          lastPaidMonth: '',
          version: 1,
          changedAt: house.clock.now(),
        });
      }
      write.putSyncState({ asOf: '2026-11-21T10:00:00.000Z' });
    });
    const search = async (query: object) => valueOf(await house.engine.roster.search({ insurance: 'medical', ...query }));
    expect(await search({})).toMatchObject({ total: 2, asOf: '2026-11-21T10:00:00.000Z' });
    expect((await search({ name: two.name })).items.map(({ name }) => name)).toEqual([two.name]);
    expect((await search({ socialSecurityNumber: one.socialSecurityNumber.slice(-4) })).items.map(({ name }) => name)).toEqual([one.name]);
    expect((await search({ staffKind: 'retired' })).items.map(({ name }) => name)).toEqual([two.name]);
    expect(await search({ page: 2, pageSize: 1 })).toMatchObject({ total: 2, items: [{ name: two.name }] });
    expect(await search({ insurance: 'injury' })).toMatchObject({ total: 0, items: [] });
  });

  it('[W-53] shows the unit as last told, and says when the insurance is not linked', async () => {
    const house = await registered();
    expect(valueOf(await house.engine.unit.get({ insurance: 'medical' }))).toEqual({ unit: MEDICAL, asOf: house.clock.now() });
    expect(failureOf(await house.engine.unit.get({ insurance: 'injury' }))).toEqual({ code: 'insurance-not-linked', insurance: 'injury' });
  });
});

describe('profile.get', () => {
  it('[O-03] gives the current profile, or the version a filing was begun under, or says that it is gone', async () => {
    const house = await registered();
    expect(valueOf(await house.engine.profile.get({})).version).toBe('1');
    expect(valueOf(await house.engine.profile.get({ version: '1' })).id).toBe('testland');
    expect(failureOf(await house.engine.profile.get({ version: '0' }))).toEqual({ code: 'profile-version-unknown', version: '0' });
  });
});
