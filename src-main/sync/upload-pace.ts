import type { SendingChoices } from '../../src-shared/contract/engine.ts';
import { fail, ok } from '../../src-shared/lib/result.ts';
import type { UploadPace } from '../engine/ports/centre.ts';

/** A piece that is cut off is sent again, and a wish of the clerk is heard before the next one. */
const LARGEST_PIECE = 1024 * 1024;
const SMALLEST_PIECE = 16 * 1024;
/** A wait is broken up, so that 暂停 and another limit are heard soon. */
const LONGEST_WAIT_MS = 250;

/**
 * Holds uploads to the clerk's choices: none while sending is paused, and with a limit each piece only when the line has had the time for
 * the one before it. A limited upload goes in pieces of about half a second, so that a thin line is shared and not seized by turns.
 */
export function createUploadPace(parts: {
  readonly choices: () => SendingChoices;
  /** Milliseconds that only grow. */
  readonly now: () => number;
  readonly wait: (milliseconds: number) => Promise<void>;
}): UploadPace {
  let freeAt = Number.NEGATIVE_INFINITY;
  return {
    pieceBytes() {
      const { bytesPerSecond } = parts.choices();
      return bytesPerSecond === null ? LARGEST_PIECE : Math.min(LARGEST_PIECE, Math.max(SMALLEST_PIECE, Math.floor(bytesPerSecond / 2)));
    },
    async before(bytes) {
      for (;;) {
        const { paused, bytesPerSecond } = parts.choices();
        if (paused) {
          return fail({ code: 'sending-paused' });
        }
        const left = bytesPerSecond === null ? 0 : freeAt - parts.now();
        if (left <= 0) {
          freeAt = parts.now() + (bytesPerSecond === null ? 0 : (bytes / bytesPerSecond) * 1000);
          return ok(null);
        }
        await parts.wait(Math.min(left, LONGEST_WAIT_MS));
      }
    },
  };
}
