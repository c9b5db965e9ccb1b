import { describe, expect, it } from 'vitest';
import { createEngineHouse, failureOf, PASSWORD, valueOf } from '../../../test/fakes/engine-house.ts';

const NEW = 'Practice-2027';
const change = { oldPassword: PASSWORD, newPassword: NEW };

async function registered() {
  const house = createEngineHouse();
  await house.register();
  const both = () => [house.centre.password(), house.vault.passwordOf(house.accountId())];
  return { house, both };
}

describe('changePassword', () => {
  it('[W-12] changes it at the centre and on this PC, and keeps the new session', async () => {
    const { house, both } = await registered();
    expect(valueOf(await house.engine.session.changePassword(change))).toBeNull();
    expect(both()).toEqual([NEW, NEW]);
    expect(house.store().syncState().token).toBe('token-2');
  });

  it('[O-02] refuses a weak password and the old one', async () => {
    const { house, both } = await registered();
    const answers = await Promise.all(
      ['abc', PASSWORD].map((newPassword) => house.engine.session.changePassword({ oldPassword: PASSWORD, newPassword })),
    );
    expect(answers.map(failureOf)).toEqual([
      { code: 'password-weak', reasons: ['too-short', 'too-few-classes'] },
      { code: 'password-weak', reasons: ['same-as-old'] },
    ]);
    expect(both()).toEqual([PASSWORD, PASSWORD]);
  });

  it('[W-12] does not ask the centre when the old password is wrong here or the disk is full', async () => {
    const { house, both } = await registered();
    expect(failureOf(await house.engine.session.changePassword({ oldPassword: 'wrong', newPassword: NEW }))).toMatchObject({
      code: 'password-wrong',
    });
    house.vault.fails.next('changePassword', { code: 'disk-full' });
    expect(failureOf(await house.engine.session.changePassword(change))).toEqual({ code: 'disk-full' });
    expect(house.centre.asked).not.toContain('changePassword');
    expect(both()).toEqual([PASSWORD, PASSWORD]);
  });

  it('[W-12] changes nothing when the centre cannot be reached', async () => {
    const { house, both } = await registered();
    house.centre.fails.next('changePassword', { code: 'centre-unreachable' });
    expect(failureOf(await house.engine.session.changePassword(change))).toEqual({ code: 'centre-unreachable' });
    expect(both()).toEqual([PASSWORD, PASSWORD]);
  });

  it('[W-12] signs in first when the session has run out', async () => {
    const { house, both } = await registered();
    house.centre.forgetSessions();
    valueOf(await house.engine.session.changePassword(change));
    expect(both()).toEqual([NEW, NEW]);
    expect(house.store().syncState().token).toBe('token-3');
  });

  it('[W-12] takes the centre back when this PC cannot follow', async () => {
    const { house, both } = await registered();
    house.vault.fails.next('changePassword', null, { code: 'disk-full' });
    expect(failureOf(await house.engine.session.changePassword(change))).toEqual({ code: 'disk-full' });
    expect(both()).toEqual([PASSWORD, PASSWORD]);
    expect(house.store().syncState().token).toBe('token-3');
  });

  it('[W-12] ends with both the same when it is done again after the centre could not be taken back', async () => {
    const { house, both } = await registered();
    house.vault.fails.next('changePassword', null, { code: 'disk-full' });
    house.centre.fails.next('changePassword', null, { code: 'centre-unreachable' });
    expect(failureOf(await house.engine.session.changePassword(change))).toEqual({ code: 'disk-full' });
    expect(both()).toEqual([NEW, PASSWORD]);
    valueOf(await house.engine.session.changePassword(change));
    expect(both()).toEqual([NEW, NEW]);
  });

  it('[W-12] finds out by signing in whether a change whose answer was lost has happened', async () => {
    const { house, both } = await registered();
    house.centre.setPassword(NEW);
    house.centre.fails.next('changePassword', { code: 'answer-lost' });
    valueOf(await house.engine.session.changePassword(change));
    expect(both()).toEqual([NEW, NEW]);
  });

  it('[W-12] leaves both as they were when the answer was lost and the centre has the old one', async () => {
    const { house, both } = await registered();
    house.centre.fails.next('changePassword', { code: 'answer-lost' });
    expect(failureOf(await house.engine.session.changePassword(change))).toEqual({ code: 'answer-lost' });
    expect(both()).toEqual([PASSWORD, PASSWORD]);
  });
});
