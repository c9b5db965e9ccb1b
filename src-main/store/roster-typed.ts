import { normaliseIdNumber } from '../../src-shared/domain/numbers/resident-id.ts';
import type { RosterStoreQuery } from '../engine/ports/store.ts';
import type { Bindings, ReadableDatabase } from './database.ts';
import { foldName, looksLikeInitials, namePhrase } from './name-search.ts';
import { numberOf } from './row-values.ts';

/** Nobody reads further down a list that shrinks with the next key; what is beyond is not even counted. */
export const MOST_TYPED = 200;

/** One way to find people, in the order of the index it walks. */
type Way = { readonly from: string; readonly where: string; readonly order: string };

/**
 * Search as one types (W-27): whose name begins so, then whose name has it anywhere, initials, number by its beginning, 个人编号 by its
 * beginning, number by its last digits (four or more). Several words must all fit the same person. Each way walks one index and stops when
 * enough is found, so that the first letter of a million people costs no more than the last. Ids in that order, at most `MOST_TYPED`
 * and one more that says there are others.
 */
export function typedIds(database: ReadableDatabase, query: RosterStoreQuery & { readonly text: string }): readonly number[] {
  const [first = '', ...others] = query.text
    .trim()
    .split(/\s+/)
    .toSorted((a, b) => reach(a) - reach(b));
  const bindings: Record<string, string | number> = { insurance: query.insurance, most: MOST_TYPED + 1 };
  const also = [...filtersOf(query, bindings), ...others.map((word, index) => fits(word, index, bindings))];
  const found = new Set<number>();
  for (const { from, where, order } of waysOf(first, bindings)) {
    const rows = database.all(
      `SELECT person.id FROM ${from} WHERE ${[where, ...also].join(' AND ')} ${order} LIMIT @most`,
      onlyNamed(bindings, `${where} ${also.join(' ')} @most`),
    );
    for (const row of rows) {
      found.add(numberOf(row, 'id'));
    }
    if (found.size > MOST_TYPED) {
      break;
    }
  }
  return [...found].slice(0, MOST_TYPED + 1);
}

/** The word that fits the fewest people goes first, the others only choose among those: last digits before a surname. */
function reach(word: string): number {
  return /\d{4}/.test(word) ? 0 : 1 / (1 + word.length);
}

function waysOf(word: string, bindings: Record<string, string | number>): readonly Way[] {
  const ways: Way[] = [];
  const name = foldName(word);
  const number = normaliseIdNumber(word);
  if (name !== '' && !/^\d/.test(name)) {
    bindings['name'] = name;
    bindings['nameEnd'] = endOf(name);
    bindings['phrase'] = namePhrase(name);
    ways.push(beginning('folded_name', 'name'), {
      // The narrow index, not the rows: a character of many is passed over a thousand times before enough of a kind are found.
      from: 'person_name CROSS JOIN person INDEXED BY person_kind ON person.id = person_name.rowid',
      where: 'person_name MATCH @phrase AND insurance = @insurance',
      order: '',
    });
    if (looksLikeInitials(name)) {
      const other = beginning('other_initials', 'name');
      ways.push(beginning('initials', 'name'), { ...other, where: `${other.where} AND other_initials <> ''` });
    }
  }
  if (/\d/.test(number)) {
    bindings['number'] = number;
    bindings['numberEnd'] = endOf(number);
    ways.push(beginning('social_security_number', 'number'), beginning('person_number', 'number'));
    if (number.length >= 4) {
      bindings['lastFour'] = number.slice(-4);
      ways.push({
        from: 'person',
        where: `insurance = @insurance AND substr(social_security_number, -4) = @lastFour AND substr(social_security_number, ${-number.length}) = @number`,
        order: '',
      });
    }
  }
  return ways;
}

/** A range instead of LIKE: the planner always takes the index for it, and gives the people in its order. */
function beginning(column: string, name: string): Way {
  return {
    from: 'person',
    where: `insurance = @insurance AND ${column} >= @${name} AND ${column} < @${name}End`,
    order: `ORDER BY ${column}`,
  };
}

/** Whether a further word fits a person found by the first one. */
function fits(word: string, index: number, bindings: Record<string, string | number>): string {
  const [name, number] = [foldName(word), normaliseIdNumber(word)];
  const conditions = [`instr(social_security_number, @also${index}) > 0`];
  bindings[`also${index}`] = number;
  if (name !== '') {
    bindings[`alsoName${index}`] = name;
    conditions.push(`instr(folded_name, @alsoName${index}) > 0`, `instr(initials, @alsoName${index}) = 1`);
  }
  return `(${conditions.join(' OR ')})`;
}

/** The unary `+` keeps the planner from walking an index of few values instead of the way's own. */
function filtersOf(query: RosterStoreQuery, bindings: Record<string, string | number>): readonly string[] {
  const kinds = query.staffKinds ?? (query.staffKind === undefined ? undefined : [query.staffKind]);
  const statuses = query.statuses ?? (query.status === undefined ? undefined : [query.status]);
  const filters: string[] = [];
  for (const [column, values] of [['staff_kind', kinds] as const, ['status', statuses] as const]) {
    if (values !== undefined) {
      filters.push(
        `+${column} IN (${values
          .map((value, index) => {
            bindings[`${column}${index}`] = value;
            return `@${column}${index}`;
          })
          .join(', ')})`,
      );
    }
  }
  return filters;
}

/** SQLite refuses a binding the statement does not name. */
function onlyNamed(bindings: Bindings, sql: string): Bindings {
  const named = new Set([...sql.matchAll(/@(\w+)/g)].map(([, name]) => name));
  return Object.fromEntries(Object.entries(bindings).filter(([name]) => named.has(name)));
}

function endOf(text: string): string {
  return `${text}\u{10FFFF}`;
}
