import type { DeskPage, PageFormat } from '../../../src-shared/contract/page-desk.ts';
import { fail, ok } from '../../../src-shared/lib/result.ts';
import type { EngineParts, Outcome } from '../engine-parts.ts';
import type { FitLimits, PreparedFile } from '../ports/imaging.ts';
import type { OpenAccount } from '../ports/vault.ts';

/** The pages as files of a material, made fit: one PDF or a picture each. The same page twice counts once. */
export async function filesOfPages(
  { imaging }: Pick<EngineParts, 'imaging'>,
  { materials }: OpenAccount,
  ask: {
    readonly pages: readonly DeskPage[];
    readonly format: PageFormat;
    readonly limits: FitLimits;
    /** The name of the file in this place, without its ending. */
    readonly nameOf: (index: number) => string;
  },
): Promise<Outcome<readonly PreparedFile[]>> {
  const { format, limits, nameOf } = ask;
  const pictures: Uint8Array[] = [];
  for (const page of new Map(ask.pages.map((each) => [each.sha256, each])).values()) {
    const read = await materials.read(page.sha256);
    if (!read.ok) {
      return read;
    }
    pictures.push(read.value.bytes);
  }
  if (format === 'pdf') {
    const pdf = await onePdf({ imaging }, { fileName: `${nameOf(0)}.pdf`, pictures, limits });
    return pdf.ok ? ok([pdf.value]) : pdf;
  }
  const files: PreparedFile[] = [];
  for (const [index, bytes] of pictures.entries()) {
    const fit = await imaging.prepare({ fileName: `${nameOf(index)}.jpg`, bytes, limits });
    if (!fit.ok) {
      return fit;
    }
    files.push(fit.value);
  }
  return ok(files);
}

/** Joined, then in by the door that every PDF comes in by. */
async function onePdf(
  { imaging }: Pick<EngineParts, 'imaging'>,
  { fileName, pictures, limits }: { readonly fileName: string; readonly pictures: readonly Uint8Array[]; readonly limits: FitLimits },
): Promise<Outcome<PreparedFile>> {
  if (!limits.mediaTypes.includes('application/pdf')) {
    return fail({ code: 'material-kind-refused', fileName, found: 'application/pdf', accepted: [...limits.mediaTypes] });
  }
  const joined = await imaging.joinPages({ fileName, pages: pictures, limits });
  if (!joined.ok) {
    return joined;
  }
  const checked = await imaging.prepare({ ...joined.value, limits });
  return checked.ok ? ok({ ...joined.value, ...checked.value }) : checked;
}
