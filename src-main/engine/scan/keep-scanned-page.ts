import type { ScanPlace } from '../../../src-shared/contract/page-desk.ts';
import { ok } from '../../../src-shared/lib/result.ts';
import type { Settle } from '../dispatch.ts';
import type { EngineParts, Outcome } from '../engine-parts.ts';
import type { OpenAccount } from '../ports/vault.ts';
import { stepped, takenAway } from './desk-steps.ts';
import { keepPage, type Picture } from './page-pictures.ts';
import { keepDesk, storedDesk } from './page-store.ts';

/** A page as it leaves a scanner: on disk first; then, when nothing is on it, put aside as a step that can be taken back. */
export async function keepScannedPage(
  parts: Pick<EngineParts, 'ids' | 'clock' | 'events' | 'imaging'>,
  account: OpenAccount,
  settle: Settle,
  ask: { readonly place: ScanPlace; readonly picture: Picture; readonly source: string },
): Promise<Outcome<null>> {
  const { place, picture } = ask;
  const kept = await keepPage(parts, account, settle, ask);
  if (!kept.ok) {
    return kept;
  }
  const blank = await parts.imaging.isBlankPage({ fileName: '扫描页', bytes: picture.bytes });
  if (blank.ok && blank.value) {
    return settle(() => {
      const desk = storedDesk(account.store, place);
      const pages = desk.pages.map((page) => (page.pageId === kept.value ? takenAway(page, 'blank', parts.clock.now()) : page));
      keepDesk(account.store, place, stepped(desk, pages));
      return ok(null);
    });
  }
  return ok(null);
}
