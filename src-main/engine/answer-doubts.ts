import { doubtsAbout } from '../../src-shared/domain/doubts.ts';
import type { Sha256 } from '../../src-shared/domain/ids.ts';
import type { Attachment } from '../../src-shared/domain/material.ts';
import type { PlainDate } from '../../src-shared/lib/plain-date.ts';

/**
 * The files with 仍然使用 and its reason on one of them, for what is doubted of it today; '' takes the answer back. Null where no such file
 * is there.
 */
export function answered(
  attachments: readonly Attachment[],
  ask: { readonly kind: string; readonly sha256: Sha256; readonly reason: string },
  today: PlainDate,
): readonly Attachment[] | null {
  const ofKind = attachments.filter(({ kind }) => kind === ask.kind);
  const place = ofKind.findIndex(({ sha256 }) => sha256 === ask.sha256);
  const file = ofKind[place];
  if (file === undefined) {
    return null;
  }
  const { usedAnyway: _, ...bare } = file;
  const reason = ask.reason.trim();
  const next: Attachment = reason === '' ? bare : { ...bare, usedAnyway: { reason, doubts: doubtsAbout(ofKind, place, today) } };
  return attachments.map((each) => (each === file ? next : each));
}
