import { customFormat, DATE, PLAIN } from '../number-format.ts';

/** What a cell's style says of its value: a number format, or that it is text whatever it looks like. */
export const AS_TEXT = -1;

const NAMED: Readonly<Record<string, number>> = {
  'general date': DATE,
  'short date': DATE,
  'medium date': DATE,
  'long date': DATE,
  'short time': DATE,
  'medium time': DATE,
  'long time': DATE,
  general: PLAIN,
  fixed: PLAIN,
  standard: PLAIN,
  percent: PLAIN,
  scientific: PLAIN,
};

/** The number format in a style (`mso-number-format:"yyyy\\-mm\\-dd"`), or null when it sets none. */
export function formatOfStyle(style: string): number | null {
  const declared = /mso-number-format\s*:\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^;}]*)/i.exec(style)?.[1];
  if (declared === undefined) {
    return null;
  }
  const code = unescapeCss(declared.trim().replace(/^["']([\s\S]*)["']$/, '$1'));
  if (code.replaceAll('\\', '') === '@') {
    return AS_TEXT;
  }
  return NAMED[code.toLowerCase()] ?? customFormat(code);
}

/** `.xl24 { … }` by class name. */
export function formatsOfSheet(css: string): ReadonlyMap<string, number> {
  const formats = new Map<string, number>();
  for (const [, selectors = '', body = ''] of css.matchAll(/([^{}]+)\{((?:"(?:[^"\\]|\\.)*"|[^{}"])*)\}/g)) {
    const format = formatOfStyle(body);
    for (const [, name = ''] of format === null ? [] : selectors.matchAll(/\.([\w-]+)/g)) {
      formats.set(name, format ?? PLAIN);
    }
  }
  return formats;
}

/** `\0022` is a quote, `\@` an at sign. */
function unescapeCss(text: string): string {
  return text.replaceAll(/\\(?:([0-9A-Fa-f]{4})|([\s\S]))/g, (_, code: string | undefined, character: string | undefined) =>
    code === undefined ? (character ?? '') : String.fromCharCode(Number.parseInt(code, 16)),
  );
}
