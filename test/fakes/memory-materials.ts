import { createHash } from 'node:crypto';
import type { Clock } from '../../src-main/engine/ports/clock.ts';
import type { MaterialFiles } from '../../src-main/engine/ports/materials.ts';
import type { Sha256 } from '../../src-shared/domain/ids.ts';
import type { MediaType } from '../../src-shared/domain/material.ts';
import type { Instant } from '../../src-shared/lib/plain-date.ts';
import { fail, ok } from '../../src-shared/lib/result.ts';

import { createClock } from './clock.ts';

const BEGINNINGS: readonly (readonly [string, MediaType])[] = [
  ['%PDF-', 'application/pdf'],
  ['\u0089PNG', 'image/png'],
  ['\u00ff\u00d8\u00ff', 'image/jpeg'],
];

export type MemoryMaterials = MaterialFiles & {
  /** As if the file had been deleted behind the program's back. */
  lose(sha256: Sha256): void;
};

/** Materials in memory; what they are is read from their first bytes, as the real ones do. */
export function createMemoryMaterials(clock: Clock = createClock()): MemoryMaterials {
  const files = new Map<Sha256, { readonly bytes: Uint8Array; readonly mediaType: MediaType; readonly touchedAt: Instant }>();
  return {
    async add({ fileName, bytes, limits }) {
      if (bytes.length === 0) {
        return fail({ code: 'material-empty', fileName });
      }
      if (bytes.length > limits.maxBytes) {
        return fail({ code: 'material-too-large', fileName, bytes: bytes.length, maxBytes: limits.maxBytes });
      }
      const start = String.fromCharCode(...bytes.slice(0, 5));
      const mediaType = BEGINNINGS.find(([beginning]) => start.startsWith(beginning))?.[1];
      if (mediaType === undefined || !limits.mediaTypes.includes(mediaType)) {
        return fail({ code: 'material-kind-refused', fileName, found: mediaType ?? 'unknown', accepted: [...limits.mediaTypes] });
      }
      const sha256 = createHash('sha256').update(bytes).digest('hex') as Sha256;
      files.set(sha256, { bytes, mediaType, touchedAt: clock.now() });
      return ok({ sha256, mediaType, bytes: bytes.length });
    },
    async addOriginal({ bytes }) {
      const sha256 = createHash('sha256').update(bytes).digest('hex') as Sha256;
      files.set(sha256, { bytes, mediaType: 'image/jpeg', touchedAt: clock.now() });
      return ok({ sha256 });
    },
    readAny: async (sha256) => {
      const file = files.get(sha256);
      return file === undefined ? fail({ code: 'material-not-found' }) : ok({ bytes: file.bytes, mediaType: file.mediaType });
    },
    async read(sha256) {
      const file = files.get(sha256);
      return file === undefined ? fail({ code: 'material-not-found' }) : ok({ bytes: file.bytes, mediaType: file.mediaType });
    },
    has: (sha256) => files.has(sha256),
    async *list() {
      yield [...files].map(([sha256, { touchedAt }]) => ({ sha256, touchedAt }));
    },
    async remove(sha256, untouchedSince) {
      const file = files.get(sha256);
      return file !== undefined && file.touchedAt < untouchedSince && files.delete(sha256);
    },
    lose: (sha256) => {
      files.delete(sha256);
    },
  };
}
