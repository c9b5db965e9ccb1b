import { BATCH_HEADERS, batchRows } from '../fixtures/batch-people.ts';
import { pngFile } from '../fixtures/material-files.ts';
import { workbookFile } from '../fixtures/workbooks.ts';
import { expect, test } from './fixtures.ts';
import { BatchPage } from './pages/batch.ts';
import { ConsolePage } from './pages/console.ts';

test.use({ start: 'registered' });

const PEOPLE = 60;

test('[W-38 W-39] a batch of 60 is reviewed at the centre: found, looked at, some decided, the rest refused, and the unit sees each word', async ({
  registered: desk,
  page: reviewer,
}) => {
  test.setTimeout(240_000);
  const { page, centre } = desk;
  const rows = batchRows({ seed: 6_060, count: PEOPLE });
  const names = rows.map((cells) => cells[2] ?? '');
  const batch = new BatchPage(desk);
  await batch.open('医疗业务', '批量在职增员');
  await batch.importFile(await workbookFile('增员六十.xlsx', [BATCH_HEADERS, ...rows]));
  await batch.imported('增员六十.xlsx', PEOPLE);
  expect(await batch.count('有错误')).toBe(0);
  await batch.next();
  await page.getByRole('checkbox', { name: '选择全部' }).check();
  for (const [kind, name, seed] of [
    [/身份证复印件/, '身份证合订.png', 91],
    [/劳动合同/, '劳动合同合订.png', 92],
  ] as const) {
    await page.getByRole('button', { name: '同一个文件给这些人' }).click();
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('menuitem', { name: kind }).click();
    await (await chooser).setFiles(pngFile(name, { seed }));
    await expect(page.getByText(`“${name}”已给 ${PEOPLE} 人`)).toBeVisible({ timeout: 60_000 });
  }
  await batch.toCheck();
  await batch.submit();
  const receipt = await batch.received();

  const review = new ConsolePage(reviewer);
  await review.open(centre.ready.console);
  await review.openFiling(receipt);
  await expect(review.people).toHaveCount(50);
  await expect(review.filter('待审核', PEOPLE)).toBeVisible();
  await expect(review.facts).toContainText('起参保缴费');

  // One by keyboard, after finding him by his number.
  await review.find(rows[41]?.[1] ?? '');
  await expect(review.people).toHaveText([names[41] ?? '']);
  await review.people.first().focus();
  await reviewer.keyboard.press('a');
  await review.confirm('确认通过');
  await expect(review.drawer.getByText(/没有符合/)).toBeVisible();
  await review.button('清除查找').click();
  await expect(review.filter('已通过', 1)).toBeVisible({ timeout: 60_000 });

  // Some by selection, also over two pages.
  await review.select(names[0] ?? '');
  await review.select(names[1] ?? '');
  await review.people.first().focus();
  await reviewer.keyboard.press('PageDown');
  await expect(review.people).toHaveCount(PEOPLE - 51);
  await review.select(names[59] ?? '');
  await review.button('通过所选（3人）').click();
  await review.confirm('确认通过 3 人');
  await expect(review.filter('已通过', 4)).toBeVisible({ timeout: 60_000 });

  // All the rest at once: the dialog says how many.
  await review.button('其余全部不通过（56人）').click();
  await expect(reviewer.getByRole('dialog').getByText('还没有审核的 56 人将全部不通过')).toBeVisible();
  await review.refuse('劳动合同缺少签字页，请补充后提交。', '确认 56 人不通过');
  await expect(review.drawer.getByText('审核完成：部分通过')).toBeVisible({ timeout: 60_000 });
  await review.filter('不通过', 56).click();
  await expect(review.people).toHaveCount(50);
  await expect(review.facts).toContainText('劳动合同缺少签字页，请补充后提交。');

  await expect(batch.filter('不通过').locator('.number')).toHaveText('56', { timeout: 60_000 });
  await batch.filter('通过').click();
  await expect(batch.row(names[41] ?? '')).toContainText('通过');
  await expect(batch.grid.getByRole('row')).toHaveCount(1 + 4);
});
