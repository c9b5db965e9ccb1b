import { describe, expect, it } from 'vitest';
import { cardNote, cardWords } from './card-words.ts';

const NUMBER = '619999199903180860';
const CARD = { sides: ['portrait'], idNumber: NUMBER, name: '邹虚构', validUntil: null } as const;

describe('[issue 4.7] what 读身份证 says', () => {
  it('says what was filled in and leaves the name to the clerk', () => {
    expect(cardWords(CARD, { idNumber: NUMBER, name: '' })).toBe('号码已填入并通过校验。姓名可能是“邹虚构”，请对照证件确认。');
    expect(cardWords(CARD, { idNumber: NUMBER, name: '邹虚构' })).toBe('号码已填入并通过校验。姓名与填写的一致。');
    expect(cardWords({ ...CARD, name: null }, { idNumber: NUMBER, name: '' })).toContain('姓名没有认清');
  });
  it('says that nothing was changed, and why', () => {
    const differs = cardWords(CARD, { idNumber: '619999198501010012', name: '' });
    expect(differs).toContain('（619999********0860）与已填的不同，没有改动');
    expect(differs).not.toContain(NUMBER);
    expect(cardWords({ ...CARD, sides: ['emblem'], idNumber: null }, { idNumber: '', name: '' })).toContain('这是国徽面');
    expect(cardWords({ ...CARD, idNumber: null }, { idNumber: '', name: '' })).toContain('号码没有认清');
    const several = cardWords({ ...CARD, idNumber: null, several: true }, { idNumber: '', name: '' });
    expect(several).toContain('照片上有几个人的号码，没有填入');
    expect(cardWords(null, { idNumber: '', name: '' })).toContain('没有认出身份证');
  });
  it('notes at the file what it shows', () => {
    expect(cardNote({ ...CARD, sides: ['portrait', 'emblem'], validUntil: '2027-01-15' })).toBe(
      '认出人像面、国徽面，有效期限到2027年1月15日',
    );
    expect(cardNote({ ...CARD, validUntil: 'long-term' })).toBe('认出人像面，长期有效');
    expect(cardNote({ ...CARD, idNumber: null, several: true })).toBe('认出几个人的号码');
    expect(cardNote(undefined)).toBe('');
  });
});
