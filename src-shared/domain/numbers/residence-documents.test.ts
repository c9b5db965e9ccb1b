import { describe, expect, it } from 'vitest';
import { checkHmtResidencePermit } from './hmt-residence-permit.ts';
import { identityOf } from './identity-of.ts';
import { checkCharacterOf } from './mod-11-2.ts';
import { checkPermanentResidence, checkPermanentResidence2017, checkPermanentResidence2023 } from './permanent-residence.ts';

describe('checkHmtResidencePermit', () => {
  it.each(['81000019980902013X', '820000199206170499', '830000198107150086'])('[§3.2] accepts %s', (number) => {
    expect(checkHmtResidencePermit(number)).toEqual({ normal: number, problems: [], doubts: [] });
  });

  it('[§3.2] refuses any other place of origin', () => {
    expect(checkHmtResidencePermit('610502199001010011').problems).toEqual([{ problem: 'region', found: '610502' }]);
  });

  it('[§3.2] names a wrong check character and a wrong date', () => {
    expect(checkHmtResidencePermit('820000199206170498').problems).toEqual([
      { problem: 'check-character', position: 18, expected: '9', found: '8' },
    ]);
    const body = '82000019920631049';
    expect(checkHmtResidencePermit(body + checkCharacterOf(body)).problems).toEqual([
      { problem: 'birth-date', found: '19920631', part: 'day' },
    ]);
  });
});

describe('checkPermanentResidence2023', () => {
  it.each(['932682198501010017', '911124198108030024', '931586198001010028'])('[§3.3] accepts the official sample %s', (number) => {
    expect(checkPermanentResidence2023(number)).toEqual({ normal: number, problems: [], doubts: [] });
    expect(checkPermanentResidence(number).problems).toEqual([]);
  });

  it('[§3.3] names a wrong check character and a number that does not begin with 9', () => {
    expect(checkPermanentResidence2023('932682198501010018').problems).toEqual([
      { problem: 'check-character', position: 18, expected: '7', found: '8' },
    ]);
    expect(checkPermanentResidence2023('610502199001010011').problems).toEqual([{ problem: 'other-document', document: 'resident-id' }]);
  });
});

describe('checkPermanentResidence2017', () => {
  // Constructed: U30·7 + S28·3 + A10·1 + 1·7 + 1·3 + 9·3 + 1·3 + 1·7 (the zeros left out) = 351, mod 10 = 1.
  const valid = 'USA110090010101';

  it('[§3.3] accepts three letters and twelve digits, and only doubts the unconfirmed check digit', () => {
    expect(checkPermanentResidence2017(valid)).toEqual({ normal: valid, problems: [], doubts: [] });
    const other = 'USA110090010102';
    const doubts = [{ problem: 'check-character', position: 15, expected: '1', found: '2' }];
    expect(checkPermanentResidence2017(other)).toEqual({ normal: other, problems: [], doubts });
    expect(checkPermanentResidence(other)).toEqual({ normal: other, problems: [], doubts });
  });

  it('[§3.3] names wrong characters, length and date', () => {
    expect(checkPermanentResidence2017('US1110090010101').problems).toEqual([
      { problem: 'character', position: 3, found: '1', allowed: 'letters' },
    ]);
    expect(checkPermanentResidence2017('USA11009O010101').problems).toEqual([
      { problem: 'character', position: 9, found: 'O', allowed: 'digits' },
    ]);
    expect(checkPermanentResidence2017('USA1100900101').problems).toEqual([{ problem: 'length', expected: [15], found: 13 }]);
    expect(checkPermanentResidence2017('USA110090130101').problems).toEqual([{ problem: 'birth-date', found: '901301', part: 'month' }]);
    expect(checkPermanentResidence2017('USA110090023101').problems).toEqual([{ problem: 'birth-date', found: '900231', part: 'day' }]);
    // 29 February is a day in 2000, not in 1900.
    expect(checkPermanentResidence2017('USA110000022901').problems).toEqual([]);
  });
});

describe('identityOf', () => {
  it.each([
    ['610502199001010011', 'resident-id', '1990-01-01', 'male'],
    ['330206198506150025', 'resident-id', '1985-06-15', 'female'],
    ['820000199206170499', 'hmt-residence-permit', '1992-06-17', 'male'],
    ['911124198108030024', 'permanent-residence-2023', '1981-08-03', 'female'],
  ])('[§4.6] reads %s', (number, document, birthDate, gender) => {
    expect(identityOf(number)).toEqual({ document, birthDate, gender });
  });

  it.each(['610502199001010012', '610502900101001', 'H12345678', ''])('[§4.6] says nothing about “%s”', (number) => {
    expect(identityOf(number)).toBeNull();
  });
});
