import { describe, expect, test } from 'vitest';
import { recordChanges } from './record-changes.ts';

const field = (id: string) => ({ id, label: id, kind: 'text', required: false, copied: false }) as const;
const service = {
  form: { sections: [{ title: '登记信息', fields: [field('unitNumber'), field('unitName'), field('address'), field('bankName')] }] },
  effects: [
    { kind: 'change-unit', changeType: '单位信息变更', fields: { bankName: 'bankName', unitName: 'unitName', address: 'address' } },
  ],
} as const;

describe('what a change of the unit’s record changes', () => {
  test('[W-50] puts before and after side by side, in the order of the form, and only what is written into the record', () => {
    const before = { unitNumber: '1', unitName: '甲厂', address: '一路' };
    const changes = recordChanges(service, { before, values: { ...before, address: '二路', bankName: '某银行' } });
    expect(changes.map(({ field: { id }, before: was, after, changed }) => [id, was, after, changed])).toEqual([
      ['unitName', '甲厂', '甲厂', false],
      ['address', '一路', '二路', true],
      ['bankName', '', '某银行', true],
    ]);
  });

  test('[W-50] counts an emptied detail as a change', () => {
    const [name] = recordChanges(service, { before: { unitName: '甲厂' }, values: {} });
    expect(name).toMatchObject({ before: '甲厂', after: '', changed: true });
  });
});
