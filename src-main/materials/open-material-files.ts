import { createHash, randomUUID } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { Failure } from '../../src-shared/contract/errors.ts';
import { sha256Schema } from '../../src-shared/contract/records.ts';
import type { Sha256 } from '../../src-shared/domain/ids.ts';
import type { MediaType } from '../../src-shared/domain/material.ts';
import type { Instant } from '../../src-shared/lib/plain-date.ts';
import { fail, ok, type Result } from '../../src-shared/lib/result.ts';
import type { Clock } from '../engine/ports/clock.ts';
import type { MaterialFiles } from '../engine/ports/materials.ts';
import { recognise } from './recognise.ts';
import { isMediaType, type SealedType, sealMaterial, unsealMaterial } from './sealed-file.ts';
import { writeOnce } from './write-once.ts';

/** The folders files lie in. */
const PART = /^[0-9a-f]{2}$/;
type Material = { readonly bytes: Uint8Array; readonly mediaType: SealedType };

/**
 * The encrypted material files of one account under `folder`: `ab/abcdef….mat`, named by the SHA-256 of what is inside. The key stays
 * the caller's: once it is wiped, nothing more is read or written.
 */
export function openMaterialFiles({
  folder,
  key,
  clock,
}: {
  readonly folder: string;
  readonly key: Uint8Array;
  readonly clock: Clock;
}): MaterialFiles {
  const unfinished = join(folder, 'unfinished');
  // Left by a crash in the middle of a write that was never answered.
  rmSync(unfinished, { recursive: true, force: true });
  const fileOf = (sha256: Sha256): string => join(folder, sha256.slice(0, 2), `${sha256}.mat`);
  const keyInUse = (): Uint8Array => {
    if (key.every((byte) => byte === 0)) {
      throw new Error('the account of these materials is closed');
    }
    return key;
  };

  const readAny = async (sha256: Sha256): Promise<Result<Material, Failure>> => {
    const file = sha256Schema.safeParse(sha256).success ? fileOf(sha256) : null;
    if (file === null || !existsSync(file)) {
      return fail({ code: 'material-not-found' });
    }
    const sealed = await readFile(file);
    const material = unsealMaterial(sealed, { key: keyInUse(), sha256 });
    return material !== null && sha256Of(material.bytes) === sha256 ? ok(material) : fail({ code: 'material-damaged', fileName: '' });
  };

  /** Has the bytes on disk, or finds them there and notes that they were brought again. */
  const keep = async (bytes: Uint8Array, mediaType: SealedType): Promise<Result<Sha256, Failure>> => {
    const sha256 = sha256Of(bytes);
    const file = fileOf(sha256);
    const at = new Date(clock.now());
    const found = await readAny(sha256);
    try {
      // What was an original so far, and is sent now, is sealed anew as what it is: the bytes are the same.
      if (found.ok && (found.value.mediaType === mediaType || isMediaType(found.value.mediaType))) {
        await utimes(file, at, at);
        return ok(sha256);
      }
      if (!found.ok && found.error.code === 'material-damaged') {
        // The clerk has brought a good copy: the damaged one makes room, and stays for whoever wants to look at it.
        await rename(file, `${file}.damaged-${randomUUID()}`);
      }
      await writeOnce(file, sealMaterial(bytes, mediaType, { key: keyInUse(), sha256 }), unfinished, at);
    } catch (error) {
      if (isDiskFull(error)) {
        return fail({ code: 'disk-full' });
      }
      throw error;
    }
    return ok(sha256);
  };

  return {
    async add({ fileName, bytes, limits }) {
      const accepted = await accept({ fileName, bytes, limits });
      if (!accepted.ok) {
        return accepted;
      }
      const mediaType = accepted.value;
      const kept = await keep(bytes, mediaType);
      return kept.ok ? ok({ sha256: kept.value, mediaType, bytes: bytes.length }) : kept;
    },
    async addOriginal({ bytes, mediaType }) {
      const kept = await keep(bytes, mediaType);
      return kept.ok ? ok({ sha256: kept.value }) : kept;
    },
    readAny,
    async read(sha256) {
      const found = await readAny(sha256);
      if (!found.ok) {
        return found;
      }
      const { bytes, mediaType } = found.value;
      return isMediaType(mediaType) ? ok({ bytes, mediaType }) : fail({ code: 'material-not-found' });
    },
    async *list() {
      for (const part of (await readdir(folder)).filter((name) => PART.test(name))) {
        const portion: { sha256: Sha256; touchedAt: Instant }[] = [];
        for (const name of await readdir(join(folder, part))) {
          const sha256 = sha256Schema.safeParse(name.replace(/\.mat$/, ''));
          const touched = sha256.success && name.endsWith('.mat') ? await touchedAt(join(folder, part, name)) : null;
          if (sha256.success && touched !== null) {
            portion.push({ sha256: sha256.data, touchedAt: touched });
          }
        }
        yield portion;
      }
    },
    async remove(sha256, untouchedSince) {
      const touched = await touchedAt(fileOf(sha256));
      if (touched === null || touched >= untouchedSince) {
        return false;
      }
      await rm(fileOf(sha256), { force: true });
      return true;
    },
    has: (sha256) => sha256Schema.safeParse(sha256).success && existsSync(fileOf(sha256)),
  };
}

/** The media type of a file that may be attached, or what is wrong with it. */
async function accept({ fileName, bytes, limits }: Parameters<MaterialFiles['add']>[0]): Promise<Result<MediaType, Failure>> {
  if (bytes.length === 0) {
    return fail({ code: 'material-empty', fileName });
  }
  if (bytes.length > limits.maxBytes) {
    return fail({ code: 'material-too-large', fileName, bytes: bytes.length, maxBytes: limits.maxBytes });
  }
  const { found, mediaType, whole } = await recognise(bytes);
  if (mediaType === null || !limits.mediaTypes.includes(mediaType)) {
    return fail({ code: 'material-kind-refused', fileName, found, accepted: [...limits.mediaTypes] });
  }
  return whole ? ok(mediaType) : fail({ code: 'material-damaged', fileName });
}

function sha256Of(bytes: Uint8Array): Sha256 {
  return sha256Schema.parse(createHash('sha256').update(bytes).digest('hex'));
}

/** Null where the file is gone. */
async function touchedAt(file: string): Promise<Instant | null> {
  try {
    return (await stat(file)).mtime.toISOString();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      return null;
    }
    throw error;
  }
}

function isDiskFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');
}
