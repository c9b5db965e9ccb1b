import { describe, expect, it } from 'vitest';
import type { FilingId } from '../../src-shared/domain/ids.ts';
import { createEvents } from '../../test/fakes/events.ts';
import { eventStream } from './event-stream.ts';

const one = '00000000000000000000000001' as FilingId;
const two = '00000000000000000000000002' as FilingId;

describe('eventStream', () => {
  it('[W-23] gives events in order, those before the first read too', async () => {
    const events = createEvents();
    const stream = eventStream(events);
    events.publish({ event: 'filing.changed', filingId: one });
    events.publish({ event: 'roster.changed' });
    expect(await stream.next()).toEqual({ done: false, value: { event: 'filing.changed', filingId: one } });
    expect(await stream.next()).toEqual({ done: false, value: { event: 'roster.changed' } });
    const waiting = stream.next();
    events.publish({ event: 'sync.changed' });
    expect(await waiting).toEqual({ done: false, value: { event: 'sync.changed' } });
  });

  it('[W-23] keeps one of a kind for a reader that is slow', async () => {
    const events = createEvents();
    const stream = eventStream(events);
    for (let count = 0; count < 1000; count += 1) {
      events.publish({ event: 'filing.changed', filingId: one });
      events.publish({ event: 'outbox.changed', unsent: count });
      events.publish({ event: 'filing.changed', filingId: two });
    }
    expect([(await stream.next()).value, (await stream.next()).value, (await stream.next()).value]).toEqual([
      { event: 'filing.changed', filingId: one },
      { event: 'outbox.changed', unsent: 999 },
      { event: 'filing.changed', filingId: two },
    ]);
  });

  it('[W-23] lets go of its listener and of who waits when the window returns', async () => {
    const events = createEvents();
    const stream = eventStream(events);
    const waiting = stream.next();
    expect(events.listeners()).toBe(1);
    await stream.return?.();
    expect(await waiting).toEqual({ done: true, value: undefined });
    expect(await stream.next()).toEqual({ done: true, value: undefined });
    expect(events.listeners()).toBe(0);
  });

  it('[W-23] ends a for-await loop cleanly', async () => {
    const events = createEvents();
    setTimeout(() => events.publish({ event: 'session.changed' }), 1);
    for await (const event of eventStream(events)) {
      expect(event).toEqual({ event: 'session.changed' });
      break;
    }
    expect(events.listeners()).toBe(0);
  });
});
