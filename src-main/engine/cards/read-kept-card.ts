import type { Sha256 } from '../../../src-shared/domain/ids.ts';
import { chinaDate } from '../../../src-shared/lib/plain-date.ts';
import { ok } from '../../../src-shared/lib/result.ts';
import type { Settle } from '../dispatch.ts';
import type { EngineParts } from '../engine-parts.ts';
import type { OpenAccount } from '../ports/vault.ts';
import { cardReading, putCardReading } from './card-readings.ts';

/** Reads a kept file as an ID card and keeps what was read, once; true: that was now. */
export async function readKeptCard(
  parts: Pick<EngineParts, 'clock' | 'reading'>,
  account: OpenAccount,
  sha256: Sha256,
  settle: Settle,
): Promise<boolean> {
  const unread = await settle(() => ok(cardReading(account.store, sha256) === null));
  if (!unread.ok || !unread.value) {
    return false;
  }
  const file = await settle(() => account.materials.read(sha256));
  const card = file.ok ? await parts.reading.readCard({ ...file.value, today: chinaDate(parts.clock.now()) }) : null;
  if (card === null) {
    return false;
  }
  const kept = await settle(() => {
    account.store.transaction((write) => putCardReading(write, sha256, card));
    return ok(null);
  });
  return kept.ok;
}
