import type { Job } from '../../../src-shared/contract/batch.ts';
import { byName } from '../../../src-shared/lib/by-name.ts';
import { filePortions } from './file-portions.ts';

type Attached = NonNullable<Job['attached']>;

/**
 * Many files in portions one call carries, one after the other. By separator sheets they go in the order of their names, and each portion is
 * told which sheet was open before it. `attach` answers null when a portion came to nothing: the ones behind it are not sent then.
 */
export async function attachInPortions<T extends { readonly name: string; readonly size: number }>(
  files: readonly T[],
  by: 'names' | 'sheets',
  attach: (portion: readonly T[], openSheet: string | null) => Promise<Attached | null>,
): Promise<void> {
  const ordered = by === 'sheets' ? files.toSorted((one, other) => byName(one.name, other.name)) : files;
  let openSheet: string | null = null;
  for (const portion of filePortions(ordered)) {
    const attached: Attached | null = await attach(portion, openSheet);
    if (attached === null) {
      return;
    }
    openSheet = attached.openSheet;
  }
}
