import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textElement, xmlText } from './xml-escape.ts';

/** What a reader makes of it: entities of XML first, then the escapes of ST_Xstring. */
function read(written: string): string {
  return written
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

describe('xmlText', () => {
  it.each([
    ['张三', '张三'],
    ['a<b>&"c"', 'a&lt;b&gt;&amp;&quot;c&quot;'],
    ['𠮷野𬭚', '𠮷野𬭚'],
    ['第一行\n第二行', '第一行\n第二行'],
    ['回车\r铃\u0007', '回车_x000D_铃_x0007_'],
    ['半个\uD842字', '半个_xD842_字'],
    ['_x0041_', '_x005F_x0041_'],
    ['_x0041_x0042_', '_x005F_x0041_x005F_x0042_'],
    ['a_xyz_b', 'a_xyz_b'],
  ])('[W-58] writes %j as %j', (text, written) => {
    expect(xmlText(text)).toBe(written);
  });

  it('loses nothing of any text, and leaves nothing XML 1.0 forbids', () => {
    const units = fc.array(
      fc.oneof(
        fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
        fc.constantFrom('_', 'x', '0041', '_x000D_', '&', '<', '"', '𠮷', '\r', '\uD842', '\uDFB7'),
      ),
    );
    fc.assert(
      fc.property(units, (parts) => {
        const text = parts.join('');
        const written = xmlText(text);
        expect(read(written)).toBe(text);
        expect(written).not.toMatch(/[[\p{Control}--[\t\n]]\uFFFE\uFFFF\p{Surrogate}]/v);
      }),
      { seed: 1125, numRuns: 2000 },
    );
  });
});

describe('textElement', () => {
  it('keeps blanks at the ends and line ends', () => {
    expect(textElement(' 张三')).toBe('<t xml:space="preserve"> 张三</t>');
    expect(textElement('一\n二')).toBe('<t xml:space="preserve">一\n二</t>');
    expect(textElement('张 三')).toBe('<t>张 三</t>');
  });

  it('cuts what no cell holds and says so, without halving a character', () => {
    const element = textElement('𠮷'.repeat(20_000));
    expect(element.length - '<t></t>'.length).toBeLessThanOrEqual(32_767);
    expect(element.endsWith('𠮷…（过长，已截断）</t>')).toBe(true);
    expect(element).not.toContain('_x');
  });
});
