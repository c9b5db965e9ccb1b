import { describe, expect, it } from 'vitest';
import { normaliseValue } from '../../forms/normalise-value.ts';
import { checkMoney } from './money.ts';
import { normaliseNumber } from './number-check.ts';
import { checkMobilePhone } from './phone.ts';
import { checkResidentId } from './resident-id.ts';
import { checkUnitNumber } from './unit-number.ts';

/** GB 11643's own sample. */
const NUMBER = '11010519491231002X';

function characters(first: number, last: number): readonly string[] {
  return Array.from({ length: last - first + 1 }, (_, index) => String.fromCharCode(first + index));
}

const INVISIBLE = [
  '\u00AD',
  '\u061C',
  '\u180E',
  '\uFEFF',
  ...characters(0x200b, 0x200f),
  ...characters(0x202a, 0x202e),
  ...characters(0x2060, 0x2064),
  ...characters(0x2066, 0x2069),
];
const NAMED = INVISIBLE.map((mark) => [`U+${mark.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`, mark] as const);

describe('normaliseNumber', () => {
  it.each(NAMED)('[§3.1] takes out %s wherever it stands', (_, mark) => {
    expect(normaliseNumber(`${mark}110105${mark}19491231002x${mark}`)).toBe(NUMBER);
  });

  it('[§3.1] reads what is copied from a contact or a chat, with marks of direction around it', () => {
    expect(checkResidentId(`\u202D${NUMBER}\u202C`)).toEqual({ normal: NUMBER, problems: [], doubts: [] });
    expect(checkMobilePhone('\u2068139 0001 2345\u2069').problems).toEqual([]);
    expect(checkMoney('\u2066¥4,737.00\u2069').normal).toBe('4737.00');
    expect(checkUnitNumber('\u202A6105-0001\u202C')).toEqual({ normal: '6105-0001', problems: [], doubts: [] });
  });

  it('[§3] leaves what one can see, and does nothing more a second time', () => {
    expect(normaliseNumber('6105－０１ａ号')).toBe('6105-01A号');
    const once = normaliseNumber(` ${INVISIBLE.join('１')} `);
    expect(once).toMatch(/^1+$/);
    expect(normaliseNumber(once)).toBe(once);
  });
});

describe('normaliseValue', () => {
  it.each(NAMED)('[§3] takes %s out of names and texts', (_, mark) => {
    expect(normaliseValue('name', `张${mark}三${mark}`)).toBe('张三');
    expect(normaliseValue('text', `${mark}演练路${mark}1号`)).toBe('演练路1号');
  });
});
