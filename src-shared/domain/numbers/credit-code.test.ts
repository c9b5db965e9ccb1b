import { describe, expect, it } from 'vitest';
import { checkCreditCode, creditCodeCheckOf } from './credit-code.ts';
import { organisationCheckOf } from './organisation-code.ts';

describe('checkCreditCode', () => {
  it.each(['91110000600037341L', '91440300708461136T', '91110108551385082Q', '91350100M000100Y43', '91350211M000100Y46'])(
    '[§3.5] accepts %s, inner organisation code included',
    (code) => {
      expect(checkCreditCode(code)).toEqual({ normal: code, problems: [], doubts: [] });
    },
  );

  it.each(['91610500MA6Y100080', '91610500MA6Y100370'])('[§3.5] accepts %s, whose check character is 0', (code) => {
    expect(checkCreditCode(code).problems).toEqual([]);
    expect(creditCodeCheckOf(code.slice(0, 17))).toBe('0');
  });

  it('[§3.5] names the check character and what it should be', () => {
    expect(checkCreditCode('91110000600037342L').problems).toEqual([
      { problem: 'check-character', position: 18, expected: creditCodeCheckOf('91110000600037342'), found: 'L' },
    ]);
  });

  it.each([
    ['9111000060003734OL', 17, 'O'],
    ['9I110000600037341L', 2, 'I'],
    ['9111000060003734ZL', 17, 'Z'],
  ])('[§3.5] names the character %s may not have', (code, position, found) => {
    expect(checkCreditCode(code).problems).toEqual([{ problem: 'character', position, found, allowed: 'credit-code-alphabet' }]);
  });

  it('[§3.5] counts characters', () => {
    expect(checkCreditCode('9111000060003734L').problems).toEqual([{ problem: 'length', expected: [18], found: 17 }]);
  });

  it('[NS-02] only doubts the inner organisation code of a virtual unit', () => {
    // 600037342 has the organisation check 1: the outer check is made to fit, the inner one stays wrong.
    const body = '91110000600037342';
    expect(checkCreditCode(body + creditCodeCheckOf(body))).toMatchObject({
      problems: [],
      doubts: [{ problem: 'organisation-code', expected: '1', found: '2' }],
    });
  });
});

describe('organisationCheckOf', () => {
  it.each([
    // The sample of GB 11714, a sum that leaves 0, and one of the codes above.
    ['D2143569', 'X'],
    ['00000000', '0'],
    ['60003734', '1'],
  ])('[§3.5] closes %s with %s', (first8, expected) => {
    expect(organisationCheckOf(first8)).toBe(expected);
  });
});
