import { pngFile } from '../fixtures/material-files.ts';
import { expect, test } from './fixtures.ts';
import { FilingPage } from './pages/filing.ts';

test.use({ start: 'registered' });

test('[W-50 O-20] 单位信息变更 shows before and after, asks for materials where a key detail changes, and the record follows', async ({
  registered: desk,
}) => {
  const { page } = desk;
  await desk.go('医疗业务', '单位信息变更');
  const filing = new FilingPage(desk);
  await expect(filing.heading('单位信息变更')).toBeVisible();
  await filing.choose('变更事项', '地址与联系方式');
  const before = (await filing.field('现单位地址').textContent()) ?? '';
  await filing.type('新单位地址', '演练区新址路8号');
  await expect(page.getByText(/审核通过后：.*单位地址由“.+”改为“演练区新址路8号”/)).toBeVisible();
  await filing.choose('变更事项', '单位名称');
  await filing.type('新单位名称', '演练纺织集团有限公司');
  await filing.toMaterials();
  // A key detail: the stamped form and the licence.
  await expect(filing.kind('单位信息变更登记表')).toContainText('必需');
  await expect(filing.kind('营业执照')).toContainText('必需');
  await filing.button('上一步').click();
  await filing.choose('变更事项', '地址与联系方式');
  await expect(filing.field('新单位地址')).toHaveValue('演练区新址路8号');
  await filing.toMaterials();
  await expect(filing.kind('单位信息变更登记表')).not.toContainText('必需');
  await filing.attach('单位信息变更登记表', pngFile('登记表.png', { seed: 13 }));
  await filing.toCheck();
  const changed = page.getByRole('row').filter({ hasText: '变更' }).filter({ hasText: '演练区新址路8号' });
  await expect(changed).toContainText(before);
  await expect(page.getByRole('row').filter({ hasText: '专管员' })).toContainText('不变');
  await filing.submit();
  await expect(filing.state).toContainText(/XY\d+/);
  await expect(changed).toContainText(before);

  // O-20: what is no key detail is decided at once.
  await expect(filing.state).toContainText('审核完成', { timeout: 40_000 });
  await expect(changed).toContainText(before);
  await desk.go('医疗保险', '单位信息查询');
  await expect(page.getByRole('main')).toContainText('演练区新址路8号', { timeout: 20_000 });
});
