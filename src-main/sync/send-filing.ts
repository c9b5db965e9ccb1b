import { createHash } from 'node:crypto';
import type { CentreFiling } from '../../src-shared/contract/centre.ts';
import type { Failure } from '../../src-shared/contract/errors.ts';
import type { FilingContent } from '../../src-shared/domain/filing.ts';
import type { Sha256 } from '../../src-shared/domain/ids.ts';
import { fail, ok, type Result } from '../../src-shared/lib/result.ts';
import type { Centre, UploadPace } from '../engine/ports/centre.ts';
import type { MaterialFiles } from '../engine/ports/materials.ts';
import type { OutboxEntry, Store } from '../engine/ports/store.ts';
import { leavesDoubt } from './consequence.ts';

export type SendingFailure = {
  readonly failure: Failure;
  /** The centre may have taken the filing all the same. */
  readonly doubtful: boolean;
};
type Wire = {
  readonly centre: Centre;
  readonly token: string;
  readonly store: Store;
  readonly materials: MaterialFiles;
  readonly onProgress: (progress: { readonly sentBytes: number; readonly totalBytes: number }) => void;
  readonly pace: UploadPace;
};

/**
 * Puts one frozen filing on the wire: first the materials the centre lacks, then the filing itself. Only the receipt counts as
 * success; only the last step can leave a doubt.
 */
export async function sendFiling(wire: Wire, entry: OutboxEntry): Promise<Result<CentreFiling, SendingFailure>> {
  const content = frozenContent(entry);
  if (content === null) {
    return unsent({ code: 'store-damaged', detail: 'outbox content differs from its hash', file: '' });
  }
  const materials = materialsOf(content);
  for (let again = true; ; again = false) {
    const uploaded = await sendMissing(wire, materials);
    if (!uploaded.ok) {
      return unsent(uploaded.error);
    }
    const answer = await wire.centre.putFiling(wire.token, { contentHash: entry.contentHash, content, remarks: entry.remarks });
    if (answer.ok) {
      return answerOf(answer.value, entry);
    }
    // The centre lost a material between the question and the filing; once more is enough.
    if (answer.error.code !== 'materials-missing' || !again) {
      return fail({ failure: answer.error, doubtful: leavesDoubt(answer.error) });
    }
  }
}

/** An answer about another filing, other content or without a number is no receipt. */
export function answerOf(answer: CentreFiling, entry: OutboxEntry): Result<CentreFiling, SendingFailure> {
  return answer.clientId === entry.filingId && answer.contentHash === entry.contentHash && answer.receipt.number !== ''
    ? ok(answer)
    : fail({ failure: { code: 'centre-not-recognised', status: 200 }, doubtful: true });
}

type Material = FilingContent['rows'][number]['materials'][number];

async function sendMissing(wire: Wire, materials: ReadonlyMap<Sha256, Material>): Promise<Result<null, Failure>> {
  const missing = await missingOf(wire, [...materials.keys()]);
  if (!missing.ok) {
    return missing;
  }
  const totalBytes = sumOf(materials.values());
  let doneBytes = totalBytes - sumOf([...materials.values()].filter(({ sha256 }) => missing.value.has(sha256)));
  for (const sha256 of missing.value) {
    const file = await wire.materials.read(sha256);
    if (!file.ok) {
      return file;
    }
    const sent = await wire.centre.sendMaterial(wire.token, {
      sha256,
      mediaType: file.value.mediaType,
      bytes: file.value.bytes,
      resumeUrl: wire.store.uploadUrl(sha256),
      onUrl: (url) => keepUploadUrl(wire.store, sha256, url),
      onProgress: (sentBytes) => wire.onProgress({ sentBytes: doneBytes + sentBytes, totalBytes }),
      pace: wire.pace,
    });
    if (!sent.ok) {
      if (sent.error.code === 'material-mismatch') {
        keepUploadUrl(wire.store, sha256, null);
      }
      return sent;
    }
    keepUploadUrl(wire.store, sha256, null);
    doneBytes += file.value.bytes.byteLength;
    wire.onProgress({ sentBytes: doneBytes, totalBytes });
  }
  return ok(null);
}

async function missingOf(wire: Wire, all: readonly Sha256[]): Promise<Result<ReadonlySet<Sha256>, Failure>> {
  const answer = await wire.centre.missingMaterials(wire.token, all);
  if (!answer.ok) {
    return answer;
  }
  const missing = new Set(answer.value);
  // In the filing's order, and only what it names, whatever the centre asks for.
  return ok(new Set(all.filter((sha256) => missing.has(sha256))));
}

/** On disk at once: an upload that a crash cuts goes on from there. */
function keepUploadUrl(store: Store, sha256: Sha256, url: string | null): void {
  if (store.uploadUrl(sha256) !== url) {
    store.transaction((write) => write.putUploadUrl(sha256, url));
  }
}

/** What was hashed is what is sent: the content is taken from the frozen text, and only if that is still whole. */
export function frozenContent(entry: OutboxEntry): FilingContent | null {
  if (createHash('sha256').update(entry.content).digest('hex') !== entry.contentHash) {
    return null;
  }
  return JSON.parse(entry.content) as FilingContent;
}

function materialsOf(content: FilingContent): ReadonlyMap<Sha256, Material> {
  // Those of the filing as a whole (W-46) and those of its rows; a file that serves many goes once.
  const all = [...(content.materials ?? []), ...content.rows.flatMap(({ materials }) => materials)];
  return new Map(all.map((material) => [material.sha256, material]));
}

function sumOf(materials: Iterable<Material>): number {
  return [...materials].reduce((sum, { bytes }) => sum + bytes, 0);
}

function unsent(failure: Failure): Result<never, SendingFailure> {
  return fail({ failure, doubtful: false });
}
