import { BATCH_HEADERS, batchRows } from '../fixtures/batch-people.ts';
import { pngFile } from '../fixtures/material-files.ts';
import { workbookFile } from '../fixtures/workbooks.ts';
import { expect, test } from './fixtures.ts';
import { BatchPage } from './pages/batch.ts';

test.use({ start: 'registered' });

test('[W-40] several new employees are insured by one workbook', async ({ registered: desk }) => {
  const { page, centre } = desk;
  const rows = batchRows({ seed: 4_040, count: 3 });
  const batch = new BatchPage(desk);
  await batch.open('医疗业务', '批量在职增员');
  await batch.importFile(await workbookFile('增员.xlsx', [BATCH_HEADERS, ...rows]));
  await batch.imported('增员.xlsx', 3);
  expect(await batch.count('有错误')).toBe(0);
  const names = rows.map((cells) => cells[2] ?? '');
  await test.step('[peers 102 105] columns out of sight are reached by keys, and drawn when they come into sight', async () => {
    const first = batch.grid.locator('th[aria-colindex="4"]');
    const column = async (): Promise<number> =>
      Number(await page.locator(':focus').locator('xpath=ancestor-or-self::td').getAttribute('aria-colindex'));
    const columns = Number(await batch.grid.getAttribute('aria-colcount'));
    await expect(first).toBeInViewport();
    await batch.cell(names[1] ?? '', 'name').click();
    await page.keyboard.press('Control+ArrowRight');
    await expect.poll(column).toBe(columns - 1);
    await expect(first).toHaveCount(0);
    await expect(page.locator(':focus')).toBeInViewport();
    await page.keyboard.press('Tab');
    await expect.poll(column).toBe(2);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect.poll(column).toBe(4);
    await expect(first).toBeInViewport();
    await expect(batch.row(names[2] ?? '')).toHaveClass(/grid-row-here/);
  });
  await batch.next();
  await batch.offerMany(
    names.flatMap((name, index) => [
      pngFile(`${name}_身份证复印件.png`, { seed: 41 + index }),
      pngFile(`${name}_劳动合同.png`, { seed: 51 + index }),
      pngFile(`${name}_调令.png`, { seed: 61 + index }),
    ]),
  );
  await expect(page.getByText('必需的材料已齐').first()).toBeVisible();
  await batch.toCheck();
  await expect(page.getByText(/起参保缴费/).first()).toBeVisible();
  await batch.submit();
  const { items } = await centre.reviewer.filings({ text: await batch.received() });
  expect(items[0]?.people).toBe(3);
});
