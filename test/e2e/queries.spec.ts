import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { newcomer } from './people.ts';

test.use({ start: 'registered' });

/** 导出 as a file of this kind: its name and its bytes. */
async function exported(page: Page, kind: 'Excel' | 'CSV'): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  await page.getByRole('main').getByRole('button', { name: '导出' }).click();
  const arriving = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: new RegExp(kind) }).click();
  const download = await arriving;
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

test('[W-54] 单位人员查询 finds people by number, name, initials and kind on the local copy, with its date', async ({
  registered: desk,
}) => {
  const { page } = desk;
  await desk.go('医疗保险', '单位人员查询');
  await expect(page.getByRole('heading', { level: 1, name: /单位人员查询/ })).toBeVisible();
  await expect(page.getByText(/截至/).first()).toBeVisible();
  const rows = page.getByRole('main').getByRole('table').getByRole('row');
  await expect(rows.nth(1)).toBeVisible();
  const total = page.getByText(/共\s*\d+\s*人/);
  await expect(total).toBeVisible();
  const everyone = Number(/\d+/.exec((await total.textContent()) ?? '')?.[0]);
  expect(everyone).toBeGreaterThan(400);
  await page.getByRole('main').getByLabel('姓名').fill('演练');
  await page.getByRole('button', { name: '查询', exact: true }).click();
  await expect(total).not.toHaveText(new RegExp(`共\\s*${everyone}\\s*人`));
  await expect(rows.nth(1)).toContainText('演练');
  await page.getByRole('button', { name: '重置' }).click();
  await expect(total).toHaveText(new RegExp(`共\\s*${everyone}\\s*人`));
});

test('[W-53] 单位信息查询 shows what the centre has registered', async ({ registered: desk }) => {
  await desk.go('医疗保险', '单位信息查询');
  await expect(desk.page.getByRole('main')).toContainText(desk.unitNumber('medical'));
});

test('[W-56 W-57 W-58] 申报查询 filters by state, service, insurance and months, and opens by double-click, key and button', async ({
  registered: desk,
}) => {
  const { page } = desk;
  const filing = await desk.beginEnrolment();
  await filing.type('姓名', newcomer.name);
  await expect(filing.saved).toBeVisible();
  await desk.go('申报查询', '未提交');
  const row = page.getByRole('row').filter({ hasText: newcomer.name });
  await expect(row).toBeVisible();
  await page.getByRole('main').getByLabel('申报终止年月').fill('202610');
  await page.getByRole('main').getByLabel('申报终止年月').press('Tab');
  await page.getByRole('button', { name: '查询', exact: true }).click();
  await expect(row).toBeHidden();
  await page.getByRole('button', { name: '重置' }).click();
  await expect(row).toBeVisible();
  await row.click();
  await page.getByRole('button', { name: '查询明细' }).first().click();
  await expect(filing.field('姓名')).toHaveValue(newcomer.name);
  await desk.go('申报查询', '未提交');
  await row.dblclick();
  await expect(filing.field('姓名')).toHaveValue(newcomer.name);
});

test('[W-52 W-54] the tree of 信息查询 opens per insurance; one box finds as one types, and a row leads to everything known of the person', async ({
  registered: desk,
}) => {
  const { page } = desk;
  await desk.go('工伤保险', '单位人员查询');
  await expect(page.getByRole('heading', { level: 1, name: '单位人员查询：工伤保险' })).toBeVisible();
  await desk.go('医疗保险', '单位人员查询');
  await page.getByRole('main').getByLabel('职工类别').click();
  await page.locator('.ant-select-dropdown:visible').getByText('在职', { exact: true }).click();
  const rows = page.getByRole('main').locator('tbody tr[tabindex="0"]');
  const name = ((await rows.nth(1).getByRole('cell').first().textContent()) ?? '').trim();
  await page.getByRole('main').getByLabel('查找').fill(name);
  await expect(rows.first()).toContainText(name);
  await rows.first().click();
  const drawer = page.getByRole('dialog');
  await expect(drawer).toContainText(name);
  for (const part of ['参保情况', '未办结的申报', '增减变动', '缴费情况']) {
    await expect(drawer.getByRole('region', { name: part })).toBeVisible();
  }
  await expect(drawer.getByRole('region', { name: '参保情况' })).toContainText('工伤保险');
  await page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();
});

test('[W-55] 单位缴费历史查询 filters by months, sums what is asked for, and is exported', async ({ registered: desk }) => {
  const { page } = desk;
  await desk.go('医疗保险', '单位缴费历史查询');
  const rows = page.getByRole('main').locator('tbody tr.ant-table-row');
  await expect(rows.first()).toContainText(/\d{4}年\d{2}月/);
  await expect(page.getByText(/本机数据截至/)).toBeVisible();
  await page.getByRole('main').getByLabel('起始年月').fill('202605');
  await page.getByRole('main').getByLabel('终止年月').fill('202607');
  await page.getByRole('button', { name: '查询', exact: true }).click();
  await expect(rows).toHaveCount(3);
  await expect(page.getByText('以上条件共 3 个费款所属期合计')).toBeVisible();
  const { name, bytes } = await exported(page, 'CSV');
  expect(name).toMatch(/^单位缴费历史查询_2026-11-10\.csv$/);
  const lines = bytes
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trim()
    .split('\r\n');
  expect(lines).toHaveLength(4);
  expect(lines[0]).toContain('费款所属期');
  await page.getByRole('main').getByLabel('终止年月').fill('202601');
  await page.getByRole('button', { name: '查询', exact: true }).click();
  await expect(page.getByRole('alert').filter({ hasText: '起始年月晚于终止年月' })).toBeVisible();
});

test('[W-59 O-17] 人员增减情况, 单位缴费比例 and 人员缴费情况: movements by kind, rates or 未配置, months behind each person', async ({
  registered: desk,
}) => {
  const { page } = desk;
  const rows = page.getByRole('main').locator('tbody tr.ant-table-row');
  await desk.go('医疗保险', '人员增减情况查询');
  await expect(rows.first()).toBeVisible();
  const excel = await exported(page, 'Excel');
  expect(excel.name).toBe('人员增减情况查询_2026-11-10.xlsx');
  expect(excel.bytes.subarray(0, 2).toString()).toBe('PK');
  await desk.go('医疗保险', '单位缴费比例查询');
  await expect(
    page
      .getByRole('main')
      .getByText(/未配置|%/)
      .first(),
  ).toBeVisible();
  await expect(page.getByText('封顶线（元/月）')).toBeVisible();
  await desk.go('医疗保险', '人员缴费情况查询');
  // Not the rows of the page before.
  await expect(page.getByRole('columnheader', { name: '缴费月数' })).toBeVisible();
  await rows.first().press('Enter');
  await expect(page.getByRole('columnheader', { name: '单位缴纳（元）' })).toBeVisible();
});

test('[W-53 O-15] the merged insurance explains itself, in the menu and on its pages', async ({ registered: desk }) => {
  const { page } = desk;
  await expect(desk.menu.getByRole('button', { name: '生育业务' })).toContainText('已合并');
  await desk.go('生育业务', '在职增员');
  await expect(page.getByText('生育保险自2020年1月起并入医疗保险一并登记、征缴（待经办机构确认）')).toBeVisible();
});
