import { describe, expect, it } from 'vitest';
import { checkBankCard, checkBankCode, checkUnitAccount } from './bank-number.ts';
import { checkContributionMonth } from './contribution-month.ts';
import { maskIdNumber, maskPhone } from './mask.ts';
import { checkMoney, fenOf, groupedMoney } from './money.ts';
import { checkMobilePhone, checkPhone, normaliseMobilePhone } from './phone.ts';
import { checkPostcode } from './postcode.ts';
import { checkUnitNumber } from './unit-number.ts';

describe('checkUnitNumber', () => {
  it.each(['61050012345', 'A-1', ' 6105-a ', '1'.repeat(20)])('[§3.6] accepts %s', (number) => {
    expect(checkUnitNumber(number)).toEqual({ normal: number.trim(), problems: [], doubts: [] });
  });

  it.each(['', '1'.repeat(21)])('[§3.6] refuses “%s”', (number) => {
    expect(checkUnitNumber(number).problems).toEqual([{ problem: 'shape' }]);
  });

  it('[§3.6] names a character it may not have', () => {
    expect(checkUnitNumber('6105号').problems).toEqual([
      { problem: 'character', position: 5, found: '号', allowed: 'digits-letters-hyphen' },
    ]);
  });
});

describe('phones', () => {
  it.each(['13900012345', '19900012345', '139 0001 2345', '139-0001-2345', '+8613900012345', '8613900012345', '１３９０００１２３４５'])(
    '[§3.6] accepts the mobile number %s',
    (number) => {
      expect(checkMobilePhone(number).problems).toEqual([]);
      expect(checkMobilePhone(number).normal).toMatch(/^1[39]9000\d{5}$/);
    },
  );

  it.each(['12900012345', '92900012345', '1390001234a'])('[§3.6] refuses %s', (number) => {
    expect(checkMobilePhone(number).problems).toEqual([{ problem: 'shape' }]);
  });

  it('[§3.6] counts the digits of a mobile number', () => {
    expect(checkMobilePhone('1390001234').problems).toEqual([{ problem: 'length', expected: [11], found: 10 }]);
  });

  it.each(['0913-2345678', '029-12345678', '12345678', '0913-2345678-123', '13900012345'])('[§3.6] accepts the phone %s', (number) => {
    expect(checkPhone(number).problems).toEqual([]);
  });

  it('[§3.6] leaves the hyphen of a land line, without which it is none', () => {
    expect(normaliseMobilePhone('0913-2345678')).toBe('0913-2345678');
    expect(normaliseMobilePhone('139-0001-2345')).toBe('13900012345');
  });

  it.each(['123456', '913-2345678', '0913-2345678-'])('[§3.6] refuses the phone %s', (number) => {
    expect(checkPhone(number).problems).toEqual([{ problem: 'shape' }]);
  });
});

describe('checkPostcode', () => {
  it('[§3.6] takes six digits', () => {
    expect(checkPostcode('714000').problems).toEqual([]);
    expect(checkPostcode('71400').problems).toEqual([{ problem: 'length', expected: [6], found: 5 }]);
    expect(checkPostcode('71400O').problems).toEqual([{ problem: 'character', position: 6, found: 'O', allowed: 'digits' }]);
  });
});

describe('bank numbers', () => {
  it.each(['6222600260001072444', '4111111111111111'])('[§3.6] accepts the card %s by Luhn', (number) => {
    expect(checkBankCard(number).problems).toEqual([]);
  });

  it('[§3.6] names the check digit of a card', () => {
    expect(checkBankCard('4111111111111112').problems).toEqual([{ problem: 'check-character', position: 16, expected: '1', found: '2' }]);
  });

  it('[§3.6] asks no Luhn of a unit’s account, and twelve digits of a bank code', () => {
    expect(checkUnitAccount('4111111111111112').problems).toEqual([]);
    expect(checkUnitAccount('26-1001-0104').problems).toEqual([]);
    expect(checkUnitAccount('12345').problems).toEqual([{ problem: 'shape' }]);
    expect(checkBankCode('102791000001').problems).toEqual([]);
    expect(checkBankCode('10279100000').problems).toEqual([{ problem: 'shape' }]);
  });
});

describe('checkContributionMonth', () => {
  it.each([
    ['202611', '202611'],
    ['2026-11', '202611'],
    ['2026年1月', '202601'],
    ['２０２６１１', '202611'],
    ['199201', '199201'],
  ])('[§3.6] reads %s as %s', (text, month) => {
    expect(checkContributionMonth(text)).toEqual({ normal: month, problems: [], doubts: [] });
  });

  it.each([
    ['202613', { problem: 'no-such-month', found: '13' }],
    ['202600', { problem: 'no-such-month', found: '00' }],
    ['199112', { problem: 'too-early', earliest: '199201' }],
    ['20261', { problem: 'shape' }],
    ['202611月', { problem: 'shape' }],
  ])('[§3.6] says of %s: %j', (text, problem) => {
    expect(checkContributionMonth(text).problems).toEqual([problem]);
  });
});

describe('checkMoney', () => {
  it.each([
    ['4737', '4737.00'],
    ['4737.5', '4737.50'],
    ['4,737.05', '4737.05'],
    ['１２，３４５', '12345.00'],
    ['¥ 4737元', '4737.00'],
    ['0.1', '0.10'],
    ['007', '7.00'],
  ])('[§3.6] reads %s as %s', (text, amount) => {
    expect(checkMoney(text)).toEqual({ normal: amount, problems: [], doubts: [] });
  });

  it.each([
    ['4737.005', { problem: 'decimals', most: 2 }],
    ['4,73', { problem: 'shape' }],
    ['-1', { problem: 'shape' }],
    ['4737e2', { problem: 'shape' }],
    ['四千', { problem: 'shape' }],
    ['12345678901', { problem: 'shape' }],
  ])('[§3.6] says of %s: %j', (text, problem) => {
    expect(checkMoney(text).problems).toEqual([problem]);
  });

  it('[§3.6] counts in fen, so that sums of tenths are exact', () => {
    expect((fenOf('0.10') ?? 0n) + (fenOf('0.20') ?? 0n)).toBe(fenOf('0.30'));
    expect(fenOf('9999999999.99')).toBe(999_999_999_999n);
    expect(fenOf('x')).toBeNull();
  });

  it('shows thousands', () => {
    expect(groupedMoney('1234567.00')).toBe('1,234,567.00');
    expect(groupedMoney('237.00')).toBe('237.00');
    expect(groupedMoney('abc')).toBe('abc');
  });
});

describe('masks', () => {
  it('[§6] hides the middle of an id and of a phone', () => {
    expect(maskIdNumber('610502199001010011')).toBe('610502********0011');
    expect(maskPhone('13812348000')).toBe('138****8000');
  });

  it.each([
    ['E12345678', 'E1*****78'],
    ['A123', 'A***'],
    ['', ''],
  ])('[§6] keeps less of the shorter number %s', (number, masked) => {
    expect(maskIdNumber(number)).toBe(masked);
  });

  it.each([
    ['0913-2345678', '091*****5678'],
    ['12345678', '****5678'],
    ['110', '**0'],
  ])('[§6] masks the phone %s', (number, masked) => {
    expect(maskPhone(number)).toBe(masked);
  });
});
