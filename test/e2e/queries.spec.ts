import { expect, test } from './fixtures.ts';
import { newcomer } from './people.ts';

test.use({ start: 'registered' });

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
