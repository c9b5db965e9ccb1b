/**
 * The looks of all our sheets, and xl/styles.xml. 宋体 is on every Chinese Windows, WPS included; widths of columns are counted in its
 * digits. Nearly all cells have the text format: a wage typed there stays text, and an id number keeps its last digits.
 */
const FONTS = {
  plain: '<sz val="11"/><color rgb="FF000000"/>',
  bold: '<b/><sz val="11"/><color rgb="FF000000"/>',
  red: '<b/><sz val="11"/><color rgb="FFFF0000"/>',
  grey: '<sz val="11"/><color rgb="FF7F7F7F"/>',
  greyBold: '<b/><sz val="11"/><color rgb="FF7F7F7F"/>',
  white: '<b/><sz val="11"/><color rgb="FFFFFFFF"/>',
  error: '<sz val="11"/><color rgb="FFC00000"/>',
  title: '<b/><sz val="14"/><color rgb="FF000000"/>',
} as const;

/** The first two are fixed by the format. */
const FILLS = {
  none: '<patternFill patternType="none"/>',
  gray125: '<patternFill patternType="gray125"/>',
  header: solid('FFEAF1FB'),
  shaded: solid('FFF2F2F2'),
  alarm: solid('FFC00000'),
} as const;

/** Built-in formats: General, `#,##0.00`, text. */
const NUMBER_FORMATS = { general: 0, amount: 4, text: 49 } as const;

type Look = {
  readonly font: keyof typeof FONTS;
  readonly fill?: keyof typeof FILLS;
  readonly format?: keyof typeof NUMBER_FORMATS;
  readonly bordered?: boolean;
  readonly align?: 'centre' | 'middle' | 'wrap' | 'right';
};

/** The order is that of the indices in the file; index 0 is what Excel gives cells nobody styled. */
const LOOKS = {
  plain: { font: 'plain', format: 'general' },
  text: { font: 'plain', align: 'middle' },
  readOnly: { font: 'grey', fill: 'shaded', align: 'middle' },
  error: { font: 'error', align: 'wrap' },
  number: { font: 'plain', format: 'general' },
  amount: { font: 'plain', format: 'amount' },
  header: { font: 'bold', fill: 'header', bordered: true, align: 'centre' },
  requiredHeader: { font: 'red', fill: 'header', bordered: true, align: 'centre' },
  readOnlyHeader: { font: 'greyBold', fill: 'shaded', bordered: true, align: 'centre' },
  errorHeader: { font: 'white', fill: 'alarm', bordered: true, align: 'centre' },
  title: { font: 'title' },
  heading: { font: 'bold' },
  note: { font: 'error' },
  wrapped: { font: 'plain', align: 'wrap' },
  listed: { font: 'plain', bordered: true },
  sample: { font: 'grey', bordered: true },
  counter: { font: 'plain', align: 'right' },
} as const satisfies Readonly<Record<string, Look>>;

export type StyleName = keyof typeof LOOKS;

const STYLE_NAMES = Object.keys(LOOKS) as readonly StyleName[];

/** The number a cell or column names its style by. */
export function styleIndex(name: StyleName): number {
  return STYLE_NAMES.indexOf(name);
}

export function stylesXml(): string {
  const fonts = Object.values(FONTS).map((font) => `<font>${font}<name val="宋体"/><charset val="134"/></font>`);
  const fills = Object.values(FILLS).map((fill) => `<fill>${fill}</fill>`);
  const borders = [
    '<border><left/><right/><top/><bottom/><diagonal/></border>',
    `<border>${['left', 'right', 'top', 'bottom'].map(thinLine).join('')}<diagonal/></border>`,
  ];
  const looks = STYLE_NAMES.map((name) => cellFormat(LOOKS[name]));
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    counted('fonts', fonts),
    counted('fills', fills),
    counted('borders', borders),
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
    counted('cellXfs', looks),
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
    '</styleSheet>',
  ].join('');
}

function cellFormat({ font, fill = 'none', format = 'text', bordered = false, align }: Look): string {
  const alignment = {
    centre: '<alignment horizontal="center" vertical="center" wrapText="1"/>',
    middle: '<alignment vertical="center"/>',
    wrap: '<alignment vertical="center" wrapText="1"/>',
    right: '<alignment horizontal="right" vertical="center"/>',
    none: '',
  }[align ?? 'none'];
  const attributes = [
    `numFmtId="${NUMBER_FORMATS[format]}"`,
    `fontId="${Object.keys(FONTS).indexOf(font)}"`,
    `fillId="${Object.keys(FILLS).indexOf(fill)}"`,
    `borderId="${bordered ? 1 : 0}"`,
    'xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1"',
    ...(alignment === '' ? [] : ['applyAlignment="1"']),
  ].join(' ');
  return alignment === '' ? `<xf ${attributes}/>` : `<xf ${attributes}>${alignment}</xf>`;
}

function counted(name: string, parts: readonly string[]): string {
  return `<${name} count="${parts.length}">${parts.join('')}</${name}>`;
}

function thinLine(side: string): string {
  return `<${side} style="thin"><color rgb="FFBFBFBF"/></${side}>`;
}

function solid(colour: string): string {
  return `<patternFill patternType="solid"><fgColor rgb="${colour}"/><bgColor indexed="64"/></patternFill>`;
}
