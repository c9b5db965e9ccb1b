import { describe, expect, it } from 'vitest';
import { idNumberIn, looksLikeIdNumber, nameIn, sideIn, validityIn } from './card-words.ts';

const today = '2026-11-10';

describe('[issue 4.7] an ID number', () => {
  it('is one line of eighteen characters with an existing date of birth and the right check character', () => {
    expect(idNumberIn('619999199903180860\n', today)).toBe('619999199903180860');
    expect(idNumberIn('6199 9919 9903 1808 60', today)).toBe('619999199903180860');
  });
  it.each([
    ['a wrong check character', '619999199903180861'],
    ['a day that does not exist', '619999199902300860'],
    ['seventeen characters', '61999919990318086'],
    ['nineteen characters', '6199991999031808600'],
    ['a birth in the future', '619999203903180866'],
    ['a birth in the year 1077', '619999107701235711'],
  ])('is not %s', (_, line) => {
    expect(idNumberIn(line, today)).toBeNull();
  });
  it('may be misread and still look like one', () => {
    expect(looksLikeIdNumber('61999919990318086')).toBe(true);
    expect(looksLikeIdNumber('2007.01.15-2027.01.15')).toBe(false);
    expect(looksLikeIdNumber('7007.01.15-2027.01.13')).toBe(false);
    expect(looksLikeIdNumber('1999 3 18')).toBe(false);
  });
});

describe('[issue 4.7] 有效期限', () => {
  it('is two dates five, ten or twenty years apart, with or without dots', () => {
    expect(validityIn('2007.01.15-2027.01.15')).toEqual({ until: '2027-01-15' });
    expect(validityIn('2007011520270115')).toEqual({ until: '2027-01-15' });
  });
  it('is one date and 长期', () => {
    expect(validityIn('2049.03.15-长期')).toEqual({ until: 'long-term' });
    expect(validityIn('2021.03.15-')).toEqual({ until: null });
  });
  it('is no other pair of dates: one was misread', () => {
    expect(validityIn('2007.01.15-2027.01.13')).toBeNull();
    expect(validityIn('2007.01.15-2021.01.15')).toBeNull();
    expect(validityIn('5007.01.15-2027.01.15')).toBeNull();
  });
});

describe('[issue 4.7] sides and names', () => {
  it('tells a side by two of its words, one alone may stand in any document', () => {
    expect(sideIn('姓 名 王 演练\n性 别 男 民 族 汉')).toBe('portrait');
    expect(sideIn('中 华人 民 共 和 国\n居民 身 份 证')).toBe('emblem');
    expect(sideIn('甲方姓名：王演练')).toBeNull();
  });
  it('takes two to six Chinese characters for a name, or parts with a dot, and drops the label before them', () => {
    expect(nameIn('邹 虚 构\n')).toBe('邹虚构');
    expect(nameIn('姓 名 邹 虚 构')).toBe('邹虚构');
    expect(nameIn('买买提•样例')).toBe('买买提·样例');
    expect(nameIn('王')).toBeNull();
    expect(nameIn('Te 8')).toBeNull();
  });
});
