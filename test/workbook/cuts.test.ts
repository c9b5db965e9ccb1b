import { describe, expect, it } from 'vitest';
import type { SheetRow, WorkbookRefusal } from '../../src-main/workbook/read/open-workbook.ts';
import { WORKBOOK_LIMITS } from '../../src-main/workbook/read/refusal.ts';
import { SharedStringScan, type SharedStrings } from '../../src-main/workbook/read/xlsx/shared-strings.ts';
import { SheetScan } from '../../src-main/workbook/read/xlsx/sheet-scan.ts';
import { XmlToUtf8 } from '../../src-main/workbook/read/xml/xml-encoding.ts';
import { seededRandom } from '../../src-shared/lib/seeded-random.ts';
import { batchRows } from '../fixtures/batch-people.ts';
import { gb18030 } from './gb18030.ts';
import { described, placesOf } from './read-sheet.ts';
import { MAIN, sheetPart, XML } from './xlsx-file.ts';

const limits = WORKBOOK_LIMITS;

type Scan = { push(piece: Uint8Array, final: boolean): boolean; refusal: WorkbookRefusal | null };

/** Gives bytes to a scan cut at these places; false when it refuses. */
function feed(scan: Scan, bytes: Uint8Array, cuts: readonly number[]): boolean {
  const toUtf8 = new XmlToUtf8();
  const places = [0, ...cuts, bytes.length];
  for (const [index, end] of places.slice(1).entries()) {
    const final = index === places.length - 2;
    const utf8 = toUtf8.push(bytes.subarray(places[index], end), final);
    if (utf8 === null || !scan.push(utf8, final)) {
      return false;
    }
  }
  return true;
}

function sheetCells(
  bytes: Uint8Array,
  cuts: readonly number[],
  strings = oneString(),
): Readonly<Record<string, string>> | WorkbookRefusal | null {
  const scan = new SheetScan({ part: 'sheet', strings, formats: Int32Array.of(0, 1), date1904: false, limits });
  return feed(scan, bytes, cuts) ? cellsOf(scan.rows) : scan.refusal;
}

function oneString(): SharedStrings {
  const scan = new SharedStringScan('strings', 0, limits);
  scan.push(Buffer.from(`${XML}<sst xmlns="${MAIN}"><si><t>共用</t></si></sst>`), true);
  return scan.strings;
}

function cellsOf(rows: readonly SheetRow[]): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(placesOf(rows)).map(([place, cell]) => [place, described(cell)]));
}

const everything = [
  '<row r="1"><c r="A1" t="str"><v>唐霞琪</v></c><c r="B1" t="inlineStr"><is><t xml:space="preserve"> 𠮷野𬭚 </t></is></c></row>',
  `<row r='2'><c t='str' r='C2'><v>A&amp;B &lt;&#x20BB7;&#20013;&gt;</v></c><c><v>12</v></c><c r="F2" s="1"><v>46331</v></c></row>`,
  '<row><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c t="d"><v>2026-11-02T08:30:00</v></c><c s="1"/></row>',
  '<row r="5"><c r="B5" t="str"><!-- 注释 > --><v><![CDATA[<甲>&]]]]><![CDATA[>]]>乙<!-- - --><?pi ?>丙</v></c></row>',
  '<row r="6"><c r="A6" s="1"><v>46331</v></c><c r="B6" s="0" t="str"><v>演练</v></c><c r="C6" t="s"><v>0</v></c></row>',
  '<row r="7" hidden="1"><c r="A7" t="inlineStr"><is><r><rPr><b/></rPr><t>姓名</t></r><r><t>*</t></r><rPh sb="0" eb="1"><t>xìng</t></rPh></is></c></row>',
  '<row r="8"><c r="A8" t="str"><v>行一\r\n行二_x000D__x4E2D__x005F_x4E2D_</v></c><c r="B8"><f>A1&amp;"ā"</f></c></row>',
].join('');
const expected = {
  A1: 'text 唐霞琪',
  B1: 'text  𠮷野𬭚 ',
  C2: 'text A&B <𠮷中>',
  D2: 'number 12',
  F2: 'date 2026-11-05 ← 46331',
  A3: 'boolean TRUE ← 1',
  B3: 'error #N/A',
  C3: 'date 2026-11-02 08:30 ← 2026-11-02T08:30:00',
  B5: 'text <甲>&]]>乙丙',
  A6: 'date 2026-11-05 ← 46331',
  B6: 'text 演练',
  C6: 'text 共用',
  A7: 'text 姓名*',
  A8: 'text 行一\n行二\r中_x4E2D_',
  B8: 'error =A1&"ā" ← A1&"ā"',
};

const prefixed = sheetPart({ data: everything })
  .replaceAll(/<(\/?)(worksheet|sheetData|row|c|v|is|t|r|f)\b/g, '<$1x:$2')
  .replace('xmlns=', 'xmlns:x=');

describe('a part cut anywhere', () => {
  it.each([
    ['as Excel writes it', Buffer.from(sheetPart({ data: everything }))],
    ['with namespace prefixes', Buffer.from(prefixed)],
    ['with a byte order mark', Buffer.from(`\ufeff${sheetPart({ data: everything })}`)],
    ['in UTF-16', Buffer.from(`\ufeff${sheetPart({ data: everything }).replace('UTF-8', 'UTF-16')}`, 'utf16le')],
    ['in UTF-16, high bytes first, unmarked', Buffer.from(sheetPart({ data: everything }).replace('UTF-8', 'UTF-16'), 'utf16le').swap16()],
    ['in GB18030', gb18030(sheetPart({ data: everything }).replace('UTF-8', 'GB18030'))],
  ])('[issue 3.6] gives the same cells for a cut at every byte offset, %s', (_, bytes) => {
    expect(sheetCells(bytes, [])).toEqual(expected);
    const different: number[] = [];
    const wanted = JSON.stringify(expected);
    for (let cut = 0; cut <= bytes.length; cut += 1) {
      if (JSON.stringify(sheetCells(bytes, [cut])) !== wanted) {
        different.push(cut);
      }
    }
    expect(different).toEqual([]);
  });

  it('[issue 3.6] gives the same cells byte by byte, and in pieces of two to nine bytes', () => {
    const bytes = Buffer.from(sheetPart({ data: everything }));
    for (let size = 1; size <= 9; size += 1) {
      expect(sheetCells(bytes, evenCuts(bytes.length, size))).toEqual(expected);
    }
  });

  it('[issue 3.6] gives the same shared strings for a cut at every byte offset', () => {
    const items = [
      '<si><t>唐霞琪</t></si>',
      '<si/>',
      '<si><t/></si>',
      '<si><t xml:space="preserve"> 前后空 </t></si><si><t></t></si>',
      '<si><r><t>姓&amp;名</t></r><r><t>𠮷*</t></r><rPh sb="0" eb="1"><t>xìng</t></rPh></si>',
    ];
    const bytes = Buffer.from(`${XML}<sst xmlns="${MAIN}">${items.join('')}<si><t>_x000D_<![CDATA[&乙]]></t></si></sst>`);
    const read = (cuts: readonly number[]) => {
      const scan = new SharedStringScan('strings', 0, limits);
      expect(feed(scan, bytes, cuts)).toBe(true);
      return Array.from({ length: scan.strings.count }, (_, index) => scan.strings.cell(index)?.text);
    };
    for (let cut = 0; cut <= bytes.length; cut += 1) {
      expect(read([cut]), `cut at ${cut}`).toEqual(['唐霞琪', undefined, undefined, ' 前后空 ', undefined, '姓&名𠮷*', '\r&乙']);
    }
  });

  it('[issue 3.6] gives the same cells for random cuts of 400 rows, by seed', () => {
    const rows = batchRows({ seed: 5, count: 400 });
    const data = rows
      .map((cells, index) => `<row r="${index + 1}">${cells.map((text) => `<c t="str"><v>${text}</v></c>`).join('')}</row>`)
      .join('');
    const bytes = Buffer.from(sheetPart({ data }));
    const wanted = Object.values(sheetCells(bytes, []) ?? {});
    expect(wanted).toEqual(rows.flat().map((text) => `text ${text}`));
    const random = seededRandom(11);
    for (let run = 0; run < 60; run += 1) {
      const cuts = Array.from({ length: 1 + Math.floor(random() * 40) }, () => Math.floor(random() * bytes.length)).toSorted(
        (a, b) => a - b,
      );
      expect(Object.values(sheetCells(bytes, cuts) ?? {}), `run ${run}`).toEqual(wanted);
    }
  });

  it('[issue 3.6] gives a text of 300,000 characters whole, however it is cut', () => {
    const long = '唐霞琪&amp;𠮷\r\n'.repeat(40_000);
    const bytes = Buffer.from(sheetPart({ data: `<row><c t="str"><v>${long}<![CDATA[${'乙\r\n'.repeat(40_000)}]]></v></c></row>` }));
    const text = '唐霞琪&𠮷\n'.repeat(40_000) + '乙\n'.repeat(40_000);
    for (const size of [bytes.length, 256 * 1024, 65_537, 50_021]) {
      expect(sheetCells(bytes, evenCuts(bytes.length, size))).toEqual({ A1: `text ${text}` });
    }
  });

  it.each([
    ['a byte that begins no character', 0xff],
    ['a character that is cut off', 0xe5],
    ['a continuation without a beginning', 0x80],
  ])('[issue 3.6] refuses %s at every cut, never a damaged name', (_, byte) => {
    const bytes = Buffer.from(sheetPart({ data: '<row r="3"><c t="str"><v>唐霞琪</v></c></row><row><c t="str"><v>王@测试</v></c></row>' }));
    bytes[bytes.indexOf('@')] = byte;
    for (let cut = 0; cut <= bytes.length; cut += 1) {
      expect(sheetCells(bytes, [cut]), `cut at ${cut}`).toMatchObject({ code: 'damaged', detail: 'bytes that are no UTF-8' });
    }
  });
});

function evenCuts(length: number, size: number): readonly number[] {
  return Array.from({ length: Math.ceil(length / size) - 1 }, (_, index) => (index + 1) * size);
}
