import { readFile } from 'node:fs/promises';
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
