import { normaliseContributionMonth } from '../domain/numbers/contribution-month.ts';
import { normaliseMoney } from '../domain/numbers/money.ts';
import { normaliseNumber } from '../domain/numbers/number-check.ts';
import { normaliseMobilePhone } from '../domain/numbers/phone.ts';
import { assertNever } from '../lib/assert-never.ts';
import { withoutInvisible } from '../lib/characters.ts';
import { isPlainDate } from '../lib/plain-date.ts';
import type { FieldKind } from './definition.ts';

/**
 * What was typed as the values are kept: dates `YYYY-MM-DD`, months `YYYYMM`, money `4737.00`, half-width numbers. Only the writing
 * changes, never the meaning: text that is not understood stays for the clerk to see and the rules to name.
 */
export function normaliseValue(kind: FieldKind, text: string): string {
  switch (kind) {
    case 'text':
    case 'choice':
      return withoutInvisible(text).trim();
    case 'name':
      return normaliseName(text);
    case 'id-number':
    case 'postcode':
      return normaliseNumber(text);
    case 'phone':
      return normaliseMobilePhone(text);
    case 'month':
      return normaliseContributionMonth(text);
    case 'money':
      return normaliseMoney(text);
    case 'date':
      return normaliseDate(text);
    default:
      return assertNever(kind);
  }
}

/**
 * 张 三 as 张三 (blanks put in to line names up), one middle dot for the several that stand between the parts of a transcribed name.
 * Characters themselves are left alone: a rare character is not a typing slip.
 */
function normaliseName(text: string): string {
  return withoutInvisible(text)
    .replace(/[•・･‧∙．]/g, '·')
    .replace(/\s*·\s*/g, '·')
    .replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** 19900107, 1990/1/7, 1990.1.7 and 1990年1月7日 as 1990-01-07. */
function normaliseDate(text: string): string {
  const normal = normaliseNumber(text);
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(normal) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(normal);
  if (parts === null) {
    return normal;
  }
  const date = `${parts[1]}-${(parts[2] ?? '').padStart(2, '0')}-${(parts[3] ?? '').padStart(2, '0')}`;
  return isPlainDate(date) ? date : normal;
}
