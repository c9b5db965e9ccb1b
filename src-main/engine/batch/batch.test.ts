import { describe, expect, it } from 'vitest';
import { dropOf, openBatchHouse } from '../../../test/fakes/batch-house.ts';
import { valueOf } from '../../../test/fakes/engine-house.ts';

describe('when a batch is judged anew', () => {
  it('[W-37] not by a pull that brought nothing, but by one that brought something', async () => {
    const { house, filingId, imported, ended, view } = await openBatchHouse();
    expect(await imported([dropOf(0), dropOf(1)])).toMatchObject({ phase: 'done' });
    const pulled = (cursor: string): void => {
      house.clock.advance(60_000);
      house.store().transaction((write) => write.putSyncState({ cursor, asOf: house.clock.now() }));
    };
    pulled('7');
    await ended((await view()).jobId ?? '');
    pulled('7');
    expect((await view()).jobId).toBeNull();
    pulled('8');
    const { jobId } = await view();
    expect(await ended(jobId ?? '')).toMatchObject({ kind: 'judge', phase: 'done' });
    expect(valueOf(await house.engine.batch.get({ filingId })).jobId).toBeNull();
  });
});
