import type { CardSide } from '../../src-shared/domain/card-reading.ts';
import { checkResidentId } from '../../src-shared/domain/numbers/resident-id.ts';
import { isPlainDate, type PlainDate } from '../../src-shared/lib/plain-date.ts';

/** The one ID number in a line that was read, when its date of birth exists and its check character is right. */
export function idNumberIn(line: string, today: PlainDate): string | null {
  const bare = line.toUpperCase().replaceAll(/[^0-9X]/g, '');
  return /^\d{17}[\dX]$/.test(bare) && checkResidentId(bare, { today, earliestBirthYear: 1900 }).problems.length === 0 ? bare : null;
}

/** True for a line that may well be an ID number, read rightly or not. */
export function looksLikeIdNumber(line: string): boolean {
  return /^\d{14,20}X?$/.test(line.toUpperCase().replaceAll(/[^0-9X]/g, '')) && !looksLikeValidity(line);
}

/** True for a line that may well be 有效期限, read rightly or not: it has dots between its digits, or begins with a date. */
export function looksLikeValidity(line: string): boolean {
  const digits = line.replaceAll(/\D/g, '');
  return (
    digits.length >= 8 && digits.length <= 18 && ((line.match(/\d[.-]+(?=\d)/g) ?? []).length >= 2 || dateOf(digits.slice(0, 8)) !== null)
  );
}

/** 有效期限: two dates, or one and 长期; `until` is null where the rest is to be read as words. */
export function validityIn(line: string): { readonly until: PlainDate | 'long-term' | null } | null {
  const digits = line.replaceAll(/\D/g, '');
  const from = dateOf(digits.slice(0, 8));
  if (from === null) {
    return null;
  }
  if (digits.length === 8 && /[长期]/.test(line.slice(line.search(/\d\D*$/)))) {
    return { until: 'long-term' };
  }
  const until = dateOf(digits.slice(8));
  // Five, ten or twenty years to the day: what else was read is no 有效期限.
  const sound =
    until !== null && from.slice(5) === until.slice(5) && [5, 10, 20].includes(Number(until.slice(0, 4)) - Number(from.slice(0, 4)));
  return digits.length === 8 ? { until: null } : sound ? { until } : null;
}

function dateOf(digits: string): PlainDate | null {
  const date = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
  return isPlainDate(date) && /^(19|20)/.test(date) ? date : null;
}

const SIDE_WORDS: Readonly<Record<CardSide, readonly RegExp[]>> = {
  portrait: [/姓名/, /性别/, /民族/, /出生/, /住址/, /身份号码|公民身/],
  emblem: [/人民共和|中华人/, /居民身份|民身份证/, /签发机关|发机关/, /有效期|效期限/],
};

/** Two of a side's printed words, so that a line in a contract is no card. */
export function sideIn(words: string): CardSide | null {
  const bare = words.replaceAll(/\s/g, '');
  const counts = { portrait: countOf('portrait', bare), emblem: countOf('emblem', bare) };
  if (Math.max(counts.portrait, counts.emblem) < 2) {
    return null;
  }
  return counts.portrait >= counts.emblem ? 'portrait' : 'emblem';
}

function countOf(side: CardSide, bare: string): number {
  return SIDE_WORDS[side].filter((word) => word.test(bare)).length;
}

/** What may be a name in the line behind 姓名: two to six Chinese characters, or several parts with a middle dot. */
export function nameIn(line: string): string | null {
  const bare = line
    .normalize('NFKC')
    .replaceAll(/[•・.]/g, '·')
    .replaceAll(/[^\p{Script=Han}·]/gu, '')
    .replace(/^[姓性]?名/, '')
    .replaceAll(/^·+|·+$/g, '');
  return /^\p{Script=Han}{2,6}$|^\p{Script=Han}+(·\p{Script=Han}+)+$/u.test(bare) && [...bare].length <= 20 ? bare : null;
}
