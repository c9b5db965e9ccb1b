import type { CardReading } from '../../src-shared/domain/card-reading.ts';
import { maskIdNumber } from '../../src-shared/domain/numbers/mask.ts';
import { chineseDate } from '../../src-shared/lib/chinese-date.ts';

/** What 读身份证 came to, and what to do next. */
export function cardWords(card: CardReading | null, typed: { readonly idNumber: string; readonly name: string }): string {
  if (card === null || (card.sides.length === 0 && card.idNumber === null)) {
    return '没有认出身份证，照片已留作材料。请手工填写，或换一张清楚的照片。';
  }
  if (card.several === true) {
    return '照片上有几个人的号码，没有填入，照片已留作材料。请另选只有这个人身份证的照片。';
  }
  if (card.idNumber === null) {
    return card.sides.includes('portrait')
      ? '号码没有认清，没有填入。请手工填写，或换一张清楚的照片。'
      : '这是国徽面，上面没有号码。请再选择人像面的照片。';
  }
  const number =
    card.idNumber === typed.idNumber
      ? '号码已填入并通过校验。'
      : `证上的号码（${maskIdNumber(card.idNumber)}）与已填的不同，没有改动。请核对是不是同一个人。`;
  const name =
    card.name === null
      ? '姓名没有认清，请手工填写。'
      : card.name === typed.name
        ? '姓名与填写的一致。'
        : `姓名可能是“${card.name}”，请对照证件确认。`;
  return `${number}${name}`;
}

/** What a file shows as an ID card: 认出人像面、国徽面，有效期限到2027年1月15日。Empty before it is read. */
export function cardNote(card: CardReading | undefined): string {
  if (card === undefined || (card.sides.length === 0 && card.several !== true)) {
    return '';
  }
  if (card.several === true) {
    return '认出几个人的号码';
  }
  const sides = card.sides.map((side) => ({ portrait: '人像面', emblem: '国徽面' })[side]).join('、');
  const until =
    card.validUntil === null ? '' : card.validUntil === 'long-term' ? '，长期有效' : `，有效期限到${chineseDate(card.validUntil)}`;
  return `认出${sides}${until}`;
}
