/** Readers accept a header within the first kilobyte and the end marks near the end; scanners rely on both. */
const HEAD_BYTES = 1024;
const TAIL_BYTES = 4096;

export function looksLikePdf(bytes: Uint8Array): boolean {
  return latin1(bytes.subarray(0, HEAD_BYTES)).includes('%PDF-');
}

/** True when a PDF has its header, and at its end the place of its table of contents, inside the file, and the end mark. */
export function isWholePdf(bytes: Uint8Array): boolean {
  const tail = latin1(bytes.subarray(-TAIL_BYTES));
  const place = /startxref\s+(\d+)\s+%%EOF(?![\s\S]*startxref)/.exec(tail)?.[1];
  return looksLikePdf(bytes) && place !== undefined && Number(place) < bytes.length;
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
