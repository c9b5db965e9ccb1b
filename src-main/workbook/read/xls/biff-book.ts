import type { Buffer } from 'node:buffer';
import { fail, ok, type Result } from '../../../../src-shared/lib/result.ts';
import { textCell } from '../cell-values.ts';
import { builtInFormat, customFormat } from '../number-format.ts';
import type { Cell } from '../opened-workbook.ts';
import type { WorkbookLimits, WorkbookRefusal } from '../refusal.ts';
import {
  BIFF8,
  BlockReader,
  BOF,
  BOUND_SHEET,
  biffRecords,
  DATE_MODE,
  EOF,
  FILE_PASS,
  FORMAT,
  SHARED_STRINGS,
  XF,
} from './biff-records.ts';

export type BiffSheet = { readonly name: string; readonly hidden: boolean; readonly start: number };

/** What all sheets of an .xls share. */
export type BiffBook = {
  readonly sheets: readonly BiffSheet[];
  readonly strings: readonly (Cell | undefined)[];
  /** By style number: the number format. */
  readonly formats: readonly number[];
  readonly date1904: boolean;
};

const WORKSHEET = 0;

/** Reads the globals of a Workbook stream. Throws a RangeError when they are damaged. */
export function readBiffBook(stream: Buffer, limits: WorkbookLimits): Result<BiffBook, WorkbookRefusal> {
  const sheets: BiffSheet[] = [];
  const codes = new Map<number, string>();
  const styles: number[] = [];
  let strings: (Cell | undefined)[] = [];
  let date1904 = false;
  let begun = false;
  for (const { id, data, blocks } of biffRecords(stream, 0)) {
    if (!begun && id !== BOF) {
      throw new RangeError('no beginning');
    }
    switch (id) {
      case BOF:
        if (data.readUInt16LE(0) !== BIFF8) {
          return fail({ code: 'other-format', format: 'xls-95' });
        }
        begun = true;
        break;
      case FILE_PASS:
        return fail({ code: 'password-protected' });
      case DATE_MODE:
        date1904 = data.readUInt16LE(0) === 1;
        break;
      case FORMAT:
        codes.set(data.readUInt16LE(0), new BlockReader(blocks, 4).text(data.readUInt16LE(2)));
        break;
      case XF:
        styles.push(data.readUInt16LE(2));
        break;
      case BOUND_SHEET:
        if (data.readUInt8(5) === WORKSHEET) {
          const name = new BlockReader(blocks, 7).text(data.readUInt8(6));
          sheets.push({ name, hidden: (data.readUInt8(4) & 3) !== 0, start: data.readUInt32LE(0) });
        }
        break;
      case SHARED_STRINGS: {
        const count = data.readUInt32LE(4);
        if (count > limits.sharedStrings) {
          return fail({ code: 'too-large', what: 'shared-strings', limit: limits.sharedStrings });
        }
        strings = readStrings(blocks, count);
        break;
      }
      case EOF: {
        const formats = styles.map((format) => {
          const code = codes.get(format);
          return code === undefined ? builtInFormat(format) : customFormat(code);
        });
        return sheets.length === 0 ? fail({ code: 'no-sheet' }) : ok({ sheets, strings, formats, date1904 });
      }
      default:
    }
  }
  throw new RangeError('no end');
}

function readStrings(blocks: readonly Buffer[], count: number): (Cell | undefined)[] {
  const reader = new BlockReader(blocks, 8);
  const strings: (Cell | undefined)[] = [];
  for (let index = 0; index < count; index += 1) {
    strings.push(textCell(reader.text(reader.number(2))));
  }
  return strings;
}
