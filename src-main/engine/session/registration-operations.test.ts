import { describe, expect, it } from 'vitest';
import { createEngineHouse, failureOf, MEDICAL, PASSWORD, REGION, valueOf } from '../../../test/fakes/engine-house.ts';
import { CODE } from '../../../test/fakes/fake-centre.ts';
import { Trouble } from '../ports/trouble.ts';

const unitKey = { region: REGION, insurance: 'medical', unitNumber: MEDICAL.unitNumber } as const;

async function begun() {
  const house = createEngineHouse();
  const { registrationId } = valueOf(await house.engine.registration.start(unitKey));
  return { house, registrationId };
}

describe('registration', () => {
  it('[W-09] answers what the centre knows of a unit, blanks around the number forgiven', async () => {
    const { engine } = createEngineHouse();
    expect(valueOf(await engine.registration.lookup({ ...unitKey, unitNumber: ` ${MEDICAL.unitNumber} ` }))).toEqual(MEDICAL);
  });

  it('[W-09] hands on that the centre knows no such unit', async () => {
    const { engine } = createEngineHouse();
    expect(failureOf(await engine.registration.lookup({ ...unitKey, unitNumber: '999' }))).toMatchObject({ code: 'unit-not-found' });
    expect(failureOf(await engine.registration.start({ ...unitKey, unitNumber: '999' }))).toMatchObject({ code: 'unit-not-found' });
  });

  it('[W-09] refuses a region and an insurance it has no profile for, without asking the centre', async () => {
    const { engine, centre } = createEngineHouse();
    expect(failureOf(await engine.registration.start({ ...unitKey, region: 'nowhere' }))).toEqual({
      code: 'request-invalid',
      detail: 'region',
    });
    expect(failureOf(await engine.registration.lookup({ ...unitKey, insurance: 'pension' }))).toEqual({
      code: 'request-invalid',
      detail: 'insurance',
    });
    expect(centre.asked).toEqual([]);
  });

  it('[O-02] judges the password before the centre and the code are used up', async () => {
    const { house, registrationId } = await begun();
    const { engine, centre } = house;
    expect(failureOf(await engine.registration.activate({ registrationId, code: CODE, password: '888888' }))).toEqual({
      code: 'password-weak',
      reasons: ['too-short', 'too-few-classes', 'forbidden'],
    });
    expect(centre.asked).not.toContain('activate');
  });

  it('[W-11] [W-12] activates, keeps account, units and token in a store of its own, and starts sync', async () => {
    const { house, registrationId } = await begun();
    const { account, recoveryKey } = valueOf(
      await house.engine.registration.activate({ registrationId, code: ` ${CODE}`, password: PASSWORD }),
    );
    expect(recoveryKey).not.toBe('');
    expect(account).toMatchObject({ region: REGION, unitName: MEDICAL.unitName, creditCode: MEDICAL.creditCode, links: [MEDICAL] });
    expect(house.store().account()).toEqual(account);
    expect(house.store().unit('medical')).toEqual({ unit: MEDICAL, asOf: house.clock.now() });
    expect(house.store().syncState().token).toBe('token-1');
    expect(house.sync.asked).toEqual(['start']);
    expect(valueOf(await house.engine.session.state(undefined))).toMatchObject({ phase: 'open', account: { links: [MEDICAL] } });
    expect(house.vault.passwordOf(account.accountId)).toBe(PASSWORD);
  });

  it.each([
    { code: 'code-wrong', attemptsLeft: 2 },
    { code: 'code-expired' },
    { code: 'code-locked', retryAt: '2026-11-22T02:00:00.000Z' },
    { code: 'centre-unreachable' },
    { code: 'registration-expired' },
  ] as const)('[W-11] hands on $code and makes nothing on this PC', async (failure) => {
    const { house, registrationId } = await begun();
    house.centre.fails.next('activate', failure);
    expect(failureOf(await house.engine.registration.activate({ registrationId, code: CODE, password: PASSWORD }))).toEqual(failure);
    expect(house.vault.accounts()).toEqual([]);
    expect(valueOf(await house.engine.session.state(undefined)).phase).toBe('fresh');
  });

  it('[W-11] hands on why no code was sent', async () => {
    const { house, registrationId } = await begun();
    house.centre.fails.next('sendActivationCode', { code: 'code-too-soon', retryAt: '2026-11-22T01:01:00.000Z' });
    expect(failureOf(await house.engine.registration.sendCode({ registrationId }))).toMatchObject({ code: 'code-too-soon' });
    expect(valueOf(await house.engine.registration.sendCode({ registrationId }))).toMatchObject({ phoneMasked: '139****0001' });
  });

  it('[W-12] says that the disk is full; the unit can then be brought here by signing in', async () => {
    const { house, registrationId } = await begun();
    house.vault.fails.next('create', { code: 'disk-full' });
    expect(failureOf(await house.engine.registration.activate({ registrationId, code: CODE, password: PASSWORD }))).toEqual({
      code: 'disk-full',
    });
    const signedIn = await house.engine.registration.signIn({ region: REGION, unitNumber: MEDICAL.unitNumber, password: PASSWORD });
    expect(valueOf(signedIn).account.links).toEqual([MEDICAL]);
  });

  it('[W-12] goes on with an account whose first write failed, once it is unlocked and signed in', async () => {
    const { house, registrationId } = await begun();
    house.vault.breakNextWrite('putAccount', new Trouble({ code: 'disk-full' }));
    expect(failureOf(await house.engine.registration.activate({ registrationId, code: CODE, password: PASSWORD }))).toEqual({
      code: 'disk-full',
    });
    expect(house.vault.openCount()).toBe(0);
    const accountId = house.accountId();
    valueOf(await house.engine.session.unlock({ accountId, password: PASSWORD }));
    await expect.poll(async () => valueOf(await house.engine.session.state(undefined)).account?.links).toEqual([MEDICAL]);
  });

  it('[W-14] brings a registered unit to another PC, and says when it is here already', async () => {
    const house = createEngineHouse();
    await house.register();
    const ask = { region: REGION, unitNumber: MEDICAL.unitNumber, password: PASSWORD };
    expect(failureOf(await house.engine.registration.signIn(ask))).toEqual({ code: 'account-already-here' });
    expect(failureOf(await house.engine.registration.signIn({ ...ask, unitNumber: MEDICAL.creditCode }))).toEqual({
      code: 'account-already-here',
    });
    expect(failureOf(await house.engine.registration.start(unitKey))).toEqual({ code: 'account-already-here' });
    expect(house.vault.accounts()).toHaveLength(1);
  });

  it('[O-02] hands on a wrong password of a unit registered elsewhere', async () => {
    const house = createEngineHouse();
    house.centre.fails.next('signIn', { code: 'password-wrong', attemptsLeft: 3 });
    const signedIn = await house.engine.registration.signIn({ region: REGION, unitNumber: MEDICAL.unitNumber, password: PASSWORD });
    expect(failureOf(signedIn)).toEqual({ code: 'password-wrong', attemptsLeft: 3 });
    expect(failureOf(await house.engine.registration.signIn({ region: 'nowhere', unitNumber: '1', password: PASSWORD }))).toEqual({
      code: 'request-invalid',
      detail: 'region',
    });
  });
});
