import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { BATCH_HEADERS, batchRows } from '../fixtures/batch-people.ts';
import { workbookFile } from '../fixtures/workbooks.ts';
import { expect, test } from './fixtures.ts';
import { BatchPage } from './pages/batch.ts';

test.use({ start: 'registered' });

/** As a feeder gives it: a page on top that is nobody's, then each sheet with two pages of paper behind it. */
async function fed(sheets: Uint8Array): Promise<Buffer> {
  const printed = await PDFDocument.load(sheets);
  const scan = await PDFDocument.create();
  scan.addPage().drawText('cover', { x: 60, y: 700 });
  for (const index of printed.getPageIndices()) {
    const [sheet] = await scan.copyPages(printed, [index]);
    if (sheet !== undefined) {
      scan.addPage(sheet);
    }
    for (const side of ['front', 'back']) {
      scan.addPage().drawText(`${side} ${index}`, { x: 60, y: 700 });
    }
  }
  return Buffer.from(await scan.save());
}

/** A PDF with these of the sheets and pages between them, as large as a scan in colour. */
async function scanned(sheets: Uint8Array, order: readonly (number | string)[]): Promise<Buffer> {
  const printed = await PDFDocument.load(sheets);
  const scan = await PDFDocument.create();
  for (const page of order) {
    if (typeof page === 'number') {
      const [sheet] = await scan.copyPages(printed, [page]);
      scan.addPage(sheet);
    } else {
      scan.addPage().drawText(page, { x: 60, y: 700 });
    }
  }
  scan.context.register(scan.context.stream(randomBytes(30 * 1024 * 1024)));
  return Buffer.from(await scan.save());
}

test('[W-38] materials of a batch are scanned in one go between separator sheets, and each goes to its person', async ({
  registered: desk,
}) => {
  const { page } = desk;
  const batch = new BatchPage(desk);
  await batch.open('医疗业务', '批量在职增员');
  await batch.importFile(await workbookFile('增员.xlsx', [BATCH_HEADERS, ...batchRows({ seed: 4_138, count: 3 })]));
  await batch.imported('增员.xlsx', 3);
  await batch.next();
  const tools = page.getByRole('button', { name: '分隔页' });
  await tools.click();
  const saved = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: '生成分隔页（缺材料的 3 人）' }).click();
  const download = await saved;
  expect(download.suggestedFilename()).toBe('批量在职增员分隔页.pdf');
  const sheets = await readFile(await download.path());
  const count = (await PDFDocument.load(sheets)).getPageCount();
  expect(count).toBeGreaterThanOrEqual(6);

  await tools.click();
  const chosen = page.waitForEvent('filechooser');
  await page.getByRole('menuitem', { name: '添加夹有分隔页的扫描件' }).click();
  await (await chosen).setFiles({ name: '一起扫描.pdf', mimeType: 'application/pdf', buffer: await fed(sheets) });
  const result = page.getByRole('region', { name: '添加结果' });
  await expect(result.getByText(`${count} 份`)).toBeVisible({ timeout: 30_000 });
  await expect(result.getByText('一起扫描-第1页.pdf')).toBeVisible();
  await expect(result.getByText('前面没有分隔页')).toBeVisible();
  await expect(page.getByText('必需的材料已齐').first()).toBeVisible();
});

test('[W-38] scans too large for one sending are sent in portions, and pages between two sheets stay with their person', async ({
  registered: desk,
}) => {
  const { page } = desk;
  const folder = await mkdtemp(join(tmpdir(), 'shebao-e2e-portions-'));
  const batch = new BatchPage(desk);
  await batch.open('医疗业务', '批量在职增员');
  const rows = batchRows({ seed: 4_139, count: 2 });
  await batch.importFile(await workbookFile('增员.xlsx', [BATCH_HEADERS, ...rows]));
  await batch.imported('增员.xlsx', 2);
  await batch.next();
  const tools = page.getByRole('button', { name: '分隔页' });
  await tools.click();
  const saved = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: '生成分隔页（缺材料的 2 人）' }).click();
  const sheets = await readFile(await (await saved).path());
  // The sheets come person by person, kind by kind; the first person's first kind and the second's.
  const other = (await PDFDocument.load(sheets)).getPageCount() / 2;
  const files = [join(folder, '扫描10.pdf'), join(folder, '扫描9.pdf')];
  await writeFile(files[1] ?? '', await scanned(sheets, [0, 'one']));
  await writeFile(files[0] ?? '', await scanned(sheets, ['two', 'three', other, 'four']));

  await tools.click();
  const chosen = page.waitForEvent('filechooser');
  await page.getByRole('menuitem', { name: '添加夹有分隔页的扫描件' }).click();
  await (await chosen).setFiles(files);
  const result = page.getByRole('region', { name: '添加结果' });
  await expect(result).toContainText('3 份已对上 2 人', { timeout: 60_000 });
  await expect(result.getByText('前面没有分隔页')).toHaveCount(0);
  const [first = '', second = ''] = rows.map((cells) => cells[2] ?? '');
  await expect(batch.cell(first, 'id-copy')).toContainText('2 份');
  await expect(batch.cell(second, 'id-copy')).toContainText('1 份');
  await rm(folder, { recursive: true, force: true });
});
