import type Database from 'better-sqlite3';
import type { Writing } from './books.ts';

export type NotAPromise<T> = T extends PromiseLike<unknown> ? never : T;
/** Runs `work` inside a transaction; resolves when it is on disk, rejects (nothing written) when it throws. */
export type Write = <T>(work: (write: Writing) => NotAPromise<T>) => Promise<T>;

type Job = { readonly run: () => void; readonly resolve: () => void; readonly reject: (error: unknown) => void };

/**
 * Group commit: everything asked for in one turn of the event loop shares one transaction and one fsync (five times the
 * throughput of one each, data.md §5.4), each in its own savepoint so that one failure takes nobody else along.
 */
export function createGroupCommit(database: Database.Database, books: Writing): { readonly write: Write; settle(): Promise<void> } {
  let waiting: Job[] = [];
  let flushing: Promise<void> | null = null;

  function flush(): void {
    const jobs = waiting;
    waiting = [];
    const answers: (() => void)[] = [];
    try {
      database.exec('BEGIN IMMEDIATE');
      for (const job of jobs) {
        database.exec('SAVEPOINT job');
        try {
          job.run();
          database.exec('RELEASE job');
          answers.push(job.resolve);
        } catch (error) {
          // A full disk rolls the whole transaction back by itself: then nobody's work is kept.
          if (!database.inTransaction) {
            throw error;
          }
          database.exec('ROLLBACK TO job; RELEASE job');
          answers.push(() => job.reject(error));
        }
      }
      database.exec('COMMIT');
    } catch (error) {
      if (database.inTransaction) {
        database.exec('ROLLBACK');
      }
      for (const job of jobs) {
        job.reject(error);
      }
      return;
    }
    for (const answer of answers) {
      answer();
    }
  }

  return {
    write: <T>(work: (write: Writing) => NotAPromise<T>) =>
      new Promise<T>((resolve, reject) => {
        let value: T;
        waiting.push({
          run: () => {
            value = work(books);
          },
          resolve: () => resolve(value),
          reject,
        });
        flushing ??= new Promise((done) => {
          setImmediate(() => {
            flushing = null;
            flush();
            done();
          });
        });
      }),
    async settle() {
      // An answer may ask for the next write.
      for (let round = flushing; round !== null; round = flushing) {
        await round;
      }
    },
  };
}
