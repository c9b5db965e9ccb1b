import type { DeskPage, PageFormat } from '../../../src-shared/contract/page-desk.ts';
import { fail, ok } from '../../../src-shared/lib/result.ts';
import type { EngineParts, Outcome } from '../engine-parts.ts';
import type { FitLimits, PreparedFile } from '../ports/imaging.ts';
import type { OpenAccount } from '../ports/vault.ts';
import { pictureOf } from './page-pictures.ts';

/** The pages as files of a material, drawn with their edits and made fit: one PDF or a picture each. The same page twice counts once. */
export async function filesOfPages(
  parts: Pick<EngineParts, 'imaging'>,
  account: OpenAccount,
  ask: {
    readonly pages: readonly DeskPage[];
    readonly format: PageFormat;
    readonly limits: FitLimits;
    /** The name of the file in this place, without its ending. */
    readonly nameOf: (index: number) => string;
    /** Told how many pages are done. */
    readonly tell: (done: number) => void;
  },
): Promise<Outcome<readonly PreparedFile[]>> {
  const { format, limits, nameOf, tell } = ask;
  const pages = [...new Map(ask.pages.map((page) => [`${page.sha256} ${JSON.stringify(page.edits)}`, page])).values()];
  const pictures: Uint8Array[] = [];
  const files: PreparedFile[] = [];
  for (const [index, page] of pages.entries()) {
    const picture = await pictureOf(parts, account, { page, fileName: `第 ${index + 1} 页` });
    if (!picture.ok) {
      return picture;
    }
    const { bytes } = picture.value;
    if (format === 'pdf') {
      pictures.push(bytes);
    } else {
      const fit = await parts.imaging.prepare({ fileName: `${nameOf(index)}.jpg`, bytes, limits });
      if (!fit.ok) {
        return fit;
      }
      files.push(fit.value);
    }
    tell(index + 1);
  }
  if (format === 'pictures') {
    return ok(files);
  }
  const pdf = await onePdf(parts, { fileName: `${nameOf(0)}.pdf`, pictures, limits });
  return pdf.ok ? ok([pdf.value]) : pdf;
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
