import { describe, expect, test } from 'vitest';
import { recordChanges } from './record-changes.ts';

const field = (id: string, label: string) => ({ id, label, kind: 'text', required: false, copied: false }) as const;
const current = (id: string, property: 'unitName' | 'address') =>
  ({ ...field(id, id), readOnly: true, prefill: { from: 'unit', property } }) as const;
const service = {
  form: {
    sections: [
      {
        title: '变更内容',
        fields: [
          current('currentName', 'unitName'),
          field('newName', '新单位名称'),
          current('currentAddress', 'address'),
          field('newAddress', '新单位地址'),
          field('newBank', '新开户银行'),
        ],
      },
    ],
  },
  effects: [{ kind: 'change-unit', changeType: '', fields: { unitName: 'newName', address: 'newAddress', bankName: 'newBank' } }],
} as const;

describe('what a change of the unit’s record changes', () => {
  test('[W-50] puts what the record says beside what it shall say, by the name of the detail', () => {
    const values = { currentName: '甲厂', currentAddress: '一路', newName: '甲厂', newAddress: '二路', newBank: '某银行' };
    expect(recordChanges(service, values)?.map(({ label, before, after, changed }) => [label, before, after, changed])).toEqual([
      ['单位名称', '甲厂', '甲厂', false],
      ['单位地址', '一路', '二路', true],
      ['开户银行', '', '某银行', true],
    ]);
  });

  test('[W-50] leaves what is not typed as it is', () => {
    const [name] = recordChanges(service, { currentName: '甲厂' }) ?? [];
    expect(name).toMatchObject({ before: '甲厂', after: '', changed: false });
  });

  test('[W-17] says nothing of a service that changes no record', () => {
    expect(recordChanges({ ...service, effects: [] }, {})).toBeNull();
  });
});
