import { fail, ok, type Result } from '../../../../src-shared/lib/result.ts';
import { deliverRows } from '../deliver-rows.ts';
import type { OpenedWorkbook, ReadOptions, SheetEnd, SheetInfo, TakeRows } from '../opened-workbook.ts';
import { steadyProgress } from '../progress.ts';
import type { WorkbookLimits, WorkbookRefusal } from '../refusal.ts';
import { XmlToUtf8 } from '../xml/xml-encoding.ts';
import { readRelationships } from './relationships.ts';
import { SharedStringScan, SharedStrings } from './shared-strings.ts';
import { SheetScan } from './sheet-scan.ts';
import { MAIN, MAIN_STRICT } from './sheet-words.ts';
import { walkPart } from './small-part.ts';
import { readStyles } from './styles.ts';
import { whatZipIs } from './what-zip-is.ts';
import { openZip, partKey, readPart, type ZipParts } from './zip-parts.ts';

type Sheet = SheetInfo & { readonly part: string };
type Book = {
  readonly parts: ZipParts;
  readonly limits: WorkbookLimits;
  readonly sheets: readonly Sheet[];
  readonly formats: Int32Array;
  readonly stringsPart: string | null;
  readonly date1904: boolean;
};

const SHEET = 1;
const PROPERTIES = 2;
const NAMES = { sheet: SHEET, workbookPr: PROPERTIES };
const RELATIONSHIP_ADDRESSES = [
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  'http://purl.oclc.org/ooxml/officeDocument/relationships',
];

/** Opens a zip as an Office Open XML workbook: transitional or strict, whatever its parts are called. */
export async function openXlsx(bytes: Uint8Array, limits: WorkbookLimits): Promise<Result<OpenedWorkbook, WorkbookRefusal>> {
  const zip = await openZip(bytes);
  if (!zip.ok) {
    return zip;
  }
  const other = await whatZipIs(zip.value, limits);
  if (other !== null) {
    return fail(other);
  }
  const book = await readBook(zip.value, limits);
  if (!book.ok) {
    return book;
  }
  let strings: SharedStrings | null = null;
  return ok({
    format: 'xlsx',
    sheets: book.value.sheets.map(({ name, hidden }) => ({ name, hidden })),
    readRows: async (index, take, options = {}) => {
      const sheet = book.value.sheets[index];
      if (sheet === undefined) {
        return fail({ code: 'no-sheet' });
      }
      if (strings === null) {
        const read = await readStrings(book.value, options.signal);
        if (!read.ok) {
          return read;
        }
        strings = read.value;
      }
      return readSheet(book.value, sheet, strings, take, options);
    },
  });
}

async function readBook(parts: ZipParts, limits: WorkbookLimits): Promise<Result<Book, WorkbookRefusal>> {
  const root = await readRelationships(parts, '', limits);
  if (!root.ok) {
    return root;
  }
  const main = root.value.find(({ kind }) => kind === 'officeDocument')?.target ?? 'xl/workbook.xml';
  const relationships = await readRelationships(parts, main, limits);
  if (!relationships.ok) {
    return relationships;
  }
  const partOf = new Map(relationships.value.map((relationship) => [relationship.id, relationship]));
  const sheets: Sheet[] = [];
  let date1904 = false;
  const walked = await walkPart(parts, main, limits, { [MAIN]: NAMES, [MAIN_STRICT]: NAMES }, (element, xml) => {
    if (element === PROPERTIES) {
      date1904 = /^(1|true)$/.test(xml.attribute('date1904') ?? '');
    }
    const id = RELATIONSHIP_ADDRESSES.map((address) => xml.attribute('id', address)).find((value) => value !== null);
    const part = id === undefined || id === null ? undefined : partOf.get(id);
    // Charts and dialogs are sheets without cells.
    if (element === SHEET && part?.kind === 'worksheet') {
      const state = xml.attribute('state') ?? 'visible';
      sheets.push({ name: xml.attribute('name') ?? '', hidden: state !== 'visible', part: part.target });
    }
  });
  if (!walked.ok) {
    return walked;
  }
  if (sheets.length === 0) {
    return fail({ code: 'no-sheet' });
  }
  const partFor = (wanted: string) => relationships.value.find(({ kind }) => kind === wanted)?.target ?? null;
  const stylesPart = partFor('styles');
  const formats = stylesPart === null ? ok(new Int32Array(0)) : await readStyles(parts, stylesPart, limits);
  return formats.ok ? ok({ parts, limits, sheets, formats: formats.value, stringsPart: partFor('sharedStrings'), date1904 }) : formats;
}

async function readStrings(
  { parts, limits, stringsPart }: Book,
  signal: AbortSignal | undefined,
): Promise<Result<SharedStrings, WorkbookRefusal>> {
  const entry = stringsPart === null ? undefined : parts.entries.get(partKey(stringsPart));
  if (stringsPart === null || entry === undefined) {
    return ok(new SharedStrings(0));
  }
  const scan = new SharedStringScan(stringsPart, entry.uncompressedSize, limits);
  const toUtf8 = new XmlToUtf8();
  const read = await readPart(parts, stringsPart, limits, (piece, final) => {
    const utf8 = toUtf8.push(piece, final);
    if (signal?.aborted === true) {
      scan.refusal = { code: 'cancelled' };
    } else if (utf8 === null) {
      scan.refusal = { code: 'unreadable-encoding', declared: toUtf8.label };
    } else {
      scan.push(utf8, final);
    }
    return scan.refusal === null;
  });
  return scan.refusal !== null ? fail(scan.refusal) : read.ok ? ok(scan.strings) : read;
}

async function readSheet(
  { parts, limits, formats, date1904 }: Book,
  { part }: Sheet,
  strings: SharedStrings,
  take: TakeRows,
  { signal, onProgress }: ReadOptions,
): Promise<Result<SheetEnd, WorkbookRefusal>> {
  const scan = new SheetScan({ part, strings, formats, date1904, limits });
  const toUtf8 = new XmlToUtf8();
  const delivery = deliverRows(take);
  const progress = steadyProgress(onProgress);
  const read = await readPart(parts, part, limits, async (piece, final, fraction) => {
    if (signal?.aborted === true) {
      scan.refusal = { code: 'cancelled' };
      return false;
    }
    const utf8 = toUtf8.push(piece, final);
    if (utf8 === null) {
      scan.refusal = { code: 'unreadable-encoding', declared: toUtf8.label };
      return false;
    }
    const whole = scan.push(utf8, final);
    const { rows } = scan;
    scan.rows = [];
    const wanted = await delivery.give(rows, final);
    progress(fraction);
    return whole && wanted;
  });
  if (scan.refusal !== null) {
    return fail(scan.refusal);
  }
  return read.ok ? ok({ rows: delivery.rows, stopped: delivery.stopped, mergedRanges: scan.mergedRanges }) : read;
}
