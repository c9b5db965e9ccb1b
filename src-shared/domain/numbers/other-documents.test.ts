import { describe, expect, it } from 'vitest';
import type { NumberChecker } from './number-check.ts';
import {
  checkChinesePassport,
  checkForeignPassport,
  checkHkMacaoTravelPermit,
  checkOtherDocument,
  checkTaiwanTravelPermit,
} from './other-documents.ts';

const DOUBT = [{ problem: 'shape' }];

describe('documents without a check character', () => {
  it.each<[string, NumberChecker, readonly string[], readonly string[]]>([
    ['港澳居民来往内地通行证', checkHkMacaoTravelPermit, ['H12345678', 'M1234567801', 'h12345678'], ['H1234567', 'A12345678', '12345678']],
    ['台湾居民来往大陆通行证', checkTaiwanTravelPermit, ['12345678'], ['1234567', 'T1234567', '1234567890']],
    ['中国护照', checkChinesePassport, ['E12345678', 'EA1234567', 'G12345678', 'PE1234567', 'SE1234567'], ['12345678', 'X12345678']],
    ['外国护照', checkForeignPassport, ['AB12', '123456789', 'C01X00T478'], ['AB1', 'A'.repeat(19), 'AB-1234']],
    ['其他证件', checkOtherDocument, ['军字第1234567号', 'AB-1234'], ['abc', '1'.repeat(21)]],
  ])('[§3.4] %s: another shape is a doubt, never a problem', (_, check, good, odd) => {
    expect(good.filter((number) => check(number).problems.length + check(number).doubts.length > 0)).toEqual([]);
    expect(odd.map((number) => check(number).problems)).toEqual(odd.map(() => []));
    expect(odd.map((number) => check(number).doubts)).toEqual(odd.map(() => DOUBT));
  });
});
