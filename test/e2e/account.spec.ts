import { PASSWORD } from './pages/desk.ts';
import { expect, test } from './fixtures.ts';

test('[W-09 W-11 W-12 W-13 W-14] a unit registers, activates with an own password, keeps its recovery key and links its insurances', async ({
  desk,
}) => {
  const key = await desk.registerPracticeUnit();
  expect(key).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4})+/);
  for (const branch of ['医疗业务', '工伤业务', '生育业务']) {
    await expect(desk.menu.getByRole('button', { name: branch })).toBeVisible();
  }
  await expect(desk.menu.getByText('未关联')).toHaveCount(0);
  await expect(desk.unsent).toHaveText('未发送：0');
  expect(PASSWORD).not.toBe('888888');
});
