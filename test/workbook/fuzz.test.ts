import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gb18030 } from './gb18030.ts';
import { expectNoDefect, harm, harmed } from './harm.ts';
import { columnName, describedSheet } from './read-sheet.ts';
import { writeZip } from './write-zip.ts';
import { bookParts, MAIN, XML, xlsxFile } from './xlsx-file.ts';

const SEED = 20_261_110;
const SHEET = 'xl/worksheets/sheet1.xml';
const STRINGS = 'xl/sharedStrings.xml';

/** Texts as people and programs write them: Chinese, rare characters, markup, blanks, line ends, what looks like an escape. */
const texts = fc
  .array(
    fc.constantFrom(
      '王',
      '测试',
      '𠮷',
      '𬭚',
      'é',
      'A',
      '1',
      '&',
      '<',
      '>',
      '"',
      "'",
      ' ',
      '\t',
      '\n',
      '_x',
      '_x0041_',
      '_',
      ']]>',
      '&amp;',
      '=',
      '\u00a0',
      '～',
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((parts) => parts.join(''))
  .filter((text) => !/_x[0-9A-Fa-f]{4}_.*_x/.test(text));
const numbers = fc.oneof(
  fc.integer({ min: -1_000_000, max: 1_000_000_000 }),
  fc.integer({ min: 0, max: 2_000_000 }).map((cents) => cents / 100),
);

type Way = 'shared' | 'inline' | 'rich' | 'string' | 'cdata';
type FuzzCell =
  | { readonly kind: 'text'; readonly text: string; readonly way: Way }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'blank' };

const cells: fc.Arbitrary<FuzzCell> = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), text: texts, way: fc.constantFrom<Way>('shared', 'inline', 'rich', 'string', 'cdata') }),
  fc.record({ kind: fc.constant('number' as const), value: numbers }),
  fc.record({ kind: fc.constant('boolean' as const), value: fc.boolean() }),
  fc.constant({ kind: 'blank' as const }),
);
const styles = fc.record({
  prefix: fc.constantFrom('', 'x:', 'ns0:'),
  quote: fc.constantFrom('"', "'"),
  places: fc.boolean(),
  gap: fc.constantFrom('', '\n  ', '<!-- 注 -->'),
  strict: fc.boolean(),
  stored: fc.boolean(),
  utf16: fc.boolean(),
});
const books = fc.record({ rows: fc.array(fc.array(cells, { maxLength: 6 }), { maxLength: 8 }), style: styles });
type Book = typeof books extends fc.Arbitrary<infer B> ? B : never;

/** Markup for a text; a literal `_x0041_` is escaped as spreadsheets do. */
function markup(text: string): string {
  return text
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

function written({ rows, style }: Book): Uint8Array {
  const { prefix: p, quote: q, places, gap, strict, stored, utf16 } = style;
  const shared: string[] = [];
  const t = (text: string) => `<${p}t xml:space=${q}preserve${q}>${markup(text)}</${p}t>`;
  const value = (cell: FuzzCell): readonly [type: string, content: string] => {
    switch (cell.kind) {
      case 'blank':
        return ['', ''];
      case 'number':
        return ['', `<${p}v>${cell.value}</${p}v>`];
      case 'boolean':
        return [` t=${q}b${q}`, `<${p}v>${cell.value ? 1 : 0}</${p}v>`];
      case 'text':
        break;
      default:
        return cell satisfies never;
    }
    const middle = [...cell.text].slice(0, Math.ceil([...cell.text].length / 2)).join('');
    switch (cell.way) {
      case 'shared':
        shared.push(`<${p}si>${t(cell.text)}</${p}si>`);
        return [` t=${q}s${q}`, `<${p}v>${shared.length - 1}</${p}v>`];
      case 'inline':
        return [` t=${q}inlineStr${q}`, `<${p}is>${t(cell.text)}</${p}is>`];
      case 'rich':
        // A run may end anywhere but inside what must be escaped as one.
        return cell.text.includes('_')
          ? [` t=${q}inlineStr${q}`, `<${p}is>${t(cell.text)}</${p}is>`]
          : [` t=${q}inlineStr${q}`, `<${p}is><${p}r>${t(middle)}</${p}r><${p}r>${t(cell.text.slice(middle.length))}</${p}r></${p}is>`];
      case 'cdata':
        return cell.text.includes('_')
          ? [` t=${q}str${q}`, `<${p}v>${markup(cell.text)}</${p}v>`]
          : [` t=${q}str${q}`, `<${p}v><![CDATA[${cell.text.replaceAll(']]>', ']]]]><![CDATA[>')}]]></${p}v>`];
      default:
        return [` t=${q}str${q}`, `<${p}v>${markup(cell.text)}</${p}v>`];
    }
  };
  const address = strict ? 'http://purl.oclc.org/ooxml/spreadsheetml/main' : MAIN;
  const declared = ` xmlns${p === '' ? '' : `:${p.slice(0, -1)}`}=${q}${address}${q}`;
  const data = rows.map((row, rowIndex) => {
    const inside = row.map((cell, column) => {
      const [type, content] = value(cell);
      const place = places ? ` r=${q}${columnName(column)}${rowIndex + 1}${q}` : '';
      return content === '' ? `<${p}c${place}/>${gap}` : `<${p}c${place}${type}>${gap}${content}</${p}c>${gap}`;
    });
    return `<${p}row${places ? ` r=${q}${rowIndex + 1}${q}` : ''}>${inside.join('')}</${p}row>${gap}`;
  });
  const head = utf16 ? XML.replace('UTF-8', 'UTF-16') : XML;
  const encoded = (xml: string) => ({ content: utf16 ? Buffer.from(`\ufeff${xml}`, 'utf16le') : xml, stored });
  return xlsxFile({
    sheets: [{ data: '' }],
    strings: '',
    parts: {
      [SHEET]: encoded(`${head}<${p}worksheet${declared}>${gap}<${p}sheetData>${gap}${data.join('')}</${p}sheetData></${p}worksheet>`),
      [STRINGS]: encoded(`${head}<${p}sst${declared}>${shared.join(gap)}</${p}sst>`),
    },
  });
}

function wanted({ rows }: Book): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const [row, list] of rows.entries()) {
    for (const [column, cell] of list.entries()) {
      const place = `${columnName(column)}${row + 1}`;
      if (cell.kind === 'text') {
        found[place] = `text ${cell.text}`;
      } else if (cell.kind === 'number') {
        found[place] = `number ${Object.is(cell.value, -0) ? 0 : cell.value}`;
      } else if (cell.kind === 'boolean') {
        found[place] = cell.value ? 'boolean TRUE ← 1' : 'boolean FALSE ← 0';
      }
    }
  }
  return found;
}

describe('random workbooks', { timeout: 120_000 }, () => {
  it('[issue 3.6] gives back every cell of random workbooks, written in every way the standard allows', async () => {
    await fc.assert(
      fc.asyncProperty(books, async (book) => {
        expect(await describedSheet(written(book))).toEqual(wanted(book));
      }),
      { seed: SEED, numRuns: 250 },
    );
  });
});

describe('damaged bytes', { timeout: 120_000 }, () => {
  const text = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="str"><v>王&amp;测试</v></c><c r="C1" s="1"><v>46331</v></c></row>';
  const parts = bookParts({
    styles: [164],
    formats: { 164: 'yyyy"年"' },
    strings: '<si><r><t>姓名</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si><si><t>𠮷</t></si>',
    sheets: [
      { name: '数据', data: text },
      { name: '示例', state: 'hidden', data: '<row/>' },
    ],
  });
  const names = Object.keys(parts).filter((name) => name !== '[Content_Types].xml');
  const page =
    '<html><head><meta charset="gb2312"><style>.a{mso-number-format:"\\@"}</style></head><table><tr><td colspan=2 x:num="1">姓名</td></tr></table></html>';
  const sheetml =
    '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="数据"><Table><Row ss:Index="2"><Cell ss:Index="3"><Data ss:Type="Number">1</Data></Cell></Row></Table></Worksheet></Workbook>';

  it.each([
    ['a zip', writeZip(parts)],
    ['a page', gb18030(page)],
    ['an XML workbook', Buffer.from(sheetml)],
    ['a text', gb18030('姓名,"申报,工资"\r\n王测试,8000.50\r\n')],
  ])('[issue 3.6] gives rows or a refusal, never a defect and never a halt: %s', async (_, bytes) => {
    await fc.assert(
      fc.asyncProperty(harm, async (list) => {
        await expectNoDefect(harmed(bytes, list));
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  it('[issue 3.6] gives rows or a refusal when a part inside an intact zip is harmed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), harm, async (name, list) => {
        await expectNoDefect(writeZip({ ...parts, [name]: harmed(Buffer.from(parts[name]?.toString() ?? ''), list) }));
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  it('[issue 3.6] never gives a changed cell for a byte changed inside the zip: the checksum sees it', async () => {
    const whole = writeZip(parts);
    const expected = await describedSheet(whole);
    let refused = 0;
    for (let at = 0; at < whole.length; at += 2) {
      const bytes = Buffer.from(whole);
      bytes[at] = (bytes[at] ?? 0) ^ 0x10;
      const read = await describedSheet(bytes);
      if ('code' in read) {
        refused += 1;
      } else {
        expect(read, `byte ${at}`).toEqual(expected);
      }
    }
    expect(refused).toBeGreaterThan(whole.length / 4);
  });
});
