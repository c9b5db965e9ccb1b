import type { AllowedCharacters, NumberProblem } from '../domain/numbers/number-check.ts';
import { assertNever } from '../lib/assert-never.ts';
import { chineseDate, chineseMonth } from '../lib/chinese-date.ts';
import type { NumberFormat } from '../profile/rule.ts';

/** What each format is called and what the clerk holds it against. */
const DOCUMENTS: Readonly<Record<NumberFormat, { readonly name: string; readonly shape: string; readonly original: string }>> = {
  'resident-id': { name: '居民身份证', shape: '17位数字加1位校验位', original: '身份证原件' },
  'hmt-residence-permit': { name: '港澳台居民居住证', shape: '17位数字加1位校验位', original: '居住证原件' },
  'permanent-residence-2017': { name: '外国人永久居留身份证（2017版）', shape: '3位字母加12位数字', original: '永久居留身份证原件' },
  'permanent-residence-2023': { name: '外国人永久居留身份证（2023版）', shape: '以9开头的18位号码', original: '永久居留身份证原件' },
  'permanent-residence': { name: '外国人永久居留身份证', shape: '以9开头的18位号码或3位字母加12位数字', original: '永久居留身份证原件' },
  'hk-macao-travel-permit': { name: '港澳居民来往内地通行证', shape: 'H或M加8位或10位数字', original: '通行证原件' },
  'taiwan-travel-permit': { name: '台湾居民来往大陆通行证', shape: '8位数字', original: '通行证原件' },
  'chinese-passport': { name: '中国护照', shape: '字母（如E、G、P）加7至8位数字', original: '护照原件' },
  'foreign-passport': { name: '外国护照', shape: '4至18位字母和数字', original: '护照原件' },
  'other-document': { name: '所选证件', shape: '4至20位字母和数字', original: '证件原件' },
  'credit-code': { name: '统一社会信用代码', shape: '18位数字和大写字母', original: '营业执照' },
  'unit-number': { name: '单位编号', shape: '1至20位数字、字母或连字符', original: '社保登记资料' },
  'unit-account': { name: '对公账号', shape: '6至32位数字，可含连字符', original: '开户许可证或银行账户信息' },
  'mobile-phone': { name: '手机号码', shape: '1开头的11位数字，第2位为3至9', original: '本人提供的号码' },
  phone: { name: '电话号码', shape: '11位手机号码，或“区号-号码”', original: '本人提供的号码' },
  postcode: { name: '邮政编码', shape: '6位数字', original: '通信地址' },
  'contribution-month': { name: '年月', shape: '6位数字的年月，如202611', original: '申报材料' },
  money: { name: '金额', shape: '最多两位小数的数字，如4737.00', original: '工资表' },
};

const ALLOWED: Readonly<Record<AllowedCharacters, string>> = {
  digits: '数字',
  'digits-or-x': '数字或大写字母X',
  letters: '大写字母',
  'credit-code-alphabet': '数字和大写字母（不含I、O、S、V、Z）',
  'digits-letters-hyphen': '数字、字母或连字符',
};

/** Letters that are usually a misread digit. */
const MISREAD: Readonly<Record<string, string>> = { I: '1', L: '1', O: '0', Z: '2', S: '5' };

/** Place, rule and way out of one problem, for example 社会保障号码第18位校验位应为“X”，现为“1”。请对照身份证原件改正。 */
export function sentenceOfNumberProblem(label: string, format: NumberFormat, problem: NumberProblem): string {
  const { name, shape, original } = DOCUMENTS[format];
  const compare = `请对照${original}改正。`;
  switch (problem.problem) {
    case 'length':
      return `${label}应为${problem.expected.join('至')}位，现为${problem.found}位。${compare}`;
    case 'character': {
      const digit = MISREAD[problem.found];
      const guess = digit === undefined ? '' : `，可能是“${digit}”的误录`;
      return `${label}第${problem.position}位是“${problem.found}”，这一位只能是${ALLOWED[problem.allowed]}${guess}。${compare}`;
    }
    case 'region':
      return format === 'hmt-residence-permit'
        ? `${label}前6位应为810000（香港）、820000（澳门）或830000（台湾），现为“${problem.found}”。请核对证件类型和号码。`
        : `${label}前两位“${problem.found}”不是省级行政区划代码。${compare}`;
    case 'birth-date':
      return sentenceOfBirth(label, problem) + compare;
    case 'birth-in-future':
      return `${label}中的出生日期${chineseDate(problem.birthDate)}晚于今天。${compare}`;
    case 'check-character':
      return `${label}第${problem.position}位校验位应为“${problem.expected}”，现为“${problem.found}”，号码中至少有一位录错。${compare}`;
    case 'fifteen-digits':
      return problem.converted === ''
        ? `${label}是15位旧号码，申报须用18位号码，且按此号码不能换算出有效的18位号码。${compare}`
        : `${label}是15位旧号码，申报须用18位号码。可先换算为18位用于查询，申报前请与身份证原件核对一致。`;
    case 'other-document':
      return `${label}不是${name}号码，看起来是${OTHER_DOCUMENTS[problem.document]}号码。请核对证件类型，或${compare.slice(1)}`;
    case 'shape':
      return `${label}不符合${name}的格式（${shape}）。${compare}`;
    case 'no-such-month':
      return `${label}的月份“${problem.found}”不存在，月份应为01至12。请改正，格式如202611。`;
    case 'too-early':
      return `${label}不能早于${chineseMonth(problem.earliest)}。${compare}`;
    case 'decimals':
      return `${label}最多保留${problem.most}位小数。请四舍五入到分后填写。`;
    case 'organisation-code':
      return `${label}第9至17位主体标识码的校验位应为“${problem.expected}”，现为“${problem.found}”。虚拟代码可能不符合此规则，请对照${original}核对。`;
    default:
      return assertNever(problem);
  }
}

const OTHER_DOCUMENTS = {
  'resident-id': '居民身份证',
  'hmt-residence-permit': '港澳台居民居住证',
  'permanent-residence': '外国人永久居留身份证',
} as const;

function sentenceOfBirth(label: string, { found, part }: { readonly found: string; readonly part: 'year' | 'month' | 'day' }): string {
  // YYYYMMDD stands at 7 to 14; the 2017 permanent residence card has YYMMDD at 8 to 13.
  const [year, month, day] = found.length === 8 ? ['第7至10位', '第11至12位', '第13至14位'] : ['第8至9位', '第10至11位', '第12至13位'];
  switch (part) {
    case 'year':
      return `${label}${year}出生年份“${found.slice(0, -4)}”不合理。`;
    case 'month':
      return `${label}${month}出生月份“${found.slice(-4, -2)}”不存在。`;
    case 'day':
      return `${label}${day}出生日“${found.slice(-2)}”在该月不存在。`;
    default:
      return assertNever(part);
  }
}
