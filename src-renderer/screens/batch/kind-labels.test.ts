import { describe, expect, it } from 'vitest';
import type { MaterialRequirement } from '../../../src-shared/profile/region-profile.ts';
import { kindLabel } from './kind-labels.ts';

const materials: readonly MaterialRequirement[] = [
  { kind: 'photo', label: '照片', need: 'required' },
  { kind: 'id-copy', label: '证件复印件', need: 'required', when: { field: 'documentType', is: ['90'] } },
  { kind: 'id-copy', label: '身份证复印件', need: 'required' },
  { kind: 'proof', label: '调令', need: 'required', when: { field: 'reason', is: ['1'] } },
  { kind: 'proof', label: '死亡证明', need: 'required', when: { field: 'reason', is: ['2'] } },
  { kind: 'proof', label: '退休审批表', need: 'required', when: { field: 'reason', is: ['3'] } },
];

describe('[W-38] what a kind of material is called where many people stand together', () => {
  it('tells two kinds apart that both have two names', () => {
    expect(kindLabel({ materials }, 'photo', '照片')).toBe('照片');
    expect(kindLabel({ materials }, 'id-copy', '证件复印件等')).toBe('证件复印件/身份证复印件');
    expect(kindLabel({ materials }, 'proof', '调令等')).toBe('证明材料');
  });
});
