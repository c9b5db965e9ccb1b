import type { EngineOperations } from '../../src-shared/contract/operations.ts';
import { giveBack } from '../../src-shared/lib/give-back.ts';

/** The web's `File`, as the contract names it. */
export type WebFile = Parameters<EngineOperations['filing']['attach']>[0]['file'];

/** Names on disk may be longer than what the contract carries. */
const LONGEST_NAME = 255;

/**
 * Node and browsers both have `File`, but this room is type-checked without their globals (so that nothing else of them creeps
 * in). These two functions are the only place that knows its shape.
 */
export function fileAtHand(file: WebFile): { readonly name: string; readonly size: number; readonly readBytes: () => Promise<Uint8Array> } {
  const web = file as unknown as { readonly name: string; readonly size: number; stream(): AsyncIterable<Uint8Array> };
  return { name: shortened(web.name), size: web.size, readBytes: () => gathered(web.stream(), web.size) };
}

/** Piece by piece: `arrayBuffer` puts a second copy of the whole beside the first. */
async function gathered(pieces: AsyncIterable<Uint8Array>, size: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(size);
  let at = 0;
  for await (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
    giveBack(piece);
  }
  return bytes;
}

export function makeFile(content: { readonly bytes: Uint8Array; readonly mediaType: string; readonly name: string }): WebFile {
  const { File } = globalThis as unknown as {
    File: new (parts: readonly Uint8Array[], name: string, options: { readonly type: string }) => WebFile;
  };
  return new File([content.bytes], content.name, { type: content.mediaType });
}

/** Cuts at the front: the end holds the extension. */
function shortened(name: string): string {
  return name.length <= LONGEST_NAME ? name : [...name].slice(-LONGEST_NAME / 2).join('');
}
