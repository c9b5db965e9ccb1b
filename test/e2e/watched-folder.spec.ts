import { pngFile } from '../fixtures/material-files.ts';
import { expect, test } from './fixtures.ts';
import { newcomer } from './people.ts';

test.use({ start: 'registered' });

test('[issue 4] what a device’s own program saves into a folder becomes pages', async ({ registered: desk }) => {
  const { page } = desk;
  const filing = await desk.beginEnrolment();
  await filing.fill(newcomer);
  await filing.toMaterials();
  await filing.kind('劳动合同').click();
  await page.getByRole('button', { name: /^扫描/ }).click();
  const dialog = page.getByRole('dialog', { name: '扫描劳动合同' });
  await dialog.getByText('文件夹', { exact: true }).click();
  // The system's own dialog cannot be driven; the folder it would answer is the page's private one, a real one all the same.
  const save = (name: string, seed: number): Promise<void> =>
    page.evaluate(
      async ([fileName, bytes]) => {
        const folder = await navigator.storage.getDirectory();
        const handle = await folder.getFileHandle(fileName, { create: true });
        const stream = await handle.createWritable();
        await stream.write(new Uint8Array(bytes));
        await stream.close();
      },
      [name, [...pngFile(name, { seed }).buffer]] as const,
    );
  await page.evaluate(() => {
    Object.assign(window, { showDirectoryPicker: () => navigator.storage.getDirectory() });
  });
  await save('以前的.png', 1);
  await dialog.getByRole('button', { name: '选择文件夹' }).click();
  await expect(dialog.getByText(/正在监视/)).toBeVisible();
  await expect(dialog.getByText('已添加 0 个文件')).toBeVisible();
  await save('扫描1.png', 2);
  await expect(dialog.getByRole('button', { name: '第 1 页', exact: true })).toBeVisible({ timeout: 20_000 });
  await save('扫描2.png', 3);
  await expect(dialog.getByRole('button', { name: '第 2 页', exact: true })).toBeVisible({ timeout: 20_000 });
  await expect(dialog.getByText('已添加 2 个文件')).toBeVisible();
  await dialog.getByRole('button', { name: '停止监视' }).click();
  await dialog.getByRole('button', { name: '使用这 2 页' }).click();
  await expect(filing.kind('劳动合同')).toContainText('已有 1 份');
});
