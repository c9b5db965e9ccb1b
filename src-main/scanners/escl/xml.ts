import { XMLParser } from 'fast-xml-parser';

/** One element: its children by name without prefix, attributes under `@name`; a leaf is its text. */
type Element = { readonly [name: string]: unknown };

/** No entity is ever expanded: a device's XML is a stranger's. */
const parser = new XMLParser({
  removeNSPrefix: true,
  processEntities: false,
  parseTagValue: false,
  parseAttributeValue: false,
  ignoreAttributes: false,
  attributeNamePrefix: '@',
});

/** The root element of that name; null when the text is no such document. */
export function readRoot(text: string, name: string): Element | null {
  try {
    return elements(parser.parse(text), name)[0] ?? null;
  } catch {
    return null;
  }
}

/** All children of that name along a path; the last name may occur many times. */
export function elements(parent: unknown, ...path: readonly string[]): readonly Element[] {
  return path.reduce<readonly unknown[]>((found, name) => found.flatMap((one) => childrenOf(one, name)), [parent]).filter(isElement);
}

/** The texts of all children at the end of a path, trimmed, empty ones left out. */
export function texts(parent: unknown, ...path: readonly string[]): readonly string[] {
  return path
    .reduce<readonly unknown[]>((found, name) => found.flatMap((one) => childrenOf(one, name)), [parent])
    .map((one) => (isElement(one) ? one['#text'] : one))
    .filter((one) => typeof one === 'string')
    .map((one) => plain(one.trim()))
    .filter((one) => one !== '');
}

/** The first text at the end of a path. */
export function textAt(parent: unknown, ...path: readonly string[]): string | null {
  return texts(parent, ...path)[0] ?? null;
}

/** The first whole number at the end of a path. */
export function numberAt(parent: unknown, ...path: readonly string[]): number | null {
  const text = textAt(parent, ...path);
  return text !== null && /^\d{1,7}$/.test(text) ? Number(text) : null;
}

function isElement(value: unknown): value is Element {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function childrenOf(parent: unknown, name: string): readonly unknown[] {
  const child = isElement(parent) && Object.hasOwn(parent, name) ? parent[name] : [];
  return Array.isArray(child) ? child : [child];
}

const plain = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&');
