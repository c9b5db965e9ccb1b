import { COLUMNS, isChoice, type ModelCell, type Random, rewrite, shownCode } from './draft.ts';
import type { Tamperer } from './tamper-headers.ts';

const wide = (text: string): string => text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));

/** A way to write one field; undefined leaves the cell alone. */
const writing = (
  name: string,
  field: string,
  write: (value: string, person: number, random: Random) => ModelCell | undefined,
): Tamperer => ({
  name,
  touches: [field],
  tamper: (draft, random) => rewrite(draft, field, (value, person) => write(value, person, random)),
});

/** A writing that must not be taken as it stands: what may be offered is the right value, or nothing. */
const withheld = (
  name: string,
  field: string,
  write: (value: string, person: number) => ModelCell | undefined,
  offered: boolean,
): Tamperer => ({
  name,
  touches: [field],
  tamper: (draft) =>
    rewrite(draft, field, (value, person) => {
      const written = write(value, person);
      if (written !== undefined) {
        draft.withheld.set(`${person}/${field}`, offered ? value : null);
      }
      return written;
    }),
});

const choices = (name: string, write: (code: string, label: string, person: number) => ModelCell | undefined): Tamperer => ({
  name,
  touches: ['choices'],
  tamper: (draft) => {
    for (const field of COLUMNS.filter(isChoice)) {
      rewrite(draft, field, (code, person) => write(code, shownCode(field, code), person));
    }
  },
});

const parts = (day: string): readonly [string, number, number] => [day.slice(0, 4), Number(day.slice(5, 7)), Number(day.slice(8))];
const some = (person: number): boolean => person % 3 === 1;

export const CELL_TAMPERERS: readonly Tamperer[] = [
  writing('ids in full width', 'idNumber', (value) => wide(value)),
  writing('blanks in ids', 'idNumber', (value) => ` ${value.slice(0, 6)} ${value.slice(6, 14)}　${value.slice(14)}\n`),
  writing('invisible marks around ids', 'idNumber', (value) => `\u202D${value}\u202C\u200B`),
  writing('apostrophes before ids', 'idNumber', (value, person) => (some(person) ? `'${value}` : `’${value}`)),
  writing('ids as ="…"', 'idNumber', (value) => `="${value}"`),
  writing('ids in lower case', 'idNumber', (value) => value.toLowerCase()),
  writing('ids by formula', 'idNumber', (value) => ({ formula: 'VLOOKUP(C2,名册!A:B,2,FALSE)', result: value })),
  withheld('ids as numbers', 'idNumber', (value) => (value.endsWith('X') ? undefined : { number: Number(value), format: '0' }), false),
  withheld(
    'some ids as numbers',
    'idNumber',
    (value, person) => (some(person) && !value.endsWith('X') ? { number: Number(value) } : undefined),
    false,
  ),
  withheld(
    'ids as scientific text',
    'idNumber',
    (value, person) => (some(person) ? `${value[0]}.${value.slice(1, 6)}E+17` : undefined),
    false,
  ),
  withheld('ids as errors', 'idNumber', (_, person) => (some(person) ? { error: '#N/A' } : undefined), false),
  writing('blanks in names', 'name', (value) => [...value].join(' ')),
  writing('wide blanks and breaks in names', 'name', (value) => `　${value.slice(0, 1)}\n${value.slice(1)} `),
  writing('invisible marks in names', 'name', (value) => `\uFEFF${value}\u200B`),
  withheld('names as errors', 'name', (_, person) => (some(person) ? { error: '#REF!' } : undefined), false),
  choices('codes for labels', (code) => code),
  choices('codes as numbers', (code) => ({ number: Number(code) })),
  choices(
    'code and label',
    (code, label, person) => [`${code} ${label}`, `${code}-${label}`, `${label}(${code})`, `${code}、${label}`][person % 4],
  ),
  choices('labels with half-width brackets and blanks', (_, label) => ` ${label.replaceAll('（', '(').replaceAll('）', ')')} `),
  choices('codes in full width', (code) => wide(code)),
  choices('codes with decimals', (code) => `${Number(code)}.0`),
  withheld('labels cut short', 'documentType', () => '居民身份证', true),
  withheld(
    'labels cut short and mistyped',
    'household',
    (value, person) => (some(person) && value !== '5' ? `${shownCode('household', value)}囗` : undefined),
    true,
  ),
  writing('months as numbers', 'month', (value) => ({ number: Number(value) })),
  writing('months as dates', 'month', (value) => ({ day: `${value.slice(0, 4)}-${value.slice(4)}-01`, format: 'yyyy"年"m"月"' })),
  writing('months as days', 'month', (value, person) => ({
    day: `${value.slice(0, 4)}-${value.slice(4)}-${String(person + 2).padStart(2, '0')}`,
  })),
  writing('months in words', 'month', (value, person) => {
    const [year, month] = [value.slice(0, 4), Number(value.slice(4))];
    return [
      `${year}年${month}月`,
      `${year}-${month}`,
      `${year}/${value.slice(4)}`,
      `${year}年${value.slice(4)}月份`,
      `${year}.${value.slice(4)}`,
    ][person % 5];
  }),
  writing('months with decimals', 'month', (value) => `${value}.0`),
  writing('months in full width', 'month', (value) => wide(value)),
  withheld(
    'months that lost their zero',
    'month',
    (value) => (value.slice(4, 5) === '0' ? value.slice(0, 4) + value.slice(5) : undefined),
    true,
  ),
  withheld('months without century', 'month', (value) => (Number(value.slice(2, 4)) > 12 ? value.slice(2) : undefined), true),
  writing('days as dates', 'birthDate', (value, person) => ({
    day: value,
    format: ['yyyy-mm-dd', 'yyyy"年"m"月"d"日"', 'm/d/yy', 'yyyy/m/d;@'][person % 4] ?? '',
  })),
  writing('days with a time', 'birthDate', (value) => `${value} 00:00:00`),
  writing('days in other writings', 'birthDate', (value, person) => {
    const [year, month, day] = parts(value);
    return [
      `${year}/${month}/${day}`,
      `${year}.${month}.${day}`,
      `${year}年${month}月${day}日`,
      value.replaceAll('-', ''),
      `${year}-${month}-${day}`,
      `${year}年${month}月${day}号`,
    ][person % 6];
  }),
  writing('days as eight-digit numbers', 'birthDate', (value) => ({ number: Number(value.replaceAll('-', '')) })),
  writing('days in full width', 'workStart', (value) => wide(value)),
  writing('work starts as dates', 'workStart', (value) => ({ day: value })),
  withheld('days as errors', 'workStart', (_, person) => (some(person) ? { error: '#REF!' } : undefined), false),
  writing('wages as numbers', 'wage', (value) => ({ number: Number(value) })),
  writing('wages as numbers with thousands', 'wage', (value) => ({ number: Number(value), format: '#,##0.00' })),
  writing('wages by formula', 'wage', (value) => ({ formula: 'SUM(A1:B1)', result: Number(value) })),
  writing('wages in other writings', 'wage', (value, person) => {
    const grouped = value.replace(/\B(?=(\d{3})+\.)/g, ',');
    return [grouped, `￥${value}`, `${value}元`, `¥${grouped}元`, wide(value), ` ${value} `, `人民币${value}元整`][person % 7];
  }),
  writing('wages with what binary fractions leave', 'wage', (value) => `${value}000000000${Number(value.at(-1)) % 2 === 0 ? '4' : '1'}`),
  withheld('wages to a tenth of a fen', 'wage', (value, person) => (some(person) ? `${value}4` : undefined), true),
  writing('phones as numbers', 'phone', (value) => ({ number: Number(value) })),
  writing('phones in other writings', 'phone', (value, person) => {
    return [
      `${value.slice(0, 3)} ${value.slice(3, 7)} ${value.slice(7)}`,
      `${value.slice(0, 3)}-${value.slice(3, 7)}-${value.slice(7)}`,
      `+86${value}`,
      `86-${value}`,
      `\u202D${value}\u202C`,
      wide(value),
    ][person % 6];
  }),
  writing('phones with decimals', 'phone', (value) => `${value}.0`),
  writing('postcodes as numbers', 'postcode', (value) => ({ number: Number(value) })),
  withheld(
    'numbers of persons that lost their zeros',
    'personNumber',
    (value, person) => (some(person) ? { number: Number(value) } : undefined),
    true,
  ),
  writing('apostrophes before numbers of persons', 'personNumber', (value) => `'${value}`),
  writing('blanks around texts', 'address', (value) => `\n ${value}　\t`),
];
