import { type Attachment, MOST_BYTES_AT_DOOR } from '../../src-shared/domain/material.ts';
import { fail, ok } from '../../src-shared/lib/result.ts';
import type { EngineParts, Outcome } from './engine-parts.ts';
import type { FitLimits, PreparedFile } from './ports/imaging.ts';
import type { OpenAccount } from './ports/vault.ts';
import { fileAtHand, type WebFile } from './web-file.ts';

/** A file of the clerk's made fit (W-20, O-14). Takes its time: hold no turn among the writes meanwhile. */
export async function prepareMaterial(
  { imaging }: Pick<EngineParts, 'imaging'>,
  file: WebFile,
  limits: FitLimits,
): Promise<Outcome<PreparedFile>> {
  const { name, size, readBytes } = fileAtHand(file);
  return size > MOST_BYTES_AT_DOOR
    ? fail({ code: 'material-too-large', fileName: name, bytes: size, maxBytes: MOST_BYTES_AT_DOOR })
    : imaging.prepare({ fileName: name, bytes: await readBytes(), limits });
}

/** On disk when it answers, before anything names it. */
export async function keepMaterial(
  { clock }: Pick<EngineParts, 'clock'>,
  { materials }: OpenAccount,
  ask: { readonly kind: string; readonly file: PreparedFile; readonly limits: FitLimits },
): Promise<Outcome<Attachment>> {
  const { fileName, bytes, prepared } = ask.file;
  const added = await materials.add({ fileName, bytes, limits: ask.limits });
  return added.ok
    ? ok({ kind: ask.kind, fileName, attachedAt: clock.now(), ...added.value, ...(prepared === undefined ? {} : { prepared }) })
    : added;
}
