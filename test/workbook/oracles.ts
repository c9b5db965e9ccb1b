import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { read, utils } from '@e965/xlsx';
import { readXlsx } from 'hucre';
import { columnName } from './read-sheet.ts';

/** What another reader makes of the first sheet: values by place, written so that they can be compared; or why it gave up. */
export type OracleAnswer = Readonly<Record<string, string>>;
/** The place under which an answer says why there are no values. */
export const GAVE_UP = 'error';

/** Numbers as JavaScript writes them, dates as ours, booleans in capitals. */
function comparable(value: unknown): string | null {
  if (value === null || value === undefined || value === '') {
    return null;
  }
  if (value instanceof Date) {
    const [day = '', time = ''] = value.toISOString().split('T');
    return time.startsWith('00:00') ? day : `${day} ${time.slice(0, 5)}`;
  }
  return typeof value === 'boolean' ? String(value).toUpperCase() : typeof value === 'string' ? value : JSON.stringify(value);
}

export async function askHucre(bytes: Uint8Array): Promise<OracleAnswer> {
  try {
    const { sheets } = await readXlsx(bytes);
    const answer: Record<string, string> = {};
    for (const [row, cells] of (sheets[0]?.rows ?? []).entries()) {
      for (const [column, value] of (cells ?? []).entries()) {
        put(answer, row, column, value);
      }
    }
    return answer;
  } catch (error) {
    return { [GAVE_UP]: String(error) };
  }
}

export function askSheetJs(bytes: Uint8Array): OracleAnswer {
  try {
    const book = read(bytes, { cellDates: true, UTC: true });
    const sheet = book.Sheets[book.SheetNames[0] ?? ''] ?? {};
    const answer: Record<string, string> = {};
    for (const [place, cell] of Object.entries(sheet)) {
      if (/^[A-Z]+\d+$/.test(place)) {
        const { r, c } = utils.decode_cell(place);
        put(answer, r, c, cell.t === 'e' ? cell.w : cell.v);
      }
    }
    return answer;
  } catch (error) {
    return { [GAVE_UP]: String(error) };
  }
}

function put(answer: Record<string, string>, row: number, column: number, value: unknown): void {
  const text = comparable(value);
  if (text !== null) {
    answer[`${columnName(column)}${row + 1}`] = text;
  }
}

const SCRIPT = `
import sys, json, datetime, warnings
warnings.simplefilter('ignore')
import openpyxl
def text(value):
    if isinstance(value, bool): return 'TRUE' if value else 'FALSE'
    if isinstance(value, datetime.datetime):
        return value.strftime('%Y-%m-%d') if value.time() == datetime.time() else value.strftime('%Y-%m-%d %H:%M')
    if isinstance(value, datetime.date): return value.strftime('%Y-%m-%d')
    if isinstance(value, datetime.time): return value.strftime('%H:%M')
    if isinstance(value, (int, float)): return value
    return str(value)
answers = []
for path in sys.argv[1:]:
    try:
        sheet = openpyxl.load_workbook(path, data_only=True).worksheets[0]
        answers.append({c.coordinate: text(c.value) for row in sheet.iter_rows() for c in row if c.value not in (None, '')})
    except Exception as error:
        answers.append({'error': type(error).__name__ + ': ' + str(error)})
print(json.dumps(answers))
`;

/** The differences were explained for this one; a later may see more. */
const VERSION = /^3\.0\./;

/** A Python that has openpyxl 3.0, or why there is none. */
export function findOpenpyxl(): { readonly python: string } | { readonly missing: string } {
  let missing = 'no python3 with openpyxl here (Debian: python3-openpyxl)';
  for (const python of ['python3', '/usr/bin/python3']) {
    try {
      const version = execFileSync(python, ['-c', 'import openpyxl; print(openpyxl.__version__)'], {
        encoding: 'utf8',
        stdio: 'pipe',
      }).trim();
      if (VERSION.test(version)) {
        return { python };
      }
      missing = `openpyxl ${version} is not the 3.0 whose differences are explained`;
    } catch {
      // This one has none.
    }
  }
  return { missing };
}

/** Asks about all files in one go, because Python starts slowly. */
export function askOpenpyxl(python: string, files: readonly Uint8Array[]): readonly OracleAnswer[] {
  const folder = mkdtempSync(join(tmpdir(), 'shebao-openpyxl-'));
  try {
    const paths = files.map((bytes, index) => {
      const path = join(folder, `${index}.xlsx`);
      writeFileSync(path, bytes);
      return path;
    });
    const answers: readonly Readonly<Record<string, unknown>>[] = JSON.parse(
      execFileSync(python, ['-c', SCRIPT, ...paths], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 }),
    );
    return answers.map((answer) => Object.fromEntries(Object.entries(answer).map(([place, value]) => [place, comparable(value) ?? ''])));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
