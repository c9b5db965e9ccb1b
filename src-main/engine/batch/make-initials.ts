import type { FilingId } from '../../../src-shared/domain/ids.ts';
import { ok } from '../../../src-shared/lib/result.ts';
import type { Settle } from '../dispatch.ts';
import type { Outcome } from '../engine-parts.ts';
import type { OpenAccount } from '../ports/vault.ts';
import type { BatchParts } from './batch-desk.ts';
import { SLICE } from './judge-slice.ts';

/** Pinyin initials of a batch's people who have none yet, made when somebody looks for them: an import need not wait for it. */
export async function makeInitials(
  parts: Pick<BatchParts, 'pause'>,
  { store }: OpenAccount,
  filingId: FilingId,
  settle: Settle,
): Promise<Outcome<null>> {
  for (;;) {
    const made = await settle(() => ok(store.transaction((write) => write.fillInitials(filingId, SLICE))));
    if (!made.ok) {
      return made;
    }
    if (!made.value) {
      return ok(null);
    }
    await parts.pause();
  }
}
