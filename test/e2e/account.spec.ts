import { EACH_DOOR } from './doors.ts';
import { expect, test } from './fixtures.ts';
import { PASSWORD } from './golden.ts';

test('[W-09 W-11 W-12 W-13 W-14] a unit registers, activates with an own password, keeps its recovery key and links its insurances', {
  tag: EACH_DOOR,
}, async ({ desk }) => {
  const key = await desk.registerPracticeUnit();
  expect(key).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4})+/);
  for (const branch of ['医疗业务', '工伤业务', '生育业务']) {
    await expect(desk.menu.getByRole('button', { name: branch })).toBeVisible();
  }
  await expect(desk.menu.getByText('未关联')).toHaveCount(0);
  await expect(desk.unsent).toHaveText('未发送：0');
  expect(PASSWORD).not.toBe('888888');
});

test('[W-09] a wrong unit number, and one that is registered already, each say so beside the number', async ({ desk, centre }) => {
  const register = desk.register();
  await register.open();
  await register.ask('医疗保险', '999999999');
  await expect(desk.page.getByText(/没有找到|查不到/).first()).toBeVisible();
  await expect(register.found).toBeHidden();
  expect((await centre.reviewer.codes()).length).toBe(0);
});

test('[W-11 O-22] a wrong code counts down, five lock it, and no default password passes', async ({ desk }) => {
  const { page } = desk;
  const register = desk.register();
  await register.open();
  await register.findUnit('医疗保险', desk.unitNumber('medical'));
  await register.save();
  await register.sendCode();
  const right = await desk.centre.newestCode();
  const wrong = right === '000000' ? '111111' : '000000';
  await register.fillActivation(right, '888888');
  await expect(page.getByRole('button', { name: '激活', exact: true })).toBeDisabled();
  await register.fillActivation(wrong, PASSWORD);
  for (let failure = 1; failure <= 4; failure += 1) {
    await page.getByRole('button', { name: '激活', exact: true }).click();
    await expect(page.getByText(new RegExp(`还可以.*${5 - failure}|还剩.*${5 - failure}|还能.*${5 - failure}`))).toBeVisible();
    await page.getByRole('textbox', { name: '激活码' }).fill('');
    await page.getByRole('textbox', { name: '激活码' }).fill(wrong);
  }
  await page.getByRole('button', { name: '激活', exact: true }).click();
  await expect(page.getByText(/5 ?次|五次|锁定/).first()).toBeVisible();
});

test('[W-13 W-14] an insurance that is not linked keeps its menu shut until it is linked', async ({ desk }) => {
  await desk.registerPracticeUnit({ link: [] });
  await expect(desk.menu.getByText('未关联')).toHaveCount(2);
  await desk.go('工伤业务', '去险种关联');
  await desk.register().link('工伤保险', desk.unitNumber('injury'));
  await expect(desk.menu.getByText('未关联')).toHaveCount(1);
});

test('[promise 3 O-02 W-60] locked data opens offline with the password, or with the recovery key', { tag: EACH_DOOR }, async ({
  desk,
  centre,
}) => {
  const key = await desk.registerPracticeUnit();
  await centre.reviewer.setKnobs({ outage: 'refuse' });
  const page = await desk.door.restart('close');
  await page.getByLabel('登录密码').fill('not-the-password-1');
  await page.getByRole('button', { name: '解锁' }).click();
  await expect(page.getByText(/密码不正确|密码不对|密码错误/).first()).toBeVisible();
  await page.getByLabel('登录密码').fill(PASSWORD);
  await page.getByRole('button', { name: '解锁' }).click();
  await expect(desk.menu).toBeVisible();
  await page.getByRole('button', { name: '锁定' }).click();
  await page.getByRole('button', { name: '忘记密码' }).click();
  await page.getByRole('textbox', { name: '恢复密钥' }).fill(key.toLowerCase());
  await page.getByLabel('登录密码').fill('Another-2027');
  await page.getByLabel('确认密码').fill('Another-2027');
  await page.getByRole('button', { name: '重设密码并解锁' }).click();
  await expect(desk.menu).toBeVisible();
});

test('[promise 3] with the centre away before registration, the page says what to do', async ({ desk, centre }) => {
  await centre.reviewer.setKnobs({ outage: 'refuse' });
  const register = desk.register();
  await register.open();
  await register.ask('医疗保险', desk.unitNumber('medical'));
  await expect(desk.page.getByText(/连不上中心/).first()).toBeVisible();
});
