import { PDFDocument } from '@cantoo/pdf-lib';

/** Some pages of a PDF as a PDF of their own, for each list of pages. The PDF was looked through before (imaging). */
export async function takePages(bytes: Uint8Array, parts: readonly (readonly number[])[]): Promise<readonly Uint8Array[]> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const taken: Uint8Array[] = [];
  for (const pages of parts) {
    const part = await PDFDocument.create({ updateMetadata: false });
    for (const page of await part.copyPages(document, [...pages])) {
      part.addPage(page);
    }
    taken.push(await part.save());
  }
  return taken;
}
