import type { Job } from '../../../src-shared/contract/batch.ts';
import type { FilingId } from '../../../src-shared/domain/ids.ts';
import { fail, ok } from '../../../src-shared/lib/result.ts';
import type { EngineParts, Outcome } from '../engine-parts.ts';
import type { CancelSignal } from '../ports/workbooks.ts';

/** Windows are told of progress at most so often. */
const TELL_EVERY_MILLISECONDS = 100;
/** Ended jobs are remembered so that a window that looked away still learns how they ended. */
const ENDED_KEPT = 50;

/** What a job leaves behind when it ended well. */
export type JobEnd = Partial<Pick<Job, 'report' | 'attached' | 'remainder'>> & { readonly done?: number };

/** A job as the work in it sees it. */
export type JobHandle = {
  readonly jobId: string;
  readonly cancel: CancelSignal;
  /** Says how far it is. */
  readonly tell: (progress: Partial<Pick<Job, 'phase' | 'done' | 'total' | 'fraction'>>) => void;
};

export type Jobs = {
  /** Begins work on a batch and answers at once; `job-running` while another works on it. */
  start(ask: {
    readonly kind: Job['kind'];
    readonly filingId: FilingId;
    readonly run: (handle: JobHandle) => Promise<Outcome<JobEnd>>;
  }): Outcome<{ jobId: string }>;
  get(jobId: string): Outcome<Job>;
  cancel(jobId: string): Outcome<null>;
  /** The account is closed: whatever works on it gives up. */
  cancelAll(): void;
  /** The job that works on this batch now. */
  runningOn(filingId: FilingId): string | null;
};

type Entry = { job: Job; cancelled: boolean; readonly listeners: (() => void)[]; toldAt: number };

/** Long work on batches: one at a time for each, told of as it goes on, cancellable, never half done. */
export function createJobs(parts: Pick<EngineParts, 'ids' | 'events' | 'clock' | 'log'>): Jobs {
  const jobs = new Map<string, Entry>();

  function publish(job: Job): void {
    parts.events.publish({ event: 'job.changed', jobId: job.jobId, filingId: job.filingId });
  }

  function runningOn(filingId: FilingId): string | null {
    const running = [...jobs.values()].find(({ job }) => job.filingId === filingId && !hasEnded(job));
    return running?.job.jobId ?? null;
  }

  function end(jobId: string, change: Partial<Job>): void {
    const entry = jobs.get(jobId);
    if (entry === undefined || hasEnded(entry.job)) {
      return;
    }
    entry.job = { ...entry.job, ...change };
    const ended = [...jobs.values()].filter(({ job }) => hasEnded(job));
    for (const { job } of ended.slice(0, Math.max(0, ended.length - ENDED_KEPT))) {
      jobs.delete(job.jobId);
    }
    publish(entry.job);
    parts.events.publish({ event: 'filing.changed', filingId: entry.job.filingId });
  }

  return {
    start({ kind, filingId, run }) {
      if (runningOn(filingId) !== null) {
        return fail({ code: 'job-running' });
      }
      const jobId = parts.ids.next();
      const entry: Entry = {
        job: {
          jobId,
          kind,
          filingId,
          phase: kind === 'import' ? 'reading' : 'checking',
          done: 0,
          total: null,
          fraction: null,
          failure: null,
          report: null,
          attached: null,
          remainder: null,
        },
        cancelled: false,
        listeners: [],
        toldAt: 0,
      };
      jobs.set(jobId, entry);
      const handle: JobHandle = {
        jobId,
        cancel: {
          cancelled: () => entry.cancelled,
          onCancel: (listener) => void (entry.cancelled ? listener() : entry.listeners.push(listener)),
        },
        tell(progress) {
          const turned = progress.phase !== undefined && progress.phase !== entry.job.phase;
          entry.job = { ...entry.job, ...progress };
          const now = Date.parse(parts.clock.now());
          if (turned || now - entry.toldAt >= TELL_EVERY_MILLISECONDS) {
            entry.toldAt = now;
            publish(entry.job);
          }
        },
      };
      const work = async (): Promise<void> => {
        const outcome = await run(handle);
        if (outcome.ok) {
          end(jobId, { ...outcome.value, phase: 'done', fraction: 1 });
        } else {
          // A job that was told to give up may find the account closed first.
          const gaveUp = outcome.error.code === 'cancelled' || (entry.cancelled && outcome.error.code === 'locked');
          end(jobId, { phase: gaveUp ? 'cancelled' : 'failed', failure: gaveUp ? { code: 'cancelled' } : outcome.error });
        }
      };
      void work().catch((error: unknown) => {
        const reference = parts.ids.next().slice(-8);
        parts.log(reference, error);
        end(jobId, { phase: 'failed', failure: { code: 'internal', reference } });
      });
      publish(entry.job);
      return ok({ jobId });
    },
    get(jobId) {
      const entry = jobs.get(jobId);
      return entry === undefined ? fail({ code: 'job-not-found' }) : ok(entry.job);
    },
    cancel(jobId) {
      const entry = jobs.get(jobId);
      if (entry === undefined || hasEnded(entry.job)) {
        return fail({ code: 'job-not-found' });
      }
      giveUp(entry);
      return ok(null);
    },
    cancelAll() {
      for (const entry of jobs.values()) {
        if (!hasEnded(entry.job)) {
          giveUp(entry);
        }
      }
    },
    runningOn,
  };
}

function giveUp(entry: Entry): void {
  if (!entry.cancelled) {
    entry.cancelled = true;
    for (const listener of entry.listeners) {
      listener();
    }
  }
}

function hasEnded({ phase }: Job): boolean {
  return phase === 'done' || phase === 'failed' || phase === 'cancelled';
}
