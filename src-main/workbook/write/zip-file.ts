import { Buffer } from 'node:buffer';
import { pipeline } from 'node:stream/promises';
import { crc32, createDeflateRaw } from 'node:zlib';

/** A ZIP as office programs write it: deflated parts with their sizes before them, no dates, the same bytes for the same content. */

export type ZipPart = {
  readonly name: string;
  readonly checksum: number;
  /** Bytes before and after compression. */
  readonly size: number;
  readonly deflatedSize: number;
  readonly deflated: readonly Buffer[];
};

/** Above it a part would need ZIP64, which spreadsheets meet badly. */
const LARGEST_PART = 0xffff_ffff;
const LOCAL_HEADER = 0x0403_4b50;
const DIRECTORY_ENTRY = 0x0201_4b50;
const END_OF_DIRECTORY = 0x0605_4b50;
const VERSION = 20;
const DEFLATED = 8;
/** 1 January 1980, the zero of ZIP. */
const NO_DATE = 0x21;
/** Level 6 takes twice the time of a whole export for a tenth less of the file. */
const LEVEL = 3;

/** Compresses a part while it is written, off this thread: the next piece is made while the last is deflated. */
export async function zipPart(name: string, content: string | AsyncIterable<string>): Promise<ZipPart> {
  const deflated: Buffer[] = [];
  const count = { checksum: 0, size: 0, deflatedSize: 0 };
  await pipeline(
    async function* encode() {
      for await (const piece of typeof content === 'string' ? [content] : content) {
        const bytes = Buffer.from(piece);
        count.checksum = crc32(bytes, count.checksum);
        count.size += bytes.length;
        yield bytes;
      }
    },
    createDeflateRaw({ level: LEVEL }),
    async function collect(pieces: AsyncIterable<Buffer>) {
      for await (const piece of pieces) {
        count.deflatedSize += piece.length;
        deflated.push(piece);
      }
    },
  );
  if (count.size > LARGEST_PART) {
    throw new Error(`${name} has ${count.size} bytes, more than a ZIP without extensions holds`);
  }
  return { name, ...count, deflated };
}

/** The parts in the order of their names, which puts `[Content_Types].xml` first, where programs look to tell a workbook from a ZIP. */
export function zipFile(unordered: readonly ZipPart[]): Uint8Array {
  const parts = unordered.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const header = Buffer.concat([localHeader(part), Buffer.from(part.name)]);
    directory.push(directoryEntry(part, offset), Buffer.from(part.name));
    local.push(header, ...part.deflated);
    offset += header.length + part.deflatedSize;
  }
  const directorySize = directory.reduce((sum, { length }) => sum + length, 0);
  return Buffer.concat([...local, ...directory, endRecord({ count: parts.length, directorySize, offset })]);
}

/** Version, flags, method, time, date, checksum, sizes, length of the name: the same in both places. */
function described(part: ZipPart): Buffer {
  const bytes = Buffer.alloc(24);
  bytes.writeUInt16LE(VERSION, 0);
  bytes.writeUInt16LE(DEFLATED, 4);
  bytes.writeUInt16LE(NO_DATE, 8);
  bytes.writeUInt32LE(part.checksum, 10);
  bytes.writeUInt32LE(part.deflatedSize, 14);
  bytes.writeUInt32LE(part.size, 18);
  bytes.writeUInt16LE(Buffer.byteLength(part.name), 22);
  return bytes;
}

function localHeader(part: ZipPart): Buffer {
  const signature = Buffer.alloc(4);
  signature.writeUInt32LE(LOCAL_HEADER);
  return Buffer.concat([signature, described(part), Buffer.alloc(2)]);
}

function directoryEntry(part: ZipPart, offset: number): Buffer {
  const begin = Buffer.alloc(6);
  begin.writeUInt32LE(DIRECTORY_ENTRY);
  begin.writeUInt16LE(VERSION, 4);
  const end = Buffer.alloc(16);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([begin, described(part), end]);
}

function endRecord({ count, directorySize, offset }: { count: number; directorySize: number; offset: number }): Buffer {
  const bytes = Buffer.alloc(22);
  bytes.writeUInt32LE(END_OF_DIRECTORY);
  bytes.writeUInt16LE(count, 8);
  bytes.writeUInt16LE(count, 10);
  bytes.writeUInt32LE(directorySize, 12);
  bytes.writeUInt32LE(offset, 16);
  return bytes;
}
