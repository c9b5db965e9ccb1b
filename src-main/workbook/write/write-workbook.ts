import { columnLetters, MOST_ROWS, onSheet, sheetName } from './cell-address.ts';
import { commentDrawingXml, commentsXml } from './sheet-comments.ts';
import type { DefinedName, RowsOfText, SheetPlan, WorkbookPlan } from './sheet-plan.ts';
import { stylesXml } from './sheet-styles.ts';
import { type RowCursor, sheetXml } from './sheet-xml.ts';
import {
  contentTypesXml,
  corePropertiesXml,
  packageRelationshipsXml,
  sheetRelationshipsXml,
  type WrittenSheet,
  workbookRelationshipsXml,
  workbookXml,
} from './workbook-parts.ts';
import { type ZipPart, zipFile, zipPart } from './zip-file.ts';

/**
 * Writes a workbook, rows as they come: only compressed bytes are kept. A sheet with more rows than fit goes on in `名称 (2)`, with the same
 * top. Drop-downs on whole columns are never written: programs that read them cell by cell (data.md §1.4) choke on a million rules.
 */
export async function writeWorkbook(plan: WorkbookPlan, mostRows: number = MOST_ROWS): Promise<Uint8Array> {
  const parts: ZipPart[] = [];
  const written: WrittenSheet[] = [];
  const names: DefinedName[] = [...plan.names];
  for (const sheet of plan.sheets) {
    await writeSheet(sheet, { parts, written, names, mostRows });
  }
  const small: readonly (readonly [string, string])[] = [
    ['[Content_Types].xml', contentTypesXml(written)],
    ['_rels/.rels', packageRelationshipsXml()],
    ['docProps/core.xml', corePropertiesXml(plan.title)],
    ['xl/_rels/workbook.xml.rels', workbookRelationshipsXml(written)],
    ['xl/styles.xml', stylesXml()],
    ['xl/workbook.xml', workbookXml(written, names)],
  ];
  for (const [name, content] of small) {
    parts.push(await zipPart(name, content));
  }
  return zipFile(parts);
}

type Progress = {
  readonly parts: ZipPart[];
  readonly written: WrittenSheet[];
  readonly names: DefinedName[];
  readonly mostRows: number;
};

async function writeSheet(sheet: SheetPlan, { parts, written, names, mostRows }: Progress): Promise<void> {
  const cursor = openRows(sheet.rows);
  try {
    for (let continuation = 1; continuation === 1 || !(await cursor.atEnd()); continuation += 1) {
      const number = written.length + 1;
      const name = sheetName(sheet.name, continuation === 1 ? '' : ` (${continuation})`);
      const before = cursor.taken();
      parts.push(await zipPart(`xl/worksheets/sheet${number}.xml`, sheetXml(sheet, cursor, { first: number === 1, mostRows })));
      names.push(...namesOfSheet({ sheet, name, number, rows: cursor.taken() - before }));
      const comments = sheet.comments ?? [];
      written.push({ name, commented: comments.length > 0 });
      if (comments.length > 0) {
        parts.push(
          await zipPart(`xl/comments${number}.xml`, commentsXml(comments)),
          await zipPart(`xl/drawings/vmlDrawing${number}.vml`, commentDrawingXml(comments)),
          await zipPart(`xl/worksheets/_rels/sheet${number}.xml.rels`, sheetRelationshipsXml(number)),
        );
      }
    }
  } finally {
    await cursor.close();
  }
}

/** The top repeats on each printed page; the filter's range has a hidden name, by which other programs find it. */
function namesOfSheet({
  sheet,
  name,
  number,
  rows,
}: {
  sheet: SheetPlan;
  name: string;
  number: number;
  rows: number;
}): readonly DefinedName[] {
  const last = `${columnLetters(sheet.columns.length - 1)}${sheet.top.length + rows}`;
  const filter = { name: '_xlnm._FilterDatabase', formula: onSheet(name, `A${sheet.top.length}:${last}`), sheet: number - 1, hidden: true };
  const titles = { name: '_xlnm.Print_Titles', formula: `'${name.replaceAll("'", "''")}'!$1:$${sheet.frozen.rows}`, sheet: number - 1 };
  return [...(sheet.filtered ? [filter] : []), ...(sheet.frozen.rows > 0 ? [titles] : [])];
}

type OpenRows = RowCursor & { atEnd(): Promise<boolean>; taken(): number; close(): Promise<void> };

/** Rows one at a time, whoever pulls; one row is looked at ahead when asked whether there is more. */
function openRows(rows: RowsOfText): OpenRows {
  const iterator = Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]();
  let ahead: readonly string[] | null = null;
  let ended = false;
  let taken = 0;
  const pull = async (): Promise<readonly string[] | null> => {
    const next = ended ? null : await iterator.next();
    if (next === null || next.done === true) {
      ended = true;
      return null;
    }
    return next.value;
  };
  return {
    async next() {
      const row = ahead ?? (await pull());
      ahead = null;
      taken += row === null ? 0 : 1;
      return row;
    },
    async atEnd() {
      ahead ??= await pull();
      return ahead === null;
    },
    taken: () => taken,
    async close() {
      if (!ended) {
        await iterator.return?.();
      }
    },
  };
}
