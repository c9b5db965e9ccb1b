import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Trouble } from '../../src-main/engine/ports/trouble.ts';
import type { FilingView } from '../../src-shared/contract/engine.ts';
import type { Failure } from '../../src-shared/contract/errors.ts';
import type { Filing, FilingContent } from '../../src-shared/domain/filing.ts';
import type { Result } from '../../src-shared/lib/result.ts';
import { aPerson, createEngineHouse, type EngineHouse, PASSWORD, pdf, rowIdOf, valueOf } from '../fakes/engine-house.ts';

/** One thing a clerk, or the world, does to a draft. */
type Act =
  | { readonly act: 'type'; readonly values: Readonly<Record<string, string>>; readonly stale: boolean }
  | { readonly act: 'attach'; readonly file: number }
  | { readonly act: 'detach'; readonly file: number }
  | { readonly act: 'undo' | 'redo' | 'submit' | 'reopen' | 'discard' | 'restore' | 'restart' | 'lock' }
  | { readonly act: 'step'; readonly step: Filing['step'] }
  | { readonly act: 'wait'; readonly milliseconds: number }
  | { readonly act: 'disk-full'; readonly write: 'putFiling' | 'putSnapshot' | 'moveHistory' | 'putOutboxEntry' | 'removeOutboxEntry' };

const person = aPerson();
const values = fc.dictionary(fc.constantFrom('name', 'phone', 'idNumber', 'formerUnit', 'reason', 'effectiveMonth'), fc.nat(3), {
  minKeys: 1,
  maxKeys: 3,
  noNullPrototype: true,
});
/** Texts a field can hold; the first clears it. */
const TEXTS: Readonly<Record<string, readonly string[]>> = {
  name: ['', '测试甲', '演练乙', person.name],
  phone: ['', '13900000001', '13900000002', person.phone],
  idNumber: ['', '61999919900101', aPerson(2).socialSecurityNumber, person.socialSecurityNumber],
  formerUnit: ['', '测试旧单位', '演练旧单位', '样例旧单位'],
  reason: ['', 'new', 'transfer', 'new'],
  effectiveMonth: ['', '202610', '202611', '202612'],
};
/** With a file attached, 提交 has nothing against this. */
const COMPLETE = {
  name: person.name,
  idNumber: person.socialSecurityNumber,
  phone: person.phone,
  birthDate: person.birthDate,
  reason: 'new',
  effectiveMonth: '202611',
};
const acts: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      act: fc.constant('type' as const),
      values: values.map((picks) => Object.fromEntries(Object.entries(picks).map(([field, pick]) => [field, TEXTS[field]?.[pick] ?? '']))),
      stale: fc.constant(false),
    }),
  },
  { weight: 3, arbitrary: fc.constant({ act: 'type' as const, values: COMPLETE, stale: false }) },
  { weight: 1, arbitrary: fc.constant({ act: 'type' as const, values: { name: '晚到甲' }, stale: true }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('attach' as const), file: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('detach' as const), file: fc.nat(3) }) },
  { weight: 4, arbitrary: fc.record({ act: fc.constantFrom('undo' as const, 'redo' as const) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      act: fc.constantFrom(
        'submit' as const,
        'submit' as const,
        'reopen' as const,
        'reopen' as const,
        'discard' as const,
        'restore' as const,
        'restore' as const,
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constantFrom('restart' as const, 'lock' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      act: fc.constant('step' as const),
      step: fc.constantFrom('fill' as const, 'materials' as const, 'check' as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('wait' as const), milliseconds: fc.constantFrom(500, 3000) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      act: fc.constant('disk-full' as const),
      write: fc.constantFrom(
        'putFiling' as const,
        'putSnapshot' as const,
        'moveHistory' as const,
        'putOutboxEntry' as const,
        'removeOutboxEntry' as const,
      ),
    }),
  },
);

/** Half of them start from a draft that 提交 takes. */
function plans(maxLength: number): fc.Arbitrary<readonly Act[]> {
  const ready: readonly Act[] = [
    { act: 'type', values: COMPLETE, stale: false },
    { act: 'attach', file: 0 },
  ];
  return fc
    .tuple(fc.boolean(), fc.array(acts, { minLength: 5, maxLength }))
    .map(([isReady, then]) => (isReady ? ready.concat(then) : then));
}

describe('a draft under random hands', () => {
  it('[W-18] never loses what was acknowledged, and changes nothing that was refused', async () => {
    let queuedTimes = 0;
    await fc.assert(
      fc.asyncProperty(plans(40), async (plan) => {
        const { house, filingId } = await begin();
        let acknowledged = await lookAt(house, filingId);
        for (const act of plan) {
          const answer = await perform(house, acknowledged, act);
          const asked = answer?.ok === true ? textsOf(act) : null;
          acknowledged = answer?.ok === true ? answer.value : acknowledged;
          queuedTimes += answer?.ok === true && act.act === 'submit' ? 1 : 0;
          expect(asked === null ? null : textsIn(acknowledged, act)).toEqual(asked);
          expect(await lookAt(house, filingId)).toEqual(acknowledged);
          expectOutboxToMatch(house, acknowledged.filing);
        }
        expect(house.logged).toEqual([]);
      }),
      { seed: 20261122, numRuns: 150 },
    );
    // The plans must reach the states they are about.
    expect(queuedTimes).toBeGreaterThan(20);
  });

  it('[W-18] undo and redo cancel out, all the way to the beginning and back', async () => {
    await fc.assert(
      fc.asyncProperty(plans(30), async (plan) => {
        const { house, filingId, start } = await begin();
        for (const act of plan) {
          await perform(house, await lookAt(house, filingId), act);
          const before = await lookAt(house, filingId);
          const after = before.canUndo ? await undoAndRedo(house, filingId) : before;
          expect(after.filing.rows).toEqual(before.filing.rows);
          expect([after.canUndo, after.canRedo]).toEqual([before.canUndo, before.canRedo]);
        }
        const end = await lookAt(house, filingId);
        if (end.filing.state !== 'draft') {
          return;
        }
        const seen = [...(await walk(house, end, 'undo')), end.filing.rows];
        expect(seen[0]).toEqual(start.filing.rows);
        const top = await lookAt(house, filingId);
        const again = [top.filing.rows, ...(await walk(house, top, 'redo')).toReversed()];
        expect(again.slice(0, seen.length)).toEqual(seen);
      }),
      { seed: 20261123, numRuns: 80 },
    );
  });
});

async function begin() {
  const house = createEngineHouse();
  await house.register();
  const start = valueOf(await house.engine.filing.begin({ service: 'enrolment', insurance: 'medical' }));
  return { house, filingId: start.filing.filingId, start };
}

async function lookAt(house: EngineHouse, filingId: Filing['filingId']): Promise<FilingView> {
  return valueOf(await house.engine.filing.get({ filingId }));
}

/** null when the act is none of the draft's: the world turns, and nothing of the draft may change by it. */
async function perform(house: EngineHouse, seen: FilingView, act: Act): Promise<Result<FilingView, Failure> | null> {
  const { filing } = house.engine;
  const { filingId, revision } = seen.filing;
  const rowId = rowIdOf(seen);
  switch (act.act) {
    case 'type':
      return filing.saveValues({ filingId, rowId, values: act.values, revision: act.stale ? revision - 1 : revision });
    case 'attach':
      return filing.attach({ filingId, rowId, kind: 'id-copy', file: pdf(`${act.file}.pdf`) });
    case 'detach': {
      const sha256 = seen.filing.rows[0]?.attachments.find(({ fileName }) => fileName === `${act.file}.pdf`)?.sha256;
      return filing.detach({ filingId, rowId, kind: 'id-copy', sha256: sha256 ?? ('0'.repeat(64) as never) });
    }
    case 'undo':
    case 'redo':
    case 'reopen':
    case 'discard':
    case 'restore':
      return filing[act.act]({ filingId });
    case 'submit':
      return filing.submit({ filingId, revision });
    case 'step':
      return filing.goToStep({ filingId, step: act.step });
    case 'restart':
      house.restart();
      valueOf(await house.engine.session.unlock({ accountId: house.accountId(), password: PASSWORD }));
      return null;
    case 'lock':
      valueOf(await house.engine.session.lock(undefined));
      valueOf(await house.engine.session.unlock({ accountId: house.accountId(), password: PASSWORD }));
      return null;
    case 'wait':
      house.clock.advance(act.milliseconds);
      return null;
    case 'disk-full':
      house.vault.breakNextWrite(act.write, new Trouble({ code: 'disk-full' }));
      return null;
    default:
      return act satisfies never;
  }
}

/** What a save asks for; a save of an old revision asks for nothing that may be acknowledged. */
function textsOf(act: Act): Readonly<Record<string, string>> | 'never' {
  return act.act !== 'type' ? {} : act.stale ? 'never' : act.values;
}

function textsIn({ filing }: FilingView, act: Act): Readonly<Record<string, string>> {
  const row = filing.rows[0]?.values ?? {};
  return act.act !== 'type' ? {} : Object.fromEntries(Object.keys(act.values).map((field) => [field, row[field] ?? '']));
}

async function undoAndRedo(house: EngineHouse, filingId: Filing['filingId']): Promise<FilingView> {
  valueOf(await throughFullDisk(() => house.engine.filing.undo({ filingId })));
  return valueOf(await throughFullDisk(() => house.engine.filing.redo({ filingId })));
}

/** Queued and in the outbox are one thing, and what waits there is what the clerk sees. */
function expectOutboxToMatch(house: EngineHouse, filing: Filing): void {
  const contents = house
    .store()
    .outbox()
    .map(({ content }) => JSON.parse(content) as FilingContent);
  expect(contents.map(({ clientId }) => clientId)).toEqual(filing.state === 'queued' ? [filing.filingId] : []);
  for (const { rows } of contents) {
    expect(filing.rows[0]?.values).toMatchObject(rows[0]?.values ?? {});
  }
}

/** A full disk planned earlier may hit here: once refused, the next try goes through. */
async function throughFullDisk<T>(work: () => Promise<Result<T, Failure>>): Promise<Result<T, Failure>> {
  let answer = await work();
  for (let tries = 0; tries < 5 && !answer.ok && answer.error.code === 'disk-full'; tries += 1) {
    answer = await work();
  }
  return answer;
}

/** The rows at each stop on the way to the end of history, the last stop first. */
async function walk(house: EngineHouse, from: FilingView, way: 'undo' | 'redo'): Promise<Filing['rows'][]> {
  const stops: Filing['rows'][] = [];
  let view = from;
  while (way === 'undo' ? view.canUndo : view.canRedo) {
    view = valueOf(await throughFullDisk(() => house.engine.filing[way]({ filingId: from.filing.filingId })));
    stops.unshift(view.filing.rows);
  }
  return stops;
}
