import { writeXlsx } from 'hucre';
import { describe, expect, it } from 'vitest';
import { openWorkbook } from '../../src-main/workbook/read/open-workbook.ts';
import { jpegBytes } from '../fixtures/jpeg-file.ts';
import { pdfFile, pngFile } from '../fixtures/material-files.ts';
import { gb18030 } from './gb18030.ts';
import { describedSheet, readSheet } from './read-sheet.ts';
import { writeZip } from './write-zip.ts';
import { xlsxFile } from './xlsx-file.ts';

async function refusalOf(bytes: Uint8Array, fileName = '导入.xls') {
  const opened = await openWorkbook({ fileName, bytes });
  return opened.ok ? opened.value.format : opened.error;
}

describe('text tables', () => {
  const table = '社会保障号码,姓名,申报工资\r\n619999199001010011,"王,测试",8000.50\r\n\r\n"=""0012""",𠮷演练,"=1+1"\r\n';
  const cells = {
    A1: 'text 社会保障号码',
    B1: 'text 姓名',
    C1: 'text 申报工资',
    A2: 'text 619999199001010011',
    B2: 'text 王,测试',
    C2: 'text 8000.50',
    A4: 'text 0012 ← ="0012"',
    B4: 'text 𠮷演练',
    C4: 'text =1+1',
  };

  it.each([
    ['utf-8', Buffer.from(table)],
    ['utf-8', Buffer.from(`\ufeff${table}`)],
    ['gb18030', gb18030(table)],
    ['utf-16le', Buffer.from(`\ufeff${table}`, 'utf16le')],
    ['utf-16be', Buffer.from(`\ufeff${table}`, 'utf16le').swap16()],
    ['utf-16le', Buffer.from(table, 'utf16le')],
  ])('[issue 3.6] reads a csv in %s whatever it is called', async (encoding, bytes) => {
    const opened = await openWorkbook({ fileName: '人员.xlsx', bytes });
    expect(opened.ok && [opened.value.format, opened.value.encoding, opened.value.sheets]).toEqual([
      'csv',
      encoding,
      [{ name: '', hidden: false }],
    ]);
    expect(await describedSheet(bytes)).toEqual(cells);
  });

  it.each([
    ['tabs', '\t', ''],
    ['semicolons', ';', ''],
    ['what a sep= line says', '|', 'sep=|\r\n'],
  ])('[issue 3.6] finds the delimiter: %s', async (_, delimiter, first) => {
    const text = `${first}姓名${delimiter}备注\n王测试${delimiter}"甲,乙${delimiter}丙\n丁"\n`;
    expect(await describedSheet(Buffer.from(text))).toEqual({
      A1: 'text 姓名',
      B1: 'text 备注',
      A2: 'text 王测试',
      B2: `text 甲,乙${delimiter}丙\n丁`,
    });
  });

  it('[issue 3.6] reads one column, unquoted guards, stray quotes, ragged rows and old line ends', async () => {
    expect(await describedSheet(Buffer.from('姓名\r王测试\r'))).toEqual({ A1: 'text 姓名', A2: 'text 王测试' });
    expect(await describedSheet(Buffer.from('="0012",a"b"c\n1\n1,2,3\n\u001a'))).toEqual({
      A1: 'text 0012 ← ="0012"',
      B1: 'text a"b"c',
      A2: 'text 1',
      A3: 'text 1',
      B3: 'text 2',
      C3: 'text 3',
    });
  });

  it('[issue 3.6] says in which row a quote is opened that never closes', async () => {
    expect(await readSheet(Buffer.from('a,b\nc,d\n"e,f\ng,h\n'))).toMatchObject({
      ok: false,
      error: { code: 'damaged', part: 'csv', row: 3 },
    });
  });

  it('[issue 3.6] reads 20,000 rows over many pieces, in GB18030 and UTF-8 alike', async () => {
    const text = Array.from({ length: 20_000 }, (_, index) => `王测试${index},"第${index}行，𠮷"\n`).join('');
    for (const bytes of [Buffer.from(text), gb18030(text)]) {
      const read = await readSheet(bytes);
      expect(read.ok && read.value.rows.map(({ cells: [name, note] }) => `${name?.text},"${note?.text}"\n`).join('') === text).toBe(true);
    }
  });

  it('[issue 3.6] keeps to the limits and stops when cancelled', async () => {
    const bytes = Buffer.from('a,b,c\n1,2,3\n');
    expect(await readSheet(bytes, { limits: { columns: 2 } })).toMatchObject({ error: { what: 'columns', limit: 2 } });
    expect(await readSheet(bytes, { limits: { rows: 1 } })).toMatchObject({ error: { what: 'rows', limit: 1 } });
    const opened = await openWorkbook({ fileName: 'a.csv', bytes });
    expect(opened.ok && (await opened.value.readRows(0, () => {}, { signal: AbortSignal.abort() }))).toEqual({
      ok: false,
      error: { code: 'cancelled' },
    });
    expect(opened.ok && (await opened.value.readRows(1, () => {}))).toEqual({ ok: false, error: { code: 'no-sheet' } });
  });
});

describe('HTML tables saved as .xls', () => {
  const page = (
    charset: string,
  ) => `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta http-equiv="Content-Type" content="text/html; charset=${charset}">
<style>td{color:red} .xl1{mso-number-format:"\\@";} .xl2 {mso-number-format:"yyyy\\\\-mm\\\\-dd"}</style>
<!--[if gte mso 9]><xml><x:ExcelWorkbook><x:ExcelWorksheets><x:ExcelWorksheet><x:Name>人员表</x:Name></x:ExcelWorksheet></x:ExcelWorksheets></x:ExcelWorkbook></xml><![endif]--></head>
<body><script>var t = "<td>no</td>";</script><table border=1>
<tr><td colspan=3>批量&nbsp;在职增员</td></tr>
<tr><th rowspan="2">社会保障号码<th>姓名</th><th>出生日期</th></tr>
<tr><td class=xl1 x:str>王测试&#x20BB7;</td><td class=xl2 x:num="46331">2026-11-05</td></tr>
<tr style='display:none'><td class=xl1>0012</td><td x:num>8,000</td><td x:num="8000.5">8,000.50</td></tr>
<tr><td>&nbsp;</td><td>甲 <br> 乙
 丙</td><td style="mso-number-format:'\\@'" x:num="1">001</td></tr></table></body></html>`;
  const cells = {
    A1: 'text 批量 在职增员',
    A2: 'text 社会保障号码',
    B2: 'text 姓名',
    C2: 'text 出生日期',
    B3: 'text 王测试𠮷',
    C3: 'date 2026-11-05 ← 46331',
    A4: 'text 0012',
    B4: 'text 8,000',
    C4: 'number 8000.5',
    B5: 'text 甲\n乙 丙',
    C5: 'text 001',
  };

  it.each([
    ['gb18030', gb18030(page('gb2312'))],
    ['utf-8', Buffer.from(page('utf-8'))],
    ['gb18030', gb18030(page('utf-8'))],
    ['utf-8', Buffer.from(`\ufeff${page('gb2312')}`)],
    ['utf-16le', Buffer.from(`\ufeff${page('unicode')}`, 'utf16le')],
  ])('[issue 3.6] reads a table in %s with spans, marked numbers and text formats', async (encoding, bytes) => {
    const opened = await openWorkbook({ fileName: '人员.xls', bytes });
    expect(opened.ok && [opened.value.format, opened.value.encoding, opened.value.sheets]).toEqual([
      'html',
      encoding,
      [{ name: '人员表', hidden: false }],
    ]);
    expect(await describedSheet(bytes)).toEqual(cells);
    const read = await readSheet(bytes);
    expect(read.ok && read.value.rows.map(({ hidden }) => hidden)).toEqual([false, false, false, true, false]);
    expect(read.ok && read.value.end.mergedRanges).toEqual([
      { firstRow: 1, lastRow: 1, firstColumn: 0, lastColumn: 2 },
      { firstRow: 2, lastRow: 3, firstColumn: 0, lastColumn: 0 },
    ]);
  });

  it('[issue 3.6] takes each table with something in it as a sheet, tables inside tables too', async () => {
    const bytes = Buffer.from(
      '<table><caption>外</caption><tr><td>标题<table><tr><td>姓名<td>性别<tr><td>王测试<td>男</table></td></tr></table><table></table><div><table><tr><td>尾</table>',
    );
    const opened = await openWorkbook({ fileName: 'a.xls', bytes });
    expect(opened.ok && opened.value.sheets.map(({ name }) => name)).toEqual(['外', '表2', '表3']);
    expect(await describedSheet(bytes, { sheet: 0 })).toEqual({ A1: 'text 标题' });
    expect(await describedSheet(bytes, { sheet: 1 })).toEqual({ A1: 'text 姓名', B1: 'text 性别', A2: 'text 王测试', B2: 'text 男' });
    expect(await describedSheet(bytes, { sheet: 2 })).toEqual({ A1: 'text 尾' });
  });

  it('[issue 3.6] does not lay out spans of millions', async () => {
    const bytes = Buffer.from(`<table>${'<tr><td colspan=99999999 rowspan=99999999>甲</td><td>乙</td></tr>'.repeat(2000)}</table>`);
    const read = await readSheet(bytes);
    expect(read.ok && read.value.rows.map(({ cells }) => cells.length <= 2_001)).toEqual(Array.from({ length: 2_000 }, () => true));
  });

  it('[issue 3.6] calls a page without a table a web page', async () => {
    expect(await refusalOf(Buffer.from('<!DOCTYPE html><html><body>登录已超时</body></html>'))).toEqual({
      code: 'not-a-workbook',
      looksLike: 'web-page',
    });
  });
});

describe('SpreadsheetML 2003', () => {
  const book = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:html="http://www.w3.org/TR/REC-html40">
<Styles><Style ss:ID="d"><NumberFormat ss:Format="Short Date"/></Style><Style ss:ID="p"><NumberFormat ss:Format="0000"/></Style></Styles>
<Worksheet ss:Name="数据"><Table><Column/><Row><Cell ss:MergeAcross="1"><Data ss:Type="String">批量</Data><Comment><ss:Data xmlns="http://www.w3.org/TR/REC-html40">批注</ss:Data></Comment></Cell><Cell><Data ss:Type="String">右</Data></Cell></Row>
<Row ss:Index="4" ss:Hidden="1"><Cell ss:Index="2"><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40"><B>姓</B><Font html:Color="#f00">名&amp;</Font></ss:Data></Cell><Cell ss:StyleID="d"><Data ss:Type="Number">46331</Data></Cell><Cell ss:StyleID="p"><Data ss:Type="Number">12</Data></Cell></Row>
<Row ss:Span="2"/><Row><Cell><Data ss:Type="DateTime">2026-11-05T00:00:00.000</Data></Cell><Cell><Data ss:Type="Boolean">1</Data></Cell><Cell><Data ss:Type="Error">#N/A</Data></Cell><Cell ss:Formula="=RC[-1]"/><Cell/></Row></Table></Worksheet>
<Worksheet ss:Name="示例𠮷"><Table><Row><Cell><Data ss:Type="Number">8000.5</Data></Cell></Row></Table><WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet></Workbook>`;
  const cells = {
    A1: 'text 批量',
    C1: 'text 右',
    B4: 'text 姓名&',
    C4: 'date 2026-11-05 ← 46331',
    D4: 'number 0012 ← 12',
    A8: 'date 2026-11-05 ← 2026-11-05T00:00:00.000',
    B8: 'boolean TRUE ← 1',
    C8: 'error #N/A',
    D8: 'error =RC[-1] ← RC[-1]',
  };

  it.each([
    ['utf-8', Buffer.from(book('UTF-8'))],
    ['gb18030', gb18030(book('gb2312'))],
    ['gb18030', gb18030(book('UTF-8'))],
    ['utf-16le', Buffer.from(`\ufeff${book('UTF-16')}`, 'utf16le')],
  ])('[issue 3.6] reads it in %s under any name', async (encoding, bytes) => {
    const opened = await openWorkbook({ fileName: '导出.xls', bytes });
    expect(opened.ok && [opened.value.format, opened.value.encoding, opened.value.sheets]).toEqual([
      'spreadsheetml',
      encoding,
      [
        { name: '数据', hidden: false },
        { name: '示例𠮷', hidden: true },
      ],
    ]);
    expect(await describedSheet(bytes)).toEqual(cells);
    expect(await describedSheet(bytes, { sheet: 1 })).toEqual({ A1: 'number 8000.5' });
    const read = await readSheet(bytes);
    expect(read.ok && read.value.end.mergedRanges).toEqual([{ firstRow: 1, lastRow: 1, firstColumn: 0, lastColumn: 1 }]);
    expect(read.ok && read.value.rows.map(({ hidden }) => hidden)).toEqual([false, true, false]);
  });

  it('[issue 3.6] refuses a DOCTYPE, damage and an unknown encoding', async () => {
    expect(await refusalOf(Buffer.from(book('UTF-8').replace('<Workbook', '<!DOCTYPE x><Workbook')))).toEqual({
      code: 'document-type',
      part: 'xml',
    });
    expect(await refusalOf(Buffer.from(book('UTF-8').split('#N/A')[0] ?? ''))).toMatchObject({ code: 'damaged', part: 'xml', row: 8 });
    expect(await refusalOf(Buffer.from(book('ebcdic')))).toEqual({ code: 'unreadable-encoding', declared: 'ebcdic' });
  });
});

describe('what a file is, by its bytes', () => {
  const part = (name: string) => writeZip({ [name]: '' });

  it.each([
    ['xlsx', xlsxFile({ sheets: [{ data: '' }] })],
    ['csv', Buffer.from('姓名')],
  ])('[issue 3.6] knows %s under a wrong ending', async (format, bytes) => {
    for (const fileName of ['a.xls', 'a.xlsx', 'a.csv', 'a.pdf', '']) {
      expect(await refusalOf(bytes, fileName)).toBe(format);
    }
  });

  it.each([
    [{ code: 'empty-file' }, Buffer.alloc(0)],
    [{ code: 'other-format', format: 'xlsb' }, writeZip({ '_rels/.rels': '', 'xl/workbook.bin': 'x' })],
    [
      { code: 'other-format', format: 'ods' },
      writeZip({ mimetype: { content: 'application/vnd.oasis.opendocument.spreadsheet', stored: true } }),
    ],
    [{ code: 'other-format', format: 'numbers' }, part('Index/Document.iwa')],
    [{ code: 'other-format', format: 'mhtml' }, Buffer.from('MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n')],
    [{ code: 'other-format', format: 'xls-95' }, Buffer.from('0908080000051000fa100c07', 'hex')],
    [{ code: 'not-a-workbook', looksLike: 'word' }, part('word/document.xml')],
    [{ code: 'not-a-workbook', looksLike: 'word' }, Buffer.from('{\\rtf1 x}')],
    [{ code: 'not-a-workbook', looksLike: 'presentation' }, part('ppt/presentation.xml')],
    [{ code: 'not-a-workbook', looksLike: 'archive' }, part('资料/说明.txt')],
    [{ code: 'not-a-workbook', looksLike: 'archive' }, Buffer.from('Rar!\u001a\u0007\u0000x', 'latin1')],
    [{ code: 'not-a-workbook', looksLike: 'picture' }, jpegBytes()],
    [{ code: 'not-a-workbook', looksLike: 'picture' }, pngFile('a.png', { seed: 1, width: 9, height: 9 }).buffer],
    [{ code: 'not-a-workbook', looksLike: 'pdf' }, pdfFile('a.pdf', ['x']).buffer],
    [{ code: 'not-a-workbook', looksLike: 'xml' }, Buffer.from('<?xml version="1.0"?><报表/>')],
    [{ code: 'not-a-workbook', looksLike: 'binary' }, Buffer.from([3, 0, 0xfe, 0xff, 0x80, 0x81, 7])],
    [{ code: 'unreadable-encoding', declared: null }, Buffer.from([0xe5, 0x31, 0xff, 0x2c, 0x0a])],
  ])('[issue 3.6] says what it is instead: %j', async (refusal, bytes) => {
    expect(await refusalOf(bytes)).toEqual(refusal);
  });

  it('[issue 3.6] says that a workbook has a password', async () => {
    const bytes = await writeXlsx({ sheets: [{ name: '数据', rows: [['姓名']] }], encryption: { password: 'x', spinCount: 1000 } });
    expect(await refusalOf(bytes)).toEqual({ code: 'password-protected' });
    const zipped = xlsxFile({ sheets: [{ data: '' }], parts: { 'xl/workbook.xml': { content: 'xxxxxxxxxxxxxxx', encrypted: true } } });
    expect(await refusalOf(zipped)).toEqual({ code: 'password-protected' });
  });
});
