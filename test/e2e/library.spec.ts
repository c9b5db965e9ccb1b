import { pdfFile, pngFile } from '../fixtures/material-files.ts';
import { filledTemplate } from '../fixtures/workbooks.ts';
import { expect, test } from './fixtures.ts';
import { BatchPage } from './pages/batch.ts';
import { ConsolePage } from './pages/console.ts';
import { LibraryPage } from './pages/library.ts';
import { newcomer } from './people.ts';
import { atWork } from './roster-people.ts';

test.use({ start: 'registered' });

const small = pngFile('身份证.png', { seed: 1 });
const contract = pdfFile('劳动合同.pdf', ['Labour contract']);

test('[W-20 issue 4] a doubtful picture is used anyway with a reason, which the reviewer reads, and the library knows where it was used', async ({
  registered: desk,
  browser,
}) => {
  const { page, centre } = desk;
  const library = new LibraryPage(desk);
  const filing = await desk.beginEnrolment();
  await filing.fill(newcomer);
  await filing.toMaterials();
  await filing.attach('身份证复印件', small);
  await filing.kind('身份证复印件').click();
  await expect(page.getByRole('button', { name: '替换 身份证.png' })).toBeVisible();
  await library.useAnyway('身份证.png', '原件本身如此');
  await filing.attach('劳动合同', contract);
  await filing.toCheck();
  await expect(page.getByText(/仍然使用，原因：原件本身如此/)).toBeVisible();
  await filing.submit();
  await expect(filing.state).toContainText(/XY\d+/);
  const receipt = /XY\d+/.exec((await filing.state.textContent()) ?? '')?.[0] ?? '';

  const window = await browser.newPage();
  const reviewer = new ConsolePage(window);
  await reviewer.open(centre.ready.console);
  await window.getByRole('button', { name: receipt }).click();
  await expect(window.getByText(/原因：原件本身如此/)).toBeVisible();
  await window.close();

  await library.open();
  await library.choose(newcomer);
  await expect(library.file('身份证.png')).toContainText('可能太淡');
  await page.getByRole('button', { name: '身份证.png 用在 1 笔申报' }).click();
  await page.getByRole('dialog', { name: '用在哪里' }).getByRole('link').click();
  await expect(filing.state).toContainText(receipt);
});

test('[issue 4] files put into the library beforehand are taken over, an expired one only after a warning', async ({
  registered: desk,
}) => {
  const { page } = desk;
  const library = new LibraryPage(desk);
  const filing = await desk.beginEnrolment();
  await filing.fill(newcomer);
  await library.open();
  await library.choose(newcomer);
  await library.add({ label: '身份证复印件', expiresOn: '2026-01-31', file: pdfFile('旧身份证.pdf', ['Old']) });
  await library.add({ label: '劳动合同', file: contract });
  await expect(library.file('旧身份证.pdf')).toContainText('已过期');
  await expect(page.getByRole('list', { name: '缺少的材料' })).toContainText('身份证复印件、劳动合同');

  await page.getByRole('list', { name: '缺少的材料' }).getByRole('link').click();
  await filing.toMaterials();
  await library.take('旧身份证.pdf', { expired: true });
  await expect(filing.kind('劳动合同')).toHaveAttribute('aria-current', 'true');
  await library.take('劳动合同.pdf');
  await expect(page.getByText('必需的材料已齐', { exact: true })).toBeVisible();
  await filing.toCheck();
  await expect(page.getByText(/已过期。请换用有效的文件/)).toBeVisible();

  await library.open();
  await library.choose(newcomer);
  await page.getByRole('button', { name: '修改 旧身份证.pdf' }).click();
  await page.getByRole('dialog').getByLabel('名称').fill('身份证（作废）.pdf');
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await page.getByRole('button', { name: '移出材料库 身份证（作废）.pdf' }).click();
  await desk.confirm('移出');
  await page.getByText('已移出 1 份').click();
  await page.getByRole('button', { name: '恢复 身份证（作废）.pdf' }).click();
  await expect(page.getByRole('list', { name: '材料', exact: true })).toContainText('身份证（作废）.pdf');
});

test('[W-38 issue 4] a cell of the matrix takes a file from the library; F8 goes to the next that is lacking', async ({
  registered: desk,
}) => {
  const { page } = desk;
  const library = new LibraryPage(desk);
  const [first, second] = atWork.slice(20, 22) as [(typeof atWork)[number], (typeof atWork)[number]];
  await library.open();
  await library.choose(first);
  await library.add({ label: '解除（终止）劳动合同证明', file: pdfFile('解除证明.pdf', ['End']) });

  const batch = new BatchPage(desk);
  await batch.open('医疗业务', '批量在职减员');
  const template = await batch.download('报盘模版');
  await batch.importFile(
    await filledTemplate(
      '减员.xlsx',
      template.bytes,
      [first, second].map(({ socialSecurityNumber, name, personNumber }) => ({
        社会保障号码: socialSecurityNumber,
        姓名: name,
        个人编号: personNumber,
        减员原因: '解除劳动合同',
        停保年月: '202611',
        离职日期: '2026-10-31',
      })),
    ),
  );
  await batch.imported('减员.xlsx', 2);
  await batch.next();
  await expect(page.getByText('还缺 2 份')).toBeVisible();
  await batch.cell(first.name, 'reason-proof').click();
  await library.take('解除证明.pdf');
  await expect(page.getByText('还缺 1 份').first()).toBeVisible();
  const cell = page.getByRole('dialog').filter({ hasText: `${first.name}：` });
  // Until the list from the library is away, Escape would close that.
  await expect(page.getByRole('dialog')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(cell).toBeHidden();
  await page.keyboard.press('F8');
  await expect(batch.cell(second.name, 'reason-proof')).toBeFocused();
});

test('[issue 4] the library says what to do while it is empty', async ({ registered: desk }) => {
  const library = new LibraryPage(desk);
  await library.open();
  await expect(desk.page.getByText('还没有人的材料。')).toBeVisible();
  await desk.page.getByLabel('查找人员').fill('没有这个人');
  await expect(desk.page.getByText('没有相符的人员。')).toBeVisible();
});
