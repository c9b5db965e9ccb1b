import { isPlainMoney } from '../domain/numbers/money.ts';
import { hasDigits, isHan, isPlainNumberText, isPlainText } from '../lib/characters.ts';
import type { FieldKind } from './definition.ts';

/**
 * True only where `normaliseValue` would change nothing, told by a glance at the characters: nearly every value of a good file is
 * as it should be, and normalising it would cost more than all other checks together. False says nothing.
 */
export function looksNormal(kind: FieldKind, text: string): boolean {
  switch (kind) {
    case 'text':
    case 'choice':
      return isPlainText(text);
    case 'name':
      return isHan(text);
    case 'id-number':
    case 'postcode':
      return isPlainNumberText(text);
    case 'phone':
      return text.length === 11 && hasDigits(text);
    case 'month':
      return text.length === 6 && hasDigits(text);
    case 'money':
      return isPlainMoney(text);
    case 'date':
      return isDateShape(text);
    default:
      return false;
  }
}

function isDateShape(text: string): boolean {
  return (
    text.length === 10 &&
    text.charCodeAt(4) === 0x2d &&
    text.charCodeAt(7) === 0x2d &&
    hasDigits(text, 0, 4) &&
    hasDigits(text, 5, 7) &&
    hasDigits(text, 8, 10)
  );
}
