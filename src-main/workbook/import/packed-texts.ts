/** Texts in one: crossing from thread to thread, one long text costs a fraction of a thousand short ones, on both sides. */
export type PackedTexts = { readonly text: string; readonly ends: Uint32Array<ArrayBuffer> };

export function packTexts(texts: readonly string[]): PackedTexts {
  const ends = new Uint32Array(texts.length);
  let end = 0;
  texts.forEach((text, index) => {
    end += text.length;
    ends[index] = end;
  });
  return { text: texts.join(''), ends };
}

/** '' where there is none. */
export function textAt({ text, ends }: PackedTexts, index: number): string {
  return text.slice(ends[index - 1] ?? 0, ends[index] ?? 0);
}
