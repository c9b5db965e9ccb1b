import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Page } from '@playwright/test';
import { buildAll } from '../../src-main/launch/build.ts';
import { openDoor } from '../e2e/doors.ts';
import { BatchPage } from '../e2e/pages/batch.ts';
import { Desk } from '../e2e/pages/desk.ts';
import { PickerPage } from '../e2e/pages/picker.ts';
import { newcomer, second } from '../e2e/people.ts';
import { BATCH_HEADERS, batchRows } from '../fixtures/batch-people.ts';
import { pdfFile, pngFile } from '../fixtures/material-files.ts';
import { workbookFile } from '../fixtures/workbooks.ts';
import { browserForTests } from '../processes/browser.ts';
import { startCentreProcess } from '../processes/centre.ts';

/**
 * Walks through the app as a clerk and takes a picture of every screen: `npm run screens -- [--out DIR] [--width 1366] [--height 768]
 * [--dark]`. The README's pictures are made by it (`--out resources/screenshots`).
 */
const { values } = parseArgs({
  options: {
    out: { type: 'string', default: 'out/screens' },
    width: { type: 'string', default: '1366' },
    height: { type: 'string', default: '768' },
    dark: { type: 'boolean', default: false },
    only: { type: 'string' },
  },
});
const BAD_EVERY = 7;
const CLOCK = '2026-11-10T02:00:00.000Z';
const folder = await mkdtemp(join(tmpdir(), 'shebao-screens-'));
await mkdir(values.out, { recursive: true });
const only = values.only?.split(',');

async function take(page: Page, name: string): Promise<void> {
  if (only === undefined || only.includes(name)) {
    await page.screenshot({ path: join(values.out, `${name}.png`), animations: 'disabled' });
  }
}

async function picker(desk: Desk): Promise<void> {
  const { page } = desk;
  const pick = new PickerPage(desk);
  await pick.open('医疗业务', '在职减员');
  await pick.total.waitFor();
  await take(page, 'pick');
}

/** 批量在职增员 with some bad rows and half of the materials, and 缴费基数申报 with the whole staff. */
async function batches(desk: Desk): Promise<void> {
  const { page } = desk;
  const batch = new BatchPage(desk);
  await batch.open('医疗业务', '批量在职增员');
  await take(page, 'batch-empty');
  const rows = batchRows({ seed: 4_040, count: 40 }).map((cells, row) =>
    cells.map((text, column) => (row % BAD_EVERY === 0 && column === 1 ? `${text.slice(0, -1)}0` : text)),
  );
  await batch.importFile(await workbookFile('增员.xlsx', [BATCH_HEADERS, ...rows]));
  await batch.imported('增员.xlsx', rows.length);
  await take(page, 'batch');
  await batch.next();
  const files = rows.slice(0, 20).map((cells, index) => pngFile(`${cells[2]}_身份证复印件.png`, { seed: 41 + index }));
  await batch.offerMany(files);
  await batch.grid.getByText('1 份，需核对').first().waitFor();
  await take(page, 'batch-materials');
  await desk.go('工伤业务', '缴费基数申报');
  await page.getByRole('region', { name: '怎样开始' }).waitFor();
  await batch.button('从单位人员带入').click();
  await batch.grid.getByRole('row').nth(3).waitFor();
  await take(page, 'base');
}

await buildAll({ log: (line) => console.error(line) });
const centre = await startCentreProcess({ data: join(folder, 'centre'), clock: CLOCK });
const browser = await chromium.launch({ executablePath: browserForTests(), args: ['--no-sandbox'] });
const viewport = { width: Number(values.width), height: Number(values.height) };
const door = await openDoor({ host: 'loopback', data: join(folder, 'desk'), centre: centre.ready.url, clock: CLOCK, browser, viewport });
try {
  const desk = new Desk(door, centre);
  const { page } = desk;
  await desk.register().open();
  await take(page, 'register');
  await page.getByRole('button', { name: '返回' }).click();
  await take(page, 'welcome');
  await desk.registerPracticeUnit();
  if (values.dark) {
    await page.getByRole('button', { name: '换成深色界面' }).click();
  }
  const filing = await desk.beginEnrolment();
  await filing.type('社会保障号码', newcomer.socialSecurityNumber);
  await filing.type('姓名', newcomer.name);
  await filing.type('申报工资', '600');
  await filing.field('姓名').click();
  await take(page, 'fill');
  await filing.fill(newcomer);
  await filing.toMaterials();
  await filing.attach('身份证复印件', pngFile('身份证.png', { seed: 3 }));
  await filing.kind('身份证复印件').getByText('已有 1 份').waitFor();
  await take(page, 'materials');
  await filing.attach('劳动合同', pdfFile('劳动合同.pdf', ['Labour contract (made up)', 'Page two']));
  await page.getByText('必需的材料已齐', { exact: true }).waitFor();
  await filing.toCheck();
  await take(page, 'check');
  await filing.submit();
  await filing.state.getByText(/XY\d+/).waitFor();
  const { items } = await centre.reviewer.filings({ text: newcomer.name });
  const { clientId, rows } = await centre.reviewer.filing({ clientId: items[0]!.clientId });
  await centre.reviewer.decide({
    clientId,
    rows: rows.map(({ rowId }) => ({ rowId, approved: false, reason: '劳动合同缺少单位公章' })),
  });
  await page.getByText(/审核不通过：/).waitFor({ timeout: 60_000 });
  await take(page, 'verdict');
  await desk.go('申报查询', '审核完成');
  // The table draws a row of nothing while it loads.
  await page.getByRole('row', { name: newcomer.name }).waitFor();
  await take(page, 'filings');
  await desk.go('医疗保险', '单位人员查询');
  await page.getByRole('heading', { level: 1, name: /单位人员查询/ }).waitFor();
  await page.getByRole('row').nth(1).waitFor();
  await take(page, 'roster');
  await picker(desk);
  await batches(desk);
  await desk.beginEnrolment('工伤业务');
  await filing.type('姓名', second.name);
  await filing.saved.waitFor();
  await page.getByRole('link', { name: '账号设置' }).click();
  await page.getByRole('heading', { level: 1, name: '账号设置' }).waitFor();
  await take(page, 'account');
  await desk.goHome();
  await page.getByRole('navigation', { name: '待办' }).waitFor();
  await take(page, 'home');
  await page.getByRole('button', { name: '锁定' }).click();
  await page.getByLabel('登录密码').waitFor();
  await take(page, 'unlock');
  const review = await browser.newPage({ viewport, locale: 'zh-CN' });
  await review.goto(centre.ready.console);
  await review.getByText('全部 1').click();
  await review.getByRole('cell', { name: newcomer.name }).waitFor();
  await take(review, 'console');
} finally {
  await door.close();
  await centre.end();
  await browser.close();
  await rm(folder, { recursive: true, force: true });
}
