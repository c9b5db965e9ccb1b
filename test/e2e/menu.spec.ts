import type { Page } from '@playwright/test';
import { pdfFile, pngFile } from '../fixtures/material-files.ts';
import { expect, test } from './fixtures.ts';
import { newcomer } from './people.ts';

test.use({ start: 'registered' });

/** Addresses asked for from now on that are not the window's own. */
function watchOutside(page: Page): readonly string[] {
  const own = new URL(page.url()).origin;
  const outside: string[] = [];
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (origin !== own && protocol !== 'data:' && protocol !== 'blob:') {
      outside.push(request.url());
    }
  });
  return outside;
}

test('[W-01] the window says whose system it is, for which unit, who acts for it and which agency decides', async ({ desk }) => {
  const { page } = desk;
  await expect(page.getByText('渭南市社会保险单位网上服务系统')).toBeVisible();
  await desk.unlock();
  await expect(page.getByRole('banner')).toContainText('演练纺织有限公司');
  await expect(page.getByRole('banner')).toContainText('渭南市');
  await desk.go('工伤保险', '单位信息查询');
  const fact = (name: string) => page.getByRole('term').filter({ hasText: new RegExp(`^${name}$`) });
  await expect(fact('单位专管员')).toBeVisible();
  await expect(fact('经办机构').locator('+ dd')).toHaveText('渭南市社保服务中心');
});

test('[W-02 W-16] every filing the manual announces is in the tree on the left and opens in the work area on the right', async ({
  registered: desk,
}) => {
  const { page } = desk;
  const tree = await desk.entries('医疗业务');
  expect(tree).toEqual([
    '在职增员',
    '在职减员',
    '离退休减员',
    '批量在职增员',
    '批量在职减员',
    '批量离退休减员',
    '缴费基数申报',
    '退休缴费基数申报',
    '单位信息变更',
  ]);
  // Nobody who has retired is insured against work injury or for maternity.
  expect(await desk.entries('工伤业务')).toEqual(tree.filter((label) => !label.includes('退休')));
  for (const label of tree) {
    await desk.go('医疗业务', label);
    await expect(page.getByRole('main').getByText(`医疗业务 / ${label}`)).toBeVisible();
    await expect(desk.menu.getByRole('link', { name: label, exact: true }).first()).toBeVisible();
  }
  const [left, right] = [await desk.menu.boundingBox(), await page.getByRole('main').boundingBox()];
  expect((left?.x ?? Infinity) + (left?.width ?? 0)).toBeLessThanOrEqual(right?.x ?? 0);
});

test('[W-03] all seven announced queries are there for each insurance, three of them without a chapter in the manual', async ({
  registered: desk,
}) => {
  const { page } = desk;
  for (const branch of ['医疗保险', '工伤保险', '生育保险']) {
    const queries = await desk.entries(branch);
    expect(queries).toEqual([
      '单位信息查询',
      '单位人员查询',
      '人员增减情况查询',
      '单位缴费历史查询',
      '单位缴费比例查询',
      '人员缴费情况查询',
    ]);
    for (const query of queries) {
      await desk.go(branch, query);
      await expect(page.getByRole('heading', { level: 1, name: `${query}：${branch}` })).toBeVisible();
    }
  }
  await desk.go('申报查询', '审核完成');
  await expect(page.getByRole('heading', { level: 1, name: '申报查询' })).toBeVisible();
});

test('[W-04 promise 3] a PC without network does: the whole menu opens, a draft is filled, nothing outside the window is asked for', async ({
  registered: desk,
}) => {
  const { page, centre } = desk;
  await centre.reviewer.setKnobs({ outage: 'refuse' });
  const outside = watchOutside(page);
  await page.reload();
  await expect(desk.menu).toBeVisible();
  const filing = await desk.beginEnrolment();
  await filing.fill(newcomer);
  await desk.go('医疗保险', '单位人员查询');
  await expect(page.getByRole('main').getByRole('table').getByRole('row').nth(1)).toBeVisible();
  await desk.go('申报查询', '未提交');
  await expect(page.getByRole('row').filter({ hasText: newcomer.name })).toBeVisible();
  expect(outside).toEqual([]);
});

test('[W-16] who goes elsewhere while a page is still made ready is not fetched back when it is ready', async ({ registered: desk }) => {
  const { page } = desk;
  // The page a draft opens on is loaded once, so that nothing but the answer is waited for below.
  await desk.beginEnrolment();
  const begun = page.waitForResponse(/\/rpc\/filing\/begin$/);
  const gate = Promise.withResolvers<void>();
  await page.route(/\/rpc\/filing\/begin$/, async (route) => {
    await gate.promise;
    await route.continue();
  });
  await desk.go('医疗业务', '批量在职增员');
  await expect(page.getByRole('heading', { level: 1, name: '批量在职增员' })).toBeVisible();
  await desk.go('医疗保险', '单位人员查询');
  const people = page.getByText(/共\s*\d+\s*人/);
  const everyone = (await people.textContent()) ?? '';
  gate.resolve();
  await begun;
  // What is asked for after it is answered after it.
  await page.getByRole('main').getByLabel('姓名').fill('演练');
  await page.getByRole('button', { name: '查询', exact: true }).click();
  await expect(people).not.toHaveText(everyone);
  // The draft is there for whoever comes back.
  await desk.go('申报查询', '未提交');
  await expect(page.getByRole('row').filter({ hasText: '批量在职增员' })).toBeVisible();
});

test('[W-08 W-29] materials are uploaded and viewed in any browser window: no plug-in, no trusted site, no compatibility mode', async ({
  registered: desk,
}) => {
  const { page } = desk;
  const outside = watchOutside(page);
  const filing = await desk.beginEnrolment();
  await filing.fill(newcomer);
  await filing.toMaterials();
  await filing.attach('身份证复印件', pngFile('身份证.png', { seed: 81 }));
  await filing.attach('劳动合同', pdfFile('劳动合同.pdf', ['Contract', 'Signatures']));
  await filing.toCheck();
  for (const [file, shown] of [
    ['身份证.png', /身份证\.png/],
    ['劳动合同.pdf', '劳动合同.pdf 第 1 页'],
  ] as const) {
    await page.getByRole('button', { name: `预览 ${file}` }).click();
    await expect(page.getByRole('dialog').getByRole('img', { name: shown })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  }
  await expect(page.locator('object, embed, applet')).toHaveCount(0);
  await expect(page.locator('body')).not.toContainText(/插件|控件|受信任|兼容模式|管理员/);
  expect(outside).toEqual([]);
});

test('[W-51] paying and its vouchers are nothing a clerk looks for here in vain: the page of payments says where', async ({
  registered: desk,
}) => {
  const { page } = desk;
  await expect(desk.menu.getByRole('link', { name: /^社保缴费$|缴费单据/ })).toHaveCount(0);
  await desk.go('医疗保险', '单位缴费历史查询');
  const main = page.getByRole('main');
  await expect(main).toContainText('缴纳社保费、打印缴费单据请到征收机构办理');
  await main.getByRole('link', { name: '单位信息查询' }).click();
  await expect(
    page
      .getByRole('term')
      .filter({ hasText: /^缴费方式$/ })
      .locator('+ dd'),
  ).toHaveText('税务征收');
});
