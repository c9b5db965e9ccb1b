/** Most text a cell of Excel holds, in UTF-16 units; a file with more is called damaged. */
const LONGEST_CELL = 32_767;
const CUT = '…（过长，已截断）';

const MARKUP: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Anything that cannot stand as it is. */
const NOT_PLAIN = /[&<>"_[\p{Control}--[\t\n]]\uFFFE\uFFFF\p{Surrogate}]/v;
/** What XML cannot hold, a lone surrogate among them, and a carriage return, which XML turns into a line feed. */
const NOT_XML = /[[\p{Control}--[\t\n]]\uFFFE\uFFFF\p{Surrogate}]/gv;
/**
 * Text that a reader would take for an escape. Looking ahead, so that the underscore between two of them serves both, and so that the
 * underscore an escape of ours begins with does not end one that was not there.
 */
const LOOKS_ESCAPED = /_(?=x[0-9A-Fa-f]{4}[_[\p{Control}--[\t\n]]\uFFFE\uFFFF\p{Surrogate}])/gv;

/**
 * Text of an element or attribute of SpreadsheetML (ST_Xstring, ECMA-376 §22.9.2.19). Nothing is lost: what XML cannot hold is written
 * `_xHHHH_`, and `_x0041_` that is meant is written `_x005F_x0041_`.
 */
export function xmlText(text: string): string {
  if (!NOT_PLAIN.test(text)) {
    return text;
  }
  return text
    .replace(LOOKS_ESCAPED, '_x005F_')
    .replace(NOT_XML, (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replace(/[&<>"]/g, (character) => MARKUP[character] ?? character);
}

/** `<t>` of a cell or comment. Blanks at the ends and line ends stay only where it says so; longer than a cell holds it is cut, and says so. */
export function textElement(text: string): string {
  const fitting = text.length <= LONGEST_CELL ? text : `${text.slice(0, LONGEST_CELL - CUT.length).replace(/\p{Surrogate}$/u, '')}${CUT}`;
  return /^\s|\s$|\n/.test(fitting) ? `<t xml:space="preserve">${xmlText(fitting)}</t>` : `<t>${xmlText(fitting)}</t>`;
}
