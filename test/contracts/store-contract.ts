import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OutboxEntry, Store, StoreWriter } from '../../src-main/engine/ports/store.ts';
import type { Filing, FilingRow } from '../../src-shared/domain/filing.ts';
import type { AccountId, FilingId, RowId, Sha256 } from '../../src-shared/domain/ids.ts';
import type { RosterPerson } from '../../src-shared/domain/person.ts';
import type { UnitRecord } from '../../src-shared/domain/unit.ts';
import { createIds } from '../fakes/ids.ts';

type Subject = { readonly store: Store; readonly dispose: () => void };

const NOW = '2026-11-22T01:00:00.000Z';
const CITIZEN = '11010519491231002X';
const OTHER_CITIZEN = '110105199003071233';
const SHA = 'a'.repeat(64) as Sha256;

export function sampleUnit(change: Partial<UnitRecord> = {}): UnitRecord {
  return {
    insurance: 'medical',
    unitNumber: '610500001',
    unitName: '渭南演练单位',
    creditCode: '91350100M000100Y43',
    unitType: '企业',
    address: '演练路 1 号',
    legalRepresentative: '演练甲',
    specialistName: '演练乙',
    specialistPhoneMasked: '138****8000',
    agency: '演练经办机构',
    status: '参保',
    insuredCount: 2,
    ...change,
  };
}

export function samplePerson(change: Partial<RosterPerson> = {}): RosterPerson {
  return {
    insurance: 'medical',
    unitNumber: '610500001',
    personNumber: '0000000001',
    socialSecurityNumber: CITIZEN,
    name: '测试甲',
    gender: 'female',
    birthDate: '1949-12-31',
    staffKind: 'working',
    status: 'active',
    contributionBase: '4737.00',
    insuredSince: '202001',
    lastPaidMonth: '',
    version: 1,
    changedAt: NOW,
    ...change,
  };
}

export function sampleRow(name: string, idNumber: string): FilingRow {
  return {
    rowId: '00000000000000000000000R01' as RowId,
    values: { name, socialSecurityNumber: idNumber },
    origins: { name: { from: 'typed', at: NOW } },
    attachments: [{ kind: 'id-card', sha256: SHA, fileName: '身份证.jpg', mediaType: 'image/jpeg', bytes: 12, attachedAt: NOW }],
    verdict: null,
  };
}

export function sampleFiling(filingId: string, change: Partial<Filing> = {}): Filing {
  return {
    filingId: filingId as FilingId,
    region: 'practice',
    profileVersion: '1',
    service: 'enrolment',
    insurance: 'medical',
    unitNumber: '610500001',
    state: 'draft',
    step: 'fill',
    rows: [sampleRow('测试甲', CITIZEN)],
    revision: 1,
    createdAt: NOW,
    changedAt: NOW,
    submittedAt: null,
    receipt: null,
    decidedAt: null,
    ...change,
  };
}

export function sampleEntry(filingId: FilingId, change: Partial<OutboxEntry> = {}): OutboxEntry {
  return {
    filingId,
    content: '{"clientId":"x"}',
    contentHash: 'b'.repeat(64),
    queuedAt: NOW,
    attempts: 0,
    lastFailure: null,
    nextAttemptAt: null,
    ...change,
  };
}

export function putSample(write: StoreWriter, filing: Filing, people: { readonly idNumbers: string[]; readonly names: string[] }): void {
  write.putFiling(filing, { ...people, effectiveMonth: '202611' });
}

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
      expect(store.filing(filing.filingId)).toBeNull();
      store.transaction((write) => putSample(write, filing, nobody));
      expect(store.filing(filing.filingId)).toEqual(filing);
      store.transaction((write) => putSample(write, decided, nobody));
      expect(store.filing(filing.filingId)).toEqual(decided);
    });

    it('[W-52] lists the newest change first, by page, with the whole count', () => {
      const filings = [3, 1, 2].map((day) => sampleFiling(newId(), { changedAt: `2026-11-0${day}T00:00:00.000Z` }));
      store.transaction((write) => filings.forEach((filing) => putSample(write, filing, nobody)));
      const [third, first, second] = filings;
      expect(store.filings({ limit: 2, offset: 0 })).toEqual({ items: [third, second], total: 3 });
      expect(store.filings({ limit: 2, offset: 2 })).toEqual({ items: [first], total: 3 });
    });

    it('[W-57] filters by service, state, insurance and month, the month being that of China', () => {
      const lastOfOctober = sampleFiling(newId(), { createdAt: '2026-10-31T15:59:59.000Z', state: 'approved' });
      const firstOfNovember = sampleFiling(newId(), { createdAt: '2026-10-31T16:00:00.000Z', service: 'termination' });
      const injury = sampleFiling(newId(), { insurance: 'injury', createdAt: '2026-12-01T00:00:00.000Z', state: 'queued' });
      store.transaction((write) => [lastOfOctober, firstOfNovember, injury].forEach((filing) => putSample(write, filing, nobody)));
      const found = (query: Partial<Parameters<Store['filings']>[0]>) =>
        store
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
      store.transaction((write) => {
        putSample(write, one, { idNumbers: [CITIZEN], names: ['阿依古丽·买买提'] });
        putSample(write, two, { idNumbers: [OTHER_CITIZEN, ''], names: ['测试乙', '王%', ''] });
      });
      const found = (text: string) => store.filings({ text, limit: 10, offset: 0 }).items.map(({ filingId }) => filingId);
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
      store.transaction((write) => putSample(write, one, { idNumbers: [], names: ['测试丙'] }));
      expect(found('002X')).toEqual([]);
      expect(found('丙')).toEqual([one.filingId]);
    });

    it('counts filings by state', () => {
      store.transaction((write) => {
        putSample(write, sampleFiling(newId()), nobody);
        putSample(write, sampleFiling(newId(), { state: 'queued' }), nobody);
        putSample(write, sampleFiling(newId(), { state: 'sending' }), nobody);
      });
      expect(store.countFilings(['queued', 'sending', 'unconfirmed'])).toBe(2);
      expect(store.countFilings(['draft'])).toBe(1);
      expect(store.countFilings([])).toBe(0);
    });

    it('[O-12] finds open filings that name a person, whatever case the id was typed in', () => {
      const people = { idNumbers: [CITIZEN.toLowerCase(), OTHER_CITIZEN], names: [] };
      const asking = sampleFiling(newId());
      const open = sampleFiling(newId(), { state: 'reviewing' });
      const decided = sampleFiling(newId(), { state: 'approved' });
      const elsewhere = sampleFiling(newId(), { insurance: 'injury' });
      const leaving = sampleFiling(newId(), { service: 'termination' });
      store.transaction((write) => [asking, open, decided, elsewhere, leaving].forEach((filing) => putSample(write, filing, people)));
      const ask = { services: ['enrolment'], insurance: 'medical', idNumbers: [CITIZEN], except: asking.filingId } as const;
      expect(store.openFilingsNaming(ask)).toEqual([{ filingId: open.filingId, socialSecurityNumber: CITIZEN, state: 'reviewing' }]);
      expect(store.openFilingsNaming({ ...ask, idNumbers: [OTHER_CITIZEN, CITIZEN] })).toHaveLength(2);
      expect(store.openFilingsNaming({ ...ask, services: ['enrolment', 'termination'] })).toHaveLength(2);
      expect(store.openFilingsNaming({ ...ask, idNumbers: ['320311770706001'] })).toEqual([]);
      expect(store.openFilingsNaming({ ...ask, idNumbers: [] })).toEqual([]);
      store.transaction((write) => putSample(write, { ...open, state: 'rejected' }, people));
      expect(store.openFilingsNaming(ask)).toEqual([]);
    });

    it('[O-12] ignores an id number not typed yet', () => {
      const one = sampleFiling(newId());
      store.transaction((write) => putSample(write, one, { idNumbers: [''], names: [''] }));
      expect(store.openFilingsNaming({ services: ['enrolment'], insurance: 'medical', idNumbers: [''], except: newId() })).toEqual([]);
    });
  });

  describe('history', () => {
    const rows = (name: string) => [sampleRow(name, CITIZEN)];
    const taken = (position: number, name: string) => ({ position, rows: rows(name), takenAt: NOW, label: `改姓名 ${name}` });

    it('counts snapshots from 0 and stands at the last one put', () => {
      const { filingId } = sampleFiling(newId());
      store.transaction((write) => {
        putSample(write, sampleFiling(filingId), { idNumbers: [], names: [] });
        write.putSnapshot(filingId, taken(0, '甲'));
        write.putSnapshot(filingId, taken(1, '乙'));
      });
      expect(store.history(filingId)).toEqual({ position: 1, last: 1 });
      expect(store.snapshot(filingId, 0)).toEqual({ rows: rows('甲'), takenAt: NOW, label: '改姓名 甲' });
      expect(store.snapshot(filingId, 2)).toBeNull();
    });

    it('moves back and forth, and a new snapshot drops what was undone', () => {
      const filingId = newId();
      store.transaction((write) => {
        putSample(write, sampleFiling(filingId), { idNumbers: [], names: [] });
        ['甲', '乙', '丙'].forEach((name, position) => write.putSnapshot(filingId, taken(position, name)));
        write.moveHistory(filingId, 0);
      });
      expect(store.history(filingId)).toEqual({ position: 0, last: 2 });
      store.transaction((write) => write.moveHistory(filingId, 2));
      expect(store.history(filingId)).toEqual({ position: 2, last: 2 });
      store.transaction((write) => {
        write.moveHistory(filingId, 0);
        write.putSnapshot(filingId, taken(1, '丁'));
      });
      expect(store.history(filingId)).toEqual({ position: 1, last: 1 });
      expect(store.snapshot(filingId, 1)?.label).toBe('改姓名 丁');
      expect(store.snapshot(filingId, 2)).toBeNull();
    });

    it('replaces the snapshot at its place', () => {
      const filingId = newId();
      store.transaction((write) => {
        putSample(write, sampleFiling(filingId), { idNumbers: [], names: [] });
        write.putSnapshot(filingId, taken(0, '甲'));
        write.putSnapshot(filingId, taken(0, '乙'));
      });
      expect(store.history(filingId)).toEqual({ position: 0, last: 0 });
      expect(store.snapshot(filingId, 0)?.rows).toEqual(rows('乙'));
    });

    it('outlives every later save of the filing', () => {
      const filing = sampleFiling(newId());
      store.transaction((write) => {
        putSample(write, filing, { idNumbers: [], names: [] });
        write.putSnapshot(filing.filingId, taken(0, '甲'));
        putSample(write, { ...filing, revision: 2 }, { idNumbers: [], names: [] });
      });
      expect(store.history(filing.filingId)).toEqual({ position: 0, last: 0 });
    });

    it('refuses gaps, places that are not there and filings that are not there', () => {
      const filingId = newId();
      store.transaction((write) => putSample(write, sampleFiling(filingId), { idNumbers: [], names: [] }));
      expect(() => store.transaction((write) => write.putSnapshot(filingId, taken(1, '甲')))).toThrow('no place');
      expect(() => store.transaction((write) => write.putSnapshot(filingId, taken(-1, '甲')))).toThrow('no place');
      expect(() => store.transaction((write) => write.moveHistory(filingId, 0))).toThrow('no snapshot');
      expect(() => store.transaction((write) => write.putSnapshot(newId(), taken(0, '甲')))).toThrow();
    });
  });

  describe('outbox', () => {
    const queued = (filingId: FilingId, queuedAt: string) => (write: StoreWriter) => {
      putSample(write, sampleFiling(filingId, { state: 'queued' }), { idNumbers: [], names: [] });
      write.putOutboxEntry(sampleEntry(filingId, { queuedAt }));
    };

    it('[promise 2] keeps the frozen content and what became of each try', () => {
      const filingId = newId();
      store.transaction(queued(filingId, NOW));
      expect(store.outboxEntry(filingId)).toEqual(sampleEntry(filingId));
      const tried = sampleEntry(filingId, {
        attempts: 2,
        lastFailure: { code: 'centre-busy', retryAfterSeconds: 30 },
        nextAttemptAt: '2026-11-22T01:00:30.000Z',
      });
      store.transaction((write) => write.putOutboxEntry(tried));
      expect(store.outboxEntry(filingId)).toEqual(tried);
      expect(store.outboxEntry(newId())).toBeNull();
    });

    it('[promise 2] lists entries in the order they were queued', () => {
      const [one, two, three] = [newId(), newId(), newId()];
      store.transaction(queued(two, '2026-11-22T02:00:00.000Z'));
      store.transaction(queued(three, '2026-11-22T02:00:00.000Z'));
      store.transaction(queued(one, '2026-11-22T01:00:00.000Z'));
      expect(store.outbox().map(({ filingId }) => filingId)).toEqual([one, two, three]);
      store.transaction((write) => write.removeOutboxEntry(two));
      expect(store.outbox().map(({ filingId }) => filingId)).toEqual([one, three]);
    });

    it('[promise 2] refuses to change what was frozen, and takes new content after the entry was removed', () => {
      const filingId = newId();
      store.transaction(queued(filingId, NOW));
      const other = sampleEntry(filingId, { content: '{"clientId":"y"}', contentHash: 'c'.repeat(64) });
      expect(() => store.transaction((write) => write.putOutboxEntry(other))).toThrow('frozen');
      expect(store.outboxEntry(filingId)).toEqual(sampleEntry(filingId));
      store.transaction((write) => {
        write.removeOutboxEntry(filingId);
        write.putOutboxEntry(other);
      });
      expect(store.outboxEntry(filingId)).toEqual(other);
    });

    it('[promise 2] takes no entry without its filing, and removing none is no error', () => {
      expect(() => store.transaction((write) => write.putOutboxEntry(sampleEntry(newId())))).toThrow();
      store.transaction((write) => write.removeOutboxEntry(newId()));
      expect(store.outbox()).toEqual([]);
    });
  });

  describe('roster', () => {
    const people: readonly RosterPerson[] = [
      samplePerson(),
      samplePerson({
        personNumber: '0000000002',
        socialSecurityNumber: OTHER_CITIZEN,
        name: '单小测',
        status: 'terminated',
        lastPaidMonth: '202610',
      }),
      samplePerson({
        personNumber: '0000000003',
        socialSecurityNumber: '440524188001010014',
        name: '阿依古丽·买买提',
        staffKind: 'retired',
      }),
      samplePerson({ personNumber: '0000000004', socialSecurityNumber: '110101196001010000', name: '𠮷野𬭚' }),
      samplePerson({ insurance: 'injury', personNumber: '0000000005', name: '测试戊' }),
    ];
    const found = (query: Partial<Parameters<Store['searchRoster']>[0]>) =>
      store.searchRoster({ insurance: 'medical', limit: 10, offset: 0, ...query }).items.map(({ personNumber }) => Number(personNumber));
    const fill = () => store.transaction((write) => people.forEach((person) => write.putPerson(person)));

    it('[W-54] lists one insurance in the order of the person numbers, by page, with the whole count', () => {
      fill();
      expect(store.searchRoster({ insurance: 'medical', limit: 3, offset: 0 })).toEqual({ items: people.slice(0, 3), total: 4 });
      expect(store.searchRoster({ insurance: 'medical', limit: 3, offset: 3 })).toEqual({ items: [people[3]], total: 4 });
      expect(store.searchRoster({ insurance: 'pension', limit: 3, offset: 0 })).toEqual({ items: [], total: 0 });
    });

    it('[W-54] finds by any part of the name, rare characters and dots included', () => {
      fill();
      expect(found({ name: '测' })).toEqual([1, 2]);
      expect(found({ name: '小测' })).toEqual([2]);
      expect(found({ name: '测小' })).toEqual([]);
      expect(found({ name: '古丽买' })).toEqual([3]);
      expect(found({ name: ' 丽·买' })).toEqual([3]);
      expect(found({ name: '野𬭚' })).toEqual([4]);
      expect(found({ name: '𠮷' })).toEqual([4]);
      expect(found({ name: '"测' })).toEqual([1, 2]);
      expect(found({ name: '测*' })).toEqual([1, 2]);
      expect(found({ name: '' })).toHaveLength(4);
    });

    it('[W-54] finds by pinyin initials, the surname read both ways', () => {
      fill();
      expect(found({ name: 'csj' })).toEqual([1]);
      expect(found({ name: 'CS' })).toEqual([1]);
      expect(found({ name: 'sxc' })).toEqual([2]);
      expect(found({ name: 'dxc' })).toEqual([2]);
      expect(found({ name: 'ayglm' })).toEqual([3]);
      expect(found({ name: 'sj' })).toEqual([]);
    });

    it('[W-54] finds by the whole number, its beginning, or its last four, in either case', () => {
      fill();
      expect(found({ socialSecurityNumber: CITIZEN })).toEqual([1]);
      expect(found({ socialSecurityNumber: '110105' })).toEqual([1, 2]);
      expect(found({ socialSecurityNumber: '002x' })).toEqual([1]);
      expect(found({ socialSecurityNumber: '0014' })).toEqual([3]);
      expect(found({ socialSecurityNumber: '014' })).toEqual([]);
      expect(found({ socialSecurityNumber: '%' })).toEqual([]);
      expect(found({ socialSecurityNumber: '' })).toHaveLength(4);
    });

    it('[W-54] filters by staff kind and status, and joins every condition', () => {
      fill();
      expect(found({ staffKind: 'retired' })).toEqual([3]);
      expect(found({ status: 'terminated' })).toEqual([2]);
      expect(found({ status: 'active', name: '测', socialSecurityNumber: '110105' })).toEqual([1]);
      expect(found({ staffKind: 'veteran' })).toEqual([]);
    });

    it('[W-54] follows a change of name, in both searches', () => {
      fill();
      const renamed = samplePerson({ name: '演练丙', version: 2 });
      store.transaction((write) => write.putPerson(renamed));
      expect(found({ name: '测试' })).toEqual([]);
      expect(found({ name: 'csj' })).toEqual([]);
      expect(found({ name: '演练' })).toEqual([1]);
      expect(found({ name: 'ylb' })).toEqual([1]);
      expect(store.searchRoster({ insurance: 'medical', limit: 10, offset: 0 }).total).toBe(4);
      expect(store.searchRoster({ insurance: 'medical', name: '演练', limit: 10, offset: 0 }).items).toEqual([renamed]);
    });

    it('[W-54] removes a person from every search, and a second removal is no error', () => {
      fill();
      const remove = () => store.transaction((write) => write.removePerson('medical', '610500001', CITIZEN));
      remove();
      expect(found({})).toEqual([2, 3, 4]);
      expect(found({ name: '测试' })).toEqual([]);
      expect(found({ socialSecurityNumber: CITIZEN })).toEqual([]);
      remove();
      expect(store.searchRoster({ insurance: 'injury', limit: 10, offset: 0 }).total).toBe(1);
      store.transaction((write) => write.putPerson(samplePerson()));
      expect(found({ name: '测试' })).toEqual([1]);
    });

    it('tells the rules who bears one of these numbers or names', () => {
      fill();
      const numbers = (ask: Parameters<Store['rosterPeople']>[1]) =>
        store.rosterPeople('medical', ask).map(({ personNumber }) => Number(personNumber));
      expect(numbers({ idNumbers: [CITIZEN.toLowerCase()], names: [] })).toEqual([1]);
      expect(numbers({ idNumbers: [], names: ['阿依古丽买买提'] })).toEqual([3]);
      expect(numbers({ idNumbers: [CITIZEN], names: ['单小测', '测试甲'] })).toEqual([1, 2]);
      expect(numbers({ idNumbers: ['110105'], names: ['测试'] })).toEqual([]);
      expect(numbers({ idNumbers: [''], names: [''] })).toEqual([]);
    });
  });

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

    it('keeps settings by name', () => {
      store.transaction((write) => write.putSetting('guide', 'done'));
      store.transaction((write) => write.putSetting('guide', 'again'));
      expect(store.setting('guide')).toBe('again');
      store.transaction((write) => write.putSetting('guide', null));
      expect(store.setting('guide')).toBeNull();
    });
  });
}
