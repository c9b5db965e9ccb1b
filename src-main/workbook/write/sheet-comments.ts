import type { Comment } from './sheet-plan.ts';
import { textElement } from './xml-escape.ts';

/**
 * Notes on cells. Excel wants two parts for them: the texts (xl/commentsN.xml), and since 1997 a drawing in VML that says where the
 * yellow paper lies; without it the workbook is called damaged.
 */
export function commentsXml(comments: readonly Comment[]): string {
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
    '<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors><author>社保申报台</author></authors><commentList>',
    ...comments.map(
      ({ cell, text }) =>
        `<comment ref="${cell}" authorId="0"><text><r><rPr><sz val="10"/><color indexed="81"/><rFont val="宋体"/><charset val="134"/></rPr>${textElement(text)}</r></text></comment>`,
    ),
    '</commentList></comments>',
  ].join('');
}

const PAPER_COLUMNS = 2;
const LINE_CHARACTERS = 18;

export function commentDrawingXml(comments: readonly Comment[]): string {
  return [
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">',
    '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>',
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">',
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>',
    ...comments.map(paper),
    '</xml>',
  ].join('');
}

/** A sheet of paper beside the cell, as many rows high as its text has lines. */
function paper({ cell, text }: Comment, index: number): string {
  const [row, column] = placeOf(cell);
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / LINE_CHARACTERS)), 1);
  return [
    `<v:shape id="_x0000_s${1025 + index}" type="#_x0000_t202" style="position:absolute;margin-left:0;margin-top:0;width:200pt;height:${lines * 14}pt;z-index:${index + 1};visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">`,
    '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>',
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>',
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>',
    `<x:Anchor>${column + 1}, 12, ${row}, 4, ${column + 1 + PAPER_COLUMNS}, 40, ${row + lines}, 4</x:Anchor>`,
    `<x:AutoFill>False</x:AutoFill><x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`,
  ].join('');
}

/** Row and column of an address, 0-based. */
function placeOf(cell: string): readonly [number, number] {
  const [, letters = 'A', row = '1'] = /^([A-Z]+)(\d+)$/.exec(cell) ?? [];
  return [Number(row) - 1, [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1];
}
