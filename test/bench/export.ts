import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { writeTable } from '../../src-main/workbook/write/write-table.ts';
import { makePeople } from '../fixtures/people.ts';

/**
 * A list of 100,000 rows and 14 columns as .xlsx: our writer against exceljs's streaming writer with the same looks, each run in a process
 * of its own (peak memory), taking turns. Every cell of our file is read back by another reader and compared. Prints one JSON line last.
 *
 *   npm run bench:export -- [--rows 100000] [--runs 5]
 */
const { values: options } = parseArgs({
  options: {
    rows: { type: 'string', default: '100000' },
    runs: { type: 'string', default: '5' },
    writer: { type: 'string' },
    out: { type: 'string', default: '' },
  },
});
const count = Number(options.rows);

const HEADERS = [
  '序号',
  '社会保障号码',
  '姓名',
  '个人编号',
  '性别',
  '出生日期',
  '职工类别',
  '参保状态',
  '参保年月',
  '缴费基数',
  '手机号码',
  '单位编号',
  '备注',
  '错误原因',
];
const COLUMNS = HEADERS.map((header, index) => ({ header, kind: index === 0 || index === 9 ? ('number' as const) : ('text' as const) }));
const REASONS = [
  '',
  '停保年月“2026-13”不是年月。请填6位年月，例如202611。',
  '社会保障号码最后一位应为“X”，现为“0”。请与证件核对。',
  '减员原因没有填写。请从下拉列表选择。',
];

/** The rows of the list; made anew at each call, as a query would give them. */
function* makeRows(): Generator<readonly string[]> {
  const people = makePeople({ seed: 20_261_125, count: 5000, today: '2026-11-25' });
  for (let index = 0; index < count; index += 1) {
    const person = people[index % people.length];
    if (person !== undefined) {
      yield [
        String(index + 1),
        person.socialSecurityNumber,
        index % 97 === 0 ? `𠮷${person.name.slice(1)}` : person.name,
        String(1_000_000 + index),
        person.gender === 'male' ? '男' : '女',
        person.birthDate,
        '在职',
        '参保缴费',
        `20${String(10 + (index % 17)).padStart(2, '0')}${String(1 + (index % 12)).padStart(2, '0')}`,
        `${4737 + (index % 18_948)}.${String(index % 100).padStart(2, '0')}`,
        person.phone,
        '61050001',
        index % 5 === 0 ? `备注 & 第${index}行` : '',
        REASONS[index % REASONS.length] ?? '',
      ];
    }
  }
}

/** Loaded only here, so that its weight is not counted to us. */
async function writeByExceljs(): Promise<Uint8Array> {
  const { default: ExcelJS } = await import('exceljs');
  const pieces: Uint8Array[] = [];
  const stream = new Writable({
    write: (piece: Uint8Array, _encoding, done) => {
      pieces.push(piece);
      done();
    },
  });
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false });
  const sheet = workbook.addWorksheet('样例', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = COLUMNS.map(({ header, kind }) => ({ header, width: 16, style: { numFmt: kind === 'text' ? '@' : '#,##0.00' } }));
  sheet.getRow(1).font = { bold: true };
  sheet.getRow(1).commit();
  sheet.autoFilter = { from: 'A1', to: { row: count + 1, column: COLUMNS.length } };
  for (const row of makeRows()) {
    sheet.addRow(row.map((text, index) => (COLUMNS[index]?.kind === 'number' ? Number(text) : text))).commit();
  }
  sheet.commit();
  await workbook.commit();
  return Buffer.concat(pieces);
}

const WRITERS: Readonly<Record<string, () => Promise<Uint8Array>>> = {
  ours: () => writeTable({ sheetName: '样例', columns: COLUMNS, rows: makeRows(), format: 'xlsx' }),
  exceljs: writeByExceljs,
};

type Run = { readonly milliseconds: number; readonly peakMegabytes: number; readonly bytes: number };

async function runHere(writer: string): Promise<Run> {
  const started = performance.now();
  const bytes = await WRITERS[writer]?.();
  const milliseconds = performance.now() - started;
  if (bytes === undefined) {
    throw new Error(`no writer ${writer}`);
  }
  if (options.out !== '') {
    writeFileSync(options.out, bytes);
  }
  return { milliseconds, peakMegabytes: process.resourceUsage().maxRSS / 1024, bytes: bytes.length };
}

function runApart(writer: string, out: string): Run {
  const args = [import.meta.filename, '--writer', writer, '--rows', String(count), '--out', out];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }).trim().split('\n').at(-1) ?? '');
}

/** Cells of our file that are not what the generator gave, read by a reader that is not ours. */
async function wrongCells(file: string): Promise<number> {
  const { streamXlsxRows } = await import('hucre');
  const expected = makeRows();
  let wrong = 0;
  let rows = 0;
  for await (const { values } of streamXlsxRows(readFileSync(file))) {
    if (rows > 0) {
      const row = expected.next();
      const texts = row.done === true ? [] : row.value;
      wrong += COLUMNS.filter(({ kind }, index) => !sameCell(texts[index] ?? '', values[index], kind)).length;
    }
    rows += 1;
  }
  return wrong + Math.abs(rows - 1 - count) * COLUMNS.length;
}

function sameCell(text: string, value: unknown, kind: 'text' | 'number'): boolean {
  return kind === 'number' ? value === Number(text) : (value ?? '') === text;
}

const median = (numbers: readonly number[]): number => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

if (options.writer === undefined) {
  const folder = mkdtempSync(join(tmpdir(), 'shebao-export-'));
  try {
    const ours: Run[] = [];
    const theirs: Run[] = [];
    const file = join(folder, 'ours.xlsx');
    for (let turn = 0; turn < Number(options.runs); turn += 1) {
      ours.push(runApart('ours', file));
      theirs.push(runApart('exceljs', ''));
    }
    const show = (name: string, runs: readonly Run[]): void =>
      console.log(
        `${name}: ${runs.map(({ milliseconds, peakMegabytes }) => `${Math.round(milliseconds)} ms ${Math.round(peakMegabytes)} MB`).join(' · ')}`,
      );
    show('ours', ours);
    show('exceljs stream', theirs);
    const faster = ours.map(({ milliseconds }, turn) => (theirs[turn]?.milliseconds ?? Number.NaN) / milliseconds);
    console.log(
      JSON.stringify({
        rows: count,
        vs_exceljs_stream: Number(median(faster).toFixed(2)),
        peak_mb: Math.round(Math.max(...ours.map(({ peakMegabytes }) => peakMegabytes))),
        exceljs_peak_mb: Math.round(Math.max(...theirs.map(({ peakMegabytes }) => peakMegabytes))),
        file_mb: Number(((ours[0]?.bytes ?? 0) / 1e6).toFixed(1)),
        wrong_cells: await wrongCells(file),
      }),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
} else {
  console.log(JSON.stringify(await runHere(options.writer)));
}
