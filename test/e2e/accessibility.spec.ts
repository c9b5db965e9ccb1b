import type { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { pngFile } from '../fixtures/material-files.ts';
import { workbookFile } from '../fixtures/workbooks.ts';
import { axeOn } from '../processes/axe.ts';
import { expect, test } from './fixtures.ts';
import { BatchPage } from './pages/batch.ts';
import type { Desk } from './pages/desk.ts';
import { FilingPage } from './pages/filing.ts';
import { LibraryPage } from './pages/library.ts';
import { PickerPage } from './pages/picker.ts';
import { newcomer } from './people.ts';
import { atWork } from './roster-people.ts';

// Axe takes seconds a screen, and these walks see many, each in both themes.
test.describe.configure({ timeout: 240_000 });

/** Keys, programs and kinds of file are called so in Chinese, too. */
const NO_CHINESE_FOR = /^(Ctrl|Shift|Alt|Enter|Esc|Tab|Page(Up|Down)|Excel|WPS|CSV|JPG|PNG|PDF|TIFF|BMP|HEIC|WebP|http|jpg|png|pdf|xlsx)$/;

/** Nothing axe finds, no sideways scrolling, and no English word a clerk could stumble over. */
async function inspect(desk: Desk, screen: string): Promise<void> {
  const { page } = desk;
  await expect(page.getByRole('main')).not.toHaveClass(/splash/);
  await expect(page.locator('.ant-skeleton')).toHaveCount(0);
  // The first 立即同步 goes on by itself; its button fades back when it is over.
  const sync = page.getByRole('banner').getByRole('button', { name: '立即同步' });
  if ((await sync.count()) > 0) {
    await expect(sync).toBeEnabled({ timeout: 60_000 });
  }
  await atRest(page);
  expect(await violations(axeOn(page)), screen).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(overflow, `${screen} scrolls sideways`).toBeLessThanOrEqual(0);
  const words = await page.evaluate(() => document.body.innerText.match(/(?<![A-Za-z0-9])[A-Za-z]{3,}(?![A-Za-z0-9])/g) ?? []);
  const foreign = words.filter((word) => !NO_CHINESE_FOR.test(word));
  expect(foreign, `${screen} has English left over`).toEqual([]);
  // Dark, only the colours are others. The switch may lie under a dialog; before there is an account there is none.
  const toDark = page.getByRole('button', { name: '换成深色界面', includeHidden: true });
  if ((await toDark.count()) > 0) {
    await toDark.dispatchEvent('click');
    const toLight = page.getByRole('button', { name: '换成浅色界面', includeHidden: true });
    await expect(toLight).toHaveCount(1);
    await atRest(page);
    expect(await violations(axeOn(page).withRules('color-contrast')), `${screen}, dark`).toEqual([]);
    await toLight.dispatchEvent('click');
    await expect(toDark).toHaveCount(1);
  }
}

/** Colours are judged at rest, not half-way through a fade; a fade may begin with the next frame, or when another has ended. */
async function atRest(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let calm = 0; calm < 3; calm += 1) {
      await new Promise(requestAnimationFrame);
      const fading = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity);
      if (fading.length > 0) {
        calm = 0;
        await Promise.all(fading.map((animation) => animation.finished.catch(() => null)));
      }
    }
  });
}

async function violations(axe: AxeBuilder): Promise<readonly string[]> {
  const found = await axe.analyze();
  return found.violations.map(
    ({ id, nodes }) => `${id} at ${nodes.map(({ target, any }) => `${target.join(' ')} (${any[0]?.message})`).join(', ')}`,
  );
}

/** The list is there, and what can be done with it. */
async function listed(desk: Desk, title: string): Promise<void> {
  await expect(desk.page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(desk.page.getByRole('main').getByRole('button', { name: '导出' })).toBeEnabled();
}

test(`every screen is accessible, fits 1366 pixels and speaks Chinese`, async ({ desk }) => {
  const { page } = desk;
  await inspect(desk, '欢迎');
  await desk.register().open();
  await inspect(desk, '注册');
  await page.getByRole('button', { name: '返回' }).click();
  await desk.registerPracticeUnit();
  await inspect(desk, '首页');
  const filing = await desk.beginEnrolment();
  await inspect(desk, '填写');
  await filing.fill(newcomer);
  await filing.toMaterials();
  await filing.attach('身份证复印件', pngFile('身份证.png', { seed: 3 }));
  await filing.attach('劳动合同', pngFile('劳动合同.png', { seed: 4 }));
  await expect(page.getByText('必需的材料已齐', { exact: true })).toBeVisible();
  await inspect(desk, '材料');
  await filing.toCheck();
  await inspect(desk, '核对');
  await filing.submit();
  await expect(filing.state).toContainText(/XY\d+/, { timeout: 60_000 });
  await inspect(desk, '办件');
  await desk.menu.getByRole('link', { name: '待发送' }).first().click();
  await inspect(desk, '待发送');
  await desk.go('申报查询', '正在审核');
  await listed(desk, '申报查询');
  await inspect(desk, '申报查询');
  await desk.go('医疗保险', '单位人员查询');
  await listed(desk, '单位人员查询');
  await inspect(desk, '单位人员查询');
  await desk.go('医疗保险', '单位信息查询');
  await inspect(desk, '单位信息查询');
  await page.getByRole('link', { name: '账号设置' }).click();
  await inspect(desk, '账号设置');
  await page.getByRole('button', { name: '锁定' }).click();
  await expect(page.getByLabel('登录密码')).toBeVisible();
  await inspect(desk, '解锁');
});

test.describe('the screens of a registered unit', () => {
  test.use({ start: 'registered' });

  test(`the library`, async ({ registered: desk }) => {
    const { page } = desk;
    const library = new LibraryPage(desk);
    const [person] = atWork as [(typeof atWork)[number]];
    await library.open();
    await inspect(desk, '材料库，空');
    await library.choose(person);
    await library.add({ label: '身份证复印件', expiresOn: '2026-01-31', file: pngFile('身份证.png', { seed: 5 }) });
    await inspect(desk, '材料库，一个人');
    await page.getByRole('button', { name: '添加材料' }).click();
    await inspect(desk, '材料库，添加');
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).or(page.locator('.ant-modal-close')).first().click();
    await page.getByRole('button', { name: '修改 身份证.png' }).click();
    await inspect(desk, '材料库，修改');
  });

  test(`picking, 减员 and 单位信息变更 are accessible`, async ({ registered: desk }) => {
    const picker = new PickerPage(desk);
    await picker.open('医疗业务', '在职减员');
    await expect(picker.people.first()).toBeVisible();
    await inspect(desk, '选择人员');
    await picker.box.fill('没有这个人');
    await expect(desk.page.getByText('没有找到符合“没有这个人”')).toBeVisible();
    await inspect(desk, '选择人员：没有找到');
    await picker.box.fill('');
    await picker.people.first().dblclick();
    const filing = new FilingPage(desk);
    await filing.choose('减员原因', '死亡');
    await expect(filing.saved).toBeVisible();
    await inspect(desk, '在职减员');
    await desk.go('医疗业务', '单位信息变更');
    await filing.choose('变更事项', '缴费银行账户');
    await expect(filing.field('新银行账号')).toBeVisible();
    await inspect(desk, '单位信息变更');
  });

  test(`the steps of a batch are accessible`, async ({ registered: desk }) => {
    const { page } = desk;
    const batch = new BatchPage(desk);
    await batch.open('医疗业务', '批量在职减员');
    await inspect(desk, '批量：开始');
    const [first, second, third] = atWork.slice(20, 23).map(({ socialSecurityNumber, name }) => [socialSecurityNumber, name]);
    const proof = `${first?.[1]}_解除（终止）劳动合同证明.png`;
    await batch.importFile(
      await workbookFile('减员.xlsx', [
        ['社会保障号码', '姓名', '减员原因', '停保年月'],
        [...(first ?? []), '辞职', '202611'],
        [...(second ?? []), '上学', '202603'],
        [...(third ?? []), '', '202611'],
      ]),
    );
    await batch.imported('减员.xlsx', 3);
    await inspect(desk, '批量：数据');
    await page.keyboard.press('F8');
    await expect(batch.input).toBeFocused();
    await inspect(desk, '批量：改错');
    await page.keyboard.press('Escape');
    await batch.next();
    await batch.offerMany([pngFile(proof, { seed: 91 })]);
    await inspect(desk, '批量：材料');
    await batch.toCheck();
    await inspect(desk, '批量：核对');
  });

  test(`the base declaration and its print are accessible`, async ({ registered: desk }) => {
    const { page } = desk;
    const batch = new BatchPage(desk);
    await batch.open('医疗业务', '退休缴费基数申报');
    await inspect(desk, '基数：开始');
    await batch.button('从单位人员带入').click();
    await expect(batch.filter('有错误')).not.toContainText(' 0', { timeout: 30_000 });
    await inspect(desk, '基数：数据');
    await page.getByRole('checkbox', { name: '选择全部' }).check();
    await batch.button('批量填写').click();
    await page.getByRole('dialog').locator('#fill-many-value').fill('3200');
    await inspect(desk, '基数：批量填写');
    await page.getByRole('dialog').getByRole('button', { name: '填写', exact: true }).click();
    await expect(batch.filter('有错误')).toContainText('0');
    await batch.next();
    await inspect(desk, '基数：材料');
    await batch.button('打印申报表（盖章用）').click();
    await expect(page.getByRole('button', { name: /^打印 \d+ 页/ })).toBeEnabled({ timeout: 30_000 });
    await inspect(desk, '基数：打印');
  });

  test(`the queries are accessible`, async ({ registered: desk }) => {
    const { page } = desk;
    const rows = page.getByRole('main').locator('tbody tr.ant-table-row');
    for (const query of ['单位人员查询', '人员增减情况查询', '单位缴费历史查询', '人员缴费情况查询']) {
      await desk.go('医疗保险', query);
      await listed(desk, query);
      await inspect(desk, query);
    }
    await rows.first().focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('columnheader', { name: '单位缴纳（元）' })).toBeVisible();
    await inspect(desk, '人员缴费情况查询：逐月');
    await desk.go('医疗保险', '单位缴费比例查询');
    await expect(page.getByText('封顶线（元/月）')).toBeVisible();
    await inspect(desk, '单位缴费比例查询');
    await desk.go('医疗保险', '单位人员查询');
    await listed(desk, '单位人员查询');
    await rows.first().click();
    await expect(page.getByRole('dialog').getByRole('region', { name: '缴费情况' })).toBeVisible();
    await inspect(desk, '人员详情');
  });
});
