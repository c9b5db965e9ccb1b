import { describe, expect, it } from 'vitest';
import { createEngineHouse, failureOf, PASSWORD, valueOf } from '../../../test/fakes/engine-house.ts';

async function received() {
  const house = createEngineHouse();
  await house.register();
  const sent = await house.submitted();
  house.decide(sent, 'received');
  const { filingId } = sent.filing;
  const state = () => house.store().filing(filingId)?.state;
  return { house, filingId, sent, state, withdraw: () => house.engine.filing.withdraw({ filingId }) };
}

describe('withdraw', () => {
  it('[O-10] is withdrawn when the centre says so', async () => {
    const { house, withdraw, state, filingId } = await received();
    expect(valueOf(await withdraw()).filing).toMatchObject({ state: 'withdrawn', receipt: { number: 'SL0001' } });
    expect(state()).toBe('withdrawn');
    expect(house.events.published.at(-1)).toEqual({ event: 'filing.changed', filingId });
    expect(failureOf(await withdraw())).toEqual({ code: 'not-possible-now', state: 'withdrawn' });
  });

  it.each(['queued', 'reviewing', 'approved'] as const)('[O-10] does not ask the centre while the filing is %s', async (now) => {
    const house = createEngineHouse();
    await house.register();
    const sent = await house.submitted();
    if (now !== 'queued') {
      house.decide(sent, now);
    }
    expect(failureOf(await house.engine.filing.withdraw({ filingId: sent.filing.filingId }))).toEqual({
      code: 'not-possible-now',
      state: now,
    });
    expect(house.centre.asked).not.toContain('withdrawFiling');
  });

  it.each([
    { code: 'centre-unreachable' },
    { code: 'answer-lost' },
    { code: 'centre-not-recognised', status: 200 },
    { code: 'not-possible-now', state: 'reviewing' },
  ] as const)('[O-10] says nothing is withdrawn on $code, and has sync find out', async (failure) => {
    const { house, withdraw, state } = await received();
    house.centre.fails.next('withdrawFiling', failure);
    expect(failureOf(await withdraw())).toEqual(failure);
    expect(state()).toBe('received');
    expect(house.sync.asked.at(-1)).toBe('poke');
  });

  it('[O-10] asks for a new sign-in when the session is over', async () => {
    const { house, withdraw, state } = await received();
    house.centre.forgetSessions();
    expect(failureOf(await withdraw())).toEqual({ code: 'session-missing' });
    valueOf(await house.engine.session.signInToCentre({ password: PASSWORD }));
    valueOf(await withdraw());
    expect(state()).toBe('withdrawn');
  });

  it('[O-10] keeps a verdict that came in between', async () => {
    const { house, withdraw, sent, state } = await received();
    const letGo = house.centre.hold('withdrawFiling');
    const answer = withdraw();
    house.decide(sent, 'approved');
    house.centre.putFilingByHand({ ...sentAs(sent.filing.filingId), state: 'received' });
    letGo();
    expect(valueOf(await answer).filing.state).toBe('approved');
    expect(state()).toBe('approved');
  });

  it('[O-10] holds up neither autosave nor locking while the centre thinks, and leaves a locked account alone', async () => {
    const { house, withdraw, state } = await received();
    const letGo = house.centre.hold('withdrawFiling');
    const answer = withdraw();
    valueOf(await house.engine.filing.begin({ service: 'enrolment', insurance: 'medical' }));
    valueOf(await house.engine.session.lock(undefined));
    letGo();
    expect(failureOf(await answer)).toEqual({ code: 'locked' });
    expect(state()).toBe('received');
    expect(house.logged).toEqual([]);
  });
});

function sentAs(clientId: Awaited<ReturnType<typeof received>>['filingId']) {
  return { clientId, contentHash: '', receipt: { number: 'SL0001', receivedAt: '2026-11-22T01:00:00.000Z' }, decidedAt: null, rows: [] };
}
