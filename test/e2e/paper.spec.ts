import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { noSaneHere, writeSaneDevices } from '../fakes/sane-devices.ts';
import { BATCH_HEADERS, batchRows } from '../fixtures/batch-people.ts';
import { pngFile } from '../fixtures/material-files.ts';
import { workbookFile } from '../fixtures/workbooks.ts';
import { withFilm, writeFilm } from './fake-camera.ts';
import { expect, test } from './fixtures.ts';
import { BatchPage } from './pages/batch.ts';
import { ConsolePage } from './pages/console.ts';

const skipped = noSaneHere();
test.skip(skipped !== null, skipped ?? '');

/** A camera that sees one sheet on a dark desk, and SANE's test scanner. */
const folder = mkdtempSync(join(tmpdir(), 'shebao-e2e-paper-'));
const film = join(folder, 'desk.mjpeg');

test.use({
  start: 'registered',
  launchOptions: withFilm(film),
});
test.beforeAll(async () => {
  await writeFilm(film);
  process.env['SANE_CONFIG_DIR'] = folder;
  writeSaneDevices(folder);
});
test.afterAll(() => {
  delete process.env['SANE_CONFIG_DIR'];
  rmSync(folder, { recursive: true, force: true });
});

/** Of 50 people: so many have a file of each of the three materials; 120 files in all. */
const PEOPLE = 50;
const FILES = { 身份证复印件: 48, 劳动合同: 40, 其他材料: 32 } as const;

test('[W-38 W-40 issue 4] fifty people, three materials, a folder of 120 files; camera and scanner fill the gaps; reviewer and clerk see them', async ({
  registered: desk,
  browser,
}) => {
  test.setTimeout(300_000);
  const { page, centre } = desk;
  const rows = batchRows({ seed: 4_050, count: PEOPLE });
  const people = rows.map((cells) => ({ number: cells[1] ?? '', name: cells[2] ?? '' }));
  const batch = new BatchPage(desk);
  await batch.open('医疗业务', '批量在职增员');
  await batch.importFile(await workbookFile('增员.xlsx', [BATCH_HEADERS, ...rows]));
  await batch.imported('增员.xlsx', PEOPLE);
  await batch.next();

  // By number here and by name there, as offices do it.
  const files = Object.entries(FILES).flatMap(([label, count], kind) =>
    people
      .slice(0, count)
      .map(({ number, name }, index) => pngFile(`${index % 2 === 0 ? number : name}_${label}.png`, { seed: 1_000 * (kind + 1) + index })),
  );
  expect(files).toHaveLength(120);
  const chooser = page.waitForEvent('filechooser');
  await batch.button('选择多个文件').click();
  await (await chooser).setFiles(files);
  await expect(page.getByRole('region', { name: '添加结果' })).toContainText('120', { timeout: 120_000 });
  // Two ID cards and ten contracts are lacking; the third material is nobody's duty.
  await expect(page.getByText('还缺 12 份').first()).toBeVisible();

  // Two ID cards under the camera, each in its cell.
  await page.getByRole('radiogroup', { name: '点一格时' }).getByText('扫描').click();
  const search = page.getByRole('main').getByPlaceholder(/姓名、拼音首字母/);
  for (const { name } of people.slice(48)) {
    await search.fill(name);
    await expect(batch.grid.getByRole('row')).toHaveCount(2);
    await batch.cell(name, 'id-copy').click();
    const dialog = page.getByRole('dialog', { name: `扫描${name}：` });
    await dialog.getByText('高拍仪', { exact: true }).click();
    await dialog.getByRole('button', { name: '拍一页' }).click();
    await expect(dialog.getByRole('button', { name: '第 1 页，已取正' })).toBeVisible({ timeout: 30_000 });
    await dialog.getByRole('button', { name: '使用这 1 页' }).click();
    await expect(batch.cell(name, 'id-copy')).toContainText('1 份', { timeout: 30_000 });
    await expect(dialog).toHaveCount(0);
  }

  // Ten contracts are one list of the employer's: scanned once for all who lack it.
  await search.fill('');
  await batch.filter('缺材料').click();
  await expect(batch.grid.getByRole('row')).toHaveCount(11);
  await batch.grid.getByRole('checkbox', { name: '选择全部' }).check();
  await batch.button('扫描一份给这些人').click();
  await page.getByRole('menuitem', { name: /劳动合同/ }).click();
  const many = page.getByRole('dialog', { name: '给已选的 10 人' });
  await many.getByRole('button', { name: '开始扫描' }).click();
  await expect(many.getByText(/扫描完成/)).toBeVisible({ timeout: 60_000 });
  await many.getByRole('button', { name: /^使用这/ }).click();
  await expect(page.getByText('必需的材料已齐').first()).toBeVisible({ timeout: 60_000 });

  await batch.toCheck();
  await batch.submit();
  const receipt = await batch.received();
  const { items } = await centre.reviewer.filings({ text: receipt });
  const detail = await centre.reviewer.filing({ clientId: items[0]!.clientId });
  expect(detail.rows).toHaveLength(PEOPLE);
  expect(detail.rows.reduce((sum, { materials }) => sum + materials.length, 0)).toBe(120 + 2 + 10);

  // The reviewer sees a photographed card, and so does the clerk.
  const last = people.at(-1)?.name ?? '';
  const review = new ConsolePage(await browser.newPage());
  await review.open(centre.ready.console);
  await review.openFiling(receipt);
  await review.find(last);
  await review.people.filter({ hasText: last }).click();
  await expect(review.facts.getByRole('figure').filter({ hasText: '身份证复印件' }).getByRole('img')).toBeVisible();
  await review.page.close();
  await page
    .getByRole('main')
    .getByPlaceholder(/姓名、拼音首字母/)
    .fill(last);
  await batch.cell(last, 'files').click();
  await expect(page.getByRole('region', { name: '材料画面' }).getByRole('img')).toBeVisible();
});
