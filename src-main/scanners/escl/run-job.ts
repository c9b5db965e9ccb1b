import type { ScannerTrouble } from '../../../src-shared/contract/scan.ts';
import { assertNever } from '../../../src-shared/lib/assert-never.ts';
import { fail, ok, type Result } from '../../../src-shared/lib/result.ts';
import type { ScannedPage } from '../../engine/ports/scanners.ts';
import { type AskedPage, pageAsAsked } from '../page/page-as-asked.ts';
import type { DeviceLink, LinkAnswer, LinkTrouble } from './device-link.ts';
import { type EndOfJob, judgeEnd } from './end-of-job.ts';
import { type EsclStatus, readStatus } from './status.ts';

/** Milliseconds, bytes and numbers of tries. */
export type EsclLimits = {
  readonly patience: number;
  readonly pagePatience: number;
  readonly answerBytes: number;
  readonly pageBytes: number;
  readonly pause: number;
  readonly jobTries: number;
  readonly pageTries: number;
  readonly freeTries: number;
  readonly pages: number;
};

/** Tries and pauses are those of sane-airscan, which knows the most devices. */
export const ESCL_LIMITS: EsclLimits = {
  patience: 30_000,
  pagePatience: 120_000,
  answerBytes: 1_000_000,
  pageBytes: 100_000_000,
  pause: 1000,
  jobTries: 10,
  pageTries: 30,
  freeTries: 10,
  pages: 1000,
};

/** Resolves after so many milliseconds, or as soon as the signal aborts. */
export type Pause = (milliseconds: number, signal?: AbortSignal) => Promise<void>;

export type JobParts = {
  readonly link: DeviceLink;
  /** Path of the device's eSCL root without a slash at its end. */
  readonly root: string;
  readonly limits: EsclLimits;
  readonly pause: Pause;
  readonly signal: AbortSignal;
};

export type Job = {
  readonly body: string;
  readonly asked: AskedPage;
  /** Milliseconds to wait before each page after the first. */
  readonly betweenPages: number;
  readonly onProgress: (progress: { readonly page: number; readonly fraction: number | null }) => void;
  readonly onPage: (page: ScannedPage) => void | Promise<void>;
};

const CANCELLED: ScannerTrouble = { trouble: 'cancelled', detail: '' };

/** One scan job from its order to its end; whatever the end, the device is told that the job is over. */
export async function runJob(parts: JobParts, job: Job): Promise<Result<{ readonly pages: number }, ScannerTrouble>> {
  const ordered = await order(parts, job);
  if (!ordered.ok) {
    return ordered;
  }
  let open = true;
  try {
    const end = await takePages(parts, job, ordered.value);
    // After a feeder's normal end the device has closed the job itself.
    open = !end.ok || job.asked.source === 'flatbed';
    return end;
  } finally {
    if (open) {
      await close(parts, ordered.value);
    }
  }
}

/**
 * `POST ScanJobs`; the path of the job. An order on its way is not called back, because a job without a known address could not be
 * closed: it is closed as soon as the address is known.
 */
async function order(parts: JobParts, { body, asked }: Job): Promise<Result<string, ScannerTrouble>> {
  const { link, root, limits, pause, signal } = parts;
  for (let tries = 1; ; tries += 1) {
    if (signal.aborted) {
      return fail(CANCELLED);
    }
    const sent = await link.send({ method: 'POST', path: `${root}/ScanJobs`, body, limit: limits.answerBytes, patience: limits.patience });
    if (!sent.ok) {
      return fail(troubleOf(sent.error));
    }
    const { status, headers } = sent.value;
    if (status === 503 && tries < limits.jobTries) {
      await pause(limits.pause, signal);
      continue;
    }
    if (status === 201) {
      return jobAt(parts, pathOf(headers.location, root));
    }
    const end = await endOfJob(parts, { call: 'ScanJobs', status, pages: 0, source: asked.source, job: '' });
    return fail(end === 'complete' ? { trouble: 'driver-failed', detail: `ScanJobs ${status}` } : end);
  }
}

async function jobAt(parts: JobParts, path: string | null): Promise<Result<string, ScannerTrouble>> {
  if (path === null) {
    return fail({ trouble: 'driver-failed', detail: 'ScanJobs 201 without a place' });
  }
  if (parts.signal.aborted) {
    await close(parts, path);
    return fail(CANCELLED);
  }
  return ok(path);
}

/** Devices name themselves wrongly in `Location` (another host, port or scheme), so only its path is believed. */
function pathOf(location: string | undefined, root: string): string | null {
  const url = location === undefined || location.trim() === '' ? null : URL.parse(location.trim(), `http://device${root}/ScanJobs`);
  const path = url === null ? '' : url.pathname.replace(/\/+$/, '');
  return path === '' ? null : path;
}

async function takePages(parts: JobParts, job: Job, path: string): Promise<Result<{ readonly pages: number }, ScannerTrouble>> {
  const { limits, pause, signal } = parts;
  for (let pages = 0; pages < limits.pages; pages += 1) {
    if (pages > 0 && job.betweenPages > 0) {
      await pause(job.betweenPages, signal);
    }
    const got = await nextDocument(parts, job, path, pages + 1);
    if (!got.ok) {
      return fail(troubleOf(got.error));
    }
    const { status, body } = got.value;
    if (status !== 200) {
      const end = await endOfJob(parts, { call: 'NextDocument', status, pages, source: job.asked.source, job: path });
      return end === 'complete' ? ok({ pages }) : fail(end);
    }
    const page = pageAsAsked(body, job.asked);
    if (!page.ok) {
      return fail({ trouble: 'page-broken', detail: page.error });
    }
    await job.onPage(page.value);
    if (signal.aborted) {
      return fail(CANCELLED);
    }
    if (job.asked.source === 'flatbed') {
      return ok({ pages: 1 });
    }
  }
  return fail({ trouble: 'driver-failed', detail: `more than ${limits.pages} pages` });
}

/** `GET NextDocument`, asked again while the device says that the page is not ready. */
async function nextDocument(parts: JobParts, job: Job, path: string, page: number): Promise<Result<LinkAnswer, LinkTrouble>> {
  const { link, limits, pause, signal } = parts;
  job.onProgress({ page, fraction: null });
  for (let tries = 1; ; tries += 1) {
    const got = await link.send({
      method: 'GET',
      path: `${path}/NextDocument`,
      limit: limits.pageBytes,
      patience: limits.pagePatience,
      signal,
      onProgress: (fraction) => job.onProgress({ page, fraction }),
    });
    if (!got.ok || got.value.status !== 503 || tries >= limits.pageTries) {
      return got;
    }
    await pause(limits.pause, signal);
  }
}

/** Reads the status once and no more: some devices tell of an empty feeder once, and of a full one when asked again. */
async function endOfJob({ link, root, limits, signal }: JobParts, end: Omit<EndOfJob, 'device'>): Promise<ScannerTrouble | 'complete'> {
  const read = await readDeviceStatus({ link, root, limits }, signal);
  return signal.aborted ? CANCELLED : judgeEnd({ ...end, device: read });
}

/** `DELETE` the job; after a cancel, which stops a device in the middle of a page, also waits until it is free again. */
async function close({ link, root, limits, pause, signal }: JobParts, path: string): Promise<void> {
  await link.send({ method: 'DELETE', path, limit: limits.answerBytes, patience: limits.patience });
  for (let tries = 1; signal.aborted && tries <= limits.freeTries; tries += 1) {
    const status = await readDeviceStatus({ link, root, limits });
    if (status?.state !== 'Processing') {
      return;
    }
    await pause(limits.pause);
  }
}

async function readDeviceStatus(
  { link, root, limits }: Pick<JobParts, 'link' | 'root' | 'limits'>,
  signal?: AbortSignal,
): Promise<EsclStatus | null> {
  const read = await link.send({
    method: 'GET',
    path: `${root}/ScannerStatus`,
    limit: limits.answerBytes,
    patience: limits.patience,
    ...(signal === undefined ? {} : { signal }),
  });
  return read.ok && read.value.status === 200 ? readStatus(read.value.body.toString('utf8')) : null;
}

/** A trouble of the line as a trouble of the scanner. */
export function troubleOf({ kind, detail }: LinkTrouble): ScannerTrouble {
  switch (kind) {
    case 'gone':
    case 'silent':
    case 'cancelled':
    case 'other-certificate':
      return { trouble: kind, detail };
    case 'cut':
    case 'too-large':
      return { trouble: 'page-broken', detail };
    case 'garbled':
      return { trouble: 'driver-failed', detail };
    default:
      return assertNever(kind);
  }
}
