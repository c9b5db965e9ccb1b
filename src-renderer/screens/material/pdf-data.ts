/**
 * What the PDF reader needs for Chinese text without embedded fonts (character maps) and for the standard fonts: bundled as files
 * beside the app and handed over by name.
 */
const BUNDLED: Readonly<Record<string, string>> = {
  ...import.meta.glob<string>('../../../node_modules/pdfjs-dist/cmaps/*.bcmap', {
    query: '?url&no-inline',
    import: 'default',
    eager: true,
  }),
  ...import.meta.glob<string>('../../../node_modules/pdfjs-dist/standard_fonts/*.{pfb,ttf}', {
    query: '?url&no-inline',
    import: 'default',
    eager: true,
  }),
};
const ADDRESSES: ReadonlyMap<string, string> = new Map(
  Object.entries(BUNDLED).map(([path, url]) => [path.slice(path.lastIndexOf('/') + 1), url]),
);

/** Given to the reader as its `BinaryDataFactory`. */
export class BundledPdfData {
  async fetch({ filename }: { readonly kind: string; readonly filename: string }): Promise<Uint8Array> {
    const url = ADDRESSES.get(filename);
    if (url === undefined) {
      throw new Error(`not bundled: ${filename}`);
    }
    const response = await fetch(url);
    if (!response.ok) {
      throw new Error(`not readable: ${filename}`);
    }
    return new Uint8Array(await response.arrayBuffer());
  }
}
