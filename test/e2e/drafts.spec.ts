import { EACH_DOOR } from './doors.ts';
import { expect, test } from './fixtures.ts';
import { newcomer } from './people.ts';

test.use({ start: 'registered' });

test('[promise 1] what was typed a second ago survives kill -9', { tag: EACH_DOOR }, async ({ registered: desk }) => {
  const filing = await desk.beginEnrolment();
  await filing.type('社会保障号码', newcomer.socialSecurityNumber);
  await filing.type('姓名', newcomer.name);
  await expect(filing.saved).toBeVisible();
  const page = await desk.door.restart('kill');
  await desk.unlock();
  await desk.go('申报查询', '未提交');
  await page.getByRole('row').filter({ hasText: newcomer.name }).dblclick();
  await expect(filing.field('社会保障号码')).toHaveValue(newcomer.socialSecurityNumber);
  await expect(filing.field('姓名')).toHaveValue(newcomer.name);
});

test('[peers 62] undo and redo walk through what was typed, by button and by key', async ({ registered: desk }) => {
  const { page } = desk;
  const filing = await desk.beginEnrolment();
  await filing.type('姓名', '演练甲');
  await expect(filing.saved).toBeVisible();
  await filing.type('地址', '演练路1号');
  await expect(filing.saved).toBeVisible();
  await page.getByRole('button', { name: '撤销' }).click();
  await expect(filing.field('地址')).toHaveValue('');
  await expect(filing.field('姓名')).toHaveValue('演练甲');
  await page.getByRole('button', { name: '重做' }).click();
  await expect(filing.field('地址')).toHaveValue('演练路1号');
  await filing.heading('在职增员').click();
  await page.keyboard.press('Control+z');
  await expect(filing.field('地址')).toHaveValue('');
});

test('[§3.1 §4.6 O-07] findings name place, rule and way out, hold back 下一步, and the offered repair mends them', async ({
  registered: desk,
}) => {
  const { page } = desk;
  const filing = await desk.beginEnrolment();
  // A GB 11643 number with a wrong check character (domain.md §3.1).
  await filing.type('社会保障号码', '360426199101010072');
  await expect(filing.box('社会保障号码')).toContainText('第18位');
  await filing.type('社会保障号码', ` ${newcomer.socialSecurityNumber.toLowerCase()} `);
  await expect(filing.box('社会保障号码')).not.toContainText('第18位');
  await filing.type('姓名', newcomer.name);
  await filing.type('起缴年月', '202606');
  await expect(filing.box('起缴年月')).toContainText('3个月');
  await filing.button('下一步').click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(filing.heading('在职增员')).toBeVisible();
  await expect(page.getByText(/\d+ 项须改正/)).toBeVisible();
  await filing.type('出生日期', '1970-01-01');
  await filing.repair('出生日期').click();
  await expect(filing.field('出生日期')).toHaveValue(newcomer.birthDate);
});

test('[peers 42] the draft list shows how many things are wrong with each draft', async ({ registered: desk }) => {
  const { page } = desk;
  const filing = await desk.beginEnrolment();
  await filing.type('姓名', newcomer.name);
  await expect(filing.saved).toBeVisible();
  await desk.go('申报查询', '未提交');
  await expect(page.getByRole('row').filter({ hasText: newcomer.name })).toContainText(/\d+ 项/);
});
