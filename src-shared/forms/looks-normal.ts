import type { FieldKind } from './definition.ts';

/**
 * True only where `normaliseValue` would change nothing, told by a glance at the characters: nearly every value of a good file is
 * as it should be, and normalising it would cost more than all other checks together. False says nothing.
 */
export function looksNormal(kind: FieldKind, text: string): boolean {
  switch (kind) {
    case 'text':
    case 'choice':
      return all(text, isVisibleOrHan);
    case 'name':
      return all(text, isHan);
    case 'id-number':
    case 'postcode':
      return all(text, isVisibleNoLowerCase);
    case 'phone':
      return text.length === 11 && all(text, isDigit);
    case 'month':
      return text.length === 6 && all(text, isDigit);
    case 'money':
      return isPlainMoney(text);
    case 'date':
      return isDateShape(text);
    default:
      return false;
  }
}

/** Digits, a point and two digits, without zeros in front: as amounts are kept. */
export function isPlainMoney(text: string): boolean {
  const point = text.length - 3;
  if (point < 1 || text.charCodeAt(point) !== 0x2e || (point > 1 && text.charCodeAt(0) === 0x30)) {
    return false;
  }
  return digitsAt(text, 0, point) && digitsAt(text, point + 1, text.length);
}

function isDateShape(text: string): boolean {
  return (
    text.length === 10 &&
    text.charCodeAt(4) === 0x2d &&
    text.charCodeAt(7) === 0x2d &&
    digitsAt(text, 0, 4) &&
    digitsAt(text, 5, 7) &&
    digitsAt(text, 8, 10)
  );
}

function digitsAt(text: string, from: number, to: number): boolean {
  for (let index = from; index < to; index += 1) {
    if (!isDigit(text.charCodeAt(index))) {
      return false;
    }
  }
  return true;
}

function all(text: string, allowed: (code: number) => boolean): boolean {
  for (let index = 0; index < text.length; index += 1) {
    if (!allowed(text.charCodeAt(index))) {
      return false;
    }
  }
  return true;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isHan(code: number): boolean {
  return code >= 0x4e00 && code <= 0x9fff;
}

function isVisible(code: number): boolean {
  return code >= 0x21 && code <= 0x7e;
}

function isVisibleOrHan(code: number): boolean {
  return isVisible(code) || isHan(code);
}

function isVisibleNoLowerCase(code: number): boolean {
  return isVisible(code) && !(code >= 0x61 && code <= 0x7a);
}
