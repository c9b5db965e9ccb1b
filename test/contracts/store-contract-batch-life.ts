import { describe, expect, it } from 'vitest';
import type { RowVerdict } from '../../src-shared/domain/filing.ts';
import type { RowId } from '../../src-shared/domain/ids.ts';
import { ALL_ROWS, at, type BatchDesk } from './batch-desk.ts';
import { ATTACHMENT, batchRow, batchRows, NEEDS, offer } from './batch-samples.ts';
import { NOW } from './store-samples.ts';

/** What becomes of a batch's rows, and what other questions see of its people. */
export function batchLifeContract(desk: BatchDesk): void {
  const { store, newId, begin, write, positions, counts } = desk;
  const found = (text: string) =>
    store()
      .filings({ text, limit: 10, offset: 0 })
      .items.map(({ filingId }) => filingId);

  describe('verdicts and what follows', () => {
    it('[W-32] keeps the word of the centre for each row, and counts what is new', () => {
      const filingId = begin({ state: 'reviewing' });
      write((writer) => writer.addRows(filingId, batchRows(5)));
      const said = [1, 2, 3, 4].map((number) => ({
        rowId: at(filingId, number),
        verdict: number === 1 ? verdict(true) : verdict(false, `缺材料${number % 2}`),
      }));
      expect(
        write((writer) => writer.putVerdicts(filingId, [...said, { rowId: newId() as unknown as RowId, verdict: verdict(true) }])),
      ).toBe(4);
      expect(write((writer) => writer.putVerdicts(filingId, said))).toBe(0);
      expect(counts(filingId)).toMatchObject({ rows: 5, open: 1, approved: 1, rejected: 3 });
      expect(store().batchSummary(filingId).reasons).toEqual(['缺材料0', '缺材料1']);
      expect(store().batchRow(filingId, at(filingId, 2))?.verdict).toEqual(verdict(false, '缺材料0'));
      expect(positions(filingId, { filter: 'rejected' })).toEqual([2, 3, 4]);
      expect(write((writer) => writer.putVerdicts(filingId, [{ rowId: at(filingId, 2), verdict: verdict(true) }]))).toBe(1);
    });

    it('[W-39] moves what must still be mended to another draft, with everything it has', () => {
      const [from, to] = [begin(), begin()];
      write((writer) => {
        writer.addRows(from, [batchRow(0), batchRow(1, { attachments: [ATTACHMENT], ruleFindings: [offer('改', '1')] })]);
        writer.addRows(from, [batchRow(2, { origin: { from: 'typed', at: NOW }, needs: NEEDS.lacked })]);
        expect(writer.moveRows(from, to, ['bad', 'lacking'])).toBe(2);
      });
      expect(counts(from)).toMatchObject({ rows: 1, good: 1 });
      expect(counts(to)).toMatchObject({ rows: 2, bad: 1, lacking: 1 });
      expect(store().batchSummary(to).repairs).toMatchObject([{ label: '改', count: 1 }]);
      expect(store().batchRows(to, ALL_ROWS).items).toMatchObject([
        { rowId: at(to, 1), position: 1, values: batchRow(1).values, origin: { from: 'file', row: 3 }, attachments: [ATTACHMENT] },
        { rowId: at(to, 2), position: 2, values: batchRow(2).values, origin: { from: 'typed', at: NOW } },
      ]);
      expect(() => write((writer) => writer.moveRows(from, to, ['all']))).toThrow('none yet');
      expect(write((writer) => writer.addRows(to, [batchRow(8)]))).toEqual([at(to, 3)]);
    });

    it('[O-11] copies what was not approved, with its materials and nothing that was said of it', () => {
      const [from, to] = [begin({ state: 'partly-approved' }), begin()];
      write((writer) => {
        writer.addRows(from, [
          batchRow(0),
          batchRow(1, { attachments: [ATTACHMENT], edited: { reason: { from: 'typed', at: NOW } } }),
          batchRow(2),
        ]);
        writer.putVerdicts(from, [
          { rowId: at(from, 1), verdict: verdict(true) },
          { rowId: at(from, 2), verdict: verdict(false, '照片"不"清晰') },
        ]);
        expect(writer.copyUnapproved(from, to)).toBe(2);
      });
      expect(counts(from)).toMatchObject({ rows: 3, approved: 1, rejected: 1 });
      expect(counts(to)).toMatchObject({ rows: 2, good: 2, open: 2 });
      expect(store().batchRows(to, ALL_ROWS).items).toEqual([
        {
          rowId: at(to, 1),
          position: 1,
          values: batchRow(1).values,
          origin: { from: 'copied', filingId: from },
          edited: {},
          attachments: [ATTACHMENT],
          verdict: null,
          importFindings: [],
          ruleFindings: [],
          idNumber: batchRow(1).idNumber,
          name: batchRow(1).name,
        },
        expect.objectContaining({ rowId: at(to, 2), position: 2, importFindings: [], values: batchRow(2).values }),
      ]);
    });

    it('remembers what the rows were judged by', () => {
      const filingId = begin();
      write((writer) => writer.putBatchStamp(filingId, '2026-11-22|1'));
      expect(store().batchStamp(filingId)).toBe('2026-11-22|1');
    });
  });

  describe('people of a batch in other questions', () => {
    const number = batchRow(0).idNumber;

    it('[O-12] are in open filings only while their row is in sight', () => {
      const [filingId, asking] = [begin(), newId()];
      const open = () =>
        store().openFilingsNaming({ services: ['batchTermination'], insurance: 'medical', idNumbers: [number, ''], except: asking });
      write((writer) => writer.stageRows(filingId, 'I1', batchRows(2)));
      expect(open()).toEqual([]);
      write((writer) => writer.showImport(filingId, { importId: 'I1', report: null }, []));
      expect(open()).toEqual([{ filingId, socialSecurityNumber: number, state: 'draft' }]);
      write((writer) => writer.addRows(filingId, [batchRow(5, { idNumber: number }), batchRow(6, { idNumber: '' })]));
      expect(open()).toHaveLength(1);
      expect(
        store().openFilingsNaming({ services: ['batchTermination'], insurance: 'medical', idNumbers: [number], except: filingId }),
      ).toEqual([]);
      write((writer) => writer.hideRows(filingId, [at(filingId, 1), at(filingId, 3)]));
      expect(open()).toEqual([]);
    });

    it('[W-58] find the filing by any part of name or number', () => {
      const [filingId, other] = [begin(), begin()];
      write((writer) => {
        writer.addRows(filingId, [batchRow(0, { name: '阿依·古丽' }), batchRow(1)]);
        writer.addRows(other, [batchRow(2)]);
      });
      expect(found('依古')).toEqual([filingId]);
      expect(found(batchRow(2).idNumber.slice(3, 16))).toEqual([other]);
      write((writer) => writer.hideRows(filingId, [at(filingId, 1)]));
      expect(found('依古')).toEqual([]);
    });
  });
}

function verdict(approved: boolean, reason = ''): RowVerdict {
  return { approved, reason, personNumber: approved ? '6100000001' : '' };
}
