import { MAIN, relationships, STRICT, sheetPart, type TestBook, XML } from './xlsx-file.ts';

/** A workbook of an edge case, and every cell our reader must find in its first sheet (kind, text, and what the file holds when that differs). */
export type EdgeFile = { readonly name: string; readonly book: TestBook; readonly cells: Readonly<Record<string, string>> };

const text = (...texts: readonly string[]) => texts.map((each) => `<c t="str"><v>${each}</v></c>`).join('');
const inline = (place: string, content: string) => `<c r="${place}" t="inlineStr"><is>${content}</is></c>`;
const shared = (place: string, index: number) => `<c r="${place}" t="s"><v>${index}</v></c>`;
const styled = (place: string, style: number, value: string) => `<c r="${place}" s="${style}"><v>${value}</v></c>`;

const plainSheet = sheetPart({ data: `<row r="1"><c r="A1" t="str"><v>王测试</v></c><c r="B1"><v>8000.5</v></c></row>` });
const plainCells = { A1: 'text 王测试', B1: 'number 8000.5' };
const chineseBuiltIns = [27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58];
const chineseTimes = [32, 33, 34, 35, 55, 56];
const dayPlaces = chineseBuiltIns.map((_, index) => `A${index + 1}`);

export const EDGE_FILES: readonly EdgeFile[] = [
  {
    name: 'rich text',
    book: {
      strings:
        '<si><r><rPr><b/></rPr><t>姓名</t></r><r><t xml:space="preserve"> *</t></r></si><si><t xml:space="preserve"> 王测试 </t></si>',
      sheets: [{ data: `<row r="1">${shared('A1', 0)}${shared('B1', 1)}${inline('C1', '<r><t>增员</t></r><r><t>原因</t></r>')}</row>` }],
    },
    cells: { A1: 'text 姓名 *', B1: 'text  王测试 ', C1: 'text 增员原因' },
  },
  {
    name: 'phonetic reading',
    book: {
      strings:
        '<si><t>王测试</t><rPh sb="0" eb="1"><t>wáng</t></rPh><phoneticPr fontId="1"/></si><si><r><t>李</t></r><rPh sb="0" eb="1"><t>lǐ</t></rPh></si>',
      sheets: [{ data: `<row r="1">${shared('A1', 0)}${shared('B1', 1)}</row>` }],
    },
    cells: { A1: 'text 王测试', B1: 'text 李' },
  },
  {
    name: 'Chinese built-in dates',
    book: {
      styles: chineseBuiltIns,
      sheets: [
        { data: chineseBuiltIns.map((_, index) => `<row r="${index + 1}">${styled(`A${index + 1}`, index + 1, '46331')}</row>`).join('') },
      ],
    },
    cells: Object.fromEntries(dayPlaces.map((place) => [place, 'date 2026-11-05 ← 46331'])),
  },
  {
    name: 'Chinese built-in times',
    book: {
      styles: chineseTimes,
      sheets: [
        {
          data: chineseTimes.map((_, index) => `<row r="${index + 1}">${styled(`A${index + 1}`, index + 1, '46331.4375')}</row>`).join(''),
        },
      ],
    },
    cells: Object.fromEntries(chineseTimes.map((_, index) => [`A${index + 1}`, 'date 2026-11-05 10:30 ← 46331.4375'])),
  },
  {
    name: 'dates by own format',
    book: {
      styles: [14, 22, 164, 165, 166, 167, 168, 169, 170, 20],
      formats: {
        164: 'yyyy"年"m"月"d"日"',
        165: '[$-804]yyyy\\-mm;@',
        166: 'yyyymmdd',
        167: '0.00"d"',
        168: '[Red]#,##0',
        169: 'G/通用格式',
        170: '0.00E+00',
      },
      sheets: [
        {
          data: `<row r="1">${styled('A1', 1, '46331')}${styled('B1', 2, '46331.75')}${styled('C1', 3, '46331')}${styled('D1', 4, '46331')}${styled('E1', 5, '46331')}</row><row r="2">${styled('A2', 6, '46331')}${styled('B2', 7, '46331')}${styled('C2', 8, '46331')}${styled('D2', 9, '46331')}</row><row r="3">${styled('A3', 1, '46331.999999')}${styled('B3', 10, '0.5')}${styled('C3', 1, '1')}${styled('D3', 1, '61')}</row>`,
        },
      ],
    },
    cells: {
      A1: 'date 2026-11-05 ← 46331',
      B1: 'date 2026-11-05 18:00 ← 46331.75',
      C1: 'date 2026-11-05 ← 46331',
      D1: 'date 2026-11-05 ← 46331',
      E1: 'date 2026-11-05 ← 46331',
      A2: 'number 46331',
      B2: 'number 46331',
      C2: 'number 46331',
      D2: 'number 46331',
      A3: 'date 2026-11-06 ← 46331.999999',
      B3: 'date 12:00 ← 0.5',
      C3: 'date 1900-01-01 ← 1',
      D3: 'date 1900-03-01 ← 61',
    },
  },
  {
    name: 'no dates though formatted so',
    book: {
      styles: [14],
      sheets: [
        { data: `<row r="1">${styled('A1', 1, '-3')}${styled('B1', 1, '60')}${styled('C1', 1, '2958466')}${styled('D1', 1, '0')}</row>` },
      ],
    },
    cells: { A1: 'number -3', B1: 'number 60', C1: 'number 2958466', D1: 'number 0' },
  },
  {
    name: 'dates since 1904',
    book: { date1904: true, styles: [14], sheets: [{ data: `<row r="1">${styled('A1', 1, '44869')}${styled('B1', 1, '1')}</row>` }] },
    cells: { A1: 'date 2026-11-05 ← 44869', B1: 'date 1904-01-02 ← 1' },
  },
  {
    name: 'ISO dates',
    book: {
      styles: [14],
      sheets: [
        { data: '<row r="1"><c r="A1" t="d" s="1"><v>2026-11-05</v></c><c r="B1" t="d" s="1"><v>2026-11-05T18:00:00</v></c></row>' },
      ],
    },
    cells: { A1: 'date 2026-11-05', B1: 'date 2026-11-05 18:00 ← 2026-11-05T18:00:00' },
  },
  {
    name: 'cells without a value',
    book: {
      strings: '<si><t>姓名</t></si><si/><si><t/></si><si><t></t></si>',
      sheets: [
        {
          data: `<row r="1">${shared('A1', 0)}<c r="B1" t="s"></c><c r="C1" t="s"/><c r="D1" s="0"/><c r="E1"><v/></c><c r="F1" t="str"><v></v></c>${shared('G1', 1)}${shared('H1', 2)}${shared('I1', 3)}</row>`,
        },
      ],
    },
    cells: { A1: 'text 姓名' },
  },
  {
    name: 'rows and cells without places',
    book: {
      sheets: [
        {
          data: `<row>${text('甲', '乙')}</row><row>${text('丙')}</row><row r="5">${text('丁')}<c r="D5"><v>4</v></c><c><v>5</v></c></row>`,
        },
      ],
    },
    cells: { A1: 'text 甲', B1: 'text 乙', A2: 'text 丙', A5: 'text 丁', D5: 'number 4', E5: 'number 5' },
  },
  {
    name: 'namespace prefixes',
    book: {
      parts: {
        'xl/worksheets/sheet1.xml': plainSheet
          .replaceAll(/<(\/?)(worksheet|sheetData|row|c|v)\b/g, '<$1x:$2')
          .replace('xmlns=', 'xmlns:x='),
        'xl/workbook.xml': `${XML}<x:workbook xmlns:x="${MAIN}" xmlns:y="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><x:sheets><x:sheet name="数据" sheetId="1" y:id="rId1"/></x:sheets></x:workbook>`,
      },
      sheets: [{ data: '' }],
    },
    cells: plainCells,
  },
  {
    name: 'single quotes and odd blanks',
    book: { sheets: [{ data: `<row  r = '1'\n><c\tr='A1'\nt = 'str' ><v >王测试</v ></c ><c r='B1'><v>8000.5</v></c></row>` }] },
    cells: plainCells,
  },
  {
    name: 'absolute targets and unusual part names',
    book: {
      sheets: [{ data: '<row r="1"><c r="A1"><v>1</v></c></row>' }],
      parts: {
        'xl/_rels/workbook.xml.rels': relationships([
          ['rId1', 'worksheet', '/xl/worksheets/Blatt%201.xml'],
          ['rId2', 'styles', '../xl/./styles.xml'],
        ]),
        'xl/worksheets/Blatt%201.xml': plainSheet,
      },
    },
    cells: plainCells,
  },
  {
    name: 'escapes of characters XML cannot hold',
    book: { sheets: [{ data: `<row r="1">${text('行一_x000D_\n行二', '_x005F_x0041_', 'a_b_x', '_xZZZZ_')}</row>` }] },
    cells: { A1: 'text 行一\r\n行二', B1: 'text _x0041_', C1: 'text a_b_x', D1: 'text _xZZZZ_' },
  },
  {
    name: 'errors and truth values',
    book: {
      sheets: [
        {
          data: '<row r="1"><c r="A1" t="e"><v>#N/A</v></c><c r="B1" t="e"><v>#DIV/0!</v></c><c r="C1" t="b"><v>1</v></c><c r="D1" t="b"><v>0</v></c></row>',
        },
      ],
    },
    cells: { A1: 'error #N/A', B1: 'error #DIV/0!', C1: 'boolean TRUE ← 1', D1: 'boolean FALSE ← 0' },
  },
  {
    name: 'formulas',
    book: {
      sheets: [
        {
          data: '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>"王"&amp;"测试"</f><v>王测试</v></c><c r="C1" t="str"><f>""</f><v></v></c><c r="D1"><f>A1&amp;"元"</f></c><c r="E1" t="str"><v>=1+1</v></c></row>',
        },
      ],
    },
    cells: { A1: 'number 2', B1: 'text 王测试', D1: 'error =A1&"元" ← A1&"元"', E1: 'text =1+1' },
  },
  {
    name: 'supplementary plane',
    book: {
      strings: '<si><t>𠮷野𬭚</t></si>',
      sheets: [{ name: '𠮷', data: `<row r="1">${shared('A1', 0)}${inline('B1', '<t>&#x20BB7;&#134071;</t>')}</row>` }],
    },
    cells: { A1: 'text 𠮷野𬭚', B1: 'text 𠮷𠮷' },
  },
  {
    name: 'comments, CDATA and instructions',
    book: {
      sheets: [
        {
          data: '<!-- <row r="9"/> --><row r="1"><?x y?><c r="A1" t="str"><v>王<!-- 非 -->测<![CDATA[试<&]]></v></c><c r="B1"><v>80<!---->00</v></c></row>',
        },
      ],
    },
    cells: { A1: 'text 王测试<&', B1: 'number 8000' },
  },
  {
    name: 'strict standard',
    book: {
      sheets: [{ data: '' }],
      parts: {
        '_rels/.rels': relationships([['rId1', 'officeDocument', 'xl/workbook.xml']]).replaceAll(
          'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
          'http://purl.oclc.org/ooxml/officeDocument/relationships',
        ),
        'xl/workbook.xml': `${XML}<workbook xmlns="${STRICT}" xmlns:r="http://purl.oclc.org/ooxml/officeDocument/relationships" conformance="strict"><sheets><sheet name="数据" sheetId="1" r:id="rId1"/></sheets></workbook>`,
        'xl/_rels/workbook.xml.rels': relationships([['rId1', 'worksheet', 'worksheets/sheet1.xml']]).replaceAll(
          'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
          'http://purl.oclc.org/ooxml/officeDocument/relationships',
        ),
        'xl/worksheets/sheet1.xml': plainSheet.replace(MAIN, STRICT),
      },
    },
    cells: plainCells,
  },
  {
    name: 'compatibility alternatives',
    book: {
      sheets: [
        {
          data: `${XML}<worksheet xmlns="${MAIN}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" mc:Ignorable="x14"><sheetData><row r="1"><mc:AlternateContent><mc:Choice Requires="x14"><c r="A1"><v>1</v></c></mc:Choice><mc:Fallback><c r="A1" t="str"><v>王测试</v></c></mc:Fallback></mc:AlternateContent><c r="B1"><v>8000.5</v><extLst><ext uri="x"><x14:v>7</x14:v></ext></extLst></c></row></sheetData><x14:sheetData><x14:row r="2"/></x14:sheetData></worksheet>`,
        },
      ],
    },
    cells: plainCells,
  },
  {
    name: 'a part in UTF-16',
    book: {
      sheets: [{ data: '' }],
      parts: { 'xl/worksheets/sheet1.xml': Buffer.from(`\ufeff${plainSheet.replace('UTF-8', 'UTF-16')}`, 'utf16le') },
    },
    cells: plainCells,
  },
  {
    name: 'a part with a byte order mark',
    book: { sheets: [{ data: '' }], parts: { 'xl/worksheets/sheet1.xml': `\ufeff${plainSheet}` } },
    cells: plainCells,
  },
  {
    name: 'numbers',
    book: {
      styles: [164, 49, 2],
      formats: { 164: '0000000000' },
      sheets: [
        {
          data: `<row r="1"><c r="A1"><v>1.1010519900307123E+17</v></c><c r="B1"><v>8000.1000000000004</v></c><c r="C1"><v>-0.5</v></c><c r="D1"><v>1E-7</v></c>${styled('E1', 1, '6105001234')}${styled('F1', 1, '12')}${styled('G1', 2, '13900001234')}${styled('H1', 3, '5000')}<c r="I1" t="n"><v>202611</v></c></row>`,
        },
      ],
    },
    cells: {
      A1: 'number 110105199003071000 ← 1.1010519900307123E+17',
      B1: 'number 8000.1 ← 8000.1000000000004',
      C1: 'number -0.5',
      D1: 'number 0.0000001 ← 1E-7',
      E1: 'number 6105001234',
      F1: 'number 0000000012 ← 12',
      G1: 'number 13900001234',
      H1: 'number 5000',
      I1: 'number 202611',
    },
  },
  {
    name: 'merged title',
    book: {
      sheets: [
        {
          data: '<row r="1"><c r="A1" t="str"><v>批量在职增员</v></c><c r="B1"/><c r="C1"/></row><row r="2"><c r="A2" t="str"><v>姓名</v></c></row>',
          tail: '<mergeCells count="1"><mergeCell ref="A1:C1"/></mergeCells>',
        },
      ],
    },
    cells: { A1: 'text 批量在职增员', A2: 'text 姓名' },
  },
  {
    name: 'rows out of order and columns past Z',
    book: {
      sheets: [
        {
          data: '<row r="1"><c r="AA1"><v>27</v></c><c r="XFD1"><v>16384</v></c></row><row r="1048576"><c r="B1048576"><v>2</v></c></row>',
        },
      ],
    },
    cells: { AA1: 'number 27', XFD1: 'number 16384', B1048576: 'number 2' },
  },
];
