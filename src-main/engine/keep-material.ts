import { type Attachment, MOST_BYTES_AT_DOOR, type Original, PICTURE_TYPES } from '../../src-shared/domain/material.ts';
import { fail, ok } from '../../src-shared/lib/result.ts';
import type { RegionProfile } from '../../src-shared/profile/region-profile.ts';
import type { EngineParts, Outcome } from './engine-parts.ts';
import type { FitLimits, PreparedFile } from './ports/imaging.ts';
import type { OpenAccount } from './ports/vault.ts';
import { fileAtHand, type WebFile } from './web-file.ts';

/** A file made fit, with the clerk's own beside it where there is one. */
type PreparedMaterial = PreparedFile & { readonly source?: WebFile };
type KeepLimits = FitLimits & Partial<Pick<RegionProfile['materialLimits'], 'keepOriginals'>>;

/** A file of the clerk's made fit (W-20, O-14). Takes its time: hold no turn among the writes meanwhile. */
export async function prepareMaterial(
  { imaging }: Pick<EngineParts, 'imaging'>,
  file: WebFile,
  limits: FitLimits,
): Promise<Outcome<PreparedMaterial>> {
  const { name, size, readBytes } = fileAtHand(file);
  if (size > MOST_BYTES_AT_DOOR) {
    return fail({ code: 'material-too-large', fileName: name, bytes: size, maxBytes: MOST_BYTES_AT_DOOR });
  }
  const prepared = await imaging.prepare({ fileName: name, bytes: await readBytes(), limits });
  return prepared.ok ? ok({ ...prepared.value, source: file }) : prepared;
}

/** On disk when it answers, before anything names it; the clerk's own picture too where the profile keeps it and it was changed. */
export async function keepMaterial(
  { clock }: Pick<EngineParts, 'clock'>,
  account: OpenAccount,
  ask: { readonly kind: string; readonly file: PreparedMaterial; readonly limits: KeepLimits },
): Promise<Outcome<Attachment>> {
  const { fileName, bytes, prepared } = ask.file;
  const added = await account.materials.add({ fileName, bytes, limits: ask.limits });
  if (!added.ok) {
    return added;
  }
  const original = await keepOriginal(account, ask);
  return ok({
    kind: ask.kind,
    fileName,
    attachedAt: clock.now(),
    ...added.value,
    ...(prepared === undefined ? {} : { prepared }),
    ...(original === null ? {} : { original }),
  });
}

/** Null where none is kept; a disk too full for it does not keep the material from being attached. */
async function keepOriginal(
  { materials }: OpenAccount,
  { file: { source, prepared }, limits }: { readonly file: PreparedMaterial; readonly limits: KeepLimits },
): Promise<Original | null> {
  const mediaType = PICTURE_TYPES.find((type) => type === prepared?.from.mediaType);
  if (limits.keepOriginals !== 'until-decided' || source === undefined || mediaType === undefined || prepared?.steps.length === 0) {
    return null;
  }
  const bytes = await fileAtHand(source).readBytes();
  const kept = await materials.addOriginal({ bytes, mediaType });
  return kept.ok ? { sha256: kept.value.sha256, mediaType, bytes: bytes.length } : null;
}
