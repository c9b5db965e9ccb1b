import { fail, ok, type Result } from '../../../../src-shared/lib/result.ts';
import { builtInFormat, customFormat, PLAIN } from '../number-format.ts';
import type { WorkbookLimits, WorkbookRefusal } from '../refusal.ts';
import { MAIN, MAIN_STRICT } from './sheet-words.ts';
import { walkPart } from './small-part.ts';
import type { ZipParts } from './zip-parts.ts';

const FORMAT = 1;
const CELL_FORMATS = 2;
const CELL_FORMAT = 3;
const NAMES = { numFmt: FORMAT, cellXfs: CELL_FORMATS, xf: CELL_FORMAT };

/** By style number (a cell's `s`): what its number format makes of a number. */
export async function readStyles(parts: ZipParts, name: string, limits: WorkbookLimits): Promise<Result<Int32Array, WorkbookRefusal>> {
  const custom = new Map<number, number>();
  const ids: number[] = [];
  const walked = await walkPart(parts, name, limits, { [MAIN]: NAMES, [MAIN_STRICT]: NAMES }, (element, xml, above) => {
    if (element === FORMAT) {
      custom.set(Number(xml.attribute('numFmtId')), customFormat(xml.attribute('formatCode') ?? ''));
    } else if (element === CELL_FORMAT && above.at(-1) === CELL_FORMATS) {
      ids.push(Number(xml.attribute('numFmtId') ?? '0'));
    }
  });
  return walked.ok
    ? ok(Int32Array.from(ids, (id) => custom.get(id) ?? (Number.isInteger(id) ? builtInFormat(id) : PLAIN)))
    : fail(walked.error);
}
