/** Where another reader sees an edge file otherwise than ours, and why ours is right. What is not in this table must agree, and what is must differ. */
export type KnownDifference = {
  readonly oracle: 'hucre' | 'sheetjs' | 'openpyxl';
  readonly file: string;
  /** Place and what the other reader finds there; null: nothing. The first eight. */
  readonly theirs: readonly string[];
  readonly why: string;
};

const NO_RESULT = 'D1 is a formula whose result the file lacks. They show an empty cell, which a clerk would take for a forgotten value.';
const NO_DATE =
  'A serial number that is no day Excel can show (negative, 29 February 1900, beyond 9999, 0) stays a number; they make up a day.';
const ROUNDING = 'A3 is midnight but for a rounding error of a millionth of a day, which Excel shows as the next day.';

export const KNOWN_DIFFERENCES: readonly KnownDifference[] = [
  {
    oracle: 'hucre',
    file: 'ISO dates',
    theirs: ['B1: "2026-11-05T18:00:00"'],
    why: 'They leave t="d" as it is written; ours shows every date in one form and keeps what is written as raw.',
  },
  {
    oracle: 'hucre',
    file: 'a part in UTF-16',
    theirs: ['A1: null', 'B1: null'],
    why: 'They read every part as UTF-8; XML may be UTF-16.',
  },
  {
    oracle: 'hucre',
    file: 'cells without a value',
    theirs: ['B1: "姓名"', 'C1: "姓名"'],
    why: 'A shared-string cell without index is empty; they take the first shared string, a wrong value.',
  },
  {
    oracle: 'hucre',
    file: 'compatibility alternatives',
    theirs: ['B1: "8000.57"'],
    why: 'The 7 belongs to an extension in another namespace; they go by local names and add it to the wage.',
  },
  {
    oracle: 'hucre',
    file: 'dates by own format',
    theirs: ['A3: "2026-11-05 23:59"', 'B3: "1899-12-31 12:00"'],
    why: `${ROUNDING} B3 is a time without a day.`,
  },
  { oracle: 'hucre', file: 'formulas', theirs: ['D1: null'], why: NO_RESULT },
  {
    oracle: 'hucre',
    file: 'no dates though formatted so',
    theirs: ['A1: "1899-12-28"', 'B1: "1900-02-28"', 'C1: "+010000-01-01"', 'D1: "1899-12-31"'],
    why: NO_DATE,
  },
  {
    oracle: 'hucre',
    file: 'rows out of order and columns past Z',
    theirs: ['gives up'],
    why: 'They lay out the whole rectangle, 17 thousand million cells; ours keeps what is there.',
  },
  {
    oracle: 'sheetjs',
    file: 'comments, CDATA and instructions',
    theirs: ['A1: "王<!-- 非 -->测试<&"', 'B1: "80"'],
    why: 'They cut XML by patterns: the comment became part of the name, and half of 8000 was lost.',
  },
  {
    oracle: 'sheetjs',
    file: 'dates by own format',
    theirs: ['A3: "2026-11-05 23:59"', 'B3: "1899-12-31 12:00"'],
    why: `${ROUNDING} B3 is a time without a day.`,
  },
  {
    oracle: 'sheetjs',
    file: 'escapes of characters XML cannot hold',
    theirs: ['A1: "行一\\n行二"', 'B1: "A"'],
    why: 'They make one line end of _x000D_ and a line feed, and resolve an escaped underscore twice.',
  },
  { oracle: 'sheetjs', file: 'formulas', theirs: ['D1: null'], why: NO_RESULT },
  {
    oracle: 'sheetjs',
    file: 'no dates though formatted so',
    theirs: ['A1: "1899-12-28"', 'C1: "+010000-01-01"', 'D1: "1899-12-31"'],
    why: NO_DATE,
  },
  {
    oracle: 'sheetjs',
    file: 'single quotes and odd blanks',
    theirs: ['A1: null'],
    why: 'They look for tags by pattern and miss the blanks XML allows around names and equal signs.',
  },
  {
    oracle: 'sheetjs',
    file: 'supplementary plane',
    theirs: ['B1: "ஷஷ"'],
    why: 'They cut a numeric reference above U+FFFF to 16 bits: 𠮷 became ஷ.',
  },
  {
    oracle: 'openpyxl',
    file: 'Chinese built-in dates',
    theirs: ['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7', 'A8'].map((place) => `${place}: "46331"`),
    why: 'They know the built-in formats of a Western Excel only; 27 to 36 and 50 to 58 are what Excel and WPS write in China.',
  },
  {
    oracle: 'openpyxl',
    file: 'Chinese built-in times',
    theirs: ['A1', 'A2', 'A3', 'A4', 'A5', 'A6'].map((place) => `${place}: "46331.4375"`),
    why: 'As for the Chinese built-in dates.',
  },
  {
    oracle: 'openpyxl',
    file: 'compatibility alternatives',
    theirs: ['A1: null'],
    why: 'They know no mc:AlternateContent and lose the cell in it.',
  },
  { oracle: 'openpyxl', file: 'dates by own format', theirs: ['A3: "2026-11-05 23:59"'], why: ROUNDING },
  {
    oracle: 'openpyxl',
    file: 'escapes of characters XML cannot hold',
    theirs: ['A1: "行一_x000D_\\n行二"', 'B1: "_x005F_x0041_"'],
    why: 'They resolve escapes in shared strings only, not in values of t="str"; both are ST_Xstring.',
  },
  { oracle: 'openpyxl', file: 'formulas', theirs: ['D1: null'], why: NO_RESULT },
  {
    oracle: 'openpyxl',
    file: 'no dates though formatted so',
    theirs: ['A1: "1899-12-27"', 'B1: "1900-02-28"', 'C1: "#VALUE!"', 'D1: "00:00"'],
    why: NO_DATE,
  },
  { oracle: 'openpyxl', file: 'strict standard', theirs: ['gives up'], why: 'They know the transitional namespaces only.' },
];
