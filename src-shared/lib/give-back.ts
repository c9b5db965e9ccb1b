/**
 * Gives the memory of bytes nobody reads any more back at once, where they have it for themselves. Pieces of a file that are left to be
 * collected pile up until the next collection, and for a large file that is all of it a second time.
 */
export function giveBack({ buffer, byteLength }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) {
    buffer.transfer(0);
  }
}
