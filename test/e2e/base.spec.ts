import { pngFile } from '../fixtures/material-files.ts';
import { filledTemplate, readSheet } from '../fixtures/workbooks.ts';
import { EACH_DOOR } from './doors.ts';
import { expect, test } from './fixtures.ts';
import { BatchPage } from './pages/batch.ts';
import { atWork, retired } from './roster-people.ts';

test.use({ start: 'registered' });

test('[W-41 W-42 W-43 W-44 W-45 W-46 W-47 W-48 W-60] the yearly base: a template with the people in it, wages, limits, print, materials, once', {
  tag: EACH_DOOR,
}, async ({ registered: desk }) => {
  const { page, centre } = desk;
  const batch = new BatchPage(desk);
  await batch.open('工伤业务', '缴费基数申报');
  // Injury has published limits this year: nothing provisional.
  await expect(page.getByText(/保底线/).first()).toContainText('4,737元');
  const template = await batch.download('报盘模版');
  const { rows, headers } = await readSheet(template.bytes);
  expect(rows).toHaveLength(atWork.length);
  expect(headers).toEqual(expect.arrayContaining(['社会保障号码', '姓名', '原基数', '缴费工资']));
  const wages = rows.map((row, index) => ({ 缴费工资: index === 0 ? '3000' : index === 1 ? '99999' : (row['原基数'] ?? '5000') }));
  await batch.importFile(await filledTemplate('基数.xlsx', template.bytes, wages));
  await batch.imported('基数.xlsx', atWork.length);
  expect(await batch.count('有错误')).toBe(2);
  await expect(batch.row(rows[0]?.['姓名'] ?? '')).toContainText('保底线');
  await expect(page.getByText(/原基数合计/)).toContainText(`${atWork.length} 人`);

  // Below the floor and above the ceiling are offered the limit, never set unasked (§4.1).
  await page.getByRole('button', { name: /^全部修复/ }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /全部修复|修复 \d+ 处/ })
    .last()
    .click();
  await expect(batch.filter('有错误')).toContainText('0');

  await batch.bar('下一步').click();
  await expect(page.getByRole('dialog')).toContainText('申请年月');
  await expect(page.getByRole('dialog')).toContainText('2026年11月');
  await desk.confirm('确定');

  await batch.button('打印申报表（盖章用）').click();
  await expect(page.getByRole('button', { name: /^打印 \d+ 页/ })).toBeEnabled({ timeout: 30_000 });
  await expect(page.getByRole('article').first()).toContainText(`全部 ${atWork.length} 人合计`);
  await page.getByRole('button', { name: '返回申报' }).click();

  await batch.attachWhole('盖章的缴费工资申报表', pngFile('盖章.png', { seed: 71 }));
  await page.getByRole('list', { name: '材料清单' }).getByRole('button', { name: /Excel/ }).click();
  await batch.button('用本批数据生成并添加').click();
  await expect(page.getByRole('list', { name: '材料清单' }).getByRole('button', { name: /Excel/ })).toContainText('已有 1 份');
  await batch.toCheck();
  await expect(page.getByText('2026年度缴费基数').first()).toBeVisible();
  await batch.submit();
  const receipt = await batch.received();
  const { items } = await centre.reviewer.filings({ text: receipt });
  const detail = await centre.reviewer.filing({ clientId: items[0]!.clientId });
  expect(detail.counts.rows).toBe(atWork.length);
  expect(detail.materials.map(({ mediaType }) => mediaType)).toEqual(
    expect.arrayContaining(['image/png', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet']),
  );
});

test('[W-49 O-08 O-11] the base is filed once a year: held at the menu, said with its receipt, and corrected where it was refused', async ({
  registered: desk,
}) => {
  const { page, centre } = desk;
  const batch = new BatchPage(desk);
  await batch.open('医疗业务', '退休缴费基数申报');
  await batch.button('从单位人员带入').click();
  await expect(batch.row(retired[0]?.name ?? '')).toBeVisible({ timeout: 30_000 });
  await page.getByRole('checkbox', { name: '选择全部' }).check();
  await batch.button('批量填写').click();
  await page.getByRole('dialog').locator('#fill-many-value').fill('3200');
  await page.getByRole('dialog').getByRole('button', { name: '填写', exact: true }).click();
  // It goes when everybody is filled; the next question must not find it still there.
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(batch.filter('有错误')).toContainText('0');
  await batch.next();
  await batch.attachWhole('盖章的缴费工资申报表', pngFile('盖章.png', { seed: 72 }));
  await page.getByRole('list', { name: '材料清单' }).getByRole('button', { name: /Excel/ }).click();
  await batch.button('用本批数据生成并添加').click();
  await expect(page.getByRole('list', { name: '材料清单' }).getByRole('button', { name: /Excel/ })).toContainText('已有 1 份');
  await batch.toCheck();
  await batch.submit();
  const receipt = await batch.received();
  await desk.go('医疗业务', '退休缴费基数申报');
  await expect(page.getByRole('alert').filter({ hasText: '已经申报过' })).toContainText(receipt);

  // Refused in part: only those people may follow, in the correction (O-11).
  await page.getByRole('link', { name: '查看那一笔' }).click();
  const { items } = await centre.reviewer.filings({ text: receipt });
  const { clientId, rows } = await centre.reviewer.filing({ clientId: items[0]!.clientId });
  await centre.reviewer.decide({
    clientId,
    rows: rows.slice(0, 2).map(({ rowId }) => ({ rowId, approved: false, reason: '养老金与发放记录不符' })),
    rest: { approved: true, reason: '' },
  });
  await desk.syncNow();
  await expect(batch.head).toContainText('不通过 2 人', { timeout: 60_000 });
  await batch.button('更正被退回的人员').click();
  await expect(batch.filter('无误')).toContainText('2');
  await batch.submit();
  expect(await batch.received()).not.toBe(receipt);
});

test('[W-49] additions and drops not settled are said before the base is declared', async ({ registered: desk }) => {
  const { page } = desk;
  const filing = await desk.beginEnrolment();
  await filing.type('姓名', '演练甲');
  await expect(filing.saved).toBeVisible();
  await new BatchPage(desk).open('医疗业务', '缴费基数申报');
  await expect(page.getByText(/还有 1 笔增减员没有办结/)).toBeVisible();
});
