import { Buffer } from 'node:buffer';

/** The container of Office before 2007, and of encrypted Office files since (MS-CFB): streams by name. */
export type CompoundFile = {
  /** Names of all streams and folders, as written. */
  readonly names: readonly string[];
  /** The bytes of the first stream of that name, or null. Throws a RangeError when its chain is damaged. */
  stream(name: string): Buffer | null;
};

type DirectoryEntry = { readonly name: string; readonly type: number; readonly start: number; readonly size: number };

const HEADER = 512;
const ENTRY = 128;
const STREAM = 2;
const ROOT = 5;
const LAST_SECTOR = 0xffff_fffa;
const IN_HEADER = 109;

/** Throws a RangeError when the container is damaged. */
export function openCompoundFile(bytes: Buffer): CompoundFile {
  const sectorSize = 1 << bytes.readUInt16LE(30);
  const miniSize = 1 << bytes.readUInt16LE(32);
  const miniCutoff = bytes.readUInt32LE(56);
  if ((sectorSize !== 512 && sectorSize !== 4096) || miniSize !== 64) {
    throw new RangeError('sector sizes nobody uses');
  }
  const fat = numbersOf(fatSectors(bytes, sectorSize).map((sector) => sectorOf(bytes, sectorSize, sector)));
  const whole = (start: number) => joined(chain(fat, start).map((sector) => sectorOf(bytes, sectorSize, sector)));
  const entries = directory(whole(bytes.readUInt32LE(48)));
  const root = entries.find(({ type }) => type === ROOT);
  const hasSmall = root !== undefined && root.size > 0;
  const small = hasSmall ? whole(root.start) : Buffer.alloc(0);
  const miniFat = hasSmall ? numbersOf([whole(bytes.readUInt32LE(60))]) : [];
  return {
    names: entries.map(({ name }) => name),
    stream(wanted) {
      const entry = entries.find(({ name, type }) => type === STREAM && name === wanted);
      if (entry === undefined) {
        return null;
      }
      const data =
        entry.size < miniCutoff
          ? joined(chain(miniFat, entry.start).map((sector) => piece(small, sector * miniSize, miniSize)))
          : whole(entry.start);
      return piece(data, 0, entry.size);
    },
  };
}

/** Where the sector table itself lies: listed in the header, and for large files in a chain of further lists. */
function fatSectors(bytes: Buffer, sectorSize: number): readonly number[] {
  const most = Math.ceil(bytes.length / sectorSize);
  const listed: number[] = [];
  const add = (list: Buffer, count: number) => {
    for (let index = 0; index < count; index += 1) {
      const sector = list.readUInt32LE(4 * index);
      if (sector < LAST_SECTOR) {
        listed.push(sector);
      }
    }
  };
  add(bytes.subarray(76, HEADER), IN_HEADER);
  let next = bytes.readUInt32LE(68);
  for (let read = 0; next < LAST_SECTOR && read < most; read += 1) {
    const list = sectorOf(bytes, sectorSize, next);
    add(list, sectorSize / 4 - 1);
    next = list.readUInt32LE(sectorSize - 4);
  }
  return listed;
}

function chain(fat: readonly number[], start: number): readonly number[] {
  const sectors: number[] = [];
  for (let sector = start; sector < LAST_SECTOR; ) {
    sectors.push(sector);
    if (sectors.length > fat.length) {
      throw new RangeError('a chain of sectors without end');
    }
    const next = fat[sector];
    if (next === undefined) {
      throw new RangeError('a chain of sectors that leads nowhere');
    }
    sector = next;
  }
  return sectors;
}

function directory(bytes: Buffer): readonly DirectoryEntry[] {
  const entries: DirectoryEntry[] = [];
  for (let at = 0; at + ENTRY <= bytes.length; at += ENTRY) {
    const length = Math.min(64, bytes.readUInt16LE(at + 64));
    const type = bytes.readUInt8(at + 66);
    if (type !== 0 && length >= 2) {
      entries.push({
        name: bytes.toString('utf16le', at, at + length - 2),
        type,
        start: bytes.readUInt32LE(at + 116),
        size: bytes.readUInt32LE(at + 120),
      });
    }
  }
  return entries;
}

function sectorOf(bytes: Buffer, sectorSize: number, sector: number): Buffer {
  const start = (sector + 1) * sectorSize;
  // The last sector of a file may be cut short.
  return start >= bytes.length ? piece(bytes, start, sectorSize) : padded(bytes.subarray(start, start + sectorSize), sectorSize);
}

function piece(bytes: Buffer, start: number, length: number): Buffer {
  if (start + length > bytes.length) {
    throw new RangeError('a stream that is cut off');
  }
  return bytes.subarray(start, start + length);
}

function padded(bytes: Buffer, length: number): Buffer {
  return bytes.length === length ? bytes : Buffer.concat([bytes], length);
}

function joined(pieces: readonly Buffer[]): Buffer {
  return Buffer.concat([...pieces]);
}

function numbersOf(pieces: readonly Buffer[]): readonly number[] {
  const numbers: number[] = [];
  for (const each of pieces) {
    for (let at = 0; at + 4 <= each.length; at += 4) {
      numbers.push(each.readUInt32LE(at));
    }
  }
  return numbers;
}
