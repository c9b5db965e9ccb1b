import { pngFile } from '../fixtures/material-files.ts';
import { expect, test } from './fixtures.ts';
import { FilingPage } from './pages/filing.ts';
import { PickerPage } from './pages/picker.ts';

test.use({ start: 'registered' });

test('[W-25 W-27] 离退休减员 lists retired people only, and leads whoever looks for another to the right service', async ({
  registered: desk,
}) => {
  const { page } = desk;
  const picker = new PickerPage(desk);
  await picker.open('医疗业务', '离退休减员');
  await expect(picker.people.first()).toContainText(/退休|离休/);
  const retired = ((await picker.people.first().getByRole('cell').first().textContent()) ?? '').trim();
  await picker.open('医疗业务', '在职减员');
  await picker.box.fill(retired);
  const hint = page.getByRole('link', { name: '改办离退休减员' });
  await expect(hint.or(picker.person(retired)).first()).toBeVisible();
});

test('[W-25 W-28 W-29] a retiree’s death is filed with its proof and ends the insurance', async ({ registered: desk }) => {
  const { page } = desk;
  const picker = new PickerPage(desk);
  await picker.open('医疗业务', '离退休减员');
  await picker.people.first().dblclick();
  const filing = new FilingPage(desk);
  await filing.choose('减员原因', '死亡');
  await filing.type('事件日期', '2026-11-03');
  await expect(page.getByText(/审核通过后：.*终止参保/)).toBeVisible();
  await filing.toMaterials();
  await filing.attach('死亡证明', pngFile('死亡证明.png', { seed: 12 }));
  await filing.toCheck();
  await filing.submit();
  await expect(filing.state).toContainText(/XY\d+/);
});
