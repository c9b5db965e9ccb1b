import { crc32, deflateRawSync } from 'node:zlib';

/** Of one part; `said` are lies the directory tells about it. */
export type ZipPart = {
  readonly content: string | Uint8Array;
  readonly stored?: boolean;
  readonly encrypted?: boolean;
  readonly said?: { readonly size?: number; readonly crc?: number; readonly method?: number };
  /** Deflated already: `content` is what lies in the zip. */
  readonly deflated?: { readonly size: number; readonly crc: number };
};

const UTF8_NAME = 0x0800;
const ENCRYPTED = 1;

/** A zip of these parts in this order, written by hand so that tests can write wrong ones. */
export function writeZip(parts: Readonly<Record<string, ZipPart | string | Uint8Array>>): Uint8Array {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, given] of Object.entries(parts)) {
    const part: ZipPart = typeof given === 'string' || given instanceof Uint8Array ? { content: given } : given;
    const content = Buffer.from(part.content);
    const data = part.deflated !== undefined || part.stored === true ? content : deflateRawSync(content);
    const method = part.said?.method ?? (part.stored === true ? 0 : 8);
    const size = part.said?.size ?? part.deflated?.size ?? content.length;
    const sum = part.said?.crc ?? part.deflated?.crc ?? crc32(content);
    const flags = UTF8_NAME | (part.encrypted === true ? ENCRYPTED : 0);
    const nameBytes = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(method, 4);
    common.writeUInt32LE(0x5a210000, 6);
    common.writeUInt32LE(sum, 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(size, 18);
    common.writeUInt16LE(nameBytes.length, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), common, nameBytes, data]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\0', 'latin1'), common, tail, nameBytes]));
    pieces.push(local);
    offset += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...pieces, list, end]);
}
