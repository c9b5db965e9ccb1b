import { normaliseIdNumber } from '../../src-shared/domain/numbers/resident-id.ts';
import type { Bindings } from './database.ts';
import { foldName, looksLikeInitials } from './name-search.ts';

/**
 * One box over a list of people that is walked anyway (payments, movements): words that must all fit the same person, each as in the
 * roster's search (W-27): any part of the name, initials, the beginning of a number, or four and more of its last digits. The table has
 * the columns of the roster.
 */
export function personCondition(text: string): { readonly where: string; readonly bindings: Bindings } {
  const bindings: Record<string, string> = {};
  const words = text
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '');
  const conditions = words.map((word, index) => {
    const name = foldName(word);
    const number = normaliseIdNumber(word);
    const ways: string[] = [];
    if (name !== '' && !/^\d/.test(name)) {
      bindings[`name${index}`] = name;
      ways.push(`instr(folded_name, @name${index}) > 0`);
      if (looksLikeInitials(name)) {
        ways.push(`instr(initials, @name${index}) = 1`, `instr(other_initials, @name${index}) = 1`);
      }
    }
    if (/\d/.test(number)) {
      bindings[`number${index}`] = number;
      ways.push(`instr(social_security_number, @number${index}) = 1`, `instr(person_number, @number${index}) = 1`);
      if (number.length >= 4) {
        ways.push(`substr(social_security_number, ${-number.length}) = @number${index}`);
      }
    }
    return ways.length === 0 ? 'false' : `(${ways.join(' OR ')})`;
  });
  return { where: ['true', ...conditions].join(' AND '), bindings };
}
