/** Glances at characters by their code: the checks of a hundred thousand rows spend their time here. */

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** Digits 0 to 9 only, from one place up to another. */
export function hasDigits(text: string, from = 0, to = text.length): boolean {
  for (let index = from; index < to; index += 1) {
    if (!isDigit(text.charCodeAt(index))) {
      return false;
    }
  }
  return true;
}

/** Only `!` to `~` without small letters, which is how most numbers are written. */
export function isPlainNumberText(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 0x21 || code > 0x7e || (code >= 0x61 && code <= 0x7a)) {
      return false;
    }
  }
  return true;
}

/** Chinese characters and nothing else, rare ones beyond the basic plane included. */
export function isHan(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 0x3400 || (code > 0x9fff && code < 0xd800) || code > 0xdfff) {
      return false;
    }
  }
  return true;
}

/** Only `!` to `~` and 一 to 鿿: no blanks, nothing full-width, nothing invisible. */
export function isPlainText(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (!((code >= 0x21 && code <= 0x7e) || (code >= 0x4e00 && code <= 0x9fff))) {
      return false;
    }
  }
  return true;
}

const INVISIBLE = /[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g;

/**
 * Without what nobody sees: zero-width characters, soft hyphens, and the marks of writing direction that come along when a number is
 * copied from a web page, a chat or the properties of a file.
 */
export function withoutInvisible(text: string): string {
  return text.replace(INVISIBLE, '');
}

export function hasInvisible(text: string): boolean {
  return text.search(INVISIBLE) >= 0;
}

/** The number two digits make. They must be digits. */
export function twoDigitsAt(text: string, at: number): number {
  return (text.charCodeAt(at) - 0x30) * 10 + text.charCodeAt(at + 1) - 0x30;
}
