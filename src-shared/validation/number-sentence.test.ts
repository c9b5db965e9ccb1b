import { describe, expect, it } from 'vitest';
import { numberFormats } from '../profile/number-formats.ts';
import { NUMBER_FORMATS, type NumberFormat } from '../profile/rule.ts';
import { sentenceOfNumberProblem } from './number-sentence.ts';

function sentencesOf(format: NumberFormat, number: string): readonly string[] {
  const { problems, doubts } = numberFormats[format](number, { today: '2026-11-22' });
  return [...problems, ...doubts].map((problem) => sentenceOfNumberProblem('号码', format, problem));
}

describe('sentenceOfNumberProblem', () => {
  it.each<[NumberFormat, string, string]>([
    ['resident-id', '110105194912310021', '号码第18位校验位应为“X”，现为“1”，号码中至少有一位录错。请对照身份证原件改正。'],
    ['resident-id', '61050219900101001', '号码应为18位，现为17位。请对照身份证原件改正。'],
    ['resident-id', '6I0502199001010011', '号码第2位是“I”，这一位只能是数字，可能是“1”的误录。请对照身份证原件改正。'],
    ['resident-id', '610502199013010011', '号码第11至12位出生月份“13”不存在。请对照身份证原件改正。'],
    ['resident-id', '11010519490230002X', '号码第13至14位出生日“30”在该月不存在。请对照身份证原件改正。'],
    ['resident-id', '610502202701010019', '号码中的出生日期2027年1月1日晚于今天。请对照身份证原件改正。'],
    ['resident-id', '820000199206170499', '号码不是居民身份证号码，看起来是港澳台居民居住证号码。请核对证件类型，或对照身份证原件改正。'],
    ['resident-id', '610502900101001', '号码是15位旧号码，申报须用18位号码。可先换算为18位用于查询，申报前请与身份证原件核对一致。'],
    [
      'hmt-residence-permit',
      '610502199001010011',
      '号码前6位应为810000（香港）、820000（澳门）或830000（台湾），现为“610502”。请核对证件类型和号码。',
    ],
    ['permanent-residence-2017', 'USA110090130101', '号码第10至11位出生月份“13”不存在。请对照永久居留身份证原件改正。'],
    ['hk-macao-travel-permit', 'H123', '号码不符合港澳居民来往内地通行证的格式（H或M加8位或10位数字）。请对照通行证原件改正。'],
    [
      'credit-code',
      '9111000060003734OL',
      '号码第17位是“O”，这一位只能是数字和大写字母（不含I、O、S、V、Z），可能是“0”的误录。请对照营业执照改正。',
    ],
    ['mobile-phone', '1390001234', '号码应为11位，现为10位。请对照本人提供的号码改正。'],
    ['contribution-month', '202613', '号码的月份“13”不存在，月份应为01至12。请改正，格式如202611。'],
    ['contribution-month', '199112', '号码不能早于1992年1月。请对照申报材料改正。'],
    ['money', '1.005', '号码最多保留2位小数。请四舍五入到分后填写。'],
  ])('[§3] %s %s: %s', (format, number, sentence) => {
    expect(sentencesOf(format, number)).toContain(sentence);
  });

  it.each(NUMBER_FORMATS)('[promise 7] never repeats a whole number in a sentence: %s', (format) => {
    for (const number of ['610502199001010012', '1234567', 'QWERTY7654321', '99999999999999999999', '１２３４５６７８９０']) {
      for (const sentence of sentencesOf(format, number)) {
        expect(sentence).not.toContain(number);
      }
    }
  });
});
