import type { Sha256 } from '../../../src-shared/domain/ids.ts';
import type { Instant } from '../../../src-shared/lib/plain-date.ts';
import { ok } from '../../../src-shared/lib/result.ts';
import { cardReading, forgetCardReading } from '../cards/card-readings.ts';
import type { Settle } from '../dispatch.ts';
import type { EngineParts, Outcome } from '../engine-parts.ts';
import type { StoreReader } from '../ports/store.ts';
import type { OpenAccount } from '../ports/vault.ts';
import { digestsOnDesks } from '../scan/page-store.ts';

/**
 * Who names files: each gives every digest it still leads to, in portions that are questions of their own. Whoever keeps files elsewhere than
 * in filings and the library adds itself here; a file none of them names is removed.
 */
export type Namer = (reader: StoreReader, now: Instant) => Iterable<readonly Sha256[]>;
export const NAMERS: readonly Namer[] = [(reader, now) => reader.namedDigests(now), (reader) => [[...digestsOnDesks(reader)]]];

/**
 * Hours after it was last brought in that a file is left alone, whoever names it: what an import keeps it names later, and what a clerk has
 * before them without a place (files nobody was found for) lies here too.
 */
export const GRACE_HOURS = 72;
/** Files removed in one turn among the writes. */
const AT_ONCE = 50;

/**
 * Removes the material files nothing names any more, and answers how many. In small steps with turns for others between them; ended at any point
 * it leaves whole files only, and the next time goes on. Nothing is removed before everybody was asked twice, the second time in one turn with
 * the removal.
 */
export async function collectMaterials(
  { clock, pause }: Pick<EngineParts, 'clock' | 'pause'>,
  { store, materials }: Pick<OpenAccount, 'store' | 'materials'>,
  settle: Settle,
  namers: readonly Namer[] = NAMERS,
): Promise<Outcome<number>> {
  const now = clock.now();
  const before = new Date(Date.parse(now) - GRACE_HOURS * 3_600_000).toISOString();
  const candidates = new Set<Sha256>();
  for await (const portion of materials.list()) {
    for (const { sha256, touchedAt } of portion) {
      if (touchedAt < before) {
        candidates.add(sha256);
      }
    }
    await pause();
  }
  for (const namer of candidates.size === 0 ? [] : namers) {
    const portions = namer(store, now)[Symbol.iterator]();
    for (;;) {
      const step = await settle(() => ok(portions.next()));
      if (!step.ok) {
        return step;
      }
      if (step.value.done === true) {
        break;
      }
      step.value.value.forEach((sha256) => candidates.delete(sha256));
      await pause();
    }
  }
  let removed = 0;
  const unnamed = [...candidates];
  for (let from = 0; from < unnamed.length; from += AT_ONCE) {
    const gone = await settle(async () => {
      // Something may have been named meanwhile: asked again, and nobody writes before it is gone.
      const still = new Set(unnamed.slice(from, from + AT_ONCE));
      for (const namer of namers) {
        for (const portion of namer(store, now)) {
          portion.forEach((sha256) => still.delete(sha256));
        }
      }
      let count = 0;
      for (const sha256 of still) {
        if (await materials.remove(sha256, before)) {
          count += 1;
          if (cardReading(store, sha256) !== null) {
            store.transaction((write) => forgetCardReading(write, sha256));
          }
        }
      }
      return ok(count);
    });
    if (!gone.ok) {
      return gone;
    }
    removed += gone.value;
    await pause();
  }
  return ok(removed);
}
