import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileColumns } from '../../src-main/workbook/import/compile-columns.ts';
import { findTable } from '../../src-main/workbook/import/find-table.ts';
import { headerNamesOf, importColumnsOf } from '../../src-main/workbook/import/import-columns.ts';
import { createBlockWriter, rowsOfBlock } from '../../src-main/workbook/import/row-block.ts';
import { createRowReader } from '../../src-main/workbook/import/row-reader.ts';
import type { Cell, SheetRow } from '../../src-main/workbook/read/open-workbook.ts';
import { fieldsOf } from '../../src-shared/forms/evaluate.ts';
import { normaliseValue } from '../../src-shared/forms/normalise-value.ts';
import type { Finding } from '../../src-shared/validation/finding.ts';
import { makePeople } from '../fixtures/people.ts';
import { cell } from '../fixtures/sheet-rows.ts';
import { COLUMNS, labelOf, shownCode } from '../workbook/tampered/draft.ts';
import { enrolmentProfile, enrolmentService } from '../workbook/tampered/enrolment-service.ts';

const RUNS = { seed: 20_261_125, numRuns: 250 };

const columns = importColumnsOf(enrolmentService);
const names = headerNamesOf(enrolmentService, columns);
const KINDS = new Map(fieldsOf(enrolmentService.form).map(({ id, kind }) => [id, kind]));

/** Reads rows the way a file is read, without a file: table found, columns compiled, cells understood. */
function readRows(rows: readonly SheetRow[], typed = true) {
  const found = findTable({ peeks: [{ index: 0, name: '数据', hidden: false, rows }], columns, names });
  if (found === null) {
    return null;
  }
  const { match, lastHeadRow, firstRows } = found.table;
  const compiled = compileColumns({
    matched: match.matched,
    service: enrolmentService,
    codeTables: enrolmentProfile.codeTables,
    typed,
    firstRows,
  });
  const reader = createRowReader({
    columns: compiled,
    headers: new Map(match.matched.map(({ index, header }) => [index, header])),
    idField: 'idNumber',
    nameField: 'name',
    examples: [],
  });
  return rows
    .filter(({ number }) => number > lastHeadRow)
    .flatMap((row) =>
      reader.read(row) === 'person'
        ? [
            {
              values: Object.fromEntries(
                compiled.map(({ fieldId }, at) => [fieldId, reader.values[at] ?? '']).filter(([, value]) => value !== ''),
              ),
              findings: [...reader.findings],
            },
          ]
        : [],
    );
}

function rowOf(number: number, cells: readonly (string | Cell)[]): SheetRow {
  return {
    number,
    hidden: false,
    cells: cells.map((content) => (typeof content === 'string' ? (content === '' ? undefined : cell.text(content)) : content)),
  };
}

const odd = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 24 }),
  fc.string({ unit: fc.constantFrom(...'０1２3456789-/.年月日号,，元万xXｘ×E+ ·•．张三\'="#\u3000\u200B\u202D'), maxLength: 20 }),
  fc.integer({ min: 0, max: 99_999_999 }).map(String),
);
const anyCell: fc.Arbitrary<Cell> = fc.oneof(
  odd.filter((text) => text !== '').map((text) => cell.text(text)),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e18, max: 1e18 }).map((value) => cell.number(plain(value), String(value))),
  fc.integer({ min: 0, max: 80_000 }).map((value) => cell.number(String(value))),
  fc
    .date({ min: new Date('1901-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    .map((day) => cell.date(day.toISOString().slice(0, 10), '40000')),
  fc.boolean().map(cell.boolean),
  fc.constantFrom('#N/A', '#REF!', '=A1+1').map(cell.error),
);

function plain(value: number): string {
  const text = String(Number(value.toPrecision(15)));
  return text.includes('e') ? BigInt(Math.round(value)).toString() : text;
}

describe('cells', () => {
  it.each(COLUMNS)('of %s, whatever they hold, become a value in its normal writing or none, and so does what is offered', (field) => {
    fc.assert(
      fc.property(anyCell, fc.boolean(), (content, typed) => {
        const header = COLUMNS.map(labelOf);
        const read =
          readRows(
            [
              rowOf(1, header),
              rowOf(
                2,
                COLUMNS.map((own) => (own === field ? content : own === 'name' ? '王测试' : '')),
              ),
            ],
            typed,
          ) ?? [];
        const kind = KINDS.get(field) ?? 'text';
        for (const { values, findings } of read) {
          const value = values[field] ?? '';
          expect(normaliseValue(kind, value)).toBe(value);
          for (const { repair, place, sentence } of findings) {
            const offered = repair?.set[field] ?? '';
            expect(normaliseValue(kind, offered)).toBe(offered);
            expect(offered === '' || offered !== value).toBe(true);
            expect([place, sentence.endsWith('。')]).toEqual([{ rowId: '', field }, true]);
          }
        }
      }),
      RUNS,
    );
  });

  it('[§3.1] of an id column are never a number', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 18n }), (value) => {
        const number = cell.number(plain(Number(value)), String(Number(value)));
        const [row] =
          readRows([
            rowOf(1, COLUMNS.map(labelOf)),
            rowOf(
              2,
              COLUMNS.map((field) => (field === 'idNumber' ? number : field === 'name' ? '王测试' : '')),
            ),
          ]) ?? [];
        expect(row?.values).toEqual({ name: '王测试' });
        expect(row?.findings.map(({ severity, place, repair }) => [severity, place.field, repair])).toEqual([
          ['block', 'idNumber', undefined],
        ]);
      }),
      RUNS,
    );
  });
});

/** Right values of one person, as the profile keeps them. */
const person = fc
  .record({
    seed: fc.integer({ min: 1, max: 10_000 }),
    household: fc.constantFrom('1', '2', '3', '4', '5'),
    month: fc.constantFrom('202609', '202611'),
  })
  .map(({ seed, household, month }): Record<string, string> => {
    const [made] = makePeople({ seed, count: 1, today: '2026-11-10' });
    return {
      documentType: '01',
      idNumber: made?.socialSecurityNumber ?? '',
      name: made?.name ?? '',
      gender: made?.gender === 'male' ? '1' : '2',
      birthDate: made?.birthDate ?? '',
      household,
      reason: '121',
      month,
      wage: `${5_000 + seed}.50`,
      phone: made?.phone ?? '',
      address: '样例路1号',
    };
  });

/** Noise that changes the writing and never the meaning, by what a field can bear. */
const wide = (text: string): string => text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
const around = (text: string): string => ` ${text}\u200B　`;
const tight = (text: string): string => text;
const NOISE: Readonly<Record<string, readonly ((value: string) => string)[]>> = {
  'id-number': [
    tight,
    wide,
    around,
    (value) => `${value.slice(0, 6)} ${value.slice(6)}`,
    (value) => `'${value}`,
    (value) => `\u202D${value}\u202C`,
  ],
  name: [tight, around, (value) => [...value].join('　')],
  date: [tight, wide, around, (value) => value.replaceAll('-', '/'), (value) => value.replaceAll('-', ''), (value) => `${value} 00:00:00`],
  month: [
    tight,
    wide,
    around,
    (value) => `${value.slice(0, 4)}年${Number(value.slice(4))}月`,
    (value) => `${value.slice(0, 4)}-${value.slice(4)}`,
  ],
  money: [tight, wide, around, (value) => `￥${value}元`, (value) => value.replace(/\B(?=(\d{3})+\.)/g, ',')],
  phone: [tight, wide, around, (value) => `+86 ${value}`, (value) => `${value.slice(0, 3)}-${value.slice(3)}`],
  text: [tight, around],
};
const HEADER_NOISE: readonly ((label: string) => string)[] = [
  tight,
  around,
  (label) => `*${label}`,
  (label) => `${label}（必填）`,
  (label) => [...label].join(' '),
  (label) => `${label}\n格式：文本`,
];

describe('files of one meaning', () => {
  it('[W-36] give the same values in any order of columns and with any noise in headers and cells', () => {
    fc.assert(
      fc.property(
        fc.array(person, { minLength: 1, maxLength: 4 }),
        fc.shuffledSubarray([...COLUMNS], { minLength: COLUMNS.length, maxLength: COLUMNS.length }),
        fc.infiniteStream(fc.nat(1000)),
        fc.nat(4),
        (people, order, numbers, above) => {
          const pick = <T>(list: readonly T[]): T => list[(numbers.next().value ?? 0) % list.length] as T;
          const header = order.map((field) => pick(HEADER_NOISE)(labelOf(field)));
          const write = (field: string, value: string): string => {
            const kind = KINDS.get(field) ?? 'text';
            if (value === '') {
              return '';
            }
            if (kind !== 'choice') {
              return pick(NOISE[kind] ?? [tight])(value);
            }
            const label = shownCode(field, value);
            return pick([value, label, `${value} ${label}`, `${label}(${value})`, around(label), wide(value)]);
          };
          const rows = [
            ...(above === 0 ? [] : [rowOf(1, ['增员名单'])]),
            rowOf(above + 1, header),
            ...people.map((values, at) =>
              rowOf(
                above + 2 + at,
                order.map((field) => write(field, values[field] ?? '')),
              ),
            ),
          ];
          const read = readRows(rows);
          expect(read?.map(({ values }) => values)).toEqual(people);
          expect(read?.flatMap(({ findings }) => findings.filter(({ severity }) => severity !== 'note'))).toEqual([]);
        },
      ),
      RUNS,
    );
  });

  it('are never a defect, whatever rows they have', () => {
    const wild = fc.array(fc.array(fc.oneof(anyCell, fc.constantFrom(...COLUMNS.map(labelOf)), fc.constant('')), { maxLength: 18 }), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(wild, fc.boolean(), (rows, typed) => {
        const read = readRows(
          rows.map((cells, at) => rowOf(at + 1, cells)),
          typed,
        );
        expect(read === null || Array.isArray(read)).toBe(true);
      }),
      RUNS,
    );
  });
});

describe('blocks', () => {
  it('carry rows and findings as they are', () => {
    const value = fc.oneof(fc.constant(''), fc.string({ maxLength: 6 }), fc.constantFrom('01', '02'));
    const finding = fc
      .record({ sentence: fc.string() })
      .map(({ sentence }): Finding => ({ severity: 'note', rule: '§5.2', place: { rowId: '' }, sentence }));
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }).chain((width) =>
          fc.tuple(
            fc.constant(width),
            fc.array(fc.tuple(fc.array(value, { minLength: width, maxLength: width }), fc.array(finding, { maxLength: 2 })), {
              maxLength: 20,
            }),
          ),
        ),
        ([width, rows]) => {
          const ids = Array.from({ length: width }, (_, at) => `field${at}`);
          const writer = createBlockWriter(ids.map((_, at) => ({ repeats: at % 2 === 0 })));
          writer.add(rows.map(([texts, findings], at) => ({ sourceRow: at * 3 + 2, texts, findings })));
          const expected = rows.map(([values, findings], at) => ({
            sourceRow: at * 3 + 2,
            values: Object.fromEntries(
              values.map((content, column) => [`field${column}`, content] as const).filter(([, content]) => content !== ''),
            ),
            findings,
          }));
          expect(rowsOfBlock(structuredClone(writer.take()), ids)).toEqual(expected);
          expect(writer.size).toBe(0);
        },
      ),
      RUNS,
    );
  });
});
