import { describe, expect, it } from 'vitest';
import type { LibraryItem } from '../../src-main/engine/ports/library-store.ts';
import type { Store } from '../../src-main/engine/ports/store.ts';
import type { FilingId, Sha256 } from '../../src-shared/domain/ids.ts';
import type { Attachment } from '../../src-shared/domain/material.ts';
import { ATTACHMENT, BATCH_PEOPLE, batchRow, judgement, stateOf } from './batch-samples.ts';
import { CITIZEN, NOW, OTHER_CITIZEN, putSample, sampleFiling, sampleRow } from './store-samples.ts';

const MONTH_LATER = '2026-12-23T01:00:00.000Z';

const file = (digit: string, change: Partial<Attachment> = {}): Attachment => ({
  ...ATTACHMENT,
  sha256: digit.repeat(64) as Sha256,
  ...change,
});

const item = (change: Partial<LibraryItem> = {}): LibraryItem => ({
  idNumber: CITIZEN,
  name: '测试甲',
  label: '身份证复印件',
  attachment: file('1', { expiresOn: '2030-01-01' }),
  retiredAt: null,
  ...change,
});

/** The material library and what names files. */
export function libraryContract({ store, newId }: { readonly store: () => Store; readonly newId: () => FilingId }): void {
  const single = (attachments: readonly Attachment[], change: Parameters<typeof sampleFiling>[1] = {}): FilingId => {
    const filingId = newId();
    const filing = sampleFiling(filingId, { rows: [{ ...sampleRow('测试甲', CITIZEN), attachments }], ...change });
    store().transaction((write) => putSample(write, filing, { idNumbers: [CITIZEN], names: ['测试甲'] }));
    return filingId;
  };
  const batch = (attachments: readonly Attachment[]): FilingId => {
    const filingId = newId();
    store().transaction((write) => {
      putSample(write, sampleFiling(filingId, { rows: [] }), { idNumbers: [], names: [] });
      write.putBatchStep(filingId, { label: '', key: '', takenAt: NOW, wholes: null });
      write.addRows(filingId, [batchRow(0, { attachments }), batchRow(1)]);
    });
    return filingId;
  };
  const named = (now = NOW): readonly string[] =>
    [...new Set([...store().namedDigests(now)].flat())].map((sha256) => sha256.slice(0, 1)).sort();

  describe('the library', () => {
    it('[issue 4] keeps a file of a person once, with what was last said of it', () => {
      store().transaction((write) => {
        write.putLibraryItem(item());
        write.putLibraryItem(item({ attachment: file('1', { fileName: '新名.pdf' }), retiredAt: NOW }));
        write.putLibraryItem(item({ idNumber: OTHER_CITIZEN.toLowerCase(), name: '测试乙' }));
      });
      expect(store().libraryItems(CITIZEN.toLowerCase())).toEqual([
        item({ attachment: file('1', { fileName: '新名.pdf' }), retiredAt: NOW }),
      ]);
      expect(store().libraryItems(OTHER_CITIZEN)).toHaveLength(1);
    });

    it('[issue 4] finds people with files by name or number, in filings, batches and beside them', () => {
      const other = BATCH_PEOPLE[0] ?? { name: '', socialSecurityNumber: '' };
      store().transaction((write) => write.putLibraryItem(item({ idNumber: OTHER_CITIZEN, name: '单小测' })));
      single([file('2')]);
      batch([file('3')]);
      const find = (text?: string) =>
        store()
          .libraryPeople({ limit: 10, offset: 0, ...(text === undefined ? {} : { text }) })
          .items.map(({ idNumber }) => idNumber);
      expect(find().toSorted()).toEqual([CITIZEN, OTHER_CITIZEN, other.socialSecurityNumber].toSorted());
      expect(find('小测')).toEqual([OTHER_CITIZEN]);
      expect(find('002x')).toEqual([CITIZEN]);
      expect(find(other.name)).toContain(other.socialSecurityNumber);
      expect(find('没有这个人')).toEqual([]);
      expect(store().libraryPeople({ limit: 1, offset: 1 })).toMatchObject({ total: 3, items: [{}] });
    });

    it('[issue 4] tells where a person’s files are used, of filings and of rows in sight', () => {
      const other = BATCH_PEOPLE[0]?.socialSecurityNumber ?? '';
      const filingId = single([file('2')]);
      const batchId = batch([file('3')]);
      expect(store().materialUses(CITIZEN)).toMatchObject([{ filing: { filingId }, attachments: [file('2')] }]);
      expect(store().materialUses(other)).toMatchObject([{ filing: { filingId: batchId }, attachments: [file('3')] }]);
      expect(store().materialUses(BATCH_PEOPLE[1]?.socialSecurityNumber ?? '')).toEqual([]);
      expect(store().materialUses('')).toEqual([]);
      store().transaction((write) => write.hideRows(batchId, { filter: 'all' }));
      expect(store().materialUses(other)).toEqual([]);
    });
  });

  describe('what names files', () => {
    it('[issue 4] is every filing, its steps of undo, every row, and the library', () => {
      const filingId = single([file('2')], { attachments: [file('3')] });
      store().transaction((write) => {
        write.putSnapshot(filingId, {
          position: 0,
          rows: [{ ...sampleRow('测试甲', CITIZEN), attachments: [file('4')] }],
          takenAt: NOW,
          label: '',
        });
        write.putLibraryItem(item());
      });
      expect(named()).toEqual(['1', '2', '3', '4']);
    });

    it('[issue 4] is also what a batch’s undo and redo would bring back', () => {
      const filingId = batch([file('3')]);
      const [row] = store().batchSlice(filingId, { after: 0, limit: 1 });
      if (row === undefined) {
        throw new Error('no row');
      }
      const wholes = { sharedValues: {}, attachments: [] };
      store().transaction((write) => {
        const after = { ...wholes, attachments: [file('6')] };
        write.putBatchStep(filingId, {
          label: '',
          key: '',
          takenAt: NOW,
          wholes: { before: { ...wholes, attachments: [file('5')] }, after },
        });
        write.changeRows(filingId, [
          { rowId: row.rowId, state: { ...stateOf(batchRow(0), {}), attachments: [file('4')] }, judgement: judgement() },
        ]);
      });
      expect(named()).toEqual(['3', '4', '5', '6']);
      store().transaction((write) => write.undoBatchStep(filingId));
      expect(named()).toEqual(['3', '4', '5', '6']);
      store().transaction((write) => write.clearBatchHistory(filingId));
      expect(named()).toEqual(['3']);
    });

    it('[issue 4] counts originals while their filing is not decided, and the bin for thirty days', () => {
      const original = { sha256: '9'.repeat(64) as Sha256, mediaType: 'image/heic', bytes: 1 } as const;
      const filingId = single([file('2', { original })]);
      expect(named()).toEqual(['2', '9']);
      store().transaction((write) => {
        const filing = write.filing(filingId);
        if (filing !== null) {
          putSample(write, { ...filing, state: 'approved', decidedAt: NOW }, { idNumbers: [CITIZEN], names: [] });
        }
        write.putLibraryItem(item({ retiredAt: NOW }));
      });
      expect(named()).toEqual(['1', '2']);
      expect(named(MONTH_LATER)).toEqual(['2']);
    });

    it('[issue 4] comes in portions, and misses none of many', () => {
      const many = Array.from({ length: 450 }, (_, index) => ({ ...ATTACHMENT, sha256: String(index).padStart(64, '0') as Sha256 }));
      store().transaction((write) => {
        for (const attachment of many) {
          const filing = sampleFiling(newId(), { rows: [{ ...sampleRow('测试甲', CITIZEN), attachments: [attachment] }] });
          putSample(write, filing, { idNumbers: [CITIZEN], names: [] });
        }
      });
      expect(new Set([...store().namedDigests(NOW)].flat()).size).toBe(450);
    });
  });
}
