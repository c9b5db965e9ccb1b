const MOST_FILES = 200;
const MOST_BYTES = 48 * 1024 * 1024;

/** Files in portions one call carries: at most so many, at most so large together, in their order; a larger single file goes alone. */
export function filePortions<T extends { readonly size: number }>(files: readonly T[]): readonly (readonly T[])[] {
  const portions: T[][] = [];
  let bytes = 0;
  for (const file of files) {
    const open = portions.at(-1);
    if (open === undefined || open.length >= MOST_FILES || bytes + file.size > MOST_BYTES) {
      portions.push([file]);
      bytes = file.size;
    } else {
      open.push(file);
      bytes += file.size;
    }
  }
  return portions;
}
