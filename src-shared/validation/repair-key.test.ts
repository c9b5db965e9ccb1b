import { describe, expect, it } from 'vitest';
import type { Finding } from './finding.ts';
import { repairKindOf } from './repair-key.ts';

function offering(label: string, rule = '§2', field = 'gender'): Finding {
  return { severity: 'block', rule, place: { rowId: 'R', field }, sentence: '', repair: { label, set: { [field]: '1' } } };
}

describe('repairKindOf', () => {
  it.each([
    ['选择“男”', '选择“女”'],
    ['填入1990年1月7日', '填入2001年11月30日'],
    ['按保底线4,737元申报', '按保底线4,812.50元申报'],
  ])('[W-37] %s and %s are one kind', (one, other) => {
    expect(repairKindOf(offering(one))?.key).toBe(repairKindOf(offering(other))?.key);
  });

  it('[W-37] keeps apart what differs in rule, field or offer', () => {
    const kinds = [
      offering('按保底线申报'),
      offering('按封顶线申报'),
      offering('按保底线申报', 'W-44'),
      offering('按保底线申报', '§2', 'wage'),
    ];
    expect(new Set(kinds.map((finding) => repairKindOf(finding)?.key)).size).toBe(4);
    expect(repairKindOf(offering('选择“男”'))).toEqual({ key: '§2/gender/选择“…”', label: '选择“男”', pattern: '选择“…”' });
  });

  it('[W-37] says nothing of a finding that offers nothing', () => {
    expect(repairKindOf({ severity: 'note', rule: 'O-13', place: { rowId: '' }, sentence: '' })).toBeNull();
  });
});
