import { AxeBuilder } from '@axe-core/playwright';
import { pngFile } from '../fixtures/material-files.ts';
import { expect, test } from './fixtures.ts';
import type { Desk } from './pages/desk.ts';
import { newcomer } from './people.ts';

/** Nothing axe finds, no sideways scrolling, and no English word a clerk could stumble over. */
async function inspect(desk: Desk, screen: string): Promise<void> {
  const { page } = desk;
  await expect(page.getByRole('main')).not.toHaveClass(/splash/);
  await expect(page.locator('.ant-skeleton')).toHaveCount(0);
  // Colours are judged at rest, not half-way through a fade.
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter((animation) => animation.effect?.getComputedTiming().iterations !== Infinity)
        .map((animation) => animation.finished.catch(() => null)),
    ),
  );
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(({ id, nodes }) => `${screen}: ${id} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
    screen,
  ).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(overflow, `${screen} scrolls sideways`).toBeLessThanOrEqual(0);
  const words = await page.evaluate(() => document.body.innerText.match(/(?<![A-Za-z0-9])[A-Za-z]{3,}(?![A-Za-z0-9])/g) ?? []);
  const foreign = words.filter((word) => !/^(Ctrl|Shift|Alt|Enter|Esc|Tab|JPG|PNG|PDF|http|png|pdf)$/.test(word));
  expect(foreign, `${screen} has English left over`).toEqual([]);
}

for (const theme of ['浅色', '深色']) {
  test(`every screen is accessible, fits 1366 pixels and speaks Chinese (${theme})`, async ({ desk }) => {
    const { page } = desk;
    await inspect(desk, '欢迎');
    await desk.register().open();
    await inspect(desk, '注册');
    await page.getByRole('button', { name: '返回' }).click();
    await desk.registerPracticeUnit();
    if (theme === '深色') {
      await page.getByRole('button', { name: '换成深色界面' }).click();
    }
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
    await inspect(desk, '申报查询');
    await desk.go('医疗保险', '单位人员查询');
    await inspect(desk, '单位人员查询');
    await desk.go('医疗保险', '单位信息查询');
    await inspect(desk, '单位信息查询');
    await page.getByRole('link', { name: '账号设置' }).click();
    await inspect(desk, '账号设置');
    await page.getByRole('button', { name: '锁定' }).click();
    await expect(page.getByLabel('登录密码')).toBeVisible();
    await inspect(desk, '解锁');
  });
}
