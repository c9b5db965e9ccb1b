import { pdfFile, pngFile } from '../fixtures/material-files.ts';
import { expect, test } from './fixtures.ts';
import type { Desk } from './pages/desk.ts';
import type { FilingPage } from './pages/filing.ts';
import { newcomer } from './people.ts';

test.use({ start: 'registered' });

async function enrolled(desk: Desk): Promise<FilingPage> {
  const filing = await desk.beginEnrolment();
  await filing.fill(newcomer);
  await filing.toMaterials();
  await filing.attach('身份证复印件', pngFile('身份证.png', { seed: 5 }));
  await filing.attach('劳动合同', pdfFile('劳动合同.pdf', ['Contract']));
  await filing.toCheck();
  await filing.submit();
  return filing;
}

test('[promise 2 promise 3] 提交 works with the centre away, says 待发送, and goes out once by itself when the centre is back', async ({
  registered: desk,
}) => {
  const { centre } = desk;
  await centre.reviewer.setKnobs({ outage: 'refuse' });
  const filing = await enrolled(desk);
  await expect(filing.state).toContainText('待发送');
  await expect(desk.unsent).toHaveText('未发送：1');
  await centre.reviewer.setKnobs({ outage: 'none' });
  await expect(filing.state).toContainText(/XY\d+/, { timeout: 60_000 });
  await expect(desk.unsent).toHaveText('未发送：0');
  expect((await centre.reviewer.filings({ text: newcomer.name })).total).toBe(1);
});

test('[W-32] 暂停发送 keeps what is submitted here until 继续发送', async ({ registered: desk }) => {
  const { centre, page } = desk;
  await desk.unsent.click();
  await page.getByRole('button', { name: '暂停发送' }).click();
  await expect(page.getByText('发送已暂停').first()).toBeVisible();
  await page.getByRole('combobox', { name: '上传限速' }).click();
  await page.getByText('200 KB/秒', { exact: true }).click();
  const filing = await enrolled(desk);
  await expect(filing.state).toContainText('待发送');
  await page.getByRole('button', { name: '立即同步' }).click();
  await expect(page.getByText('同步完成')).toBeVisible();
  await expect(desk.unsent).toHaveText('未发送：1（已暂停）');
  expect((await centre.reviewer.filings({ text: newcomer.name })).total).toBe(0);
  await desk.unsent.click();
  await expect(page.getByText('200 KB/秒', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: '继续发送' }).click();
  await expect(desk.unsent).toHaveText('未发送：0', { timeout: 60_000 });
  expect((await centre.reviewer.filings({ text: newcomer.name })).total).toBe(1);
});

test('[promise 2] a swallowed receipt is settled by asking, never by filing again', async ({ registered: desk }) => {
  const { centre } = desk;
  await centre.reviewer.setKnobs({ outage: 'swallow-receipts', outageCount: 1 });
  const filing = await enrolled(desk);
  await expect(filing.state).toContainText(/XY\d+/, { timeout: 60_000 });
  expect((await centre.reviewer.filings({ text: newcomer.name })).total).toBe(1);
});

test('[peers 67] a login page that answers 200 in the centre’s place is no success', async ({ registered: desk }) => {
  const { centre, page } = desk;
  await centre.reviewer.setKnobs({ outage: 'login-page' });
  const filing = await enrolled(desk);
  await expect(page.getByText(/不是中心|不像中心/).first()).toBeVisible({ timeout: 30_000 });
  await expect(filing.state).not.toContainText('XY');
  await centre.reviewer.setKnobs({ outage: 'none' });
  await page.getByRole('button', { name: '立即同步' }).click();
  await expect(filing.state).toContainText(/XY\d+/, { timeout: 60_000 });
});

test('[peers 20] what waits can be changed: 修改 takes it back before the centre has it', async ({ registered: desk }) => {
  const { centre, page } = desk;
  await centre.reviewer.setKnobs({ outage: 'refuse' });
  const filing = await enrolled(desk);
  await expect(filing.state).toContainText('待发送');
  await page.getByRole('button', { name: '修改' }).click();
  await filing.type('申报工资', '6500');
  await expect(filing.saved).toBeVisible();
  await expect(desk.unsent).toHaveText('未发送：0');
});
