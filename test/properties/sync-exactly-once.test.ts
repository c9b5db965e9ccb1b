import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Centre } from '../../src-main/engine/ports/centre.ts';
import type { FilingId } from '../../src-shared/domain/ids.ts';
import { fail, ok } from '../../src-shared/lib/result.ts';
import { createIds } from '../fakes/ids.ts';
import { CALL_FAULTS, type CallFault } from '../fakes/model-centre.ts';
import { createSyncWorld, type Mutant, type SyncWorld } from './sync-world.ts';

const RUNS = { seed: 20_261_122, numRuns: 250 };
const MUTANT_RUNS = { ...RUNS, numRuns: 150 };

type Step = fc.AsyncCommand<object, SyncWorld>;

/** A step of the world; what must hold is looked at after each. */
function step(name: string, work: (world: SyncWorld) => void | Promise<void>): Step {
  return {
    check: () => true,
    run: async (_model, world) => {
      await work(world);
      world.check();
    },
    toString: () => name,
  };
}

const faults = fc.array(
  fc.oneof({ weight: 3, arbitrary: fc.constant<CallFault>('ok') }, { weight: 2, arbitrary: fc.constantFrom(...CALL_FAULTS) }),
  { maxLength: 10 },
);
const steps = fc.commands<object, SyncWorld, false>(
  [
    fc
      .tuple(fc.nat({ max: 2 }), fc.nat({ max: 9 }))
      .map(([person, luck]) => step(`submit(${person}${luck === 0 ? ', poison' : ''})`, (world) => world.submit(person, luck === 0))),
    fc.nat({ max: 5 }).map((place) => step(`resubmit(${place})`, (world) => world.resubmit(place))),
    fc
      .tuple(faults, fc.boolean())
      .map(([plan, asked]) => step(`run([${plan.join(', ')}]${asked ? ', asked' : ''})`, (world) => world.run(plan, asked))),
    fc
      .tuple(faults, fc.boolean())
      .map(([plan, asked]) => step(`run([${plan.join(', ')}]${asked ? ', asked' : ''})`, (world) => world.run(plan, asked))),
    fc.constantFrom(400, 5_000, 600_000).map((milliseconds) => step(`wait(${milliseconds})`, (world) => world.wait(milliseconds))),
    fc.boolean().map((open) => step(open ? 'open' : 'close', (world) => world.setAccepting(open))),
    fc.nat({ max: 5 }).map((place) => step(`curse(${place})`, (world) => world.curse(place))),
    fc.constant(step('decide', (world) => world.decideOne())),
  ],
  { maxCommands: 25, size: 'max' },
);

function property(mutant?: Mutant) {
  return fc.asyncProperty(steps, async (commands) => {
    const world = createSyncWorld(mutant);
    await fc.asyncModelRun(() => ({ model: {}, real: world }), commands);
    await world.quiesce();
  });
}

describe('outbox, centre, faults and crashes', () => {
  test('[O-24] whatever the line does and whenever the program dies, each wish comes true exactly once and in order', async () => {
    const found = await fc.check(property(), RUNS);
    expect(found.failed ? fc.defaultReportMessage(found) : 'holds').toBe('holds');
  });
});

/** The same property must notice clients that are wrong on purpose, else its green means nothing. */
describe('planted faults the property catches', () => {
  const MUTANTS: readonly (readonly [string, Mutant])[] = [
    ['no idempotency key: every try goes under a new id', { centre: withoutKey }],
    [
      'marks received before the answer',
      { centre: (centre, model) => ({ ...centre, putFiling: receivedAnyway(centre, () => model.effects.length) }) },
    ],
    ['takes a lost answer for nothing sent', { centre: (centre) => ({ ...centre, putFiling: withoutDoubt(centre) }) }],
    ['sends the newest first', { store: (store) => ({ ...store, outbox: () => store.outbox().toReversed() }) }],
  ];
  test.each(MUTANTS)('[O-24] %s', async (_name, mutant) => {
    const found = await fc.check(property(mutant), MUTANT_RUNS);
    expect(found.failed).toBe(true);
  });
});

function withoutKey(centre: Centre): Centre {
  const ids = createIds(1_000_000);
  return {
    ...centre,
    async putFiling(token, { contentHash, content }) {
      const answer = await centre.putFiling(token, { contentHash, content: { ...content, clientId: ids.next() as FilingId } });
      return answer.ok ? ok({ ...answer.value, clientId: content.clientId }) : answer;
    },
  };
}

function receivedAnyway(centre: Centre, effects: () => number): Centre['putFiling'] {
  return async (token, ask) => {
    const answer = await centre.putFiling(token, ask);
    const { clientId, rows } = ask.content;
    return answer.ok
      ? answer
      : ok({
          clientId,
          contentHash: ask.contentHash,
          receipt: { number: `R${effects() + 1}`, receivedAt: '2026-11-22T01:00:00.000Z' },
          state: 'received',
          decidedAt: null,
          rows: rows.map(({ rowId }) => ({ rowId, verdict: null })),
        });
  };
}

function withoutDoubt(centre: Centre): Centre['putFiling'] {
  return async (token, ask) => {
    const answer = await centre.putFiling(token, ask);
    return !answer.ok && answer.error.code === 'answer-lost' ? fail({ code: 'centre-unreachable' }) : answer;
  };
}
