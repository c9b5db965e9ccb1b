import { describe, expect, it } from 'vitest';
import { createEngineHouse, failureOf, INJURY, MEDICAL, valueOf } from '../../../test/fakes/engine-house.ts';
import { CODE } from '../../../test/fakes/fake-centre.ts';

const injury = { insurance: 'injury', unitNumber: INJURY.unitNumber } as const;

async function registered() {
  const house = createEngineHouse();
  await house.register();
  return house;
}

describe('link', () => {
  it('[W-13] shows the unit, sends the code and links it; the insurance opens for filing', async () => {
    const house = await registered();
    const { link, filing } = house.engine;
    expect(failureOf(await filing.begin({ service: 'enrolment', insurance: 'injury' }))).toEqual({
      code: 'insurance-not-linked',
      insurance: 'injury',
    });
    expect(valueOf(await link.lookup(injury))).toEqual(INJURY);
    expect(house.store().account()?.links).toEqual([MEDICAL]);
    expect(valueOf(await link.sendCode(injury)).phoneMasked).toBe('139****0001');
    expect(valueOf(await link.confirm({ ...injury, code: CODE })).links).toEqual([MEDICAL, INJURY]);
    expect(house.store().account()?.links).toEqual([MEDICAL, INJURY]);
    expect(house.store().unit('injury')?.unit).toEqual(INJURY);
    expect(house.sync.asked.at(-1)).toBe('poke');
    expect(valueOf(await filing.begin({ service: 'enrolment', insurance: 'injury' })).filing.unitNumber).toBe(INJURY.unitNumber);
  });

  it('[W-14] refuses a second unit of an insurance and an insurance the region has not', async () => {
    const { engine } = await registered();
    expect(failureOf(await engine.link.lookup({ insurance: 'medical', unitNumber: 'TEST0009' }))).toEqual({
      code: 'insurance-already-linked',
      insurance: 'medical',
    });
    expect(failureOf(await engine.link.confirm({ insurance: 'pension', unitNumber: '1', code: CODE }))).toEqual({
      code: 'request-invalid',
      detail: 'insurance',
    });
  });

  it.each([
    { code: 'code-wrong', attemptsLeft: 1 },
    { code: 'code-expired' },
    { code: 'unit-of-other-employer', unitNumber: 'TEST0002', unitName: '别家测试公司' },
    { code: 'centre-unreachable' },
  ] as const)('[W-13] hands on $code and links nothing', async (failure) => {
    const house = await registered();
    house.centre.fails.next('link', failure);
    expect(failureOf(await house.engine.link.confirm({ ...injury, code: CODE }))).toEqual(failure);
    expect(house.store().account()?.links).toEqual([MEDICAL]);
  });

  it('[W-13] says that a new sign-in is needed, and forgets the token the centre no longer knows', async () => {
    const house = await registered();
    house.centre.forgetSessions();
    expect(failureOf(await house.engine.link.lookup(injury))).toEqual({ code: 'session-missing' });
    expect(house.store().syncState().token).toBeNull();
    const asked = house.centre.asked.length;
    expect(failureOf(await house.engine.link.sendCode(injury))).toEqual({ code: 'session-missing' });
    expect(house.centre.asked).toHaveLength(asked);
  });
});
