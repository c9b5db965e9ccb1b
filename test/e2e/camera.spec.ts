import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Corners, photoFile } from '../fixtures/desk-photos.ts';
import { expect, test } from './fixtures.ts';
import { newcomer } from './people.ts';

/** What Chromium takes for a camera: a film of one picture, a sheet on a desk. */
const folder = mkdtempSync(join(tmpdir(), 'shebao-e2e-camera-'));
const film = join(folder, 'desk.mjpeg');
const SIZE = { width: 1632, height: 1224 };
const CORNERS: Corners = [
  [450, 75],
  [1140, 135],
  [1070, 1120],
  [365, 1050],
];

test.use({
  start: 'registered',
  launchOptions: async ({ launchOptions }, use) =>
    use({
      ...launchOptions,
      args: [
        ...(launchOptions.args ?? []),
        '--use-fake-device-for-media-stream',
        '--use-fake-ui-for-media-stream',
        `--use-file-for-fake-video-capture=${film}`,
      ],
    }),
});
test.beforeAll(async () => {
  const photo = await photoFile({ desk: 'dark', corners: CORNERS, ...SIZE });
  writeFileSync(film, Buffer.concat(Array.from({ length: 5 }, () => photo)));
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('[W-20] a clerk photographs pages under a document camera; each is cut to its sheet, and a corner is moved', async ({
  registered: desk,
}) => {
  const filing = await desk.beginEnrolment();
  await filing.fill(newcomer);
  await filing.toMaterials();
  await filing.kind('劳动合同').click();
  await desk.page.getByRole('button', { name: /^扫描/ }).click();
  const dialog = desk.page.getByRole('dialog', { name: '扫描劳动合同' });
  await dialog.getByText('高拍仪', { exact: true }).click();
  await expect(dialog.getByText(`画面 ${SIZE.width} × ${SIZE.height}`)).toBeVisible();
  const shoot = dialog.getByRole('button', { name: '拍一页' });
  await shoot.click();
  await expect(dialog.getByRole('button', { name: '第 1 页，已取正' })).toBeVisible();
  // One after the other, without the mouse.
  await shoot.focus();
  await desk.page.keyboard.press('Space');
  await expect(dialog.getByRole('button', { name: '第 2 页，已取正' })).toBeVisible();

  // As it came, and then by hand: the corners that were found are where the clerk begins.
  await dialog.getByRole('button', { name: '第 2 页，已取正' }).click();
  await dialog.getByRole('button', { name: '恢复原样' }).click();
  await dialog.getByRole('button', { name: '第 2 页', exact: true }).dblclick();
  const sheet = desk.page.getByRole('dialog', { name: '第 2 页，共 2 页' });
  await sheet.getByRole('button', { name: '四角取正' }).click();
  const corner = sheet.getByRole('button', { name: '纸张左上角，用方向键移动' });
  await corner.focus();
  const before = await corner.boundingBox();
  await desk.page.keyboard.press('ArrowRight');
  await expect.poll(async () => (await corner.boundingBox())?.x ?? 0).toBeGreaterThan(before?.x ?? Number.POSITIVE_INFINITY);
  await sheet.getByRole('button', { name: '按四角取正' }).click();
  await desk.page.keyboard.press('Escape');
  await expect(dialog.getByRole('button', { name: '第 2 页，已取正' })).toBeVisible();

  await dialog.getByRole('button', { name: '使用这 2 页' }).click();
  await expect(filing.kind('劳动合同')).toContainText('已有 1 份');
});

test('[W-20] what is wrong with a camera is said, and files and scanners stay', async ({ registered: desk }) => {
  // As a system's privacy switch answers.
  await desk.page.evaluate(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('denied', 'NotAllowedError'));
  });
  const filing = await desk.beginEnrolment();
  await filing.fill(newcomer);
  await filing.toMaterials();
  await filing.kind('劳动合同').click();
  await desk.page.getByRole('button', { name: /^扫描/ }).click();
  const dialog = desk.page.getByRole('dialog', { name: '扫描劳动合同' });
  await dialog.getByText('高拍仪', { exact: true }).click();
  await expect(dialog.getByText('系统不允许本程序使用摄像头。')).toBeVisible();
  await expect(dialog.getByRole('button', { name: '拍一页' })).toBeDisabled();
  await dialog.getByText('扫描仪', { exact: true }).first().click();
  await expect(dialog.getByRole('button', { name: /选择已有文件/ })).toBeVisible();
});
