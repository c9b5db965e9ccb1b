import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { noSaneHere, writeSaneDevices } from '../fakes/sane-devices.ts';
import { BATCH_HEADERS, batchRows } from '../fixtures/batch-people.ts';
import { cardOnLid } from '../fixtures/id-cards.ts';
import { pdfFile } from '../fixtures/material-files.ts';
import { workbookFile } from '../fixtures/workbooks.ts';
import { axeOn } from '../processes/axe.ts';
import { expect, test } from './fixtures.ts';
import { BatchPage } from './pages/batch.ts';
import type { FilingPage } from './pages/filing.ts';
import { newcomer } from './people.ts';

const skipped = noSaneHere();
test.skip(skipped !== null, skipped ?? '');
test.use({ start: 'registered' });

/** What the desk's scanimage reads; each test says what is in it. */
const config = mkdtempSync(join(tmpdir(), 'shebao-e2e-sane-'));
test.beforeAll(() => {
  process.env['SANE_CONFIG_DIR'] = config;
});
test.afterAll(() => {
  delete process.env['SANE_CONFIG_DIR'];
  rmSync(config, { recursive: true, force: true });
});

/** Opens the scan dialog of a material and waits until nothing is looked for any more. */
async function openScan(filing: FilingPage, kind: string): Promise<Locator> {
  await filing.kind(kind).click();
  await filing.page.getByRole('button', { name: /^扫描/ }).click();
  const dialog = filing.page.getByRole('dialog', { name: `扫描${kind}` });
  await expect(dialog.getByRole('button', { name: /^重新查找/ })).toBeVisible();
  return dialog;
}

function pageOf(dialog: Locator, number: number): Locator {
  return dialog.getByRole('button', { name: new RegExp(`^第 ${number} 页(，|$)`) });
}

/** What axe finds in the dialog at rest. */
async function axeFinds(page: Page): Promise<readonly string[]> {
  await page.evaluate(async () => {
    const fading = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity);
    await Promise.all(fading.map((animation) => animation.finished.catch(() => null)));
  });
  const { violations } = await axeOn(page).include('[role=dialog]').analyze();
  return violations.map(({ id, nodes }) => `${id} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

test.describe.configure({ mode: 'serial' });

test('[W-20 W-29 W-32] a clerk scans paper into an enrolment, through a crash, and submits it', async ({ registered: desk }) => {
  writeSaneDevices(config);
  const { centre } = desk;
  const filing = await desk.beginEnrolment();
  await filing.fill(newcomer);
  await filing.toMaterials();

  const idCard = await openScan(filing, '身份证复印件');
  await expect(idCard.getByText('Noname frontend-tester')).toBeVisible();
  await expect(idCard.getByRole('radio', { name: '进纸器（单面）' })).toBeChecked();
  await expect(idCard.getByRole('radio', { name: '彩色' })).toBeChecked();
  await expect(idCard.getByText('300 dpi')).toBeVisible();
  await idCard.getByRole('radio', { name: '平板' }).check();
  await idCard.getByRole('button', { name: '开始扫描' }).click();
  await expect(idCard.getByText('扫描完成，共 1 页。')).toBeVisible();
  await expect(pageOf(idCard, 1).getByRole('presentation')).toBeVisible();

  // The power goes. What was scanned is still there.
  await desk.door.restart('kill');
  await desk.unlock();
  await desk.go('申报查询', '未提交');
  await desk.page.getByRole('row').filter({ hasText: newcomer.name }).dblclick();
  await desk.page.getByRole('button', { name: '扫描（1 页未使用）' }).click();
  const again = desk.page.getByRole('dialog', { name: '扫描身份证复印件' });
  await again.getByRole('button', { name: '使用这 1 页' }).click();
  await expect(filing.kind('身份证复印件')).toContainText('已有 1 份');
  await expect(filing.kind('劳动合同')).toHaveAttribute('aria-current', 'true');

  const contract = await openScan(filing, '劳动合同');
  // As last time.
  await expect(contract.getByRole('radio', { name: '平板' })).toBeChecked();
  await contract.getByRole('radio', { name: '进纸器（单面）' }).check();
  await contract.getByRole('radio', { name: '灰度' }).check();
  await contract.getByRole('button', { name: '开始扫描' }).click();
  await expect(contract.getByText('扫描完成，共 10 页。')).toBeVisible({ timeout: 60_000 });
  await expect(contract.getByRole('listitem')).toHaveCount(10);
  await expect(pageOf(contract, 10).getByRole('presentation')).toBeVisible();
  expect(await axeFinds(desk.page)).toEqual([]);

  // By keys: away with the third, and back; the first goes behind the second; the last is turned.
  const { keyboard } = desk.page;
  await pageOf(contract, 1).click();
  await keyboard.press('ArrowRight');
  await keyboard.press('ArrowRight');
  await expect(pageOf(contract, 3)).toHaveAttribute('aria-pressed', 'true');
  await keyboard.press('Delete');
  await expect(contract.getByRole('listitem')).toHaveCount(9);
  await keyboard.press('Control+z');
  await expect(contract.getByRole('listitem')).toHaveCount(10);
  await pageOf(contract, 10).click();
  await keyboard.press('r');
  await expect(contract.getByRole('button', { name: '第 10 页，已旋转' })).toBeVisible();
  await contract.getByRole('button', { name: '前移' }).click();
  await expect(contract.getByRole('button', { name: '第 9 页，已旋转' })).toBeVisible();
  await contract.getByRole('button', { name: '移除' }).click();
  await expect(contract.getByRole('listitem')).toHaveCount(9);
  await contract.getByRole('button', { name: '回收站' }).click();
  const bin = desk.page.getByRole('dialog', { name: '页面回收站' });
  await expect(bin.getByRole('listitem')).toHaveCount(2);
  await bin.getByRole('listitem').filter({ hasText: '移除，' }).getByRole('button', { name: '恢复到这里' }).click();
  await expect(bin.getByRole('listitem')).toHaveCount(1);
  await desk.page.keyboard.press('Escape');
  await expect(bin).toHaveCount(0);
  await expect(contract.getByRole('button', { name: '第 9 页，已旋转' })).toBeVisible();
  await expect(contract.getByRole('radio', { name: '合成一个 PDF' })).toBeChecked();
  await contract.getByRole('button', { name: '使用这 10 页' }).click();
  await expect(filing.kind('劳动合同')).toContainText('已有 1 份');

  await filing.toCheck();
  await filing.submit();
  await expect(filing.state).toContainText(/XY\d+/);
  const { items } = await centre.reviewer.filings({ text: newcomer.name });
  const detail = await centre.reviewer.filing({ clientId: items[0]!.clientId });
  expect(detail.rows[0]?.materials.map(({ fileName }) => fileName).toSorted()).toEqual(['劳动合同-扫描1.pdf', '身份证复印件-扫描1.jpg']);
});

test('[issue 4] 停止 ends a scan under way, and trouble says what to do', async ({ registered: desk }) => {
  writeSaneDevices(config, { slow: true });
  const filing = await desk.beginEnrolment();
  await filing.fill(newcomer);
  await filing.toMaterials();
  const dialog = await openScan(filing, '身份证复印件');
  await dialog.getByRole('button', { name: '开始扫描' }).click();
  await expect(dialog.getByText('正在扫描第 1 页')).toBeVisible();
  await dialog.getByRole('button', { name: '停止' }).click();
  await expect(dialog.getByRole('alert').filter({ hasText: '已停止扫描' })).toBeVisible({ timeout: 30_000 });

  writeSaneDevices(config, { status: 'JAMMED' });
  await dialog.getByRole('button', { name: '开始扫描' }).click();
  await expect(dialog.getByRole('alert').filter({ hasText: '卡纸' })).toContainText('请打开盖板取出卡住的纸');
});

test('[issue 4] without a scanner the way out is a file that is there already', async ({ registered: desk }) => {
  writeSaneDevices(config, { devices: 0 });
  const filing = await desk.beginEnrolment();
  await filing.fill(newcomer);
  await filing.toMaterials();
  const dialog = await openScan(filing, '身份证复印件');
  await expect(dialog.getByText('没有找到扫描仪。')).toBeVisible();
  expect(await axeFinds(desk.page)).toEqual([]);
  // PDF is the only word that is not Chinese.
  await expect(dialog.getByText(/[A-Za-z]{4,}/)).toHaveCount(0);
  const chooser = desk.page.waitForEvent('filechooser');
  await dialog.getByRole('button', { name: '选择已有文件' }).click();
  await chooser;
});

test('[issue 4] pages of files are put in order, edited and undone, and become one PDF', async ({ registered: desk }) => {
  writeSaneDevices(config, { devices: 0 });
  const filing = await desk.beginEnrolment();
  await filing.fill(newcomer);
  await filing.toMaterials();
  const dialog = await openScan(filing, '身份证复印件');
  await expect(dialog.getByText('还没有页面。')).toBeVisible();
  await dialog.getByLabel('从文件添加页面').setInputFiles([
    { name: '合同.pdf', mimeType: 'application/pdf', buffer: pdfFile('合同.pdf', ['甲', '乙', '丙']).buffer },
    { name: '正面.jpg', mimeType: 'image/jpeg', buffer: await cardOnLid({ colour: '#d6e6ea', dpi: 150, turned: false }) },
    { name: '反面.jpg', mimeType: 'image/jpeg', buffer: await cardOnLid({ colour: '#efe2dc', dpi: 150, turned: true }) },
  ]);
  await expect(dialog.getByRole('listitem')).toHaveCount(5);

  await pageOf(dialog, 4).click();
  await pageOf(dialog, 5).click({ modifiers: ['Shift'] });
  await dialog.getByRole('button', { name: '身份证合成' }).click();
  await expect(dialog.getByRole('listitem')).toHaveCount(4);
  await expect(dialog.getByRole('button', { name: '第 4 页，已裁剪、正反面合成' })).toBeVisible();
  await dialog.getByRole('button', { name: '撤销', exact: true }).click();
  await expect(dialog.getByRole('listitem')).toHaveCount(5);
  await dialog.getByRole('button', { name: '重做' }).click();
  await expect(dialog.getByRole('listitem')).toHaveCount(4);

  await pageOf(dialog, 1).click();
  await desk.page.keyboard.press('Enter');
  const sheet = desk.page.getByRole('dialog', { name: '第 1 页，共 4 页' });
  await expect(sheet.getByRole('img', { name: '第 1 页' })).toBeVisible();
  await sheet.getByRole('button', { name: '裁剪' }).click();
  await sheet.getByRole('button', { name: '裁剪框右下角' }).focus();
  await desk.page.keyboard.press('ArrowUp');
  await sheet.getByRole('button', { name: '裁剪到框内' }).click();
  await desk.page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
  await expect(dialog.getByRole('button', { name: '第 1 页，已裁剪' })).toBeVisible();
  await dialog.getByRole('button', { name: '颜色' }).click();
  await desk.page.getByRole('menuitem', { name: '灰度' }).click();
  await expect(dialog.getByRole('button', { name: '第 1 页，已裁剪、灰度' })).toBeVisible();

  await dialog.getByRole('button', { name: '使用这 4 页' }).click();
  await expect(filing.kind('身份证复印件')).toContainText('已有 1 份', { timeout: 30_000 });
  await expect(filing.page.getByRole('dialog')).toHaveCount(0);
});

test('[W-38 W-40] a batch is scanned for: one person by the cell, many at once by the choice', async ({ registered: desk }) => {
  writeSaneDevices(config);
  const batch = new BatchPage(desk);
  await batch.open('医疗业务', '批量在职增员');
  const rows = batchRows({ seed: 4_041, count: 3 });
  await batch.importFile(await workbookFile('增员.xlsx', [BATCH_HEADERS, ...rows]));
  await batch.imported('增员.xlsx', 3);
  await batch.next();
  const names = rows.map((cells) => cells[2] ?? '');
  const { page } = desk;
  await page.getByRole('radiogroup', { name: '点一格时' }).getByText('扫描').click();
  await batch.cell(names[0] ?? '', 'id-copy').click();
  const cell = page.getByRole('dialog', { name: `扫描${names[0]}：` });
  await cell.getByRole('radio', { name: '平板' }).check();
  await cell.getByRole('button', { name: '开始扫描' }).click();
  await expect(cell.getByText('扫描完成，共 1 页。')).toBeVisible({ timeout: 30_000 });
  await cell.getByRole('button', { name: '使用这 1 页' }).click();
  await expect(batch.cell(names[0] ?? '', 'id-copy')).toContainText('1 份');
  await expect(cell).toHaveCount(0);

  for (const name of names.slice(1)) {
    await batch.row(name).getByRole('checkbox').check();
  }
  await batch.button('扫描一份给这些人').click();
  await page.getByRole('menuitem', { name: '证件复印件/身份证复印件' }).click();
  const many = page.getByRole('dialog', { name: '给已选的 2 人' });
  await many.getByRole('button', { name: '开始扫描' }).click();
  await expect(many.getByText('扫描完成，共 1 页。')).toBeVisible({ timeout: 30_000 });
  await many.getByRole('button', { name: '使用这 1 页' }).click();
  for (const name of names.slice(1)) {
    await expect(batch.cell(name, 'id-copy')).toContainText('1 份');
  }
});
