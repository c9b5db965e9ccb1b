import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store, StoreWriter } from '../../src-main/engine/ports/store.ts';
import type { AccountId, FilingId } from '../../src-shared/domain/ids.ts';
import { createIds } from '../fakes/ids.ts';
import { batchesContract } from './store-contract-batches.ts';
import { filingsContract } from './store-contract-filings.ts';
import { libraryContract } from './store-contract-library.ts';
import { recordsContract } from './store-contract-records.ts';
import { rosterContract } from './store-contract-roster.ts';
import { CITIZEN, NOW, putSample, SHA, sampleEntry, sampleFiling, samplePerson, sampleUnit } from './store-samples.ts';

type Subject = { readonly store: Store; readonly dispose: () => void };

/** What every store does, whatever it keeps its data in. Each implementation's test calls this and adds its own. */
export function storeContract({ create }: { readonly create: () => Subject }): void {
  let subject: Subject;
  let store: Store;
  let ids: ReturnType<typeof createIds>;
  const newId = () => ids.next() as FilingId;

  beforeEach(() => {
    subject = create();
    store = subject.store;
    ids = createIds();
  });
  afterEach(() => subject.dispose());

  describe('transactions', () => {
    it('[§9] gives back what the callback gives back', () => {
      expect(store.transaction(() => 42)).toBe(42);
    });

    it('[§9] shows its writes to its own reads, and to the store', () => {
      store.transaction((write) => {
        write.putSetting('theme', 'dark');
        expect(write.setting('theme')).toBe('dark');
      });
      expect(store.setting('theme')).toBe('dark');
    });

    it('[§9] rolls everything back when the callback throws', () => {
      const kept = sampleFiling(newId());
      store.transaction((write) => putSample(write, kept, { idNumbers: [CITIZEN], names: ['测试甲'] }));
      expect(() =>
        store.transaction((write) => {
          putSample(write, { ...kept, state: 'voided', revision: 2 }, { idNumbers: [], names: [] });
          putSample(write, sampleFiling(newId()), { idNumbers: [], names: [] });
          write.putPerson(samplePerson());
          write.putSnapshot(kept.filingId, { position: 0, rows: kept.rows, takenAt: NOW, label: '' });
          write.putOutboxEntry(sampleEntry(kept.filingId));
          write.putSyncState({ cursor: '7' });
          throw new Error('stop');
        }),
      ).toThrow('stop');
      expect(store.filing(kept.filingId)).toEqual(kept);
      expect(store.filings({ limit: 10, offset: 0 }).total).toBe(1);
      expect(store.searchRoster({ insurance: 'medical', name: '测试', limit: 10, offset: 0 }).total).toBe(0);
      expect(store.history(kept.filingId)).toEqual({ position: -1, last: -1 });
      expect(store.outbox()).toEqual([]);
      expect(store.syncState().cursor).toBeNull();
      expect(store.filings({ text: CITIZEN, limit: 10, offset: 0 }).total).toBe(1);
    });

    it('[§9] refuses an async callback by type and at run time, and keeps nothing of it', async () => {
      expect(() =>
        // @ts-expect-error a promise is no result of a transaction
        store.transaction(async (write) => {
          write.putSetting('theme', 'dark');
          await Promise.resolve();
        }),
      ).toThrow(TypeError);
      await Promise.resolve();
      expect(store.setting('theme')).toBeNull();
    });

    it('[§9] refuses a promise whose rejection nobody would see', async () => {
      expect(() =>
        // @ts-expect-error a promise is no result of a transaction
        store.transaction(() => Promise.reject(new Error('unseen'))),
      ).toThrow(TypeError);
      await Promise.resolve();
    });

    it('[§9] refuses a transaction inside a transaction', () => {
      expect(() =>
        store.transaction((write) => {
          write.putSetting('theme', 'dark');
          store.transaction(() => undefined);
        }),
      ).toThrow('open already');
      expect(store.setting('theme')).toBeNull();
    });

    it('[§9] leaves a writer dead once its transaction is over', () => {
      let escaped: StoreWriter | undefined;
      store.transaction((write) => {
        escaped = write;
      });
      expect(() => escaped?.putSetting('theme', 'dark')).toThrow('over');
      expect(store.setting('theme')).toBeNull();
    });

    it('[§9] works on after a rollback', () => {
      expect(() =>
        store.transaction(() => {
          throw new Error('stop');
        }),
      ).toThrow('stop');
      store.transaction((write) => write.putSetting('theme', 'light'));
      expect(store.setting('theme')).toBe('light');
    });

    it('[§9] hands out copies: changing an answer changes nothing kept', () => {
      const filing = sampleFiling(newId());
      store.transaction((write) => putSample(write, filing, { idNumbers: [], names: [] }));
      Reflect.set(store.filing(filing.filingId)?.rows ?? [], 'length', 0);
      expect(store.filing(filing.filingId)).toEqual(filing);
    });
  });

  describe('account and unit', () => {
    it('[W-14] has no account at first, then the one last put', () => {
      expect(store.account()).toBeNull();
      const account = {
        accountId: ids.next() as AccountId,
        region: 'practice',
        unitName: '渭南演练单位',
        creditCode: '91350100M000100Y43',
        links: [sampleUnit()],
        createdAt: NOW,
      };
      store.transaction((write) => write.putAccount(account));
      expect(store.account()).toEqual(account);
      const linked = { ...account, links: [sampleUnit(), sampleUnit({ insurance: 'injury', unitNumber: '610500002' })] };
      store.transaction((write) => write.putAccount(linked));
      expect(store.account()).toEqual(linked);
    });

    it('[W-53] keeps one unit per insurance with the moment it was told', () => {
      expect(store.unit('medical')).toBeNull();
      store.transaction((write) => {
        write.putUnit(sampleUnit(), NOW);
        write.putUnit(sampleUnit({ insurance: 'injury', unitNumber: '2' }), NOW);
        write.putUnit(sampleUnit({ insuredCount: 3 }), '2026-11-23T01:00:00.000Z');
      });
      expect(store.unit('medical')).toEqual({ unit: sampleUnit({ insuredCount: 3 }), asOf: '2026-11-23T01:00:00.000Z' });
      expect(store.unit('injury')?.unit.unitNumber).toBe('2');
    });
  });

  filingsContract(() => store, newId);
  rosterContract(() => store);
  recordsContract(() => store);
  libraryContract({ store: () => store, newId });
  batchesContract(() => store, newId);

  describe('sync state, uploads, settings', () => {
    it('knows nothing at first and changes only what is given', () => {
      const nothing = {
        cursor: null,
        token: null,
        tokenExpiresAt: null,
        lastSuccessAt: null,
        asOf: null,
        centreName: null,
        clockAheadMinutes: 0,
      };
      expect(store.syncState()).toEqual(nothing);
      store.transaction((write) => write.putSyncState({ cursor: '1', token: 't', clockAheadMinutes: -3 }));
      store.transaction((write) => write.putSyncState({ cursor: '2', asOf: NOW, centreName: undefined }));
      expect(store.syncState()).toEqual({ ...nothing, cursor: '2', token: 't', asOf: NOW, clockAheadMinutes: -3 });
      store.transaction((write) => write.putSyncState({ token: null }));
      expect(store.syncState().token).toBeNull();
    });

    it('remembers where an upload can go on, until told to forget', () => {
      expect(store.uploadUrl(SHA)).toBeNull();
      store.transaction((write) => write.putUploadUrl(SHA, 'http://127.0.0.1/uploads/1'));
      store.transaction((write) => write.putUploadUrl(SHA, 'http://127.0.0.1/uploads/2'));
      expect(store.uploadUrl(SHA)).toBe('http://127.0.0.1/uploads/2');
      store.transaction((write) => write.putUploadUrl(SHA, null));
      expect(store.uploadUrl(SHA)).toBeNull();
    });

    it('keeps how things are sent: at once and unlimited until told otherwise, each of the two for itself', () => {
      expect(store.sendingChoices()).toEqual({ paused: false, bytesPerSecond: null });
      for (const choices of [
        { paused: true, bytesPerSecond: 50_000 },
        { paused: false, bytesPerSecond: 50_000 },
        { paused: true, bytesPerSecond: null },
      ]) {
        store.transaction((write) => write.putSendingChoices(choices));
        expect(store.sendingChoices()).toEqual(choices);
      }
    });

    it('keeps settings by name', () => {
      store.transaction((write) => write.putSetting('guide', 'done'));
      store.transaction((write) => write.putSetting('guide', 'again'));
      expect(store.setting('guide')).toBe('again');
      store.transaction((write) => write.putSetting('guide', null));
      expect(store.setting('guide')).toBeNull();
    });

    it('finds settings by how their names begin, where no character means another', () => {
      store.transaction((write) => {
        for (const name of ['desk:b', 'desk:a', 'desk_c', 'Desk:d', 'other', 'de%k:e']) {
          write.putSetting(name, name.toUpperCase());
        }
      });
      expect(store.settings('desk:')).toEqual([
        { name: 'desk:a', value: 'DESK:A' },
        { name: 'desk:b', value: 'DESK:B' },
      ]);
      expect(store.settings('de%k')).toHaveLength(1);
      expect(store.settings('nobody')).toEqual([]);
    });
  });
}
