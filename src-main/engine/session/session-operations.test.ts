import { describe, expect, it } from 'vitest';
import { createEngineHouse, failureOf, INJURY, MEDICAL, PASSWORD, pdf, rowIdOf, valueOf } from '../../../test/fakes/engine-house.ts';
import { CODE } from '../../../test/fakes/fake-centre.ts';
import { Trouble } from '../ports/trouble.ts';

async function registered() {
  const house = createEngineHouse();
  const { recoveryKey } = await house.register();
  const phase = async () => valueOf(await house.engine.session.state(undefined)).phase;
  return { house, recoveryKey, phase, accountId: house.accountId() };
}

describe('session', () => {
  it('[W-07] is fresh before there is an account, locked after a restart, open once unlocked', async () => {
    const house = createEngineHouse();
    expect(valueOf(await house.engine.session.state(undefined))).toEqual({ phase: 'fresh', accounts: [], account: null, trouble: null });
    await house.register();
    house.restart();
    const locked = valueOf(await house.engine.session.state(undefined));
    expect(locked).toMatchObject({
      phase: 'locked',
      account: null,
      accounts: [{ accountId: house.accountId(), unitName: MEDICAL.unitName }],
    });
    const open = valueOf(await house.engine.session.unlock({ accountId: house.accountId(), password: PASSWORD }));
    expect(open).toMatchObject({ phase: 'open', account: { links: [MEDICAL] } });
  });

  it('[W-07] unlocks with the centre out of reach', async () => {
    const { house, accountId, phase } = await registered();
    house.clock.advance(24 * 3_600_000);
    house.restart();
    house.centre.fails.next('signIn', { code: 'centre-unreachable' });
    valueOf(await house.engine.session.unlock({ accountId, password: PASSWORD }));
    expect(await phase()).toBe('open');
    await expect.poll(() => house.centre.asked).toContain('signIn');
    expect(valueOf(await house.engine.filing.begin({ service: 'enrolment', insurance: 'medical' })).filing.state).toBe('draft');
  });

  it('[W-07] answers before the centre does, and takes the fresh token when it comes', async () => {
    const { house, accountId, phase } = await registered();
    house.clock.advance(24 * 3_600_000);
    house.restart();
    const letGo = house.centre.hold('signIn');
    valueOf(await house.engine.session.unlock({ accountId, password: PASSWORD }));
    expect(await phase()).toBe('open');
    expect(house.store().syncState().token).toBe('token-1');
    letGo();
    await expect.poll(() => house.store().syncState().token).toBe('token-2');
  });

  it('[W-07] leaves a good token alone', async () => {
    const { house, accountId } = await registered();
    house.restart();
    valueOf(await house.engine.session.unlock({ accountId, password: PASSWORD }));
    await house.engine.session.lock(undefined);
    expect(house.centre.asked).not.toContain('signIn');
  });

  it('[W-07] drops a token that comes after the account was locked', async () => {
    const { house, accountId } = await registered();
    house.clock.advance(24 * 3_600_000);
    await house.engine.session.lock(undefined);
    const letGo = house.centre.hold('signIn');
    valueOf(await house.engine.session.unlock({ accountId, password: PASSWORD }));
    valueOf(await house.engine.session.lock(undefined));
    letGo();
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(house.store().syncState().token).toBe('token-1');
    expect(house.logged).toEqual([]);
  });

  it('[O-02] does not spend the tries at the centre when its password is known to be another', async () => {
    const { house, accountId } = await registered();
    house.centre.setPassword('Elsewhere-2026');
    for (const _ of [1, 2, 3]) {
      house.clock.advance(24 * 3_600_000);
      valueOf(await house.engine.session.lock(undefined));
      valueOf(await house.engine.session.unlock({ accountId, password: PASSWORD }));
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(house.centre.asked.filter((operation) => operation === 'signIn')).toHaveLength(1);
    expect(valueOf(await house.engine.session.signInToCentre({ password: 'Elsewhere-2026' }))).toBeNull();
    expect(house.store().syncState().token).toBe('token-2');
  });

  it('[O-02] stays locked on a wrong password and an unknown account', async () => {
    const { house, accountId, phase } = await registered();
    valueOf(await house.engine.session.lock(undefined));
    expect(failureOf(await house.engine.session.unlock({ accountId, password: 'wrong' }))).toEqual({
      code: 'password-wrong',
      attemptsLeft: 4,
    });
    expect(await phase()).toBe('locked');
    house.restart();
    const nobody = '00000000000000000000000099' as typeof accountId;
    expect(failureOf(await house.engine.session.unlock({ accountId: nobody, password: PASSWORD }))).toEqual({ code: 'account-not-found' });
    expect(
      failureOf(await house.engine.session.unlockWithRecoveryKey({ accountId: nobody, recoveryKey: '', newPassword: PASSWORD })),
    ).toEqual({
      code: 'account-not-found',
    });
  });

  it.each([
    { code: 'store-damaged', detail: 'quick_check', file: 'store.db' },
    { code: 'store-from-newer-version', fileVersion: 20, appVersion: 10, file: 'store.db' },
    { code: 'store-in-use', file: 'store.db' },
    { code: 'disk-full' },
  ] as const)('[W-07] keeps why the store stays shut: $code, and opens it when it can again', async (failure) => {
    const { house, accountId } = await registered();
    valueOf(await house.engine.session.lock(undefined));
    house.vault.fails.next('open', failure);
    expect(failureOf(await house.engine.session.unlock({ accountId, password: PASSWORD }))).toEqual(failure);
    expect(valueOf(await house.engine.session.state(undefined))).toMatchObject({ phase: 'trouble', trouble: failure });
    expect(valueOf(await house.engine.session.unlock({ accountId, password: PASSWORD }))).toMatchObject({ phase: 'open', trouble: null });
  });

  it('[W-07] stops working on a store that turns out damaged, and says so', async () => {
    const { house } = await registered();
    const damaged = { code: 'store-damaged', detail: 'page 7', file: 'store.db' } as const;
    house.vault.breakNextWrite('putFiling', new Trouble(damaged));
    expect(failureOf(await house.engine.filing.begin({ service: 'enrolment', insurance: 'medical' }))).toEqual(damaged);
    await expect
      .poll(async () => valueOf(await house.engine.session.state(undefined)))
      .toMatchObject({ phase: 'trouble', trouble: damaged });
    expect(house.vault.openCount()).toBe(0);
    expect(house.sync.account()).toBeNull();
  });

  it('[W-07] answers locked to everything that needs an account, and forgets nothing', async () => {
    const { house, accountId } = await registered();
    const { filing } = await house.fullDraft();
    valueOf(await house.engine.session.lock(undefined));
    expect(house.vault.openCount()).toBe(0);
    expect(house.sync.asked.at(-1)).toBe('stop');
    const { engine } = house;
    const { filingId } = filing;
    const rowId = rowIdOf({ filing } as Parameters<typeof rowIdOf>[0]);
    const sha256 = filing.rows[0]?.attachments[0]?.sha256 ?? ('' as never);
    const answers = await Promise.all([
      engine.session.changePassword({ oldPassword: PASSWORD, newPassword: 'Practice-2027' }),
      engine.session.signInToCentre({ password: PASSWORD }),
      engine.link.lookup({ insurance: 'injury', unitNumber: INJURY.unitNumber }),
      engine.link.sendCode({ insurance: 'injury', unitNumber: INJURY.unitNumber }),
      engine.link.confirm({ insurance: 'injury', unitNumber: INJURY.unitNumber, code: CODE }),
      engine.profile.get({}),
      engine.filing.begin({ service: 'enrolment', insurance: 'medical' }),
      engine.filing.beginLike({ filingId }),
      engine.filing.beginCorrection({ filingId }),
      engine.filing.get({ filingId }),
      engine.filing.saveValues({ filingId, rowId, values: {}, revision: 1 }),
      engine.filing.goToStep({ filingId, step: 'check' }),
      engine.filing.attach({ filingId, rowId, kind: 'id-copy', file: pdf('a.pdf') }),
      engine.filing.detach({ filingId, rowId, kind: 'id-copy', sha256 }),
      engine.filing.undo({ filingId }),
      engine.filing.redo({ filingId }),
      engine.filing.submit({ filingId, revision: 1 }),
      engine.filing.reopen({ filingId }),
      engine.filing.discard({ filingId }),
      engine.filing.restore({ filingId }),
      engine.filing.withdraw({ filingId }),
      engine.filing.list({}),
      engine.material.read({ sha256 }),
      engine.outbox.list(undefined),
      engine.outbox.sendNow(undefined),
      engine.sync.status(undefined),
      engine.sync.run(undefined),
      engine.roster.search({ insurance: 'medical' }),
      engine.unit.get({ insurance: 'medical' }),
      engine.home.summary(undefined),
    ]);
    expect(answers.map((answer) => failureOf(answer).code)).toEqual(answers.map(() => 'locked'));
    expect(valueOf(await engine.app.info(undefined)).defaultRegion).toBe('testland');
    valueOf(await engine.session.unlock({ accountId, password: PASSWORD }));
    expect(valueOf(await engine.filing.get({ filingId })).filing).toEqual(filing);
  });

  it('[W-07] lets a write that was handed in before finish, then locks', async () => {
    const { house, phase } = await registered();
    const begin = house.engine.filing.begin({ service: 'enrolment', insurance: 'medical' });
    const lock = house.engine.session.lock(undefined);
    const late = house.engine.filing.begin({ service: 'enrolment', insurance: 'medical' });
    expect((await begin).ok).toBe(true);
    expect((await lock).ok).toBe(true);
    expect(failureOf(await late)).toEqual({ code: 'locked' });
    expect(await phase()).toBe('locked');
    expect(house.store().countFilings(['draft'])).toBe(1);
  });

  it('[O-02] opens with the recovery key and a new password, which the centre is not tried with', async () => {
    const { house, recoveryKey, accountId } = await registered();
    house.clock.advance(24 * 3_600_000);
    valueOf(await house.engine.session.lock(undefined));
    const ask = { accountId, recoveryKey, newPassword: 'Recovered-2026' };
    expect(failureOf(await house.engine.session.unlockWithRecoveryKey({ ...ask, newPassword: '123' }))).toMatchObject({
      code: 'password-weak',
    });
    expect(failureOf(await house.engine.session.unlockWithRecoveryKey({ ...ask, recoveryKey: 'x' }))).toEqual({
      code: 'recovery-key-wrong',
    });
    expect(valueOf(await house.engine.session.unlockWithRecoveryKey(ask)).phase).toBe('open');
    valueOf(await house.engine.session.lock(undefined));
    valueOf(await house.engine.session.unlock({ accountId, password: 'Recovered-2026' }));
    valueOf(await house.engine.session.lock(undefined));
    expect(house.centre.asked).not.toContain('signIn');
    expect(failureOf(await house.engine.session.unlock({ accountId, password: PASSWORD }))).toMatchObject({ code: 'password-wrong' });
  });

  it('[W-07] signs in to the centre again when its session has run out', async () => {
    const { house } = await registered();
    house.centre.fails.next('signIn', { code: 'account-locked', retryAt: '2026-11-22T02:00:00.000Z' });
    expect(failureOf(await house.engine.session.signInToCentre({ password: PASSWORD }))).toMatchObject({ code: 'account-locked' });
    expect(valueOf(await house.engine.session.signInToCentre({ password: PASSWORD }))).toBeNull();
    expect(house.store().syncState().token).toBe('token-2');
    expect(house.sync.asked.at(-1)).toBe('poke');
  });
});
