import { writeZip, type ZipPart } from './write-zip.ts';

export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
export const STRICT = 'http://purl.oclc.org/ooxml/spreadsheetml/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
export const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export type TestSheet = {
  readonly name?: string;
  readonly state?: string;
  /** What lies in `<sheetData>`; or the whole part when it begins with `<?xml`. */
  readonly data: string;
  /** After `</sheetData>`. */
  readonly tail?: string;
};

export type TestBook = {
  readonly sheets: readonly TestSheet[];
  /** The `<si>` elements; no part without. */
  readonly strings?: string;
  /** `numFmtId` of each style from 1 on; style 0 is General. */
  readonly styles?: readonly number[];
  /** Format codes by `numFmtId`. */
  readonly formats?: Readonly<Record<number, string>>;
  readonly date1904?: boolean;
  /** Parts to put in place of, or beside, the made ones. */
  readonly parts?: Readonly<Record<string, ZipPart | string | Uint8Array>>;
};

export function sheetPart({ data, tail = '' }: TestSheet): string {
  return data.startsWith('<?xml') ? data : `${XML}<worksheet xmlns="${MAIN}"><sheetData>${data}</sheetData>${tail}</worksheet>`;
}

/** The parts of a workbook as Excel lays them out; `parts` are not among them yet. */
export function bookParts({ sheets, strings, styles = [], formats = {}, date1904 = false }: TestBook): Readonly<Record<string, string>> {
  const sheetNumbers = sheets.map((_, index) => index + 1);
  const withStrings = strings !== undefined;
  const overrides = [
    ['/xl/workbook.xml', 'sheet.main'],
    ['/xl/styles.xml', 'styles'],
    ...sheetNumbers.map((number) => [`/xl/worksheets/sheet${number}.xml`, 'worksheet']),
    ...(withStrings ? [['/xl/sharedStrings.xml', 'sharedStrings']] : []),
  ];
  return {
    '[Content_Types].xml': `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides
      .map(([name, type]) => `<Override PartName="${name}" ContentType="${TYPES}.${type}+xml"/>`)
      .join('')}</Types>`,
    '_rels/.rels': relationships([['rId1', 'officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${date1904 ? '<workbookPr date1904="1"/>' : ''}<sheets>${sheets
      .map(
        ({ name, state }, index) =>
          `<sheet name="${name ?? `Sheet${index + 1}`}" sheetId="${index + 1}"${state === undefined ? '' : ` state="${state}"`} r:id="rId${index + 1}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationships([
      ...sheetNumbers.map((number) => [`rId${number}`, 'worksheet', `worksheets/sheet${number}.xml`] as const),
      ['rIdStyles', 'styles', 'styles.xml'],
      ...(withStrings ? [['rIdStrings', 'sharedStrings', 'sharedStrings.xml'] as const] : []),
    ]),
    'xl/styles.xml': stylesPart(styles, formats),
    ...Object.fromEntries(sheets.map((sheet, index) => [`xl/worksheets/sheet${index + 1}.xml`, sheetPart(sheet)])),
    ...(withStrings
      ? { 'xl/sharedStrings.xml': strings.startsWith('<?xml') ? strings : `${XML}<sst xmlns="${MAIN}">${strings}</sst>` }
      : {}),
  };
}

export function xlsxFile(book: TestBook): Uint8Array {
  return writeZip({ ...bookParts(book), ...book.parts });
}

export function relationships(list: readonly (readonly [id: string, kind: string, target: string])[]): string {
  return `${XML}<Relationships xmlns="${PACKAGE}">${list
    .map(([id, kind, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`)
    .join('')}</Relationships>`;
}

function escaped(code: string): string {
  return code.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

function stylesPart(styles: readonly number[], formats: Readonly<Record<number, string>>): string {
  const codes = Object.entries(formats);
  return `${XML}<styleSheet xmlns="${MAIN}">${
    codes.length === 0
      ? ''
      : `<numFmts count="${codes.length}">${codes.map(([id, code]) => `<numFmt numFmtId="${id}" formatCode="${escaped(code)}"/>`).join('')}</numFmts>`
  }<fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs><cellXfs count="${styles.length + 1}"><xf numFmtId="0" xfId="0"/>${styles
    .map((id) => `<xf numFmtId="${id}" xfId="0" applyNumberFormat="1"/>`)
    .join('')}</cellXfs></styleSheet>`;
}
