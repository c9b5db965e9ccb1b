import type { Failure } from '../../../src-shared/contract/errors.ts';

/**
 * What a port throws when its answer has no room for a failure and the world failed it: the disk ran full in a commit, the file
 * turned out damaged. `dispatch` answers it as the operation's failure; nothing of the transaction was kept.
 */
export class Trouble extends Error {
  readonly failure: Failure;

  constructor(failure: Failure, cause?: unknown) {
    super(failure.code, cause === undefined ? undefined : { cause });
    this.name = 'Trouble';
    this.failure = failure;
  }
}
