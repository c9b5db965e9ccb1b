/** `level`: the brightest value of the darker group; `apart`: how far the two groups' means are from each other. On a scale of 255. */
export type Parted = { readonly level: number; readonly apart: number };

/** The brightness that parts 8-bit grey pixels best (Otsu's: the two groups are as far apart as they can be); null where there is only one. */
export function partBrightness(data: Uint8Array): Parted | null {
  const counts = new Float64Array(256);
  for (const value of data) {
    counts[value] = (counts[value] ?? 0) + 1;
  }
  const total = counts.reduce((sum, count, value) => sum + count * value, 0);
  let best = 0;
  let parted: Parted | null = null;
  let [dark, darkSum] = [0, 0];
  for (let level = 0; level < 255; level += 1) {
    dark += counts[level] ?? 0;
    darkSum += (counts[level] ?? 0) * level;
    const light = data.length - dark;
    if (dark > 0 && light > 0) {
      const apart = (total - darkSum) / light - darkSum / dark;
      const worth = dark * light * apart ** 2;
      if (worth > best) {
        best = worth;
        parted = { level, apart };
      }
    }
  }
  return parted;
}
