import { describe, expect, it } from 'vitest';
import type { Store } from '../../src-main/engine/ports/store.ts';
import { centreRecordKey } from '../../src-shared/domain/payment.ts';
import { movement, paid, payer, payment, rate } from '../fixtures/record-samples.ts';
import { OTHER_CITIZEN } from './store-samples.ts';

/** What the centre tells of money and movements, and the queries over it. */
export function recordsContract(store: () => Store): void {
  const page = { limit: 10, offset: 0 } as const;
  const put = (work: (write: Parameters<Parameters<Store['transaction']>[0]>[0]) => void) =>
    store().transaction((write) => {
      work(write);
      return null;
    });

  const names = (ask: { readonly text?: string; readonly fromMonth?: string; readonly toMonth?: string }) =>
    store()
      .personPayments({ insurance: 'medical', ...ask, ...page })
      .items.map(({ name }) => name);

  describe('payments of the unit', () => {
    it('[W-55] lists the months asked for, newest first, and sums all of them, not only the page', () => {
      put((write) => {
        ['202609', '202610', '202611'].forEach((month) => write.putUnitPayment(payment(month)));
        write.putUnitPayment(payment('202608', { state: 'owed', paidOn: '', unitAmount: '0.10', personAmount: '0.20' }));
        write.putUnitPayment(payment('202611', { insurance: 'injury' }));
      });
      const first = store().unitPayments({ insurance: 'medical', limit: 1, offset: 0 });
      expect(first).toEqual({
        items: [payment('202611')],
        total: 4,
        sums: { unitAmount: '2273.86', personAmount: '568.64', owed: '0.30' },
      });
      const asked = store().unitPayments({ insurance: 'medical', fromMonth: '202608', toMonth: '202609', ...page });
      expect(asked.items.map(({ month }) => month)).toEqual(['202609', '202608']);
      expect(asked.sums).toEqual({ unitAmount: '758.02', personAmount: '189.68', owed: '0.30' });
      expect(store().unitPayments({ insurance: 'medical', fromMonth: '', toMonth: '', limit: 2, offset: 3 }).items).toHaveLength(1);
    });

    it('[W-55] has nothing at first, and takes the newer word for a month', () => {
      const nothing = { items: [], total: 0, sums: { unitAmount: '0.00', personAmount: '0.00', owed: '0.00' } };
      expect(store().unitPayments({ insurance: 'medical', ...page })).toEqual(nothing);
      put((write) => write.putUnitPayment(payment('202611', { state: 'due', paidOn: '' })));
      put((write) => write.putUnitPayment(payment('202611')));
      expect(store().unitPayments({ insurance: 'medical', ...page })).toMatchObject({ items: [payment('202611')], total: 1 });
    });

    it('[W-55] adds in whole fen: a thousand tenths are a hundred', () => {
      put((write) => {
        for (let index = 0; index < 1000; index += 1) {
          const month = `${2000 + Math.floor(index / 12)}${String((index % 12) + 1).padStart(2, '0')}`;
          write.putUnitPayment(payment(month, { unitAmount: '0.10', personAmount: '0.20' }));
        }
      });
      expect(store().unitPayments({ insurance: 'medical', ...page }).sums).toMatchObject({ unitAmount: '100.00', personAmount: '200.00' });
    });
  });

  describe('payments of people', () => {
    const other = payer({ socialSecurityNumber: OTHER_CITIZEN, personNumber: '0000000002', name: '单小测', months: [paid('202601')] });
    it('[W-59] lists people in order with only the months asked for, newest first, and nobody without any', () => {
      put((write) => {
        write.putPersonPayments(other);
        write.putPersonPayments(payer({ months: [paid('202608'), paid('202611'), paid('202610')] }));
        write.putPersonPayments(payer({ insurance: 'injury' }));
      });
      expect(store().personPayments({ insurance: 'medical', ...page })).toEqual({ items: [payer(), other], total: 2 });
      expect(store().personPayments({ insurance: 'medical', fromMonth: '202609', ...page })).toEqual({
        items: [payer({ months: [paid('202611'), paid('202610')] })],
        total: 1,
      });
      // A gap: nothing was paid in September.
      expect(names({ fromMonth: '202609', toMonth: '202609' })).toEqual([]);
      expect(store().personPayments({ insurance: 'medical', limit: 1, offset: 1 })).toEqual({ items: [other], total: 2 });
    });

    it('[W-59] [W-27] finds as the roster does: part of the name, initials, beginning or last digits, words together', () => {
      put((write) => [payer(), other].forEach((each) => write.putPersonPayments(each)));
      expect(names({ text: '测' })).toEqual(['测试甲', '单小测']);
      expect(names({ text: '小测' })).toEqual(['单小测']);
      expect([names({ text: 'csj' }), names({ text: 'sxc' }), names({ text: 'DX' })]).toEqual([['测试甲'], ['单小测'], ['单小测']]);
      expect(names({ text: '002x' })).toEqual(['测试甲']);
      expect(names({ text: '1101051990' })).toEqual(['单小测']);
      expect(names({ text: '0000000002' })).toEqual(['单小测']);
      expect(names({ text: ' 测  1101051949 ' })).toEqual(['测试甲']);
      expect(names({ text: '%' })).toEqual([]);
      expect(names({ text: '  ' })).toHaveLength(2);
    });

    it('[W-59] takes the newer word for a person, months that are gone included', () => {
      put((write) => write.putPersonPayments(payer()));
      const newer = payer({ name: '演练乙', months: [paid('202611', '5000.00')] });
      put((write) => write.putPersonPayments(newer));
      expect(store().personPayments({ insurance: 'medical', ...page })).toEqual({ items: [newer], total: 1 });
      expect(names({ text: '测试' })).toEqual([]);
    });
  });

  describe('rates', () => {
    it('[O-17] lists the rates of an insurance, newest first; without any there is none', () => {
      expect(store().unitRates('medical')).toEqual([]);
      put((write) => {
        [rate('202401'), rate('202601'), rate('202601', { insurance: 'injury' })].forEach((each) => write.putUnitRate(each));
        write.putUnitRate(rate('202601', { unitRate: '7.50' }));
      });
      expect(store().unitRates('medical')).toEqual([rate('202601', { unitRate: '7.50' }), rate('202401')]);
    });
  });

  describe('movements', () => {
    it('[O-21] lists by the month decided in China, type and person, newest first, with every type there is', () => {
      const stopped = movement('2', { changeType: '停保', decidedAt: '2026-10-31T16:30:00.000Z', name: '单小测' });
      const older = movement('3', { decidedAt: '2026-10-31T15:30:00.000Z' });
      put((write) => [movement('1'), stopped, older, movement('4', { insurance: 'injury' })].forEach((each) => write.putMovement(each)));
      const found = (ask: {
        readonly text?: string;
        readonly changeType?: string;
        readonly fromMonth?: string;
        readonly toMonth?: string;
      }) =>
        store()
          .movements({ insurance: 'medical', ...ask, ...page })
          .items.map(({ movementId }) => movementId);
      expect(store().movements({ insurance: 'medical', limit: 2, offset: 0 })).toEqual({
        items: [movement('1'), stopped],
        total: 3,
        changeTypes: ['停保', '新参保'],
      });
      expect(found({ fromMonth: '202611' })).toEqual(['1', '2']);
      expect(found({ toMonth: '202610' })).toEqual(['3']);
      expect(found({ changeType: '停保' })).toEqual(['2']);
      expect(found({ text: 'csj' })).toEqual(['1', '3']);
      expect(found({ changeType: '', text: '' })).toHaveLength(3);
    });
  });

  it('[data.md §5.1] drops what a full pull did not name, and tells how much', () => {
    put((write) => {
      [payment('202610'), payment('202611')].forEach((each) => write.putUnitPayment(each));
      write.putPersonPayments(payer());
      write.putUnitRate(rate('202601'));
      [movement('1'), movement('2')].forEach((each) => write.putMovement(each));
    });
    const kept = new Set([
      centreRecordKey({ kind: 'unit-payment', record: payment('202611') }),
      centreRecordKey({ kind: 'movement', record: movement('2') }),
    ]);
    expect(store().transaction((write) => write.dropRecordsExcept(kept))).toBe(4);
    expect(store().unitPayments({ insurance: 'medical', ...page }).items).toEqual([payment('202611')]);
    expect(store().personPayments({ insurance: 'medical', ...page }).total).toBe(0);
    expect(store().unitRates('medical')).toEqual([]);
    expect(store().movements({ insurance: 'medical', ...page }).items).toEqual([movement('2')]);
  });
}
