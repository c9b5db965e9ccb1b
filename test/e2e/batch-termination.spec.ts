import { pngFile } from '../fixtures/material-files.ts';
import { filledTemplate, readSheet, workbookFile } from '../fixtures/workbooks.ts';
import { EACH_DOOR } from './doors.ts';
import { expect, test } from './fixtures.ts';
import { BatchPage } from './pages/batch.ts';
import { atWork } from './roster-people.ts';

test.use({ start: 'registered' });

const [first, second, third, fourth] = atWork.slice(10, 14) as [
  (typeof atWork)[number],
  (typeof atWork)[number],
  (typeof atWork)[number],
  (typeof atWork)[number],
];
const HEADERS = ['社会保障号码', '姓名', '个人编号', '减员原因', '停保年月', '离职日期', '备注'];

function line(person: (typeof atWork)[number], reason: string, month = '202611'): readonly string[] {
  return [person.socialSecurityNumber, person.name, person.personNumber, reason, month, '2026-10-31', ''];
}

test('[W-33 W-34 W-35 W-36 W-38 W-39] a template is downloaded, filled, imported, given materials by file name and submitted', {
  tag: EACH_DOOR,
}, async ({ registered: desk }) => {
  const { page, centre } = desk;
  const batch = new BatchPage(desk);
  await batch.open('医疗业务', '批量在职减员');
  const template = await batch.download('报盘模版');
  expect(template.name).toMatch(/报盘模版.*\.xlsx$/);
  const blank = await readSheet(template.bytes);
  expect(blank.sheets).toEqual(expect.arrayContaining(['代码对应表', '示例', '填表说明']));
  expect(blank.headers).toEqual(expect.arrayContaining(HEADERS));
  const filled = await filledTemplate('减员.xlsx', template.bytes, [
    Object.fromEntries(HEADERS.map((header, index) => [header, line(first, '解除劳动合同')[index] ?? ''])),
    Object.fromEntries(HEADERS.map((header, index) => [header, line(second, '统筹范围内转出')[index] ?? ''])),
  ]);
  await batch.importFile(filled);
  await batch.imported('减员.xlsx', 2);
  await expect(batch.row(first.name)).toContainText('解除劳动合同');
  await batch.next();

  await batch.offerMany([
    pngFile(`${first.name}_解除（终止）劳动合同证明.png`, { seed: 11 }),
    pngFile(`${second.name}_调令.png`, { seed: 12 }),
  ]);
  await expect(page.getByText('必需的材料已齐')).toBeVisible();
  await batch.toCheck();
  // The effect in words, from the canonical month (O-05).
  await expect(page.getByText(/缴费至 ?2026/).first()).toBeVisible();
  await batch.submit();
  const receipt = await batch.received();
  await expect(desk.unsent).toHaveText('未发送：0');

  const { items } = await centre.reviewer.filings({ text: receipt });
  const detail = await centre.reviewer.filing({ clientId: items[0]!.clientId });
  expect(detail.rows.map(({ name }) => name)).toEqual([first.name, second.name]);
  expect(detail.rows.map(({ materials }) => materials.length)).toEqual([1, 1]);
});

test('[W-36 W-37 peers 34 36 37] errors stand beside the row, are mended in place or left behind, and good people go', async ({
  registered: desk,
}) => {
  const { page } = desk;
  const batch = new BatchPage(desk);
  await batch.open('医疗业务', '批量在职减员');
  await batch.importFile(
    await workbookFile('减员.xlsx', [
      HEADERS,
      line(first, '上学'),
      line(second, '上学', '202603'),
      line({ ...third, name: '错姓名' }, '上学'),
      line(fourth, ''),
    ]),
  );
  await batch.imported('减员.xlsx', 4);
  expect(await batch.count('有错误')).toBe(3);
  await expect(batch.row(second.name)).toContainText('停保年月');

  // The place, the rule and the way out; F8 leads from one to the next.
  await page.keyboard.press('F8');
  await expect(page.getByRole('region', { name: '当前行的校验结果' })).toContainText(second.name);
  await expect(batch.input).toBeFocused();
  await page.keyboard.type('202611');
  await page.keyboard.press('Enter');
  await expect(batch.filter('有错误')).toContainText('2');
  await batch.choose(fourth.name, 'reason', '上学');
  await expect(batch.filter('有错误')).toContainText('1');

  const wrong = await batch.download('导出错误数据');
  const sheet = await readSheet(wrong.bytes);
  expect(sheet.rows).toHaveLength(1);
  expect(sheet.rows[0]).toMatchObject({ 姓名: '错姓名', 错误原因: expect.stringContaining('姓名') });

  await batch.bar('下一步').click();
  await expect(page.getByRole('dialog')).toContainText('1 人有错误，这次不会提交，留在草稿里；其余 3 人继续');
  await batch.goOn();
  await batch.toCheck();
  await batch.submit();
  await batch.received();
  await expect(batch.head).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('3 人');
  await page.getByRole('link', { name: '去改好这些人' }).click();
  await expect(batch.row('错姓名')).toBeVisible();
  expect(await batch.count('全部')).toBe(1);
});

test('[W-36 peers 38] an import is undone with one key and done again, and a second file is added or takes the place', {
  tag: EACH_DOOR,
}, async ({ registered: desk }) => {
  const { page } = desk;
  const batch = new BatchPage(desk);
  await batch.open('医疗业务', '批量在职减员');
  await batch.importFile(await workbookFile('一.xlsx', [HEADERS, line(first, '上学')]));
  await batch.imported('一.xlsx', 1);
  await batch.importFile(await workbookFile('二.xlsx', [HEADERS, line(second, '上学')]), '追加');
  await batch.imported('二.xlsx', 1);
  expect(await batch.count('全部')).toBe(2);
  await batch.importFile(await workbookFile('三.xlsx', [HEADERS, line(third, '上学'), line(fourth, '上学')]), '替换');
  await batch.imported('三.xlsx', 2);
  await expect(batch.row(first.name)).toBeHidden();
  await expect(batch.row(third.name)).toBeVisible();

  await expect(page.getByRole('button', { name: /^撤销/ })).toContainText('三.xlsx');
  await page.keyboard.press('Control+z');
  await expect(batch.row(first.name)).toBeVisible();
  await expect(batch.row(third.name)).toBeHidden();
  await page.getByRole('button', { name: /^重做/ }).click();
  await expect(batch.row(third.name)).toBeVisible();
});

test('[W-37 peers 2] what cannot be understood is refused with what is the matter, and nothing is taken', async ({ registered: desk }) => {
  const { page } = desk;
  const batch = new BatchPage(desk);
  await batch.open('医疗业务', '批量在职减员');
  await batch.importFile(
    await workbookFile('别的表.xlsx', [
      ['产品', '数量'],
      ['布', '3'],
    ]),
  );
  await expect(page.getByRole('alert').filter({ hasText: '没有导入“别的表.xlsx”' })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('region', { name: '怎样开始' })).toBeVisible();
});

test('[W-38 peers 39] one file serves many people, and a cell takes a file of its own', async ({ registered: desk }) => {
  const { page } = desk;
  const batch = new BatchPage(desk);
  await batch.open('医疗业务', '批量在职减员');
  await batch.importFile(await workbookFile('减员.xlsx', [HEADERS, line(first, '辞职'), line(second, '辞职'), line(third, '辞职')]));
  await batch.imported('减员.xlsx', 3);
  await batch.next();
  await batch.offer(first.name, 'reason-proof', pngFile('甲.png', { seed: 21 }));
  await expect(batch.cell(first.name, 'reason-proof')).toContainText('1 份');
  await page.getByRole('checkbox', { name: '选择全部' }).check();
  await page.getByRole('checkbox', { name: '选择第 1 行' }).uncheck();
  await page.getByRole('button', { name: '同一个文件给这些人' }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('menuitem', { name: '证明材料' }).click();
  await (await chooser).setFiles(pngFile('名单.png', { seed: 22 }));
  await expect(batch.cell(third.name, 'reason-proof')).toContainText('1 份');
  await expect(page.getByText('必需的材料已齐').first()).toBeVisible();

  await batch.cell(second.name, 'reason-proof').click();
  await expect(page.getByRole('dialog')).toContainText('名单.png');
  await page.getByRole('button', { name: '移除 名单.png' }).click();
  await page.keyboard.press('Escape');
  await expect(batch.cell(second.name, 'reason-proof')).toContainText('缺');
  await expect(batch.cell(third.name, 'reason-proof')).toContainText('1 份');
});

test('[W-39 O-11 peers 3] each person has a verdict; the refused become a correction in one click, with their materials and the reason', async ({
  registered: desk,
}) => {
  const { page, centre } = desk;
  const batch = new BatchPage(desk);
  await batch.open('医疗业务', '批量在职减员');
  await batch.importFile(await workbookFile('减员.xlsx', [HEADERS, line(first, '辞职'), line(second, '辞职')]));
  await batch.imported('减员.xlsx', 2);
  await batch.next();
  await batch.offerMany([first, second].map(({ name }, index) => pngFile(`${name}_解除（终止）劳动合同证明.png`, { seed: 31 + index })));
  await batch.toCheck();
  await batch.submit();
  const receipt = await batch.received();
  const { items } = await centre.reviewer.filings({ text: receipt });
  const { clientId, rows } = await centre.reviewer.filing({ clientId: items[0]!.clientId });
  await centre.reviewer.decide({
    clientId,
    rows: rows.map(({ rowId }, index) => ({ rowId, approved: index === 0, reason: index === 0 ? '' : '证明缺少单位公章' })),
  });
  await desk.syncNow();
  await expect(batch.row(second.name)).toContainText('证明缺少单位公章', { timeout: 60_000 });
  await expect(batch.row(first.name)).toContainText('通过');
  await batch.filter('不通过').click();
  await expect(batch.row(first.name)).toBeHidden();

  await page.getByRole('button', { name: '更正被退回的人员' }).click();
  await expect(batch.bar('申报提交')).toBeVisible();
  await expect(batch.row(second.name)).toContainText('证明缺少单位公章');
  await batch.bar('修改').click();
  await batch.next();
  await expect(batch.cell(second.name, 'reason-proof')).toContainText('1 份');
});

test('[W-33] the batch of retirees is another service with its own reasons', async ({ registered: desk }) => {
  const batch = new BatchPage(desk);
  await batch.open('医疗业务', '批量离退休减员');
  const template = await batch.download('报盘模版');
  expect((await readSheet(template.bytes)).headers).toEqual(expect.arrayContaining(['事件日期', '停发年月']));
});
