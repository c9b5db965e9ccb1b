import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  failureOf,
  GOOD_PASSWORD,
  lastCode,
  linkUnit,
  openTestCentre,
  registerUnit,
  type TestCentre,
  unitOf,
} from '../../test/fakes/test-centre.ts';

let centre: TestCentre;
beforeEach(async () => {
  centre = await openTestCentre();
});
afterEach(() => centre.close());

const MINUTE = 60_000;
const wrongOf = (code: string) => (code === '000000' ? '111111' : '000000');

const signIn = (loginName: string, password: string) => centre.client().signIn({ region: centre.profile.id, loginName, password });

describe('registration and activation', () => {
  it('[W-09] fills everything but insurance and number from the books, the phone masked', async () => {
    const unit = await centre.client().lookupUnit(unitOf(centre, 'medical'));
    expect(unit).toMatchObject({ unitName: '演练纺织有限公司', specialistPhoneMasked: '139****1001', insuredCount: 470 });
    expect(JSON.stringify(unit)).not.toMatch(/139\d{8}/);
  });

  it('[W-09] says which number it does not know', async () => {
    const unknown = { ...unitOf(centre, 'medical'), unitNumber: 'YL999999' };
    const expected = { code: 'unit-not-found', insurance: 'medical', unitNumber: 'YL999999' };
    expect(await failureOf(centre.client().lookupUnit(unknown))).toEqual(expected);
    expect(await failureOf(centre.client().register(unknown))).toEqual(expected);
    // The right number under the wrong insurance is as unknown.
    const { unitNumber } = unitOf(centre, 'medical');
    expect(await failureOf(centre.client().register({ ...unknown, insurance: 'injury', unitNumber }))).toMatchObject({
      code: 'unit-not-found',
    });
  });

  it('[W-11] activates with the code sent to the phone on record and opens a session', async () => {
    const client = centre.client();
    const { registrationId } = await client.register(unitOf(centre, 'medical'));
    const sent = await client.sendActivationCode({ registrationId });
    expect(sent).toEqual({
      phoneMasked: '139****1001',
      expiresAt: '2026-11-22T01:05:00.000Z',
      resendAt: '2026-11-22T01:01:00.000Z',
    });
    const session = await client.activate({ registrationId, code: await lastCode(centre), password: GOOD_PASSWORD });
    expect(session.account.links.map(({ insurance }) => insurance)).toEqual(['medical']);
    expect(await centre.client(session.token).changes({})).toMatchObject({ more: true });
  });

  it('[W-10] has no default password and refuses weak ones, without using the code up', async () => {
    const client = centre.client();
    const { registrationId } = await client.register(unitOf(centre, 'medical'));
    await client.sendActivationCode({ registrationId });
    const code = await lastCode(centre);
    const reasonsFor = async (password: string) => failureOf(client.activate({ registrationId, code, password }));
    expect(await reasonsFor('888888')).toEqual({ code: 'password-weak', reasons: ['too-short', 'too-few-classes', 'forbidden'] });
    expect(await reasonsFor('abcdefgh')).toEqual({ code: 'password-weak', reasons: ['too-few-classes'] });
    // A unit's own number is on every letterhead.
    expect(await reasonsFor(unitOf(centre, 'medical').unitNumber)).toMatchObject({ reasons: expect.arrayContaining(['forbidden']) });
    await client.activate({ registrationId, code, password: GOOD_PASSWORD });
  });

  it('[W-14] registers an employer once, under whatever insurance', async () => {
    const client = centre.client();
    const second = await client.register(unitOf(centre, 'injury'));
    await registerUnit(centre);
    for (const insurance of ['medical', 'injury'] as const) {
      const { unitNumber } = unitOf(centre, insurance);
      expect(await failureOf(client.register(unitOf(centre, insurance)))).toEqual({ code: 'unit-already-registered', unitNumber });
    }
    // One begun before is overtaken.
    expect(await failureOf(client.sendActivationCode(second))).toMatchObject({ code: 'unit-already-registered' });
    await registerUnit(centre, { employer: 2 });
  });

  it('[W-11] forgets a registration after a day', async () => {
    const client = centre.client();
    const { registrationId } = await client.register(unitOf(centre, 'medical'));
    centre.clock.advance(24 * 60 * MINUTE);
    expect(await failureOf(client.sendActivationCode({ registrationId }))).toEqual({ code: 'registration-expired' });
    expect(await failureOf(client.activate({ registrationId, code: '000000', password: GOOD_PASSWORD }))).toEqual({
      code: 'registration-expired',
    });
    expect(await failureOf(client.sendActivationCode({ registrationId: 'nonsense' }))).toEqual({ code: 'registration-expired' });
  });

  it('[O-22] counts wrong codes down, then locks for ten minutes', async () => {
    const client = centre.client();
    const { registrationId } = await client.register(unitOf(centre, 'medical'));
    const activate = (code: string) => client.activate({ registrationId, code, password: GOOD_PASSWORD });
    expect(await failureOf(activate('123456'))).toEqual({ code: 'code-not-sent' });
    await client.sendActivationCode({ registrationId });
    const wrong = wrongOf(await lastCode(centre));
    for (const attemptsLeft of [4, 3, 2, 1]) {
      expect(await failureOf(activate(wrong))).toEqual({ code: 'code-wrong', attemptsLeft });
    }
    const locked = { code: 'code-locked', retryAt: '2026-11-22T01:10:00.000Z' };
    expect(await failureOf(activate(wrong))).toEqual(locked);
    expect(await failureOf(activate(await lastCode(centre)))).toEqual(locked);
    // Neither asking again nor beginning again goes around the lock.
    centre.clock.advance(2 * MINUTE);
    expect(await failureOf(client.sendActivationCode({ registrationId }))).toEqual(locked);
    expect(await failureOf(client.sendActivationCode(await client.register(unitOf(centre, 'medical'))))).toEqual(locked);
    centre.clock.advance(8 * MINUTE);
    await client.sendActivationCode({ registrationId });
    await activate(await lastCode(centre));
  });

  it('[O-22] does not give new tries with a new code', async () => {
    const client = centre.client();
    const { registrationId } = await client.register(unitOf(centre, 'medical'));
    const activate = (code: string) => client.activate({ registrationId, code, password: GOOD_PASSWORD });
    await client.sendActivationCode({ registrationId });
    await failureOf(activate(wrongOf(await lastCode(centre))));
    centre.clock.advance(MINUTE);
    await client.sendActivationCode({ registrationId });
    expect(await failureOf(activate(wrongOf(await lastCode(centre))))).toEqual({ code: 'code-wrong', attemptsLeft: 3 });
  });

  it('[O-22] lets a code run out after five minutes and sends another after one', async () => {
    const client = centre.client();
    const { registrationId } = await client.register(unitOf(centre, 'medical'));
    await client.sendActivationCode({ registrationId });
    const first = await lastCode(centre);
    expect(await failureOf(client.sendActivationCode({ registrationId }))).toEqual({
      code: 'code-too-soon',
      retryAt: '2026-11-22T01:01:00.000Z',
    });
    centre.clock.advance(5 * MINUTE);
    expect(await failureOf(client.activate({ registrationId, code: first, password: GOOD_PASSWORD }))).toEqual({ code: 'code-expired' });
    await client.sendActivationCode({ registrationId });
    await client.activate({ registrationId, code: await lastCode(centre), password: GOOD_PASSWORD });
  });

  it('[O-22] sends again when the clock was set back', async () => {
    const registration = await centre.client().register(unitOf(centre, 'medical'));
    await centre.client().sendActivationCode(registration);
    centre.clock.set('2026-11-01T00:00:00.000Z');
    expect(await centre.client().sendActivationCode(registration)).toMatchObject({ resendAt: '2026-11-01T00:01:00.000Z' });
  });

  it('[O-22] takes a code only for what it was asked for', async () => {
    const client = centre.client();
    const mine = await client.register(unitOf(centre, 'medical'));
    const theirs = await client.register(unitOf(centre, 'medical'));
    await client.sendActivationCode(mine);
    const code = await lastCode(centre);
    expect(await failureOf(client.activate({ ...theirs, code, password: GOOD_PASSWORD }))).toEqual({ code: 'code-not-sent' });
  });

  it('[W-14] makes one account when the same code is sent twice at once', async () => {
    const client = centre.client();
    const { registrationId } = await client.register(unitOf(centre, 'medical'));
    await client.sendActivationCode({ registrationId });
    const ask = { registrationId, code: await lastCode(centre), password: GOOD_PASSWORD };
    const outcomes = await Promise.allSettled([client.activate(ask), client.activate(ask)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('linking', () => {
  it('[W-13] links the other insurances with a code each', async () => {
    const token = await registerUnit(centre);
    await linkUnit(centre, token, 'injury');
    await linkUnit(centre, token, 'maternity');
    const { account } = await centre
      .client()
      .signIn({ ...unitOf(centre, 'maternity'), loginName: unitOf(centre, 'maternity').unitNumber, password: GOOD_PASSWORD });
    expect(account.links.map(({ insurance }) => insurance)).toEqual(['medical', 'injury', 'maternity']);
  });

  it('[W-13] refuses another employer, an unknown number, and an insurance linked already', async () => {
    const token = await registerUnit(centre);
    const client = centre.client(token);
    const other = unitOf(centre, 'injury', 1);
    expect(await failureOf(client.sendLinkCode(other))).toEqual({
      code: 'unit-of-other-employer',
      unitNumber: other.unitNumber,
      unitName: '样例机械有限公司',
    });
    expect(await failureOf(client.link({ ...other, code: '123456' }))).toMatchObject({ code: 'unit-of-other-employer' });
    expect(await failureOf(client.sendLinkCode({ ...other, unitNumber: 'YL000000' }))).toMatchObject({ code: 'unit-not-found' });
    expect(await failureOf(client.sendLinkCode(unitOf(centre, 'medical')))).toEqual({
      code: 'insurance-already-linked',
      insurance: 'medical',
    });
  });

  it('[W-13] links nothing with a wrong code or without a session', async () => {
    const token = await registerUnit(centre);
    const unit = unitOf(centre, 'injury');
    expect(await failureOf(centre.client().sendLinkCode(unit))).toEqual({ code: 'session-missing' });
    await centre.client(token).sendLinkCode(unit);
    const wrong = wrongOf(await lastCode(centre));
    expect(await failureOf(centre.client(token).link({ ...unit, code: wrong }))).toEqual({ code: 'code-wrong', attemptsLeft: 4 });
    const session = await centre
      .client()
      .signIn({ region: unit.region, loginName: unitOf(centre, 'medical').unitNumber, password: GOOD_PASSWORD });
    expect(session.account.links).toHaveLength(1);
  });
});

describe('sessions and passwords', () => {
  it('[O-02] signs in by credit code in either case, and by any linked number', async () => {
    const token = await registerUnit(centre);
    await linkUnit(centre, token, 'injury');
    const { creditCode } = await centre.client().lookupUnit(unitOf(centre, 'medical'));
    for (const name of [creditCode, creditCode.toLowerCase(), unitOf(centre, 'medical').unitNumber, unitOf(centre, 'injury').unitNumber]) {
      expect((await signIn(name, GOOD_PASSWORD)).account.unitName).toBe('演练纺织有限公司');
    }
    expect(await failureOf(signIn(unitOf(centre, 'maternity').unitNumber, GOOD_PASSWORD))).toEqual({ code: 'account-not-found' });
  });

  it('[O-02] locks after five wrong passwords, also when they come at once', async () => {
    await registerUnit(centre);
    const { unitNumber } = unitOf(centre, 'medical');
    expect(await failureOf(signIn(unitNumber, 'wrong'))).toEqual({ code: 'password-wrong', attemptsLeft: 4 });
    const failures = await Promise.all(Array.from({ length: 8 }, () => failureOf(signIn(unitNumber, 'wrong'))));
    expect(failures.filter(({ code }) => code === 'password-wrong')).toHaveLength(3);
    const locked = { code: 'account-locked', retryAt: '2026-11-22T01:15:00.000Z' };
    expect(await failureOf(signIn(unitNumber, GOOD_PASSWORD))).toEqual(locked);
    centre.clock.advance(15 * MINUTE);
    await signIn(unitNumber, GOOD_PASSWORD);
    expect(await failureOf(signIn(unitNumber, 'wrong'))).toEqual({ code: 'password-wrong', attemptsLeft: 4 });
  });

  it('[W-12] changes the password, signs other PCs out, and refuses a weak or the same one', async () => {
    const token = await registerUnit(centre);
    const client = centre.client(token);
    expect(await failureOf(client.changePassword({ oldPassword: 'wrong', newPassword: 'Another-1' }))).toEqual({
      code: 'password-wrong',
      attemptsLeft: 4,
    });
    expect(await failureOf(client.changePassword({ oldPassword: GOOD_PASSWORD, newPassword: GOOD_PASSWORD }))).toEqual({
      code: 'password-weak',
      reasons: ['same-as-old'],
    });
    const session = await client.changePassword({ oldPassword: GOOD_PASSWORD, newPassword: 'Another-1' });
    expect(await failureOf(client.changes({}))).toEqual({ code: 'session-missing' });
    await centre.client(session.token).changes({});
    await signIn(unitOf(centre, 'medical').unitNumber, 'Another-1');
  });

  it('[O-02] keeps a session thirty days after its last use', async () => {
    const token = await registerUnit(centre);
    const client = centre.client(token);
    for (let week = 0; week < 8; week += 1) {
      centre.clock.advance(7 * 24 * 60 * MINUTE);
      await client.missingMaterials({ sha256: [] });
    }
    centre.clock.advance(30 * 24 * 60 * MINUTE);
    expect(await failureOf(client.missingMaterials({ sha256: [] }))).toEqual({ code: 'session-missing' });
  });
});
