import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WORKBOOK_LIMITS } from '../../src-main/workbook/read/refusal.ts';
import { SharedStringScan } from '../../src-main/workbook/read/xlsx/shared-strings.ts';
import { SheetScan } from '../../src-main/workbook/read/xlsx/sheet-scan.ts';
import { MAIN, sheetPart, XML } from '../workbook/xlsx-file.ts';

const LIMITS = { ...WORKBOOK_LIMITS, columns: 60 };

/** As most programs write a cell or a string, and the same with blanks where nearly none puts them. */
type Writing = { readonly blank: '' | ' ' };
const PLAIN: Writing = { blank: '' };
const SPACED: Writing = { blank: ' ' };

type CellMade = {
  readonly place: string;
  readonly style: string | null;
  readonly type: string | null;
  readonly value: string;
  readonly tail: string;
};

const place = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.tuple(fc.constantFrom('A', 'B', 'C', 'M', 'AA', 'AZ'), fc.integer({ min: 1, max: 30 })).map((of) => of.join('')),
  },
  { weight: 1, arbitrary: fc.constantFrom('', 'A', '7', 'a5', 'XFD1', 'ZZZZ1', 'A123456789', '甲1', 'A 1') },
);
const style = fc.oneof(fc.constant(null), fc.constantFrom('0', '1', '2', '', '99999999999', 'x'));
const type = fc.oneof(fc.constantFrom(null, 's', 'str', 'n'), fc.constantFrom('b', 'e', 'd', 'st', 'inlineStr', ''));
const value = fc.oneof(
  fc.constantFrom('', '0', '1', '2', '3', '007', '46331', '-1', '1.5', '99999999999', '2147483648', ' 1 '),
  fc.constantFrom(
    '唐霞琪',
    '𠮷野𬭚',
    'A&amp;B',
    '&nothing;',
    '_x000D_',
    '甲\r\n乙',
    '<![CDATA[丙]]>',
    '<!-- 注 -->丁',
    '  戊',
    'x'.repeat(80),
  ),
  fc.string({ maxLength: 8, unit: fc.constantFrom(...'0123456789. ABC_x>\'"/=甲乙𠮷\t\n') }),
);
const tail = fc.constantFrom('', '', '', '', '<f>A1</f>', '<x/>', '<v>2</v>', '<x xmlns="elsewhere"/>');
const cell: fc.Arbitrary<CellMade> = fc.record({ place, style, type, value, tail });
const rows = fc.array(fc.record({ cells: fc.array(cell, { maxLength: 8 }), between: fc.constantFrom('', '', '<x xmlns="a"/>', '\n') }), {
  maxLength: 5,
});

function cellXml({ place: at, style: of, type: as, value: text, tail: more }: CellMade, { blank }: Writing): string {
  const attributes = [` r="${at}"`, of === null ? '' : ` s="${of}"`, as === null ? '' : ` t="${as}"`].join('');
  return `<c${attributes}${blank}><v${blank}>${text}</v${blank}>${more}</c${blank}>`;
}

function read(data: string): unknown {
  const strings = new SharedStringScan('strings', 0, LIMITS);
  strings.push(Buffer.from(`${XML}<sst xmlns="${MAIN}"><si><t>甲</t></si><si/><si><t>乙</t></si></sst>`), true);
  const scan = new SheetScan({
    part: 'sheet',
    strings: strings.strings,
    formats: Int32Array.of(0, 1),
    date1904: false,
    limits: LIMITS,
  });
  const whole = scan.push(Buffer.from(sheetPart({ data })), true);
  return whole ? scan.rows : scan.refusal;
}

describe('cells taken in one go', () => {
  it('[issue 3.6] are the cells the tokens give, refusals alike', () => {
    fc.assert(
      fc.property(rows, (made) => {
        const written = (writing: Writing): string =>
          made
            .map(({ cells, between }, index) => `<row r="${index + 1}">${cells.map((of) => cellXml(of, writing)).join(between)}</row>`)
            .join('');
        expect(read(written(PLAIN))).toEqual(read(written(SPACED)));
      }),
      {
        numRuns: 2000,
        // Once found: nine digits are no row.
        examples: [[[{ cells: [{ place: 'A123456789', style: '0', type: null, value: ' ', tail: '' }], between: '' }]]],
      },
    );
  });
});

describe('shared strings taken in one go', () => {
  it('[issue 3.6] are the strings the tokens give', () => {
    const text = fc.tuple(value, fc.constantFrom('', ' xml:space="preserve"', " xml:space='preserve'"));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 12 }), (made) => {
        const readStrings = ({ blank }: Writing): unknown => {
          const items = made.map(([of, space]) => `<si${blank}><t${space}${blank}>${of}</t${blank}></si${blank}>`);
          const scan = new SharedStringScan('strings', 0, LIMITS);
          return scan.push(Buffer.from(`${XML}<sst xmlns="${MAIN}">${items.join('')}</sst>`), true)
            ? Array.from({ length: scan.strings.count }, (_, index) => scan.strings.cell(index)?.text)
            : scan.refusal;
        };
        expect(readStrings(PLAIN)).toEqual(readStrings(SPACED));
      }),
      { numRuns: 1000 },
    );
  });
});
