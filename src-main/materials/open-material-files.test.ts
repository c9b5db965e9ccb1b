import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Sha256 } from '../../src-shared/domain/ids.ts';
import type { MediaType } from '../../src-shared/domain/material.ts';
import { createClock } from '../../test/fakes/clock.ts';
import { smallDisk } from '../../test/fakes/small-disk.ts';
import { jpegBytes } from '../../test/fixtures/jpeg-file.ts';
import { pdfFile, pngFile } from '../../test/fixtures/material-files.ts';
import { openMaterialFiles } from './open-material-files.ts';

const limits = { mediaTypes: ['image/jpeg', 'image/png', 'application/pdf'] as MediaType[], maxBytes: 5_000_000 };
const pdf = pdfFile('合同.pdf', ['signed by nobody']).buffer;
const clock = createClock();
const KEY = new Uint8Array(32).fill(9);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shebao-materials-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex') as Sha256;
const here = (key = KEY) => openMaterialFiles({ folder, key, clock });
const filesUnder = (root: string) =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

async function added(bytes: Uint8Array = pdf): Promise<string> {
  const answer = await here().add({ fileName: '合同.pdf', bytes, limits });
  if (!answer.ok) {
    throw new Error(answer.error.code);
  }
  const { sha256 } = answer.value;
  return filesUnder(folder).find((each) => each.endsWith(`${sha256}.mat`)) ?? '';
}

const add = (bytes: Uint8Array, change: Partial<typeof limits> = {}) =>
  here().add({ fileName: '身份证.jpg', bytes, limits: { ...limits, ...change } });

describe('material files', () => {
  it.each([
    ['application/pdf', pdf],
    ['image/jpeg', jpegBytes()],
    ['image/png', pngFile('大扫描件.png', { seed: 1, width: 700, height: 500 }).buffer],
  ] as const)('[W-20] keep a %s and give it back byte for byte, also after a restart', async (mediaType, bytes) => {
    const sha256 = sha256Of(bytes);
    expect(here().has(sha256)).toBe(false);
    expect(await here().add({ fileName: '材料', bytes, limits })).toEqual({ ok: true, value: { sha256, mediaType, bytes: bytes.length } });
    const read = await here().read(sha256);
    expect(read.ok && read.value.mediaType).toBe(mediaType);
    expect(read.ok && Buffer.compare(read.value.bytes, bytes)).toBe(0);
    expect(here().has(sha256)).toBe(true);
  });

  it('[issue 4] keep an original of a kind that is never sent, to be looked at only', async () => {
    const bytes = Buffer.from('II*\0 any picture');
    const kept = await here().addOriginal({ bytes, mediaType: 'image/tiff' });
    const sha256 = sha256Of(bytes);
    expect(kept).toEqual({ ok: true, value: { sha256 } });
    expect(await here().readAny(sha256)).toMatchObject({ ok: true, value: { mediaType: 'image/tiff' } });
    expect(await here().read(sha256)).toEqual({ ok: false, error: { code: 'material-not-found' } });
  });

  it('[issue 4] list every file with the time it was last added, and remove only what was not added since', async () => {
    await added();
    const sha256 = sha256Of(pdf);
    const files = here();
    const listed = async () => {
      const all: unknown[] = [];
      for await (const portion of files.list()) {
        all.push(...portion);
      }
      return all;
    };
    const first = clock.now();
    expect(await listed()).toEqual([{ sha256, touchedAt: first }]);
    expect(await files.remove(sha256, first)).toBe(false);
    clock.advance(60_000);
    await added();
    expect(await listed()).toEqual([{ sha256, touchedAt: clock.now() }]);
    expect(await files.remove(sha256, clock.now())).toBe(false);
    clock.advance(1000);
    expect(await files.remove(sha256, clock.now())).toBe(true);
    expect([files.has(sha256), await files.remove(sha256, clock.now())]).toEqual([false, false]);
  });

  it('[promise 7] show a foreign reader nothing of what is inside', async () => {
    const file = await added();
    const bytes = readFileSync(file);
    for (const secret of ['%PDF', 'signed by nobody', 'startxref', '合同']) {
      expect(bytes.includes(secret)).toBe(false);
    }
  });

  it('[W-20] keep one copy of the same bytes, and lie spread over folders', async () => {
    const first = await added();
    const before = readFileSync(first);
    await Promise.all([added(), added()]);
    expect(filesUnder(folder)).toEqual([first]);
    expect(readFileSync(first).equals(before)).toBe(true);
    expect(first).toBe(join(folder, sha256Of(pdf).slice(0, 2), `${sha256Of(pdf)}.mat`));
  });

  it('[promise 4] refuse what is empty, too large, of another kind or cut off, and say which', async () => {
    expect(await add(new Uint8Array())).toEqual({ ok: false, error: { code: 'material-empty', fileName: '身份证.jpg' } });
    expect(await add(pdf, { maxBytes: pdf.length })).toMatchObject({ ok: true });
    expect(await add(pdf, { maxBytes: pdf.length - 1 })).toEqual({
      ok: false,
      error: { code: 'material-too-large', fileName: '身份证.jpg', bytes: pdf.length, maxBytes: pdf.length - 1 },
    });
    expect(await add(pdf, { mediaTypes: ['image/jpeg'] })).toEqual({
      ok: false,
      error: { code: 'material-kind-refused', fileName: '身份证.jpg', found: 'application/pdf', accepted: ['image/jpeg'] },
    });
    expect(await add(Buffer.from('文本'))).toMatchObject({ error: { code: 'material-kind-refused', found: 'text/plain' } });
    const jpeg = jpegBytes();
    expect(await add(jpeg.subarray(0, jpeg.length - 20))).toEqual({
      ok: false,
      error: { code: 'material-damaged', fileName: '身份证.jpg' },
    });
    expect(filesUnder(folder)).toHaveLength(1);
  });

  it('[promise 1] find any flipped bit, a cut, another key and another name', async () => {
    const file = await added();
    const good = readFileSync(file);
    const sha256 = sha256Of(pdf);
    const damaged = { ok: false, error: { code: 'material-damaged', fileName: '' } };
    for (const place of [0, 4, 5, 6, 9, 13, 20, 30, 33, Math.floor(good.length / 2), good.length - 1]) {
      const bad = Buffer.from(good);
      bad[place] = (bad[place] ?? 0) ^ 1;
      writeFileSync(file, bad);
      expect(await here().read(sha256), `byte ${place}`).toEqual(damaged);
    }
    for (const length of [0, 10, 32, 100, good.length - 1]) {
      writeFileSync(file, good.subarray(0, length));
      expect(await here().read(sha256), `${length} bytes`).toEqual(damaged);
    }
    writeFileSync(file, good);
    expect(await here(new Uint8Array(32).fill(1)).read(sha256)).toEqual(damaged);
    const other = 'ab'.repeat(32) as Sha256;
    mkdirSync(join(folder, 'ab'), { recursive: true });
    writeFileSync(join(folder, 'ab', `${other}.mat`), good);
    expect(await here().read(other)).toEqual(damaged);
    expect(await here().read(sha256)).toMatchObject({ ok: true });
  });

  it('[promise 1] finds chunks swapped inside a large file', async () => {
    const png = pngFile('大扫描件.png', { seed: 5, width: 700, height: 500 }).buffer;
    const file = await added(png);
    const good = readFileSync(file);
    const chunk = 65_536 + 16;
    expect(good.length).toBeGreaterThan(32 + 2 * chunk);
    const swapped = Buffer.concat([
      good.subarray(0, 32),
      good.subarray(32 + chunk, 32 + 2 * chunk),
      good.subarray(32, 32 + chunk),
      good.subarray(32 + 2 * chunk),
    ]);
    writeFileSync(file, swapped);
    expect(await here().read(sha256Of(png))).toMatchObject({ ok: false, error: { code: 'material-damaged' } });
  });

  it('[promise 1] are mended by adding the file again, and the damaged one is kept', async () => {
    const file = await added();
    writeFileSync(file, readFileSync(file).subarray(0, 50));
    await added();
    expect(await here().read(sha256Of(pdf))).toMatchObject({ ok: true });
    expect(filesUnder(folder).filter((each) => each.includes('.damaged-'))).toHaveLength(1);
  });

  it('know only what was added, and names that are no hash are nothing', async () => {
    expect(await here().read('c'.repeat(64) as Sha256)).toEqual({ ok: false, error: { code: 'material-not-found' } });
    expect(await here().read('../../keys' as Sha256)).toEqual({ ok: false, error: { code: 'material-not-found' } });
    expect(here().has('../../keys' as Sha256)).toBe(false);
  });

  it('[promise 7] neither read nor write once the key was wiped', async () => {
    const key = Uint8Array.from(KEY);
    const files = here(key);
    expect(await files.add({ fileName: '合同.pdf', bytes: pdf, limits })).toMatchObject({ ok: true });
    key.fill(0);
    await expect(files.add({ fileName: '照片.jpg', bytes: jpegBytes(), limits })).rejects.toThrow('closed');
    await expect(files.read(sha256Of(pdf))).rejects.toThrow('closed');
    expect(files.has(sha256Of(jpegBytes()))).toBe(false);
  });

  it('[promise 1] clear away what a crash left unfinished', async () => {
    await added();
    mkdirSync(join(folder, 'unfinished'), { recursive: true });
    writeFileSync(join(folder, 'unfinished', 'half'), 'half');
    expect(await here().read(sha256Of(pdf))).toMatchObject({ ok: true });
    expect(filesUnder(folder)).toHaveLength(1);
  });

  it('[promise 1] say disk-full on a full disk and leave nothing half-written', async (context) => {
    const disk = smallDisk(2);
    if (typeof disk === 'string') {
      context.skip(disk);
      return;
    }
    try {
      const files = openMaterialFiles({ folder: disk.folder, key: KEY, clock });
      await files.add({ fileName: '合同.pdf', bytes: pdf, limits });
      disk.fill();
      const png = pngFile('大扫描件.png', { seed: 2, width: 700, height: 500 }).buffer;
      expect(await files.add({ fileName: '大扫描件.png', bytes: png, limits })).toEqual({ ok: false, error: { code: 'disk-full' } });
      expect(files.has(sha256Of(png))).toBe(false);
      expect(await files.read(sha256Of(pdf))).toMatchObject({ ok: true });
      disk.makeRoom();
      expect(filesUnder(disk.folder)).toHaveLength(1);
      expect(await files.add({ fileName: '大扫描件.png', bytes: png, limits })).toMatchObject({ ok: true });
    } finally {
      disk.dispose();
    }
  });
});
