import { describe, expect, it } from 'vitest';
import { birthDateOf, checkCharacterOf, checkResidentId, eighteenOf, genderOf, isResidentId } from './resident-id.ts';

/** All numbers here are the published samples of the standard and the constructed ones of domain.md §3.1. */
describe('checkResidentId', () => {
  it.each([
    '11010519491231002X',
    '440524188001010014',
    '360426199101010071',
    '120103198806018241',
    '610502199001010011',
    '330206198506150025',
  ])('[§3.1] accepts %s', (id) => {
    expect(checkResidentId(id, { today: '2026-11-22' })).toEqual({ normal: id, problems: [], doubts: [] });
  });

  it('[§3.1] names the check character and what it should be', () => {
    expect(checkResidentId('360426199101010072').problems).toEqual([
      { problem: 'check-character', position: 18, expected: '1', found: '2' },
    ]);
  });

  it.each([
    ['11010519490230002X', 'day', '19490230'],
    ['11010119491331002X', 'month', '19491331'],
    ['110101000012310025', 'year', '00001231'],
  ])('[§3.1] names the part of the birth date that does not exist in %s', (id, part, found) => {
    expect(checkResidentId(id).problems).toContainEqual({ problem: 'birth-date', found, part });
  });

  it('[§3.1] lets the earliest birth year be set, for the sample of 1880 is valid by the standard', () => {
    expect(checkResidentId('440524188001010014', { earliestBirthYear: 1900 }).problems).toEqual([
      { problem: 'birth-date', found: '18800101', part: 'year' },
    ]);
  });

  it('[§3.1] refuses a birth date after today', () => {
    const problems = checkResidentId('610502199001010011', { today: '1989-12-31' }).problems;
    expect(problems).toEqual([{ problem: 'birth-in-future', birthDate: '1990-01-01' }]);
    expect(checkResidentId('610502199001010011', { today: '1990-01-01' }).problems).toEqual([]);
  });

  it('[§3.1] counts characters when one is missing or too many', () => {
    expect(checkResidentId('61050219900101001').problems).toEqual([{ problem: 'length', expected: [18], found: 17 }]);
    expect(checkResidentId('6105021990010100111').problems).toEqual([{ problem: 'length', expected: [18], found: 19 }]);
    expect(checkResidentId('').problems).toEqual([{ problem: 'length', expected: [18], found: 0 }]);
  });

  it('[§3.1] says which character is none, and first of all that', () => {
    expect(checkResidentId('6I0502199001010011').problems).toEqual([{ problem: 'character', position: 2, found: 'I', allowed: 'digits' }]);
    expect(checkResidentId('6I05021990').problems).toEqual([{ problem: 'character', position: 2, found: 'I', allowed: 'digits' }]);
    expect(checkResidentId('61050219900101001I').problems).toEqual([
      { problem: 'character', position: 18, found: 'I', allowed: 'digits-or-x' },
    ]);
    expect(checkResidentId('6105021990010X0011').problems).toEqual([{ problem: 'character', position: 14, found: 'X', allowed: 'digits' }]);
  });

  it('[§3.1] knows provinces, not counties: abolished ones stay on valid cards', () => {
    expect(checkResidentId(withCheck('99050219900101001')).problems).toEqual([
      { problem: 'other-document', document: 'permanent-residence' },
    ]);
    expect(checkResidentId(withCheck('00050219900101001')).problems).toEqual([{ problem: 'region', found: '00' }]);
    expect(checkResidentId(withCheck('61999919900101001')).problems).toEqual([]);
    expect(checkResidentId(withCheck('71000019900101001')).problems).toEqual([]);
    expect(checkResidentId(withCheck('66050219900101001')).problems).toEqual([{ problem: 'region', found: '66' }]);
  });

  it.each([
    ['81000019980902013X', 'hmt-residence-permit'],
    ['830000198107150086', 'hmt-residence-permit'],
    ['932682198501010017', 'permanent-residence'],
  ])('[§3.1] knows %s as a number of another document', (number, document) => {
    expect(checkResidentId(number).problems).toEqual([{ problem: 'other-document', document }]);
  });

  it('[§3.1] reads full-width digits, blanks and a small x as the number they mean', () => {
    expect(checkResidentId(' １１０１０５ 19491231 002ｘ\u200B\u2060\uFEFF').normal).toBe('11010519491231002X');
    expect(isResidentId(' １１０１０５ 19491231 002ｘ')).toBe(true);
  });
});

describe('eighteenOf', () => {
  it('[§3.1] converts 15 digits for look-up and refuses them for filing', () => {
    expect(eighteenOf('610502900101001')).toBe('610502199001010011');
    expect(checkResidentId('610502900101001').problems).toEqual([{ problem: 'fifteen-digits', converted: '610502199001010011' }]);
  });

  it('[§3.1] gives nothing where the result would be no id', () => {
    expect(eighteenOf('610502901301001')).toBe('');
    expect(eighteenOf('61050290010100')).toBe('');
    expect(checkResidentId('610502901301001').problems).toEqual([{ problem: 'fifteen-digits', converted: '' }]);
  });
});

describe('what an id says', () => {
  it('[§3.1] reads birth date and sex (odd is male)', () => {
    expect(birthDateOf('11010519491231002X')).toBe('1949-12-31');
    expect(genderOf('11010519491231002X')).toBe('female');
    expect(genderOf('610502199001010011')).toBe('male');
    expect(birthDateOf('11010519490230002X')).toBe('');
  });
});

function withCheck(first17: string): string {
  return first17 + checkCharacterOf(first17);
}
