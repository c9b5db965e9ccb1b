import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { MEDIA_TYPES, type MediaType, type PictureType } from '../../src-shared/domain/material.ts';

/**
 * A material as it lies on disk. A 32-byte header in the clear:
 *   0  "SBDM"          4  version 1        5  media type, index in SEALED_TYPES    6  reserved, 0
 *   8  chunk bytes (uint32)               12  plain bytes (uint48)                18  reserved, 0
 *  24  nonce prefix (8 random bytes)
 * then chunks of AES-256-GCM, each followed by its 16-byte tag; the nonce is prefix and chunk number. Every chunk authenticates the
 * header and the SHA-256 the file is kept under, so that chunks cannot be cut off, reordered, or moved to another file. In chunks, so
 * that a reader can stream.
 */
/** Kinds of file by the number they are sealed with; new ones go to the end. */
const SEALED_TYPES: readonly SealedType[] = [
  'image/jpeg',
  'image/png',
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'image/tiff',
  'image/bmp',
  'image/webp',
  'image/heic',
  'image/heif',
  'image/heic-sequence',
  'image/heif-sequence',
];
export type SealedType = MediaType | PictureType;

/** False for what is only kept as an original. */
export function isMediaType(type: SealedType): type is MediaType {
  const types: readonly string[] = MEDIA_TYPES;
  return types.includes(type);
}

const MAGIC = Buffer.from('SBDM', 'latin1');
const VERSION = 1;
const HEADER_BYTES = 32;
const CHUNK_BYTES = 65_536;
const TAG_BYTES = 16;

type Sealing = { readonly key: Uint8Array; readonly sha256: string };

export function sealMaterial(bytes: Uint8Array, mediaType: SealedType, { key, sha256 }: Sealing): Uint8Array {
  const header = Buffer.alloc(HEADER_BYTES);
  MAGIC.copy(header);
  header.writeUInt8(VERSION, 4);
  header.writeUInt8(SEALED_TYPES.indexOf(mediaType), 5);
  header.writeUInt32BE(CHUNK_BYTES, 8);
  header.writeUIntBE(bytes.length, 12, 6);
  randomBytes(8).copy(header, 24);
  const parts: Uint8Array[] = [header];
  for (let chunk = 0; chunk * CHUNK_BYTES < bytes.length; chunk += 1) {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(header, chunk)).setAAD(placeOf(header, sha256));
    parts.push(cipher.update(bytes.subarray(chunk * CHUNK_BYTES, (chunk + 1) * CHUNK_BYTES)), cipher.final(), cipher.getAuthTag());
  }
  return Buffer.concat(parts);
}

/** The material, or null when the file is not what was written: cut off, changed, under another name or another key. */
export function unsealMaterial(
  sealed: Uint8Array,
  { key, sha256 }: Sealing,
): { readonly bytes: Uint8Array; readonly mediaType: SealedType } | null {
  const file = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  const header = file.subarray(0, HEADER_BYTES);
  if (header.length < HEADER_BYTES || !header.subarray(0, 4).equals(MAGIC) || header.readUInt8(4) !== VERSION) {
    return null;
  }
  const mediaType = SEALED_TYPES[header.readUInt8(5)];
  const chunkBytes = header.readUInt32BE(8);
  const length = header.readUIntBE(12, 6);
  if (mediaType === undefined || chunkBytes === 0) {
    return null;
  }
  const chunks = Math.ceil(length / chunkBytes);
  if (file.length !== HEADER_BYTES + length + chunks * TAG_BYTES) {
    return null;
  }
  const plain = Buffer.alloc(length);
  for (let chunk = 0; chunk < chunks; chunk += 1) {
    const from = HEADER_BYTES + chunk * (chunkBytes + TAG_BYTES);
    const box = file.subarray(from, Math.min(from + chunkBytes + TAG_BYTES, file.length));
    const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(header, chunk), { authTagLength: TAG_BYTES })
      .setAAD(placeOf(header, sha256))
      .setAuthTag(box.subarray(-TAG_BYTES));
    decipher.update(box.subarray(0, -TAG_BYTES)).copy(plain, chunk * chunkBytes);
    try {
      decipher.final();
    } catch {
      return null;
    }
  }
  return { bytes: plain, mediaType };
}

function nonceOf(header: Buffer, chunk: number): Buffer {
  const nonce = Buffer.alloc(12);
  header.copy(nonce, 0, 24, 32);
  nonce.writeUInt32BE(chunk, 8);
  return nonce;
}

function placeOf(header: Buffer, sha256: string): Buffer {
  return Buffer.concat([header, Buffer.from(sha256, 'hex')]);
}
