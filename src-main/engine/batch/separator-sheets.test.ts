import { expect, it } from 'vitest';
import { dropOf, openBatchHouse } from '../../../test/fakes/batch-house.ts';
import { failureOf, valueOf } from '../../../test/fakes/engine-house.ts';
import { noReading } from '../../../test/fakes/no-reading.ts';
import type { Reading, SheetToDraw } from '../ports/reading.ts';
import { separatorCode } from './separator-code.ts';

const linesOf = (bytes: Uint8Array): readonly string[] => new TextDecoder().decode(bytes).split('\n');

/** Draws what it is told into a text, and reads pages off a text whose lines are pages: a code, or anything else. */
function paper(): Reading & { readonly drawn: () => readonly SheetToDraw[] } {
  let drawn: readonly SheetToDraw[] = [];
  return {
    ...noReading,
    drawn: () => drawn,
    drawSheets: async (sheets) => {
      drawn = sheets;
      return new TextEncoder().encode('%PDF-1.7');
    },
    readCodes: async ({ bytes }) => linesOf(bytes).map((line) => (line.startsWith('SHEBAO-DESK-1') ? line : null)),
    takePages: async ({ bytes, parts }) =>
      parts.map((pages) => new TextEncoder().encode(`%PDF-1.7 ${pages.map((page) => linesOf(bytes)[page]).join(' ')}`)),
  };
}
const scan = (name: string, pages: readonly string[]): File => new File([pages.join('\n')], name, { type: 'application/pdf' });

it('[W-38] prints a sheet a person and kind without the person in its code, and gives the pages behind each to its cell as one step', async () => {
  const reading = paper();
  const { house, filingId, imported, rows, ended } = await openBatchHouse({ reading });
  await imported([dropOf(0), dropOf(1)]);
  const [one, two] = await rows();
  const kind = 'contract-end';
  const file = valueOf(await house.engine.batch.separatorSheets({ filingId, kinds: [kind], filter: 'all' }));
  expect(file.type).toBe('application/pdf');
  const sheets = reading.drawn();
  expect(sheets.map(({ code }) => code)).toEqual(
    [one, two].map((row) => separatorCode({ filingId, rowId: row?.rowId ?? ('' as never), kind })),
  );
  for (const { code } of sheets) {
    expect(code).not.toContain(one?.values['socialSecurityNumber']);
  }
  const [first = '', second = ''] = sheets.map(({ code }) => code);
  const foreign = separatorCode({ filingId: '01JD0000000000000000000000' as never, rowId: one?.rowId ?? ('' as never), kind });

  const { jobId } = valueOf(
    await house.engine.batch.attachFiles({
      filingId,
      bySheets: true,
      files: [scan('扫描.pdf', ['stray', first, 'a', 'b', second, 'c', foreign, 'd'])],
    }),
  );
  const { attached } = await ended(jobId);
  expect(attached).toMatchObject({ given: 2, rowIds: [one?.rowId, two?.rowId], openSheet: foreign });
  expect(attached?.unmatched.map(({ fileName, reason }) => `${fileName} ${reason}`)).toEqual([
    '扫描-第1页.pdf 前面没有分隔页',
    '扫描-第8页.pdf 前面是另一批申报的分隔页，请换成本批的分隔页',
  ]);
  expect((await rows()).map(({ attachments }) => attachments.map(({ fileName, kind: of }) => `${of} ${fileName}`))).toEqual([
    [`${kind} 扫描-第3至4页.pdf`],
    [`${kind} 扫描-第6页.pdf`],
  ]);
  valueOf(await house.engine.batch.undo({ filingId }));
  expect((await rows()).flatMap(({ attachments }) => attachments)).toEqual([]);
});

it('[W-38] gives pages of a later portion to the sheet that was open at the end of the portion before', async () => {
  const { house, filingId, imported, rows, ended } = await openBatchHouse({ reading: paper() });
  await imported([dropOf(0), dropOf(1)]);
  const kind = 'contract-end';
  const [one = '', two = ''] = (await rows()).map(({ rowId }) => separatorCode({ filingId, rowId, kind }));
  const portion = async (files: readonly File[], openSheet?: string) => {
    const before = openSheet === undefined ? {} : { openSheet };
    const { jobId } = valueOf(await house.engine.batch.attachFiles({ filingId, bySheets: true, files: [...files], ...before }));
    const { attached } = await ended(jobId);
    return attached;
  };
  const first = await portion([scan('扫描1.pdf', [one, 'a'])]);
  const second = await portion([scan('扫描2.pdf', ['%PDF-1.7 b', 'c']), scan('扫描3.pdf', [two, 'd'])], first?.openSheet ?? '');
  expect(second).toMatchObject({ given: 2, openSheet: two, unmatched: [] });
  expect((await rows()).map(({ attachments }) => attachments.map(({ fileName }) => fileName))).toEqual([
    ['扫描1-第2页.pdf', '扫描2.pdf'],
    ['扫描3-第2页.pdf'],
  ]);
});

it('[W-38] has no sheet to print where nobody needs the material', async () => {
  const { house, filingId, imported } = await openBatchHouse({ reading: paper() });
  await imported([dropOf(0)]);
  expect(failureOf(await house.engine.batch.separatorSheets({ filingId, kinds: ['wedding-photo'], filter: 'all' }))).toEqual({
    code: 'separator-sheets',
    sheets: 0,
    most: 600,
  });
});
