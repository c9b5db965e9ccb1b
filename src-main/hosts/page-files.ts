import { readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

/** Kinds of file a built page consists of; anything else is not served. */
const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.bcmap': 'application/octet-stream',
  '.pfb': 'application/octet-stream',
  '.ttf': 'font/ttf',
  '.icc': 'application/octet-stream',
};

export type PageFile = { readonly bytes: Uint8Array<ArrayBuffer>; readonly mediaType: string };

/** A file of the built page by its URL path, `/` being `index.html`. Null for what is not there, not a page's kind, or outside. */
export async function readPageFile(folder: string, urlPath: string): Promise<PageFile | null> {
  const path = safePath(urlPath);
  const mediaType = path === null ? undefined : mediaTypes[extname(path).toLowerCase()];
  if (path === null || mediaType === undefined) {
    return null;
  }
  try {
    return { bytes: new Uint8Array(await readFile(join(folder, path))), mediaType };
  } catch (error) {
    if (isMissing(error)) {
      return null;
    }
    throw error;
  }
}

/** The path inside the folder, or null when it tries to leave it or hides something (`..`, `.git`, backslash, drive, NUL). */
export function safePath(urlPath: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(urlPath);
  } catch {
    return null;
  }
  if (!decoded.startsWith('/') || /[\\:\0]/.test(decoded)) {
    return null;
  }
  const parts = decoded.slice(1).split('/');
  if (parts.length === 1 && parts[0] === '') {
    return 'index.html';
  }
  return parts.some((part) => part === '' || part.startsWith('.')) ? null : parts.join(sep);
}

function isMissing(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  return code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR';
}
