import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { axeOn } from '../processes/axe.ts';
import { expect, test } from './fixtures.ts';
import type { Desk } from './pages/desk.ts';
import { newcomer } from './people.ts';

test.use({ start: 'registered' });

/** Without any SANE device, whatever this machine has. */
const config = mkdtempSync(join(tmpdir(), 'shebao-e2e-twain-'));
test.beforeAll(() => {
  process.env['SANE_CONFIG_DIR'] = config;
});
test.afterAll(() => {
  delete process.env['SANE_CONFIG_DIR'];
  rmSync(config, { recursive: true, force: true });
});

async function openScan(desk: Desk): Promise<Locator> {
  const filing = await desk.beginEnrolment();
  await filing.fill(newcomer);
  await filing.toMaterials();
  await filing.kind('身份证复印件').click();
  await desk.page.getByRole('button', { name: /^扫描/ }).click();
  const dialog = desk.page.getByRole('dialog', { name: '扫描身份证复印件' });
  await expect(dialog.getByText('没有找到扫描仪。')).toBeVisible();
  return dialog;
}

test('[issue 4.1] where TWAIN cannot be, nothing of it is shown', async ({ registered: desk }) => {
  test.skip(process.platform === 'win32', 'TWAIN can be here');
  const dialog = await openScan(desk);
  await expect(dialog.getByText(/TWAIN/)).toHaveCount(0);
});

test('[issue 4.1] on Windows a clerk turns TWAIN scanners on beside the scanners, and reads what is missing', async ({
  registered: desk,
}) => {
  const { page } = desk;
  const asked: unknown[] = [];
  // The engine of a Windows PC without NAPS2, as far as the window sees it.
  let twain = { on: false, installed: false };
  await page.route(/\/rpc\/scan\/(devices|setTwain)$/, async (route) => {
    const name = route.request().url().split('/').at(-1);
    if (name === 'setTwain') {
      const { json } = route.request().postDataJSON() as { readonly json: { readonly on: boolean } };
      asked.push(json);
      twain = { ...twain, on: json.on };
    }
    const response = await route.fetch();
    const body = (await response.json()) as { json: { value: object } };
    body.json.value = { ...body.json.value, twain };
    await route.fulfill({ response, json: body });
  });
  const dialog = await openScan(desk);
  const turn = dialog.getByRole('checkbox', { name: '也查找 TWAIN 扫描仪' });
  await expect(turn).not.toBeChecked();
  await expect(turn).toHaveAccessibleDescription(/只有 TWAIN 驱动的旧扫描仪.*没有找到 NAPS2.*安装/);
  const { violations } = await axeOn(page).include('[role=dialog]').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await turn.focus();
  await page.keyboard.press('Space');
  await expect(turn).toBeChecked();
  expect(asked).toEqual([{ on: true }]);

  twain = { on: true, installed: true };
  await dialog.getByRole('button', { name: /^重新查找/ }).click();
  await expect(turn).toHaveAccessibleDescription(/通过这台电脑上的 NAPS2 扫描/);
  await turn.click();
  await expect(turn).not.toBeChecked();
  expect(asked).toEqual([{ on: true }, { on: false }]);
});
