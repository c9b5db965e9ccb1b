import type { ScannerTrouble } from '../../../src-shared/contract/scan.ts';
import type { ScanSource } from '../../../src-shared/domain/scan.ts';
import type { EsclStatus } from './status.ts';

/** A call that was answered with something else than what it asked for, and what the device said of itself right afterwards. */
export type EndOfJob = {
  readonly call: 'ScanJobs' | 'NextDocument';
  /** HTTP status. */
  readonly status: number;
  /** Pages that came before. */
  readonly pages: number;
  readonly source: ScanSource;
  /** Path of the job; '' where there is none yet. */
  readonly job: string;
  /** Null when it could not be read. */
  readonly device: EsclStatus | null;
};

const FEEDER_TROUBLES: Readonly<Record<string, ScannerTrouble['trouble']>> = {
  ScannerAdfJam: 'jammed',
  ScannerAdfMispick: 'jammed',
  ScannerAdfMultipickDetected: 'jammed',
  ScannerAdfDoorOpen: 'cover-open',
  ScannerAdfHatchOpen: 'cover-open',
  ScannerAdfInputTrayFailed: 'driver-failed',
  ScannerAdfInputTrayOverloaded: 'jammed',
};

/**
 * Why a job ended, as devices mean it: 404 and 409 are "no more pages" (some say 410 for it too), unless the device names a jam, an open
 * cover or a job that was stopped. Without any page the same answers mean an empty feeder.
 */
export function judgeEnd({ call, status, pages, source, job, device }: EndOfJob): ScannerTrouble | 'complete' {
  const feeder = source === 'flatbed' ? null : (device?.feeder ?? null);
  const ownJob = job === '' ? undefined : device?.jobs.find(({ uri }) => uri !== '' && uri.replace(/\/+$/, '').endsWith(job));
  const trouble = (what: ScannerTrouble['trouble']): ScannerTrouble => ({
    trouble: what,
    detail: [`${call} ${status}`, device?.state, device?.feeder, ownJob?.state, ownJob?.reason].filter(Boolean).join(', '),
  });
  const ofFeeder = feeder === null ? undefined : FEEDER_TROUBLES[feeder];
  if (ofFeeder !== undefined) {
    return trouble(ofFeeder);
  }
  if (status === 401 || status === 403) {
    return trouble('not-allowed');
  }
  if (feeder === 'ScannerAdfEmpty') {
    return pages > 0 ? 'complete' : trouble('no-paper');
  }
  if (ownJob?.state === 'Canceled' || (ownJob === undefined && status === 410)) {
    return trouble('cancelled');
  }
  if (ownJob?.state === 'Aborted') {
    return trouble('driver-failed');
  }
  if (status === 503) {
    return trouble('busy');
  }
  if (source !== 'flatbed' && (status === 404 || (status === 409 && feeder === null))) {
    return pages > 0 ? 'complete' : trouble(call === 'NextDocument' ? 'no-paper' : 'driver-failed');
  }
  if (call === 'ScanJobs' && status === 400) {
    return trouble('unsupported');
  }
  if (call === 'ScanJobs' && device?.state === 'Processing') {
    return trouble('busy');
  }
  return trouble('driver-failed');
}
