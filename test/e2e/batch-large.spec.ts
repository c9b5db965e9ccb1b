import { BATCH_HEADERS, batchRows } from '../fixtures/batch-people.ts';
import { pngFile } from '../fixtures/material-files.ts';
import { workbookFile } from '../fixtures/workbooks.ts';
import { expect, test } from './fixtures.ts';
import { BatchPage } from './pages/batch.ts';

test.use({ start: 'registered' });

const PEOPLE = 5_000;
/** Column 户口性质 and 手机号码 of the sheet: one in five rows is spoilt, half of them so that the offered repair mends them. */
const [EFFECTIVE_MONTH, WAGE] = [BATCH_HEADERS.indexOf('起缴年月'), BATCH_HEADERS.indexOf('申报工资')];

function spoilt(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return rows.map((cells, index) => {
    if (index % 10 === 3) {
      return cells.with(EFFECTIVE_MONTH, '202601');
    }
    return index % 10 === 7 ? cells.with(WAGE, '') : cells;
  });
}

test('[W-40 peers 105 106 3] 5,000 people, a fifth of them wrong: imported, repaired, submitted, half refused, corrected in three clicks; the page never blocks', async ({
  registered: desk,
}) => {
  test.setTimeout(900_000);
  const { page, centre } = desk;
  await centre.reviewer.setKnobs({ autoReview: true, rejectEvery: 2 });
  const batch = new BatchPage(desk);
  await batch.open('工伤业务', '批量在职增员');
  const longTasks = await batch.watchLongTasks();
  const rows = spoilt(batchRows({ seed: 5_000, count: PEOPLE }));
  await batch.importFile(await workbookFile('增员五千.xlsx', [BATCH_HEADERS, ...rows]));
  const report = page.getByRole('region', { name: '导入结果' });
  await expect(report).toContainText('5,000 人', { timeout: 240_000 });
  await expect(batch.filter('有错误')).toContainText('1,000');

  // The sheet is scrolled from end to end, jumped through and searched.
  for (let screen = 0; screen < 40; screen += 1) {
    await page.locator('.grid').evaluate((grid, top) => grid.scrollTo({ top }), screen * 4_700);
    await page.waitForTimeout(40);
  }
  await expect(batch.grid.locator('tr[data-index="4999"]')).toBeVisible();
  await page.getByRole('textbox', { name: '在本批中查找' }).fill(rows[2_500]?.[1]?.slice(-6) ?? '');
  await expect(batch.row(rows[2_500]?.[2] ?? '')).toBeVisible();
  await page.getByRole('textbox', { name: '在本批中查找' }).fill('');
  await expect(batch.grid).toHaveAttribute('aria-rowcount', String(PEOPLE + 1));
  await page.keyboard.press('F8');
  await expect(batch.input).toBeFocused();

  // Repaired by many at once: everybody in error of one kind gets the same value, then the other.
  await batch.filter('有错误').click();
  await page.getByRole('checkbox', { name: '选择全部' }).check();
  await batch.button('批量填写').click();
  await fillColumn(batch, '起缴年月', '202611');
  await expect(batch.filter('有错误')).toContainText('500', { timeout: 120_000 });
  await page.getByRole('checkbox', { name: '选择全部' }).check();
  await batch.button('批量填写').click();
  await fillColumn(batch, '申报工资', '6000');
  await expect(batch.filter('有错误').locator('.number')).toHaveText('0', { timeout: 120_000 });

  await batch.next();
  await page.getByRole('checkbox', { name: '选择全部' }).check();
  for (const [kind, name, seed] of [
    ['身份证复印件', '身份证合订.png', 91],
    ['证明材料', '劳动合同合订.png', 92],
  ] as const) {
    await page.getByRole('button', { name: '同一个文件给这些人' }).click();
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('menuitem', { name: kind }).click();
    await (await chooser).setFiles(pngFile(name, { seed }));
    await expect(page.getByText(`“${name}”已给 5,000 人`)).toBeVisible({ timeout: 240_000 });
  }
  await batch.toCheck();
  await expect(page.getByText(/5,000 人/).first()).toBeVisible();
  await batch.submit();
  await batch.received();
  expectShort('until it is sent', await longTasks());
  await expect(batch.filter('不通过').locator('.number')).toHaveText('2,500', { timeout: 240_000 });

  // The three clicks: 更正被退回的人员, 申报提交, 确定.
  await page.getByRole('button', { name: '更正被退回的人员' }).click();
  await expect(page.getByText(/2,500 人/).first()).toBeVisible({ timeout: 120_000 });
  await centre.reviewer.setKnobs({ rejectEvery: null });
  await batch.submit();
  await batch.received();
  await expect(batch.filter('通过').locator('.number')).toHaveText('2,500', { timeout: 240_000 });

  expectShort('until it is corrected', await longTasks());
});

/** The figure of issue 3: the page never blocks longer than 100 ms. */
function expectShort(what: string, lengths: readonly number[]): void {
  const longest = Math.max(0, ...lengths);
  console.log(JSON.stringify({ rows: PEOPLE, what, long_tasks: lengths.length, longest_ms: longest }));
  expect(longest, `the longest task of the page ${what}, in milliseconds`).toBeLessThan(100);
}

async function fillColumn(batch: BatchPage, column: string, value: string): Promise<void> {
  const { page } = batch;
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('列').click();
  await page.locator('.ant-select-dropdown:visible').getByText(column, { exact: true }).click();
  await dialog.locator('#fill-many-value').fill(value);
  await dialog.getByRole('button', { name: '填写', exact: true }).click();
}
