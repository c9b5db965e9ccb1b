import { pinyin } from 'pinyin-pro';
import { foldName, looksLikeInitials } from '../../src-shared/domain/fold-name.ts';

export { foldName, looksLikeInitials };

/**
 * What the full-text index holds of a name: each character, and each pair of neighbours (trigrams find no two-character name). 测试甲 is
 * `测 试 甲 测试 试甲`.
 */
export function nameTokens(foldedName: string): string {
  return [...foldedName, ...pairsOf(foldedName)].join(' ');
}

/**
 * What finds the names that have this text anywhere. By its pairs, where it has any: among a million people a character is in the names of
 * tens of thousands, a pair in those of few.
 */
export function namePhrase(foldedText: string): string {
  const pairs = pairsOf(foldedText);
  return `"${(pairs.length === 0 ? [foldedText] : pairs).join(' ')}"`;
}

function pairsOf(foldedName: string): readonly string[] {
  const characters = [...foldedName];
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
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
