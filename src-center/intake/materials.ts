import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Failure } from '../../src-shared/contract/errors.ts';
import type { Sha256 } from '../../src-shared/domain/ids.ts';
import { MEDIA_TYPES, type MediaType } from '../../src-shared/domain/material.ts';
import { fail, ok, type Result } from '../../src-shared/lib/result.ts';
import type { Office } from '../review/office.ts';
import type { Account } from '../store/accounts.ts';
import { addMaterial, materialOf } from '../store/materials.ts';
import { acceptedAnywhere } from './filing-materials.ts';

/** Where material files lie: `uploads/` while they come, `kept/ab/…` by the SHA-256 of their bytes afterwards. */
export type MaterialRoom = { readonly uploads: string; readonly kept: string };

export function keptPath(room: MaterialRoom, sha256: string): string {
  return join(room.kept, sha256.slice(0, 2), sha256);
}

/** How a file of each kind begins; the name and the claim are not believed. */
const BEGINNINGS: Readonly<Record<MediaType, string>> = {
  'image/jpeg': 'ffd8ff',
  'image/png': '89504e470d0a1a0a',
  'application/pdf': '255044462d',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': '504b0304',
};

type Commit = { readonly sha256: Sha256; readonly uploadId: string; readonly mediaType: string };
type Committed = Result<{ readonly sha256: Sha256; readonly bytes: number }, Failure>;
export type CommitMaterial = (account: Account, commit: Commit) => Promise<Committed>;

/** Commits run one at a time for a material: the same asked twice at once must not find the upload half moved. */
export function createCommits(office: Office, room: MaterialRoom): CommitMaterial {
  const running = new Map<string, Promise<Committed>>();
  return async (account, commit) => {
    const key = `${account.accountId}/${commit.sha256}`;
    const before = running.get(key);
    const mine = (async () => {
      // What went wrong for the one before is its own answer.
      await before?.catch(() => null);
      return commitMaterial(office, room, account, commit);
    })();
    running.set(key, mine);
    try {
      return await mine;
    } finally {
      if (running.get(key) === mine) {
        running.delete(key);
      }
    }
  };
}

/**
 * Keeps a finished upload under the SHA-256 of its bytes. Done twice it answers the same; a file that is not what was announced
 * is thrown away, so that sending it again begins anew.
 */
async function commitMaterial(office: Office, room: MaterialRoom, account: Account, commit: Commit): Promise<Committed> {
  const { sha256 } = commit;
  const known = materialOf(office.books.read, account.accountId, sha256);
  if (known !== null) {
    return ok({ sha256, bytes: known.bytes });
  }
  const profile = office.profiles.get(account.region);
  const accepted = profile === null ? MEDIA_TYPES : acceptedAnywhere(profile);
  const mediaType = accepted.find((one) => one === commit.mediaType);
  if (mediaType === undefined) {
    return fail({ code: 'material-kind-refused', fileName: '', found: commit.mediaType.slice(0, 100), accepted: [...accepted] });
  }
  const upload = uploadFile(room, account, commit.uploadId);
  const bytes = upload === null ? null : await finishedSize(upload);
  if (upload === null || bytes === null) {
    return fail({ code: 'material-not-found' });
  }
  const { hash, beginning } = await readThrough(upload);
  if (hash !== sha256) {
    await removeUpload(upload);
    return fail({ code: 'material-mismatch', sha256 });
  }
  if (!beginning.startsWith(BEGINNINGS[mediaType])) {
    await removeUpload(upload);
    const found = MEDIA_TYPES.find((one) => beginning.startsWith(BEGINNINGS[one])) ?? 'unknown';
    return fail({ code: 'material-kind-refused', fileName: '', found, accepted: [...accepted] });
  }
  await keepFile(upload, keptPath(room, sha256));
  await office.books.write((write) =>
    addMaterial(write, { accountId: account.accountId, sha256, bytes, mediaType, keptAt: office.clock.now() }),
  );
  await removeUpload(upload);
  return ok({ sha256, bytes });
}

/** Uploads are named after the account that began them. The client may give the bare name or the whole address. */
export function uploadPrefix(account: Account): string {
  return `${account.accountId}.`;
}
function uploadFile(room: MaterialRoom, account: Account, uploadId: string): string | null {
  const name = uploadId.split('/').at(-1) ?? '';
  return /^[0-9a-f.-]+$/.test(name) && name.startsWith(uploadPrefix(account)) ? join(room.uploads, name) : null;
}

/** Size of an upload all of whose bytes are there; null otherwise. tus keeps the announced size in a file beside it. */
async function finishedSize(file: string): Promise<number | null> {
  try {
    const { size: announced } = JSON.parse(await readText(`${file}.json`)) as { size?: number };
    const { size } = await stat(file);
    return announced === size ? size : null;
  } catch (error) {
    if (isMissing(error)) {
      return null;
    }
    throw error;
  }
}

async function readText(file: string): Promise<string> {
  const handle = await open(file);
  try {
    return await handle.readFile('utf8');
  } finally {
    await handle.close();
  }
}

async function readThrough(file: string): Promise<{ readonly hash: string; readonly beginning: string }> {
  const hash = createHash('sha256');
  let beginning = '';
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    if (beginning.length < 16) {
      beginning += chunk.subarray(0, 16).toString('hex');
    }
    hash.update(chunk);
  }
  return { hash: hash.digest('hex'), beginning };
}

/** On disk under its new name before anybody is told so: file, then folder. */
async function keepFile(upload: string, kept: string): Promise<void> {
  await mkdir(dirname(kept), { recursive: true });
  await synced(upload);
  await rename(upload, kept);
  await synced(dirname(kept));
}

async function synced(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function removeUpload(file: string): Promise<void> {
  await rm(file, { force: true });
  await rm(`${file}.json`, { force: true });
}

/** Which of these the account has still to send. */
export function missingMaterials(office: Office, account: Account, asked: readonly Sha256[]): Sha256[] {
  return asked.filter((sha256) => materialOf(office.books.read, account.accountId, sha256) === null);
}

export const SWEEP_FINISHED_HOURS = 24;
export const SWEEP_UNFINISHED_HOURS = 7 * 24;

/** Clears away uploads nobody committed: finished ones after a day, unfinished ones after a week. `now` in milliseconds, as files tell it. */
export async function sweepUploads(room: MaterialRoom, now: number): Promise<number> {
  const names = await readdir(room.uploads);
  let swept = 0;
  for (const name of names) {
    const isNote = name.endsWith('.json');
    if (isNote && names.includes(name.slice(0, -'.json'.length))) {
      continue;
    }
    const file = join(room.uploads, name);
    const { mtimeMs } = await stat(file);
    const hours = isNote || (await finishedSize(file)) !== null ? SWEEP_FINISHED_HOURS : SWEEP_UNFINISHED_HOURS;
    if (now - mtimeMs > hours * 3_600_000) {
      await removeUpload(file);
      swept += 1;
    }
  }
  return swept;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
