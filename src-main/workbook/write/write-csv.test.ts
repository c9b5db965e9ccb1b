import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { writeCsv } from './write-csv.ts';

async function csvOf(rows: readonly (readonly string[])[], kinds: readonly ('text' | 'number')[] = ['text', 'text']): Promise<string> {
  const columns = kinds.map((kind, index) => ({ header: `列${index + 1}`, kind }));
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await writeCsv({ columns, rows }));
}

async function* manyRows(): AsyncGenerator<readonly string[]> {
  for (let index = 0; index < 20_000; index += 1) {
    yield [`第${index}行`, '备注'];
  }
}

describe('[W-58] writeCsv', () => {
  it('begins with a BOM, ends lines with CRLF and quotes what must be', async () => {
    expect(await csvOf([['张三', '他说"好"，\n再说']])).toBe('\uFEFF列1,列2\r\n张三,"他说""好""，\n再说"\r\n');
  });

  it.each(['=1+1', '+86 139', '-甲', '@SUM(A1)', '=HYPERLINK("http://x")', '\t=1+1', ' =1+1', '＝1+1', '\r=1'])(
    'keeps %j from being calculated: an apostrophe stands in front',
    async (text) => {
      const [, row] = parse(await csvOf([[text, '']]), { bom: true });
      expect(row?.[0]).toBe(`'${text}`);
    },
  );

  it.each(['619999199903180860', '0012345', '100000000000', '2E5', '1.5e+3'])(
    'keeps %s as it is written by a tab in front, which Excel does not show',
    async (text) => {
      const [, row] = parse(await csvOf([[text, '']]), { bom: true });
      expect(row?.[0]).toBe(`\t${text}`);
    },
  );

  it.each(['61999919990318086X', '202611', '2026-10-31', '-', '5600.00', '13900000001'])('leaves %s alone', async (text) => {
    expect(await csvOf([[text, '']])).toContain(`\r\n${text},`);
  });

  it('leaves numbers of a number column alone, minus sign and length included, and guards the rest', async () => {
    expect(await csvOf([['-12.50'], ['1234567890123'], ['-甲']], ['number'])).toBe("\uFEFF列1\r\n-12.50\r\n1234567890123\r\n'-甲\r\n");
  });

  it('takes rows as they come and writes all of many', async () => {
    const text = new TextDecoder().decode(
      await writeCsv({
        columns: [
          { header: '甲', kind: 'text' },
          { header: '乙', kind: 'text' },
        ],
        rows: manyRows(),
      }),
    );
    expect(text.split('\r\n').length).toBe(20_002);
    expect(text).toContain('\r\n第19999行,备注\r\n');
  });
});
