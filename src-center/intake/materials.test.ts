import { mkdtemp, readdir, readFile, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Upload } from 'tus-js-client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Sha256 } from '../../src-shared/domain/ids.ts';
import { startFaultProxy } from '../../test/fakes/fault-proxy.ts';
import {
  failureOf,
  handIn,
  makeMaterial,
  openTestCentre,
  registerUnit,
  sha256Of,
  type TestCentre,
  type TestMaterial,
  upload,
} from '../../test/fakes/test-centre.ts';
import { sweepUploads } from './materials.ts';

let folder: string;
let centre: TestCentre;
let token: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'centre-test-'));
  centre = await openTestCentre({ folder });
  token = await registerUnit(centre);
});
afterEach(async () => {
  await centre.close();
  await rm(folder, { recursive: true, force: true });
});

const hours = (count: number) => Date.now() + count * 3_600_000;
const uploads = () => join(folder, 'uploads');
const commit = ({ sha256, mediaType }: Omit<TestMaterial, 'bytes'>, uploadId: string, as = token) =>
  centre.client(as).commitMaterial({ sha256, uploadId, mediaType });

function tusUpload(
  url: string,
  material: TestMaterial,
  options: { readonly chunkSize: number; readonly stopAfter?: number; readonly from?: string },
) {
  return new Promise<{ readonly url: string; readonly accepted: number[]; readonly cut: boolean }>((resolve, reject) => {
    const accepted: number[] = [];
    const tus = new Upload(Buffer.from(material.bytes), {
      endpoint: `${url}/uploads`,
      ...(options.from === undefined ? {} : { uploadUrl: options.from }),
      metadata: { sha256: material.sha256 },
      headers: { authorization: `Bearer ${token}` },
      chunkSize: options.chunkSize,
      retryDelays: null,
      onChunkComplete: (_size, total) => {
        accepted.push(total);
        if (options.stopAfter !== undefined && total >= options.stopAfter) {
          void tus.abort().then(() => resolve({ url: tus.url ?? '', accepted, cut: true }));
        }
      },
      onSuccess: () => resolve({ url: tus.url ?? '', accepted, cut: false }),
      onError: (error) => (tus.url === null ? reject(error) : resolve({ url: tus.url, accepted, cut: true })),
    });
    tus.start();
  });
}

describe('uploading', () => {
  it('[W-20] keeps a finished upload by its hash, and says the same when committed again', async () => {
    const material = makeMaterial();
    const url = await upload(centre, token, material.bytes, material.sha256);
    const kept = { sha256: material.sha256, bytes: material.bytes.length };
    expect(await commit(material, url)).toEqual(kept);
    expect(await commit(material, url)).toEqual(kept);
    expect(await commit(material, 'anything')).toEqual(kept);
    expect(await readdir(uploads())).toEqual([]);
    const file = join(folder, 'materials', material.sha256.slice(0, 2), material.sha256);
    expect(sha256Of(await readFile(file))).toBe(material.sha256);
  });

  it('[W-20] commits once when asked twice at once', async () => {
    const material = makeMaterial();
    const url = await upload(centre, token, material.bytes, material.sha256);
    const answers = await Promise.all([commit(material, url), commit(material, url), commit(material, url)]);
    expect(new Set(answers.map(({ bytes }) => bytes))).toEqual(new Set([material.bytes.length]));
  });

  it('[design §7] goes on where a dropped connection left off', async () => {
    const material = makeMaterial(400_000);
    const proxy = await startFaultProxy(centre.url);
    const broken = await tusUpload(proxy.url, material, { chunkSize: 100_000, stopAfter: 200_000 });
    expect(broken.accepted).toEqual([100_000, 200_000]);
    expect(await failureOf(commit(material, broken.url))).toEqual({ code: 'material-not-found' });
    // The next connection breaks inside a piece: what arrived of it counts.
    proxy.cutRequestAfter(60_000);
    proxy.script('ok', 'cut-request');
    const cut = await tusUpload(proxy.url, material, { chunkSize: 150_000, from: broken.url });
    expect(cut.cut).toBe(true);
    const rest = await tusUpload(proxy.url, material, { chunkSize: 1_000_000, from: broken.url });
    expect(rest).toMatchObject({ accepted: [400_000], cut: false });
    expect(proxy.bytesIn()).toBeLessThan(600_000);
    expect(await commit(material, rest.url)).toEqual({ sha256: material.sha256, bytes: 400_000 });
    await proxy.close();
  });

  it('[design §7] refuses bytes that are not what was announced, and lets them be sent anew', async () => {
    const material = makeMaterial();
    const wrong = await upload(centre, token, makeMaterial().bytes, material.sha256);
    expect(await failureOf(commit(material, wrong))).toEqual({ code: 'material-mismatch', sha256: material.sha256 });
    expect(await failureOf(commit(material, wrong))).toEqual({ code: 'material-not-found' });
    expect(await centre.client(token).missingMaterials({ sha256: [material.sha256] })).toEqual({ missing: [material.sha256] });
    await handIn(centre, token, material);
  });

  it('[O-14] looks at the bytes, not at what they are called', async () => {
    const bytes = new TextEncoder().encode('<script>alert(1)</script>');
    const sha256 = sha256Of(bytes) as Sha256;
    const url = await upload(centre, token, bytes, sha256);
    expect(await failureOf(commit({ sha256, mediaType: 'image/jpeg' }, url))).toMatchObject({
      code: 'material-kind-refused',
      found: 'unknown',
    });
    const jpeg = makeMaterial();
    const other = await upload(centre, token, jpeg.bytes, jpeg.sha256);
    expect(await failureOf(commit({ ...jpeg, mediaType: 'application/pdf' }, other))).toMatchObject({ found: 'image/jpeg' });
    expect(await failureOf(centre.client(token).commitMaterial({ sha256, uploadId: url, mediaType: 'text/html' }))).toMatchObject({
      found: 'text/html',
    });
  });

  it('[O-14] takes nothing larger than the region does', async () => {
    const { maxBytes } = centre.profile.materialLimits;
    const headers = {
      'tus-resumable': '1.0.0',
      authorization: `Bearer ${token}`,
      'upload-metadata': `sha256 ${Buffer.from('0'.repeat(64)).toString('base64')}`,
    };
    const create = (length: number) =>
      fetch(`${centre.url}/uploads`, { method: 'POST', headers: { ...headers, 'upload-length': String(length) } });
    expect((await create(maxBytes + 1)).status).toBe(413);
    expect((await create(0)).status).toBe(400);
    expect((await create(maxBytes)).status).toBe(201);
  });

  it('[design §7] uploads nothing without a session, and nothing into another employer’s', async () => {
    const material = makeMaterial();
    const metadata = `sha256 ${Buffer.from(material.sha256).toString('base64')}`;
    const anonymous = await fetch(`${centre.url}/uploads`, {
      method: 'POST',
      headers: { 'tus-resumable': '1.0.0', 'upload-length': '9', 'upload-metadata': metadata },
    });
    expect(anonymous.status).toBe(401);
    expect(await anonymous.json()).toMatchObject({ data: { code: 'session-missing' } });
    expect(anonymous.headers.get('access-control-allow-origin')).toBeNull();

    const url = await upload(centre, token, material.bytes, material.sha256);
    const stranger = await registerUnit(centre, { employer: 1 });
    const head = (as: string) => fetch(url, { method: 'HEAD', headers: { 'tus-resumable': '1.0.0', authorization: `Bearer ${as}` } });
    expect((await head(token)).status).toBe(200);
    expect((await head(stranger)).status).toBe(404);
    expect(await failureOf(commit(material, url, stranger))).toEqual({ code: 'material-not-found' });
  });

  it('[design §7] names no file outside the uploads', async () => {
    const material = makeMaterial();
    for (const uploadId of ['../centre.db', '..', '', 'x'.repeat(300)]) {
      expect(await failureOf(commit(material, uploadId))).toEqual({ code: 'material-not-found' });
    }
  });

  it('[design §7] sweeps finished uploads after a day and unfinished ones after a week', async () => {
    const finished = makeMaterial();
    await upload(centre, token, finished.bytes, finished.sha256);
    const half = makeMaterial(400_000);
    await tusUpload(centre.url, half, { chunkSize: 100_000, stopAfter: 100_000 });
    const room = { uploads: uploads(), kept: join(folder, 'materials') };
    expect(await sweepUploads(room, hours(23))).toBe(0);
    expect(await sweepUploads(room, hours(25))).toBe(1);
    expect(await readdir(uploads())).toHaveLength(2);
    expect(await sweepUploads(room, hours(8 * 24))).toBe(1);
    expect(await readdir(uploads())).toEqual([]);
    // What was committed is never swept.
    const kept = await handIn(centre, token);
    await utimes(join(room.kept, kept.sha256.slice(0, 2), kept.sha256), 0, 0);
    expect(await sweepUploads(room, hours(1000))).toBe(0);
    expect(await centre.client(token).missingMaterials({ sha256: [kept.sha256] })).toEqual({ missing: [] });
  });
});
