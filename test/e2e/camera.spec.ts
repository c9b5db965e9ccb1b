import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { CAMERA_SIZE, withFilm, writeFilm } from './fake-camera.ts';
import { expect, test } from './fixtures.ts';
import type { Desk } from './pages/desk.ts';
import type { FilingPage } from './pages/filing.ts';
import { newcomer } from './people.ts';

/** What Chromium takes for a camera: a film of one picture, a sheet on a desk. */
const folder = mkdtempSync(join(tmpdir(), 'shebao-e2e-camera-'));
const film = join(folder, 'desk.mjpeg');

test.use({
  start: 'registered',
  launchOptions: withFilm(film),
});
test.beforeAll(async () => {
  await writeFilm(film);
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** 高拍仪 on the materials step of an enrolment. */
async function openCamera(desk: Desk): Promise<{ readonly filing: FilingPage; readonly dialog: Locator }> {
  const filing = await desk.beginEnrolment();
  await filing.fill(newcomer);
  await filing.toMaterials();
  await filing.kind('劳动合同').click();
  await desk.page.getByRole('button', { name: /^扫描/ }).click();
  const dialog = desk.page.getByRole('dialog', { name: '扫描劳动合同' });
  await dialog.getByText('高拍仪', { exact: true }).click();
  return { filing, dialog };
}

test('[W-20] a clerk photographs pages under a document camera; each is cut to its sheet, and a corner is moved', async ({
  registered: desk,
}) => {
  const { filing, dialog } = await openCamera(desk);
  await expect(dialog.getByText(`画面 ${CAMERA_SIZE.width} × ${CAMERA_SIZE.height}`)).toBeVisible();
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
  const { dialog } = await openCamera(desk);
  await expect(dialog.getByText('系统不允许本程序使用摄像头。')).toBeVisible();
  await expect(dialog.getByRole('button', { name: '拍一页' })).toBeDisabled();
  await dialog.getByText('扫描仪', { exact: true }).first().click();
  await expect(dialog.getByRole('button', { name: /选择已有文件/ })).toBeVisible();
});
