import { elements, readRoot, textAt } from './xml.ts';

/** What a device says of itself now (`ScannerStatus`), in its own words. */
export type EsclStatus = {
  /** Idle, Processing, Testing, Stopped, Down. */
  readonly state: string;
  /** ScannerAdfLoaded, ScannerAdfEmpty, ScannerAdfJam, ScannerAdfDoorOpen …; null where it has no feeder or does not say. */
  readonly feeder: string | null;
  readonly jobs: readonly { readonly uri: string; readonly state: string; readonly reason: string }[];
};

/** Null when the text is no `ScannerStatus`. */
export function readStatus(xml: string): EsclStatus | null {
  const root = readRoot(xml, 'ScannerStatus');
  const state = textAt(root, 'State');
  if (root === null || state === null) {
    return null;
  }
  const jobs = elements(root, 'Jobs', 'JobInfo').map((job) => ({
    uri: textAt(job, 'JobUri') ?? '',
    state: textAt(job, 'JobState') ?? '',
    reason: textAt(job, 'JobStateReasons', 'JobStateReason') ?? '',
  }));
  return { state, feeder: textAt(root, 'AdfState'), jobs };
}
