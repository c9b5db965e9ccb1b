import fc from 'fast-check';
import { expect } from 'vitest';
import { openWorkbook } from '../../src-main/workbook/read/open-workbook.ts';

const SLOWEST = 10_000;

type Harm = { readonly at: number; readonly byte: number; readonly cut: number };

/** Some bytes to overwrite, some to cut out. */
export const harm: fc.Arbitrary<readonly Harm[]> = fc.array(fc.record({ at: fc.nat(1_000_000), byte: fc.nat(255), cut: fc.nat(30) }), {
  minLength: 1,
  maxLength: 6,
});

export function harmed(source: Uint8Array, list: readonly Harm[]): Uint8Array {
  let bytes = Buffer.from(source);
  for (const { at, byte, cut } of list) {
    const place = at % bytes.length;
    if (cut > 0 && cut < 5 && bytes.length > 40) {
      bytes = Buffer.concat([bytes.subarray(0, place), bytes.subarray(place + cut)]);
    } else {
      bytes[place] = byte;
    }
  }
  return bytes;
}

/** Opens and reads all sheets of whatever the bytes are: the reader must neither throw nor take long. */
export async function expectNoDefect(bytes: Uint8Array): Promise<void> {
  const started = performance.now();
  const opened = await openWorkbook({ fileName: '导入.xlsx', bytes });
  for (const sheet of opened.ok ? opened.value.sheets.keys() : []) {
    await (opened.ok && opened.value.readRows(sheet, () => {}));
  }
  expect(performance.now() - started).toBeLessThan(SLOWEST);
}
