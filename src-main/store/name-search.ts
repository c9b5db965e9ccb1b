import { pinyin } from 'pinyin-pro';

/** Everything but letters, digits and private-use characters (rare characters of old systems): `·`, blanks, combining marks. */
const NOT_SEARCHED = /[^\p{L}\p{N}\p{Co}]/gu;
const INITIALS = /^[a-z]+$/;

/** A name as it is compared: full width made half, case and dots gone. 阿依古丽·买买提 and 阿依古丽买买提 are one. */
export function foldName(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(NOT_SEARCHED, '');
}

/** One token a character, for the per-character full-text index (trigrams find no two-character name). */
export function charactersOf(foldedName: string): string {
  return [...foldedName].join(' ');
}

/**
 * First letters of the syllables. `main` reads the first character as a surname (单 shan), `other` as a plain word (单 dan), because
 * clerks type either; `other` is '' where both agree.
 */
export function initialsOf(name: string): { readonly main: string; readonly other: string } {
  const folded = foldName(name);
  const read = (surname: 'head' | 'off') =>
    pinyin(folded, { pattern: 'first', toneType: 'none', type: 'array', surname }).join('').toLowerCase();
  const main = read('head');
  const other = read('off');
  return { main, other: other === main ? '' : other };
}

/** True where a search text can only be pinyin initials or part of a Latin name. */
export function looksLikeInitials(foldedText: string): boolean {
  return INITIALS.test(foldedText);
}
