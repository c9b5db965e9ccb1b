import { pngFile } from '../fixtures/material-files.ts';
import { expect, test } from './fixtures.ts';
import { FilingPage } from './pages/filing.ts';
import { PickerPage } from './pages/picker.ts';

test.use({ start: 'registered' });

test('[W-25 W-26 W-27] 在职减员 lists who is insured and at work, finds as one types, and picks by key or double-click', async ({
  registered: desk,
}) => {
  const { page } = desk;
  const picker = new PickerPage(desk);
  await picker.open('医疗业务', '在职减员');
  await expect(picker.total).toBeVisible();
  await expect(page.getByText(/本机数据截至/).first()).toBeVisible();
  const [first, second] = [picker.people.nth(0), picker.people.nth(1)];
  await expect(first).toContainText('在职');
  await expect(first).toContainText('********');
  const name = ((await second.getByRole('cell').first().textContent()) ?? '').trim();
  const lastFour = /\*(\d{3}[\dX])/.exec((await second.textContent()) ?? '')?.[1] ?? '';

  await picker.box.fill(lastFour);
  await expect(picker.person(name)).toBeVisible();
  await expect(picker.people).not.toHaveCount(10);
  await picker.box.fill(name);
  await expect(picker.people.first()).toContainText(name);
  await picker.box.press('Escape');
  await expect(picker.box).toHaveValue('');
  await picker.box.fill('没有这个人');
  await expect(page.getByText('没有找到符合“没有这个人”的在职、参保缴费人员。')).toBeVisible();
  await picker.box.fill('');

  // By key: down into the list, Enter picks; the person stands there as facts.
  await expect(picker.people).toHaveCount(10);
  await picker.box.press('ArrowDown');
  await expect(first).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(second).toBeFocused();
  await page.keyboard.press('Enter');
  const filing = new FilingPage(desk);
  await expect(filing.field('姓名')).toHaveText(name);
  await expect(page.getByRole('region', { name: '减员人员' })).toContainText('取自单位名册，2026-11-10');

  // 换一人, by double-click, keeps what was typed.
  await filing.choose('减员原因', '辞职');
  await expect(filing.saved).toBeVisible();
  await page.getByRole('button', { name: '换一人' }).click();
  const other = ((await picker.people.nth(2).getByRole('cell').first().textContent()) ?? '').trim();
  await picker.people.nth(2).dblclick();
  await expect(filing.field('姓名')).toHaveText(other);
  await expect(filing.box('减员原因')).toContainText('辞职');
});

test('[W-27 O-12] who is in an open filing already is marked, and picking leads to that one', async ({ registered: desk }) => {
  const { page } = desk;
  const picker = new PickerPage(desk);
  await picker.open('医疗业务', '在职减员');
  await picker.people.first().dblclick();
  const filing = new FilingPage(desk);
  const name = (await filing.field('姓名').textContent()) ?? '';
  await picker.open('医疗业务', '在职减员');
  await expect(picker.people.first()).toContainText('有未提交的申报');
  await picker.people.first().dblclick();
  await desk.confirm('打开那一笔');
  await expect(filing.field('姓名')).toHaveText(name);
  await expect(page.getByRole('button', { name: '换一人' })).toBeVisible();
});

test('[W-28 W-29 W-30 W-31 W-32] a drop names its month and materials by reason, says what it does, and its verdict and materials stay in sight', async ({
  registered: desk,
}) => {
  const { page, centre } = desk;
  const picker = new PickerPage(desk);
  await picker.open('医疗业务', '在职减员');
  await picker.people.first().dblclick();
  const filing = new FilingPage(desk);
  const name = (await filing.field('姓名').textContent()) ?? '';
  await filing.choose('减员原因', '死亡');
  await expect(page.getByText(/审核通过后：.*缴费至 2026-10，11 月起不再缴费；参保状态改为终止参保/)).toBeVisible();
  await filing.choose('减员原因', '解除劳动合同');
  await expect(page.getByText(/审核通过后：.*参保状态改为暂停缴费/)).toBeVisible();
  await expect(filing.field('缴费截止年月')).toHaveText('2026年10月');
  await filing.toMaterials();
  // W-29: the reason decides.
  await expect(filing.kind('解除（终止）劳动合同证明')).toContainText('必需');
  await filing.attach('解除（终止）劳动合同证明', pngFile('解除证明.png', { seed: 11 }));
  await filing.toCheck();
  await expect(page.getByText(/缴费至 2026-10，11 月起不再缴费/).first()).toBeVisible();
  await filing.button('修改').click();
  await filing.type('离职日期', '2026-11-05');
  await expect(filing.saved).toBeVisible();
  await filing.toMaterials();
  await filing.toCheck();
  await filing.submit();
  await expect(filing.state).toContainText(/XY\d+/);
  await expect(page.getByText(/业务已经提交，等待中心审批/)).toBeVisible();

  const { items } = await centre.reviewer.filings({ text: name });
  const detail = await centre.reviewer.filing({ clientId: items[0]!.clientId });
  await centre.reviewer.decide({
    clientId: detail.clientId,
    rows: detail.rows.map(({ rowId }) => ({ rowId, approved: true, reason: '' })),
  });
  await desk.syncNow();
  await expect(filing.state).toContainText('审核完成', { timeout: 40_000 });
  await page
    .getByRole('button', { name: /解除证明\.png/ })
    .first()
    .click();
  await expect(page.getByRole('dialog').getByRole('img').first()).toBeVisible();
  await page.keyboard.press('Escape');
  // The roster follows: nobody to drop twice.
  await picker.open('医疗业务', '在职减员');
  await picker.box.fill(name);
  await expect(
    picker
      .person(name)
      .or(page.getByText(/暂停缴费（缴费至2026年10月）/))
      .first(),
  ).toBeVisible();
});
