import { assertNever } from '../../../src-shared/lib/assert-never.ts';
import { columnLetters } from './cell-address.ts';
import type { SheetColumn, SheetPlan, TopRow, Validation } from './sheet-plan.ts';
import { type StyleName, styleIndex } from './sheet-styles.ts';
import { textHeight } from './text-width.ts';
import { textElement, xmlText } from './xml-escape.ts';

/** Size of the pieces a sheet is written in, in characters. */
const PIECE = 1 << 16;
/** What a number keeps in a spreadsheet; with more it stays text. */
const SIGNIFICANT_DIGITS = 15;

/** Where the rows come from; `next` is pulled by one sheet after the other. */
export type RowCursor = { next(): Promise<readonly string[] | null> | readonly string[] | null };

/**
 * xl/worksheets/sheetN.xml in pieces, the order of its elements fixed by ECMA-376 §18.3.1.99. `mostRows` is the last row it may have;
 * `told` hears how many it has before the end is written.
 */
export async function* sheetXml(
  plan: SheetPlan,
  rows: RowCursor,
  place: { readonly first: boolean; readonly mostRows: number },
): AsyncGenerator<string> {
  const columns: RowWriter = { writers: plan.columns.map(cellWriter), wrapping: plan.columns.flatMap(wrappingColumn) };
  let piece = `${head(plan, place.first)}<sheetData>${plan.top.map((row, index) => topRowXml(row, index + 1)).join('')}`;
  let last = plan.top.length;
  while (last < place.mostRows) {
    const row = await rows.next();
    if (row === null) {
      break;
    }
    last += 1;
    piece += rowXml(row, last, columns);
    if (piece.length > PIECE) {
      yield piece;
      piece = '';
    }
  }
  yield `${piece}</sheetData>${foot(plan, last)}`;
}

function head({ columns, frozen, top }: SheetPlan, first: boolean): string {
  const widths = columns.map(
    ({ width, style }, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${width}" style="${styleIndex(style)}" customWidth="1"/>`,
  );
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" ',
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">',
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    `<sheetViews><sheetView ${first ? 'tabSelected="1" ' : ''}workbookViewId="0">${paneXml(frozen, top.length + 1)}</sheetView></sheetViews>`,
    '<sheetFormatPr defaultRowHeight="15"/>',
    widths.length === 0 ? '' : `<cols>${widths.join('')}</cols>`,
  ].join('');
}

/** Keeps the top and the first columns in sight and puts the cursor into the first cell to fill. */
function paneXml(frozen: SheetPlan['frozen'], firstRow: number): string {
  if (frozen.rows === 0) {
    return '';
  }
  const below = `A${frozen.rows + 1}`;
  if (frozen.columns === 0) {
    return `<pane ySplit="${frozen.rows}" topLeftCell="${below}" activePane="bottomLeft" state="frozen"/>${selection('bottomLeft', `A${firstRow}`)}`;
  }
  const corner = `${columnLetters(frozen.columns)}${frozen.rows + 1}`;
  return [
    `<pane xSplit="${frozen.columns}" ySplit="${frozen.rows}" topLeftCell="${corner}" activePane="bottomLeft" state="frozen"/>`,
    '<selection pane="topRight"/>',
    selection('bottomLeft', `A${firstRow}`),
    '<selection pane="bottomRight"/>',
  ].join('');
}

function selection(pane: string, cell: string): string {
  return `<selection pane="${pane}" activeCell="${cell}" sqref="${cell}"/>`;
}

function topRowXml({ cells, height }: TopRow, number: number): string {
  const written = cells.map(({ text, style }, index) => styledCell(`${columnLetters(index)}${number}`, text, style));
  return `<row r="${number}"${height === undefined ? '' : ` ht="${height}" customHeight="1"`}>${written.join('')}</row>`;
}

function styledCell(address: string, text: string, style: StyleName): string {
  return text === ''
    ? `<c r="${address}" s="${styleIndex(style)}"/>`
    : `<c r="${address}" s="${styleIndex(style)}" t="inlineStr"><is>${textElement(text)}</is></c>`;
}

type RowWriter = {
  readonly writers: readonly CellWriter[];
  readonly wrapping: readonly { readonly index: number; readonly width: number }[];
};
type CellWriter = (text: string, row: string) => string;

/** Writes the cells of one column; what is the same in all of them is made once. A text is never a formula: it is an inline string. */
function cellWriter({ style, number }: SheetColumn, index: number): CellWriter {
  const begin = `<c r="${columnLetters(index)}`;
  const textBegin = `" s="${styleIndex(style)}" t="inlineStr"><is>`;
  const writeText: CellWriter = (text, row) => `${begin}${row}${textBegin}${textElement(text)}</is></c>`;
  if (number !== true) {
    return writeText;
  }
  const [plain, amount] = [styleIndex('number'), styleIndex('amount')];
  return (text, row) =>
    isStorable(text) ? `${begin}${row}" s="${/\.\d\d$/.test(text) ? amount : plain}"><v>${text}</v></c>` : writeText(text, row);
}

/** A number that comes back as it was written: no leading zeros, not more digits than a number keeps. */
function isStorable(text: string): boolean {
  return /^-?(0|[1-9]\d*)(\.\d+)?$/.test(text) && text.replace(/^-?0?\.?0*|\./g, '').length <= SIGNIFICANT_DIGITS;
}

function wrappingColumn({ wraps, width }: SheetColumn, index: number): RowWriter['wrapping'] {
  return wraps === true ? [{ index, width }] : [];
}

function rowXml(row: readonly string[], number: number, { writers, wrapping }: RowWriter): string {
  const place = String(number);
  let cells = '';
  for (let index = 0; index < writers.length; index += 1) {
    const text = row[index] ?? '';
    if (text !== '') {
      cells += writers[index]?.(text, place) ?? '';
    }
  }
  const height = wrapping.reduce((highest, { index, width }) => Math.max(highest, textHeight(row[index] ?? '', width)), 0);
  return height === 0 ? `<row r="${place}">${cells}</row>` : `<row r="${place}" ht="${height}">${cells}</row>`;
}

function foot({ columns, top, print, filtered, merged = [], validations = [], comments = [] }: SheetPlan, lastRow: number): string {
  const all = `A${Math.max(top.length, 1)}:${columnLetters(columns.length - 1)}${Math.max(lastRow, 1)}`;
  return [
    filtered ? `<autoFilter ref="${all}"/>` : '',
    merged.length === 0
      ? ''
      : `<mergeCells count="${merged.length}">${merged.map((range) => `<mergeCell ref="${range}"/>`).join('')}</mergeCells>`,
    validations.length === 0
      ? ''
      : `<dataValidations count="${validations.length}">${validations.map(validationXml).join('')}</dataValidations>`,
    // Printed as it looks on the screen: without it the rows of a paper list run into each other.
    print.grid ? '<printOptions gridLines="1"/>' : '',
    '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>',
    `<pageSetup paperSize="9" orientation="${print.landscape ? 'landscape' : 'portrait'}" fitToHeight="0"/>`,
    '<headerFooter><oddFooter>&amp;L&amp;A&amp;R第 &amp;P 页，共 &amp;N 页</oddFooter></headerFooter>',
    // An id number is text on purpose: without this every cell of it gets a green corner.
    `<ignoredErrors><ignoredError sqref="A1:${columnLetters(columns.length - 1)}${Math.max(lastRow, validatedRows(validations))}" numberStoredAsText="1"/></ignoredErrors>`,
    comments.length === 0 ? '' : '<legacyDrawing r:id="rId1"/>',
    '</worksheet>',
  ].join('');
}

function validatedRows(validations: readonly Validation[]): number {
  return validations.reduce((most, { range }) => Math.max(most, Number(/\d+$/.exec(range)?.[0] ?? 1)), 1);
}

function validationXml(validation: Validation): string {
  const shown = `allowBlank="1" showErrorMessage="1" errorTitle="请核对" error="${xmlText(validation.sentence)}" sqref="${validation.range}"`;
  switch (validation.kind) {
    case 'list':
      return `<dataValidation type="list" ${shown}><formula1>${xmlText(validation.formula)}</formula1></dataValidation>`;
    case 'custom':
      return `<dataValidation type="custom" ${shown}><formula1>${xmlText(validation.formula)}</formula1></dataValidation>`;
    case 'length':
      return `<dataValidation type="textLength" operator="between" ${shown}><formula1>${validation.least}</formula1><formula2>${validation.most}</formula2></dataValidation>`;
    default:
      return assertNever(validation);
  }
}
