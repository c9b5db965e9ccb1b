import type { DefinedName } from './sheet-plan.ts';
import { xmlText } from './xml-escape.ts';

/** The small parts of a workbook that say what its other parts are. `sheets` are those written, in order, with whether they have comments. */

export type WrittenSheet = { readonly name: string; readonly commented: boolean };

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

export function contentTypesXml(sheets: readonly WrittenSheet[]): string {
  return [
    DECLARATION,
    `<Types xmlns="${PACKAGE}/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>',
    override('/xl/workbook.xml', `${SPREADSHEET}.sheet.main+xml`),
    override('/xl/styles.xml', `${SPREADSHEET}.styles+xml`),
    override('/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'),
    ...sheets.flatMap(({ commented }, index) => [
      override(`/xl/worksheets/sheet${index + 1}.xml`, `${SPREADSHEET}.worksheet+xml`),
      ...(commented ? [override(`/xl/comments${index + 1}.xml`, `${SPREADSHEET}.comments+xml`)] : []),
    ]),
    '</Types>',
  ].join('');
}

export function packageRelationshipsXml(): string {
  return relationshipsXml([
    { type: `${OFFICE}/officeDocument`, target: 'xl/workbook.xml' },
    { type: `${PACKAGE}/relationships/metadata/core-properties`, target: 'docProps/core.xml' },
  ]);
}

/** Sheets are rId1 … rIdN, as `workbookXml` names them. */
export function workbookRelationshipsXml(sheets: readonly WrittenSheet[]): string {
  return relationshipsXml([
    ...sheets.map((_, index) => ({ type: `${OFFICE}/worksheet`, target: `worksheets/sheet${index + 1}.xml` })),
    { type: `${OFFICE}/styles`, target: 'styles.xml' },
  ]);
}

/** Of a sheet with comments; rId1 is the drawing, as the sheet's `legacyDrawing` names it. */
export function sheetRelationshipsXml(number: number): string {
  return relationshipsXml([
    { type: `${OFFICE}/vmlDrawing`, target: `../drawings/vmlDrawing${number}.vml` },
    { type: `${OFFICE}/comments`, target: `../comments${number}.xml` },
  ]);
}

export function workbookXml(sheets: readonly WrittenSheet[], names: readonly DefinedName[]): string {
  const tabs = sheets.map(({ name }, index) => `<sheet name="${xmlText(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`);
  const defined = names.map(({ name, formula, sheet, hidden }) =>
    [
      `<definedName name="${xmlText(name)}"`,
      sheet === undefined ? '' : ` localSheetId="${sheet}"`,
      hidden === true ? ' hidden="1"' : '',
      `>${xmlText(formula)}</definedName>`,
    ].join(''),
  );
  return [
    DECLARATION,
    `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}">`,
    '<bookViews><workbookView activeTab="0"/></bookViews>',
    `<sheets>${tabs.join('')}</sheets>`,
    defined.length === 0 ? '' : `<definedNames>${defined.join('')}</definedNames>`,
    '</workbook>',
  ].join('');
}

export function corePropertiesXml(title: string): string {
  return [
    DECLARATION,
    `<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">`,
    `<dc:title>${xmlText(title)}</dc:title><dc:creator>社保申报台</dc:creator>`,
    '</cp:coreProperties>',
  ].join('');
}

function override(part: string, type: string): string {
  return `<Override PartName="${part}" ContentType="${type}"/>`;
}

function relationshipsXml(relationships: readonly { readonly type: string; readonly target: string }[]): string {
  const lines = relationships.map(({ type, target }, index) => `<Relationship Id="rId${index + 1}" Type="${type}" Target="${target}"/>`);
  return `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${lines.join('')}</Relationships>`;
}
