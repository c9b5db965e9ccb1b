import { describe, expect, it } from 'vitest';
import type { SendingChoices } from '../../src-shared/contract/engine.ts';
import { createUploadPace } from './upload-pace.ts';

/** A clock that only goes on while somebody waits. */
function paced(start: SendingChoices) {
  const state = { choices: start, now: 0, waits: 0, onWait: (): void => undefined };
  const pace = createUploadPace({
    choices: () => state.choices,
    now: () => state.now,
    wait: (milliseconds) => {
      state.now += milliseconds;
      state.waits += 1;
      state.onWait();
      return Promise.resolve();
    },
  });
  return { pace, state };
}

describe('the pace of uploads', () => {
  it('[W-32] without a limit sends pieces of 1 MiB one after the other', async () => {
    const { pace, state } = paced({ paused: false, bytesPerSecond: null });
    expect(pace.pieceBytes()).toBe(1024 * 1024);
    for (let piece = 0; piece < 10; piece += 1) {
      expect(await pace.before(pace.pieceBytes())).toEqual({ ok: true, value: null });
    }
    expect(state.waits).toBe(0);
  });

  it.each([100_000, 10_000, 4_000_000])(
    '[W-32] keeps to %i bytes a second, in pieces that leave room for others',
    async (bytesPerSecond) => {
      const { pace, state } = paced({ paused: false, bytesPerSecond });
      const piece = pace.pieceBytes();
      expect(piece).toBe(Math.min(1_048_576, Math.max(16_384, bytesPerSecond / 2)));
      let sent = 0;
      while (state.now < 60_000) {
        expect(await pace.before(piece)).toEqual({ ok: true, value: null });
        sent += piece;
      }
      // The last piece has only begun.
      expect((sent - piece) / (state.now / 1000)).toBeCloseTo(bytesPerSecond, -2);
    },
  );

  it('[W-32] hears 暂停 while it waits, and does not catch up afterwards', async () => {
    const { pace, state } = paced({ paused: false, bytesPerSecond: 10_000 });
    await pace.before(16_384);
    state.onWait = () => {
      state.choices = { paused: true, bytesPerSecond: 10_000 };
    };
    expect(await pace.before(16_384)).toEqual({ ok: false, error: { code: 'sending-paused' } });
    expect(state.waits).toBe(1);
    state.onWait = () => undefined;
    state.now += 3_600_000;
    state.choices = { paused: false, bytesPerSecond: 10_000 };
    await pace.before(16_384);
    const before = state.now;
    await pace.before(16_384);
    expect(state.now - before).toBeCloseTo(1638.4);
  });

  it('[W-32] lets go at once where the limit is taken away', async () => {
    const { pace, state } = paced({ paused: false, bytesPerSecond: 1_000 });
    await pace.before(16_384);
    state.onWait = () => {
      state.choices = { paused: false, bytesPerSecond: null };
    };
    expect(await pace.before(16_384)).toEqual({ ok: true, value: null });
    expect(state.waits).toBe(1);
  });
});
