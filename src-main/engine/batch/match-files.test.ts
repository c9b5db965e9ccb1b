import { describe, expect, it } from 'vitest';
import type { RowId } from '../../../src-shared/domain/ids.ts';
import { makePeople } from '../../../src-shared/domain/synthetic-people.ts';
import { createFileMatcher } from './match-files.ts';

const people = makePeople({ seed: 38, count: 30, today: '2026-11-25' }).map(({ socialSecurityNumber, name }, index) => ({
  rowId: `R${index}` as RowId,
  idNumber: socialSecurityNumber,
  name,
}));
const [first, second] = people as [(typeof people)[number], (typeof people)[number]];
const kinds = [
  { kind: 'reason-proof', label: '解除（终止）劳动合同证明' },
  { kind: 'id-copy', label: '身份证复印件' },
];
const match = createFileMatcher({ people, kindsOf: () => kinds });

describe('files and people', () => {
  it('[W-38] gives a file to the person whose number or name is in its name, and to the material it speaks of', () => {
    expect(match(`${first.idNumber}_身份证复印件.jpg`)).toEqual({ rowId: 'R0', kind: 'id-copy' });
    expect(match(`医疗_减员_${first.idNumber.slice(-6)}_解除劳动合同_1.pdf`)).toEqual({ rowId: 'R0', kind: 'reason-proof' });
    expect(match(`${second.name}-身份证正面.PNG`)).toEqual({ rowId: 'R1', kind: 'id-copy' });
    expect(match(`C:\\扫描\\${second.name} 离职证明.jpg`)).toEqual({ rowId: 'R1', kind: 'reason-proof' });
  });

  it('[W-38] says why it gives a file to nobody', () => {
    expect(match('扫描件0001.jpg')).toEqual({ reason: '文件名中没有本批人员的姓名或社会保障号码' });
    expect(match(`${first.name}.jpg`)).toEqual({ reason: '文件名中看不出是哪种材料' });
    const twins = createFileMatcher({ people: [first, { ...second, name: first.name }], kindsOf: () => kinds });
    expect(twins(`${first.name}身份证.jpg`)).toEqual({ reason: '文件名对应2个人，请在文件名中写上完整的社会保障号码' });
    expect(twins(`${first.name}${first.idNumber.slice(-4)}身份证.jpg`)).toEqual({ rowId: 'R0', kind: 'id-copy' });
  });

  it('[W-38] takes what will do as well, but nothing only others need', () => {
    const transfer = { kind: 'employment-proof', label: '调令', alternatives: ['调函', '劳动合同'] };
    const alternative = createFileMatcher({ people, kindsOf: () => [...kinds, transfer] });
    expect(alternative(`${first.name}_劳动合同.png`)).toEqual({ rowId: 'R0', kind: 'employment-proof' });
    expect(alternative(`${first.name}_解除劳动合同证明.png`)).toEqual({ rowId: 'R0', kind: 'reason-proof' });
    expect(alternative(`${first.name}_死亡证明.png`)).toEqual({ reason: '文件名中看不出是哪种材料' });
  });

  it('[W-38] takes the kind that was asked for, and the only one there is', () => {
    const asked = createFileMatcher({ people, kindsOf: () => kinds, kind: 'id-copy' });
    expect(asked(`${first.name}.jpg`)).toEqual({ rowId: 'R0', kind: 'id-copy' });
    const single = createFileMatcher({ people, kindsOf: () => kinds.slice(0, 1) });
    expect(single(`${first.name}.jpg`)).toEqual({ rowId: 'R0', kind: 'reason-proof' });
    const none = createFileMatcher({ people, kindsOf: () => [], kind: 'id-copy' });
    expect(none(`${first.name}.jpg`)).toEqual({ reason: '此人不需要这种材料' });
  });
});
