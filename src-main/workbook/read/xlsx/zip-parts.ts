import { Buffer } from 'node:buffer';
import { crc32, createInflateRaw } from 'node:zlib';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { giveBack } from '../../../../src-shared/lib/give-back.ts';
import { fail, ok, type Result } from '../../../../src-shared/lib/result.ts';
import type { WorkbookLimits, WorkbookRefusal } from '../refusal.ts';

const STORED = 0;
const DEFLATED = 8;
const PIECE = 128 * 1024;

/** A zip's parts by key. */
export type ZipParts = { readonly file: ZipFile; readonly bytes: Buffer; readonly entries: ReadonlyMap<string, Entry> };

/** Takes pieces of a part as they are inflated, each only until it answers. False stops, a promise holds back. */
export type TakePiece = (piece: Uint8Array, final: boolean, fraction: number) => boolean | Promise<boolean>;

/** Part names are equal when they differ only in case, in percent signs for a character, or in careless slashes (OPC §6.2). */
export function partKey(name: string): string {
  return withoutPercents(name.replaceAll('\\', '/').replace(/^\/+/, '')).toLowerCase();
}

function withoutPercents(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

export async function openZip(bytes: Uint8Array): Promise<Result<ZipParts, WorkbookRefusal>> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const file = await fromBufferPromise(buffer, { decodeStrings: false });
    const entries = new Map<string, Entry>();
    for await (const entry of file.eachEntry()) {
      const key = partKey(entry.fileNameRaw.toString('utf8'));
      if (entries.has(key)) {
        return fail(zipDamage('zip', `two parts are named ${key}`));
      }
      entries.set(key, entry);
    }
    return ok({ file, bytes: buffer, entries });
  } catch (error) {
    return fail(zipDamage('zip', describe(error)));
  }
}

/**
 * Inflates a part on the thread pool while the piece before is being worked on. What the zip says of a part's size is held against the
 * limits before anything is inflated, and against the truth while it is; its checksum at the end. True when all of it was taken.
 */
export async function readPart(
  { file, bytes, entries }: ZipParts,
  name: string,
  limits: WorkbookLimits,
  take: TakePiece,
): Promise<Result<boolean, WorkbookRefusal>> {
  const entry = entries.get(partKey(name));
  if (entry === undefined) {
    return fail(zipDamage(name, 'the part is missing'));
  }
  const refusal = refusedBySize(entry, limits) ?? refusedByMethod(entry, name);
  if (refusal !== null) {
    return fail(refusal);
  }
  const data = await storedBytes({ file, bytes, entry });
  if (data === null) {
    return fail(zipDamage(name, 'the part is cut off'));
  }
  const { uncompressedSize, compressionMethod } = entry;
  let size = 0;
  let sum = 0;
  for await (const piece of compressionMethod === STORED ? slices(data) : inflated(data)) {
    if (typeof piece === 'string') {
      return fail(zipDamage(name, piece));
    }
    size += piece.length;
    if (size > uncompressedSize) {
      return fail(zipDamage(name, 'the part is longer than the zip says'));
    }
    sum = crc32(piece, sum);
    if (!(await take(piece, false, size / uncompressedSize))) {
      return ok(false);
    }
    giveBack(piece);
  }
  if (size !== uncompressedSize || sum !== entry.crc32) {
    return fail(zipDamage(name, size === uncompressedSize ? 'the checksum is wrong' : 'the part is shorter than the zip says'));
  }
  return ok(await take(new Uint8Array(0), true, 1));
}

/** A part as it lies in the zip; null when it reaches outside. */
async function storedBytes({
  file,
  bytes,
  entry,
}: {
  readonly file: ZipFile;
  readonly bytes: Buffer;
  readonly entry: Entry;
}): Promise<Buffer | null> {
  try {
    const { fileDataStart } = await file.readLocalFileHeaderPromise(entry, { minimal: true });
    const data = bytes.subarray(fileDataStart, fileDataStart + entry.compressedSize);
    return data.length === entry.compressedSize ? data : null;
  } catch {
    return null;
  }
}

function refusedBySize({ compressedSize, uncompressedSize }: Entry, limits: WorkbookLimits): WorkbookRefusal | null {
  if (uncompressedSize > limits.inflatedBytes) {
    return { code: 'too-large', what: 'inflated-bytes', limit: limits.inflatedBytes };
  }
  if (uncompressedSize > limits.ratioFromBytes && uncompressedSize > limits.ratio * compressedSize) {
    return { code: 'too-large', what: 'ratio', limit: limits.ratio };
  }
  return null;
}

function refusedByMethod(entry: Entry, name: string): WorkbookRefusal | null {
  if (entry.isEncrypted()) {
    return { code: 'password-protected' };
  }
  const { compressionMethod } = entry;
  return compressionMethod === STORED || compressionMethod === DEFLATED
    ? null
    : zipDamage(name, `compression method ${compressionMethod} is not known`);
}

/** The pieces, and a sentence for the log where they break off. */
async function* inflated(data: Buffer): AsyncGenerator<Buffer | string> {
  const inflate = createInflateRaw({ chunkSize: PIECE });
  inflate.end(data);
  const pieces: AsyncIterator<Buffer> = inflate[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await pieces.next().catch(describe);
      if (typeof next === 'string') {
        yield next;
        return;
      }
      if (next.done === true) {
        return;
      }
      yield next.value;
    }
  } finally {
    inflate.destroy();
  }
}

function* slices(data: Buffer): Generator<Buffer> {
  for (let at = 0; at < data.length; at += PIECE) {
    yield data.subarray(at, at + PIECE);
  }
}

function zipDamage(part: string, detail: string): WorkbookRefusal {
  return { code: 'damaged', part, row: null, detail };
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
