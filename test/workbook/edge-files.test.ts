import { describe, expect, it } from 'vitest';
import { EDGE_FILES } from './edge-files.ts';
import { KNOWN_DIFFERENCES } from './known-differences.ts';
import { askHucre, askOpenpyxl, askSheetJs, findOpenpyxl, GAVE_UP, type OracleAnswer } from './oracles.ts';
import { describedSheet, placesOf, readSheet } from './read-sheet.ts';
import { xlsxFile } from './xlsx-file.ts';

const openpyxl = findOpenpyxl();
const python = 'python' in openpyxl ? openpyxl.python : null;
if ('missing' in openpyxl) {
  console.warn(`not compared with openpyxl: ${openpyxl.missing}`);
}

/** What an oracle would say if it saw what we see. A number compares by value, everything else by its text. */
async function ours(bytes: Uint8Array): Promise<OracleAnswer> {
  const read = await readSheet(bytes);
  if (!read.ok) {
    return { [GAVE_UP]: read.error.code };
  }
  const places = Object.entries(placesOf(read.value.rows));
  return Object.fromEntries(places.map(([place, { kind, text, raw }]) => [place, kind === 'number' ? String(Number(raw)) : text]));
}

/** `place: theirs (ours)` where the two differ; no more than eight. */
function differences(theirs: OracleAnswer, mine: OracleAnswer): readonly string[] {
  if (theirs[GAVE_UP] !== undefined) {
    return ['gives up'];
  }
  const places = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])];
  return places
    .filter((place) => theirs[place] !== mine[place])
    .map((place) => `${place}: ${JSON.stringify(theirs[place] ?? null)}`)
    .slice(0, 8);
}

describe('edge files', () => {
  it.each(EDGE_FILES)('[issue 3.6] every cell of: $name', async ({ book, cells }) => {
    expect(await describedSheet(xlsxFile(book))).toEqual(cells);
  });

  it('[issue 3.6] agrees with hucre cell by cell, but for what is explained', async () => {
    const found: Record<string, readonly string[]> = {};
    for (const { name, book } of EDGE_FILES) {
      const bytes = xlsxFile(book);
      note(found, name, differences(await askHucre(bytes), await ours(bytes)));
    }
    expect(found).toEqual(explained('hucre'));
  });

  it('[issue 3.6] agrees with SheetJS cell by cell, but for what is explained', async () => {
    const found: Record<string, readonly string[]> = {};
    for (const { name, book } of EDGE_FILES) {
      const bytes = xlsxFile(book);
      note(found, name, differences(askSheetJs(bytes), await ours(bytes)));
    }
    expect(found).toEqual(explained('sheetjs'));
  });

  it.skipIf(python === null)('[issue 3.6] agrees with openpyxl cell by cell, but for what is explained', async () => {
    const files = EDGE_FILES.filter(({ name }) => !name.startsWith('rows out of order'));
    const answers = askOpenpyxl(
      python ?? '',
      files.map(({ book }) => xlsxFile(book)),
    );
    const found: Record<string, readonly string[]> = {};
    for (const [index, { name, book }] of files.entries()) {
      note(found, name, differences(answers[index] ?? {}, await ours(xlsxFile(book))));
    }
    expect(found).toEqual(explained('openpyxl'));
  });
});

function note(found: Record<string, readonly string[]>, name: string, list: readonly string[]): void {
  if (list.length > 0) {
    found[name] = list;
  }
}

function explained(oracle: string): Readonly<Record<string, readonly string[]>> {
  const known = KNOWN_DIFFERENCES.filter((difference) => difference.oracle === oracle);
  return Object.fromEntries(known.map(({ file, theirs }) => [file, theirs]));
}
