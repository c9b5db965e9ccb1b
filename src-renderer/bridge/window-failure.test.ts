import { describe, expect, it } from 'vitest';
import { settle } from './window-failure.ts';

describe('settling a call', () => {
  it('[design §3] hands on what the engine answered, good or bad', async () => {
    expect(await settle(async () => ({ ok: true, value: 7 }))).toEqual({ ok: true, value: 7 });
    expect(await settle(async () => ({ ok: false, error: { code: 'disk-full' } }))).toEqual({ ok: false, error: { code: 'disk-full' } });
  });

  it('[design §3] says the engine is gone when the line breaks', async () => {
    const broken = await settle(() => Promise.reject(new TypeError('Failed to fetch')));
    expect(broken).toEqual({ ok: false, error: { code: 'engine-gone' } });
  });

  it('[design §6] takes an answer of a host that does not know this window for a lost engine', async () => {
    for (const status of [401, 403, 503]) {
      expect(await settle(() => Promise.reject(Object.assign(new Error('no'), { status })))).toEqual({
        ok: false,
        error: { code: 'engine-gone' },
      });
    }
  });

  it('[design §6] keeps the reference under which a defect was logged', async () => {
    const defect = Object.assign(new Error('defect'), { status: 500, data: { reference: 'A1B2' } });
    expect(await settle(() => Promise.reject(defect))).toEqual({ ok: false, error: { code: 'internal', reference: 'A1B2' } });
  });
});
