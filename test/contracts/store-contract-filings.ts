import { describe, expect, it } from 'vitest';
import type { Store, StoreWriter } from '../../src-main/engine/ports/store.ts';
import type { Filing } from '../../src-shared/domain/filing.ts';
import type { FilingId } from '../../src-shared/domain/ids.ts';
import { CITIZEN, NOW, OTHER_CITIZEN, putSample, sampleEntry, sampleFiling, sampleRow } from './store-samples.ts';

const rows = (name: string) => [sampleRow(name, CITIZEN)];
const taken = (position: number, name: string) => ({ position, rows: rows(name), takenAt: NOW, label: `改姓名 ${name}` });
const queued = (filingId: FilingId, queuedAt: string) => (write: StoreWriter) => {
  putSample(write, sampleFiling(filingId, { state: 'queued' }), { idNumbers: [], names: [] });
  write.putOutboxEntry(sampleEntry(filingId, { queuedAt }));
};

/** Filings, their undo history, and the outbox. */
export function filingsContract(store: () => Store, newId: () => FilingId): void {
  describe('filings', () => {
    const nobody = { idNumbers: [], names: [] };

    it('[W-17] keeps a filing whole, and replaces it', () => {
      const filing = sampleFiling(newId());
      const decided: Filing = {
        ...filing,
        state: 'rejected',
        step: 'check',
        revision: 9,
        submittedAt: NOW,
        receipt: { number: '20261122000001', receivedAt: NOW },
        decidedAt: NOW,
        rows: [{ ...sampleRow('测试甲', CITIZEN), verdict: { approved: false, reason: '照片不清晰', personNumber: '' } }],
      };
      expect(store().filing(filing.filingId)).toBeNull();
      store().transaction((write) => putSample(write, filing, nobody));
      expect(store().filing(filing.filingId)).toEqual(filing);
      store().transaction((write) => putSample(write, decided, nobody));
      expect(store().filing(filing.filingId)).toEqual(decided);
    });

    it('[W-52] lists the newest change first, by page, with the whole count', () => {
      const filings = [3, 1, 2].map((day) => sampleFiling(newId(), { changedAt: `2026-11-0${day}T00:00:00.000Z` }));
      store().transaction((write) => filings.forEach((filing) => putSample(write, filing, nobody)));
      const [third, first, second] = filings;
      expect(store().filings({ limit: 2, offset: 0 })).toEqual({ items: [third, second], total: 3 });
      expect(store().filings({ limit: 2, offset: 2 })).toEqual({ items: [first], total: 3 });
    });

    it('[W-57] filters by service, state, insurance and month, the month being that of China', () => {
      const lastOfOctober = sampleFiling(newId(), { createdAt: '2026-10-31T15:59:59.000Z', state: 'approved' });
      const firstOfNovember = sampleFiling(newId(), { createdAt: '2026-10-31T16:00:00.000Z', service: 'termination' });
      const injury = sampleFiling(newId(), { insurance: 'injury', createdAt: '2026-12-01T00:00:00.000Z', state: 'queued' });
      store().transaction((write) => [lastOfOctober, firstOfNovember, injury].forEach((filing) => putSample(write, filing, nobody)));
      const found = (query: Partial<Parameters<Store['filings']>[0]>) =>
        store()
          .filings({ limit: 10, offset: 0, ...query })
          .items.map(({ filingId }) => filingId)
          .toSorted();
      expect(found({ toMonth: '202610' })).toEqual([lastOfOctober.filingId]);
      expect(found({ fromMonth: '202611' })).toEqual([firstOfNovember.filingId, injury.filingId]);
      expect(found({ fromMonth: '202611', toMonth: '202611' })).toEqual([firstOfNovember.filingId]);
      expect(found({ fromMonth: '', toMonth: '' })).toHaveLength(3);
      expect(found({ services: ['termination'] })).toEqual([firstOfNovember.filingId]);
      expect(found({ services: [] })).toEqual([]);
      expect(found({ states: ['approved', 'queued'] })).toEqual([lastOfOctober.filingId, injury.filingId]);
      expect(found({ insurances: ['injury'], states: ['queued'] })).toEqual([injury.filingId]);
      expect(found({ insurances: ['injury'], states: ['draft'] })).toEqual([]);
    });

    it('[W-58] finds a filing by any part of a name or id number in it', () => {
      const one = sampleFiling(newId());
      const two = sampleFiling(newId());
      store().transaction((write) => {
        putSample(write, one, { idNumbers: [CITIZEN], names: ['阿依古丽·买买提'] });
        putSample(write, two, { idNumbers: [OTHER_CITIZEN, ''], names: ['测试乙', '王%', ''] });
      });
      const found = (text: string) =>
        store()
          .filings({ text, limit: 10, offset: 0 })
          .items.map(({ filingId }) => filingId);
      expect(found('古丽买')).toEqual([one.filingId]);
      expect(found('古丽·买')).toEqual([one.filingId]);
      expect(found('002x')).toEqual([one.filingId]);
      expect(found('19900307')).toEqual([two.filingId]);
      expect(found('乙')).toEqual([two.filingId]);
      expect(found('丙')).toEqual([]);
      expect(found('%')).toEqual([]);
      expect(found('·')).toEqual([]);
      expect(found("' OR 1=1 --")).toEqual([]);
      expect(found('  ')).toHaveLength(2);
      store().transaction((write) => putSample(write, one, { idNumbers: [], names: ['测试丙'] }));
      expect(found('002X')).toEqual([]);
      expect(found('丙')).toEqual([one.filingId]);
    });

    it('counts filings by state', () => {
      store().transaction((write) => {
        putSample(write, sampleFiling(newId()), nobody);
        putSample(write, sampleFiling(newId(), { state: 'queued' }), nobody);
        putSample(write, sampleFiling(newId(), { state: 'sending' }), nobody);
      });
      expect(store().countFilings(['queued', 'sending', 'unconfirmed'])).toBe(2);
      expect(store().countFilings(['draft'])).toBe(1);
      expect(store().countFilings([])).toBe(0);
    });

    it('[O-12] finds open filings that name a person, whatever case the id was typed in', () => {
      const people = { idNumbers: [CITIZEN.toLowerCase(), OTHER_CITIZEN], names: [] };
      const asking = sampleFiling(newId());
      const open = sampleFiling(newId(), { state: 'reviewing' });
      const decided = sampleFiling(newId(), { state: 'approved' });
      const elsewhere = sampleFiling(newId(), { insurance: 'injury' });
      const leaving = sampleFiling(newId(), { service: 'termination' });
      store().transaction((write) => [asking, open, decided, elsewhere, leaving].forEach((filing) => putSample(write, filing, people)));
      const ask = { services: ['enrolment'], insurance: 'medical', idNumbers: [CITIZEN], except: asking.filingId } as const;
      expect(store().openFilingsNaming(ask)).toEqual([{ filingId: open.filingId, socialSecurityNumber: CITIZEN, state: 'reviewing' }]);
      expect(store().openFilingsNaming({ ...ask, idNumbers: [OTHER_CITIZEN, CITIZEN] })).toHaveLength(2);
      expect(store().openFilingsNaming({ ...ask, services: ['enrolment', 'termination'] })).toHaveLength(2);
      expect(store().openFilingsNaming({ ...ask, idNumbers: ['320311770706001'] })).toEqual([]);
      expect(store().openFilingsNaming({ ...ask, idNumbers: [] })).toEqual([]);
      store().transaction((write) => putSample(write, { ...open, state: 'rejected' }, people));
      expect(store().openFilingsNaming(ask)).toEqual([]);
    });

    it('[O-12] ignores an id number not typed yet', () => {
      const one = sampleFiling(newId());
      store().transaction((write) => putSample(write, one, { idNumbers: [''], names: [''] }));
      expect(store().openFilingsNaming({ services: ['enrolment'], insurance: 'medical', idNumbers: [''], except: newId() })).toEqual([]);
    });
  });

  describe('history', () => {
    it('counts snapshots from 0 and stands at the last one put', () => {
      const { filingId } = sampleFiling(newId());
      store().transaction((write) => {
        putSample(write, sampleFiling(filingId), { idNumbers: [], names: [] });
        write.putSnapshot(filingId, taken(0, '甲'));
        write.putSnapshot(filingId, taken(1, '乙'));
      });
      expect(store().history(filingId)).toEqual({ position: 1, last: 1 });
      expect(store().snapshot(filingId, 0)).toEqual({ rows: rows('甲'), takenAt: NOW, label: '改姓名 甲' });
      expect(store().snapshot(filingId, 2)).toBeNull();
    });

    it('moves back and forth, and a new snapshot drops what was undone', () => {
      const filingId = newId();
      store().transaction((write) => {
        putSample(write, sampleFiling(filingId), { idNumbers: [], names: [] });
        ['甲', '乙', '丙'].forEach((name, position) => write.putSnapshot(filingId, taken(position, name)));
        write.moveHistory(filingId, 0);
      });
      expect(store().history(filingId)).toEqual({ position: 0, last: 2 });
      store().transaction((write) => write.moveHistory(filingId, 2));
      expect(store().history(filingId)).toEqual({ position: 2, last: 2 });
      store().transaction((write) => {
        write.moveHistory(filingId, 0);
        write.putSnapshot(filingId, taken(1, '丁'));
      });
      expect(store().history(filingId)).toEqual({ position: 1, last: 1 });
      expect(store().snapshot(filingId, 1)?.label).toBe('改姓名 丁');
      expect(store().snapshot(filingId, 2)).toBeNull();
    });

    it('replaces the snapshot at its place', () => {
      const filingId = newId();
      store().transaction((write) => {
        putSample(write, sampleFiling(filingId), { idNumbers: [], names: [] });
        write.putSnapshot(filingId, taken(0, '甲'));
        write.putSnapshot(filingId, taken(0, '乙'));
      });
      expect(store().history(filingId)).toEqual({ position: 0, last: 0 });
      expect(store().snapshot(filingId, 0)?.rows).toEqual(rows('乙'));
    });

    it('outlives every later save of the filing', () => {
      const filing = sampleFiling(newId());
      store().transaction((write) => {
        putSample(write, filing, { idNumbers: [], names: [] });
        write.putSnapshot(filing.filingId, taken(0, '甲'));
        putSample(write, { ...filing, revision: 2 }, { idNumbers: [], names: [] });
      });
      expect(store().history(filing.filingId)).toEqual({ position: 0, last: 0 });
    });

    it('refuses gaps, places that are not there and filings that are not there', () => {
      const filingId = newId();
      store().transaction((write) => putSample(write, sampleFiling(filingId), { idNumbers: [], names: [] }));
      expect(() => store().transaction((write) => write.putSnapshot(filingId, taken(1, '甲')))).toThrow('no place');
      expect(() => store().transaction((write) => write.putSnapshot(filingId, taken(-1, '甲')))).toThrow('no place');
      expect(() => store().transaction((write) => write.moveHistory(filingId, 0))).toThrow('no snapshot');
      expect(() => store().transaction((write) => write.putSnapshot(newId(), taken(0, '甲')))).toThrow(/no filing|FOREIGN KEY/);
    });
  });

  describe('outbox', () => {
    it('[promise 2] keeps the frozen content and what became of each try', () => {
      const filingId = newId();
      store().transaction(queued(filingId, NOW));
      expect(store().outboxEntry(filingId)).toEqual(sampleEntry(filingId));
      const tried = sampleEntry(filingId, {
        attempts: 2,
        lastFailure: { code: 'centre-busy', retryAfterSeconds: 30 },
        nextAttemptAt: '2026-11-22T01:00:30.000Z',
      });
      store().transaction((write) => write.putOutboxEntry(tried));
      expect(store().outboxEntry(filingId)).toEqual(tried);
      expect(store().outboxEntry(newId())).toBeNull();
    });

    it('[promise 2] lists entries in the order they were queued', () => {
      const [one, two, three] = [newId(), newId(), newId()];
      store().transaction(queued(two, '2026-11-22T02:00:00.000Z'));
      store().transaction(queued(three, '2026-11-22T02:00:00.000Z'));
      store().transaction(queued(one, '2026-11-22T01:00:00.000Z'));
      expect(
        store()
          .outbox()
          .map(({ filingId }) => filingId),
      ).toEqual([one, two, three]);
      store().transaction((write) => write.removeOutboxEntry(two));
      expect(
        store()
          .outbox()
          .map(({ filingId }) => filingId),
      ).toEqual([one, three]);
    });

    it('[promise 2] refuses to change what was frozen, and takes new content after the entry was removed', () => {
      const filingId = newId();
      store().transaction(queued(filingId, NOW));
      const other = sampleEntry(filingId, { content: '{"clientId":"y"}', contentHash: 'c'.repeat(64) });
      expect(() => store().transaction((write) => write.putOutboxEntry(other))).toThrow('frozen');
      expect(store().outboxEntry(filingId)).toEqual(sampleEntry(filingId));
      store().transaction((write) => {
        write.removeOutboxEntry(filingId);
        write.putOutboxEntry(other);
      });
      expect(store().outboxEntry(filingId)).toEqual(other);
    });

    it('[promise 2] takes no entry without its filing, and removing none is no error', () => {
      expect(() => store().transaction((write) => write.putOutboxEntry(sampleEntry(newId())))).toThrow(/no filing|FOREIGN KEY/);
      store().transaction((write) => write.removeOutboxEntry(newId()));
      expect(store().outbox()).toEqual([]);
    });
  });
}
