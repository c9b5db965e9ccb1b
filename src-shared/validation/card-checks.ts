import type { CardSide } from '../domain/card-reading.ts';
import { maskIdNumber } from '../domain/numbers/mask.ts';
import { chineseDate } from '../lib/chinese-date.ts';
import type { NeededMaterial } from '../profile/materials-for.ts';
import { type JudgedFinding, labelOf, type RowRun, valueOf } from './row-run.ts';

const SIDE_WORDS: Readonly<Record<CardSide, string>> = { portrait: '人像面', emblem: '国徽面' };
const USE_ANYWAY = '确认无误的可以仍然使用。';

/** What was read off ID cards against what is asked and typed (W-20). A machine read them, so it never blocks. */
export function checkCards(needed: readonly NeededMaterial[], row: RowRun): readonly JudgedFinding[] {
  return needed.flatMap(({ kind, label, idCardSides }) => {
    const files = row.row.attachments.filter((attachment) => attachment.kind === kind);
    const cards = files.flatMap(({ fileName, card }) => (card === undefined ? [] : [{ fileName, ...card }]));
    if (idCardSides === undefined || cards.length === 0) {
      return [];
    }
    const found: JudgedFinding[] = [];
    const warn = { rule: 'W-20', severity: 'warn', material: kind } as const;
    const lacking = idCardSides.filter((side) => !cards.some(({ sides }) => sides.includes(side)));
    // What is not read yet may show the other side.
    if (lacking.length > 0 && cards.length === files.length) {
      found.push({ ...warn, sentence: lackingSentence(label, lacking, idCardSides) });
    }
    const field = row.run.service.roles.idNumber;
    const typed = valueOf(row, field);
    for (const { fileName, idNumber, validUntil } of cards) {
      if (idNumber !== null && typed !== '' && idNumber !== typed) {
        found.push({
          ...warn,
          sentence: `材料“${label}”的“${fileName}”上的号码（${maskIdNumber(idNumber)}）与填写的${labelOf(row, field)}（${maskIdNumber(typed)}）不同。请核对是不是这个人的身份证，或改正号码；${USE_ANYWAY}`,
          // Who was picked from the roster is who is filed: another number would be another person.
          ...(row.run.service.pick === undefined ? { repair: { label: '改为证上的号码', set: { [field]: idNumber } } } : {}),
        });
      }
      if (validUntil !== null && validUntil !== 'long-term' && validUntil < row.run.facts.today) {
        found.push({
          ...warn,
          sentence: `材料“${label}”的“${fileName}”有效期限到${chineseDate(validUntil)}，已经过期。请换成有效的身份证；正在换领的可以仍然使用。`,
        });
      }
    }
    return found;
  });
}

function lackingSentence(label: string, lacking: readonly CardSide[], wanted: readonly CardSide[]): string {
  const words = lacking.map((side) => SIDE_WORDS[side]).join('和');
  return lacking.length === wanted.length
    ? `材料“${label}”里没有认出身份证的${words}。请预览确认是不是身份证、是否清楚；${USE_ANYWAY}`
    : `材料“${label}”里没有认出身份证的${words}。请补上${words}；已经有的（看不清、已合并在别的页上）可以仍然使用。`;
}
