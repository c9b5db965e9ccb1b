import { describe, expect, it } from 'vitest';
import { ok } from '../../src-shared/lib/result.ts';
import { createClock } from '../../test/fakes/clock.ts';
import { valueOf } from '../../test/fakes/engine-house.ts';
import { createEvents } from '../../test/fakes/events.ts';
import { createFakeSync } from '../../test/fakes/fake-sync.ts';
import { createFakeVault } from '../../test/fakes/fake-vault.ts';
import { createIds } from '../../test/fakes/ids.ts';
import { createCurrentAccount } from './current-account.ts';
import { createDispatch } from './dispatch.ts';
import { createWriteQueue } from './write-queue.ts';

async function atWork() {
  const vault = createFakeVault(createClock());
  const current = createCurrentAccount({ sync: createFakeSync(), events: createEvents(), begin: () => {}, giveUp: () => {} });
  const logged: unknown[] = [];
  const dispatch = createDispatch({
    current,
    queue: createWriteQueue(),
    parts: { ids: createIds(), log: (reference, error) => logged.push([reference, error]) },
  });
  const made = await vault.create({ accountId: 'A' as never, unitName: '', region: '', creditCode: '', password: '' });
  current.adopt(valueOf(made).opened);
  return { dispatch, current, logged };
}

describe('dispatch', () => {
  it('[W-18] runs writes one at a time in order, and reads meanwhile', async () => {
    const { dispatch } = await atWork();
    const { promise: opened, resolve: open } = Promise.withResolvers<void>();
    const order: string[] = [];
    const slow = dispatch.write(async () => {
      order.push('slow begins');
      await opened;
      order.push('slow ends');
      return ok(1);
    });
    const quick = dispatch.write(() => {
      order.push('quick');
      return ok(2);
    });
    const read = dispatch.read(() => {
      order.push('read');
      return ok(3);
    });
    const both = Promise.all([slow(undefined), quick(undefined)]);
    await read(undefined);
    open();
    expect(await both).toEqual([ok(1), ok(2)]);
    expect(order).toEqual(['read', 'slow begins', 'slow ends', 'quick']);
  });

  it('[W-18] goes on after a write that threw, and hands the defect to the log under its reference', async () => {
    const { dispatch, logged } = await atWork();
    const defect = new Error('defect');
    const answers = await Promise.all([
      dispatch.write(() => {
        throw defect;
      })(undefined),
      dispatch.write(async () => {
        throw defect;
      })(undefined),
      dispatch.free(() => {
        throw defect;
      })(undefined),
      dispatch.write(() => ok('next'))(undefined),
    ]);
    const references = answers.slice(0, 3).map((answer) => (answer.ok || answer.error.code !== 'internal' ? '' : answer.error.reference));
    expect(new Set(references).size).toBe(3);
    expect(logged).toHaveLength(3);
    expect(new Map(logged as [string, Error][])).toEqual(new Map(references.map((reference) => [reference, defect])));
    expect(answers[3]).toEqual(ok('next'));
  });

  it('[W-07] closes the files only when the reads under way are done', async () => {
    const { dispatch, current } = await atWork();
    const { promise: opened, resolve: open } = Promise.withResolvers<void>();
    const read = dispatch.read(async ({ store }) => {
      await opened;
      return ok(store.countFilings(['draft']));
    })(undefined);
    const closing = current.close().then(() => 'closed');
    const pause = new Promise((resolve) => setTimeout(resolve, 5, 'still open'));
    expect(await Promise.race([closing, pause])).toBe('still open');
    open();
    expect(await read).toEqual(ok(0));
    expect(await closing).toBe('closed');
  });
});
