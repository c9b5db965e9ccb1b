import { pinyin } from 'pinyin-pro';
import { foldName, looksLikeInitials } from '../../src-shared/domain/fold-name.ts';

export { foldName, looksLikeInitials };

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
