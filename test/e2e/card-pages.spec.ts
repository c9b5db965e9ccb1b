import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { noSaneHere, writeSaneDevices } from '../fakes/sane-devices.ts';
import { madeUpCards, portraitSide } from '../fixtures/made-up-cards.ts';
import { CAMERA_SIZE, withFilm } from './fake-camera.ts';
import { expect, test } from './fixtures.ts';
import type { Enrolled } from './pages/filing.ts';

/** What Chromium takes for a camera: a card on a dark desk. */
const folder = mkdtempSync(join(tmpdir(), 'shebao-e2e-card-'));
const film = join(folder, 'card.mjpeg');
const [card] = madeUpCards(4_171, 1);
const enrolled = (): Enrolled => ({ socialSecurityNumber: card?.idNumber ?? '', name: card?.name ?? '' });

test.use({ start: 'registered', launchOptions: withFilm(film) });
test.beforeAll(async () => {
  if (card === undefined) {
    throw new Error('made up no card');
  }
  const side = await sharp(await portraitSide(card, { seed: 5, noise: 4 }))
    .resize({ width: 1300 })
    .toBuffer();
  const picture = await sharp({ create: { ...CAMERA_SIZE, channels: 3, background: '#40362c' } })
    .composite([{ input: side }])
    .jpeg({ quality: 92 })
    .toBuffer();
  writeFileSync(film, Buffer.concat(Array.from({ length: 5 }, () => picture)));
  process.env['SANE_CONFIG_DIR'] = folder;
});
test.afterAll(() => {
  delete process.env['SANE_CONFIG_DIR'];
  rmSync(folder, { recursive: true, force: true });
});
test.describe.configure({ mode: 'serial' });

test('[issue 4.7 W-20] a card under the document camera is read into the form, and its page is the material', async ({
  registered: desk,
}) => {
  writeSaneDevices(folder, { devices: 0 });
  const { page } = desk;
  const filing = await desk.beginEnrolment();
  const strip = page.getByRole('region', { name: '读身份证' });
  await strip.getByRole('button', { name: '扫描或拍摄' }).click();
  const dialog = page.getByRole('dialog', { name: '扫描或拍摄身份证' });
  await dialog.getByText('高拍仪', { exact: true }).click();
  await dialog.getByRole('button', { name: '拍一页' }).click();
  await dialog.getByRole('button', { name: '识别这 1 页' }).click();
  await expect(dialog).toHaveCount(0, { timeout: 60_000 });
  // The name it says may be wrong, and is only offered.
  await expect(strip.getByText(/^号码已填入并通过校验。/)).toBeVisible();
  await expect(filing.field('社会保障号码')).toHaveValue(card?.idNumber ?? '');
  await filing.fill(enrolled());
  await filing.toMaterials();
  await expect(filing.kind('身份证复印件')).toContainText('已有 1 份');
});

test('[issue 4.7 W-20] a scanned page that is no card is said to be none and kept as the material; a file dropped on the dialog is only a page', async ({
  registered: desk,
}) => {
  const skipped = noSaneHere();
  test.skip(skipped !== null, skipped ?? '');
  writeSaneDevices(folder);
  const { page } = desk;
  await desk.beginEnrolment();
  const strip = page.getByRole('region', { name: '读身份证' });
  await strip.getByRole('button', { name: '扫描或拍摄' }).click();
  const dialog = page.getByRole('dialog', { name: '扫描或拍摄身份证' });
  await dialog.getByRole('radio', { name: '平板' }).check();
  await dialog.getByRole('button', { name: '开始扫描' }).click();
  await expect(dialog.getByText('扫描完成，共 1 页。')).toBeVisible({ timeout: 30_000 });

  const dropped = await page.evaluateHandle(async () => {
    const canvas = new OffscreenCanvas(400, 300);
    canvas.getContext('2d')?.fillRect(10, 10, 200, 100);
    const transfer = new DataTransfer();
    transfer.items.add(new File([await canvas.convertToBlob({ type: 'image/png' })], '拖入.png', { type: 'image/png' }));
    return transfer;
  });
  await dialog.getByRole('region', { name: '页面' }).dispatchEvent('drop', { dataTransfer: dropped });
  await expect(dialog.getByRole('listitem')).toHaveCount(2);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(strip.getByRole('button', { name: '扫描或拍摄（2 页未使用）' })).toBeVisible();
  await expect(strip.getByRole('alert')).toHaveCount(0);

  await strip.getByRole('button', { name: '扫描或拍摄（2 页未使用）' }).click();
  await dialog.getByRole('button', { name: '识别这 2 页' }).click();
  await expect(strip.getByText('没有认出身份证，照片已留作材料。')).toBeVisible({ timeout: 60_000 });
  await expect(strip.getByRole('button', { name: '扫描或拍摄', exact: true })).toBeVisible();
});
