import { expect, it } from 'vitest';
import type { FilingId } from '../../src-shared/domain/ids.ts';
import { missingText } from './missing-materials.ts';

it('[issue 4] says what is missing for each draft, without the whole number', () => {
  const one = {
    filingId: 'F' as FilingId,
    service: '在职增员',
    insurance: 'medical',
    batch: false,
    labels: ['身份证复印件', '劳动合同'],
  } as const;
  const folder = { name: '测试甲', idNumber: '619999199001011234', missing: [{ ...one, labels: [...one.labels] }] };
  const text = missingText(folder, () => '医疗保险');
  expect(text.split('\n')).toEqual([
    expect.stringMatching(/^测试甲（.*\*.*）办理社保还缺少以下材料：$/),
    '· 在职增员（医疗保险）：身份证复印件、劳动合同',
  ]);
  expect(text).not.toContain('619999199001011234');
  expect(missingText({ ...folder, missing: [] }, () => '')).toBe('');
});
