import { writeFile } from 'node:fs/promises';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { BATCH_HEADERS, batchRows } from '../fixtures/batch-people.ts';
import { pngFile } from '../fixtures/material-files.ts';
import { workbookFile } from '../fixtures/workbooks.ts';
import { expect, test } from './fixtures.ts';
import { BatchPage, type LongTask } from './pages/batch.ts';

test.use({ start: 'registered' });

const PEOPLE = 5_000;
/** One in ten rows begins in a month that is over, one in ten has no wage: a fifth is wrong, in two ways. */
const [EFFECTIVE_MONTH, WAGE] = [BATCH_HEADERS.indexOf('起缴年月'), BATCH_HEADERS.indexOf('申报工资')];
const MINUTES = 60_000;

function spoilt(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return rows.map((cells, index) => {
    if (index % 10 === 3) {
      return cells.with(EFFECTIVE_MONTH, '202601');
    }
    return index % 10 === 7 ? cells.with(WAGE, '') : cells;
  });
}

test('[W-40 peers 105 106 3] 5,000 people, a fifth of them wrong: imported, repaired, submitted, half refused, corrected in three clicks; the page never blocks', async ({
  registered: desk,
  folder,
}) => {
  test.setTimeout(15 * MINUTES);
  const { page, centre } = desk;
  page.setDefaultTimeout(MINUTES);
  // In life the centre is a machine of its own and nobody tests; here neither may take the processor from the page.
  setPriority(centre.child.pid ?? Number.NaN, constants.priority.PRIORITY_LOW);
  setPriority(constants.priority.PRIORITY_LOW);
  await centre.reviewer.setKnobs({ autoReview: true, rejectEvery: 2 });
  const rows = spoilt(batchRows({ seed: 5_000, count: PEOPLE }));
  // A file on the disk: handed over as bytes, Playwright would unpack it in the page's own thread.
  const file = join(folder, '增员五千.xlsx');
  await writeFile(file, (await workbookFile('增员五千.xlsx', [BATCH_HEADERS, ...rows])).buffer);
  const batch = new BatchPage(desk);
  await batch.open('工伤业务', '批量在职增员');
  const sheet = quietly(page);
  const longTasks = await batch.watchLongTasks();
  const watch = startWatch();

  await batch.importFile(file);
  await sheet.says('.import-report', '5,000 人');
  await sheet.says('.row-filter-bad', '有错误 1,000');
  watch.lap('import');

  // The sheet is scrolled from end to end, jumped through and searched.
  for (let screen = 0; screen < 40; screen += 1) {
    await page.locator('.grid').evaluate((grid, top) => grid.scrollTo({ top }), screen * 4_700);
    await page.waitForTimeout(40);
  }
  await sheet.says('.grid tr[data-index="4999"]', rows[4_999]?.[2] ?? '');
  const search = page.locator('.data-tools input');
  await search.fill(rows[2_500]?.[1]?.slice(-6) ?? '');
  await sheet.says('.grid tr[data-index="0"]', rows[2_500]?.[2] ?? '');
  await search.fill('');
  await page.locator(`table[aria-rowcount="${PEOPLE + 1}"]`).waitFor();
  await page.keyboard.press('F8');
  await page.locator('.cell-editor input:focus').waitFor();
  watch.lap('look');

  // Repaired by many at once: everybody in error of one kind gets the same value, then the other.
  await sheet.press('.row-filter-bad');
  await page.locator('.grid-head input').check();
  await fillChosen(page, '起缴年月', '202611');
  await sheet.says('.row-filter-bad', '有错误 500');
  await page.locator('.grid-head input').check();
  await fillChosen(page, '申报工资', '6000');
  await sheet.says('.row-filter-bad', '有错误 0');
  watch.lap('repair');

  await sheet.press('.action-bar .ant-btn-primary');
  await sheet.press('.ant-modal-confirm-btns .ant-btn-primary');
  await page.locator('.matrix .grid-head input').check();
  for (const [kind, name, seed] of [
    ['证件复印件/身份证复印件', '身份证合订.png', 91],
    ['调令/劳动合同', '劳动合同合订.png', 92],
  ] as const) {
    await sheet.press('.chosen-tools button >> nth=0');
    const chooser = page.waitForEvent('filechooser');
    await page.locator('.ant-dropdown-menu-item', { hasText: kind }).click();
    await (await chooser).setFiles(pngFile(name, { seed }));
    await sheet.says('.ant-message', `“${name}”已给 5,000 人`);
  }
  watch.lap('materials');

  await sheet.press('.action-bar .ant-btn-primary');
  await sheet.says('.check-summary', '5,000 人');
  await submit(page);
  watch.lap('submit');
  await sheet.says('.row-filter-rejected', '2,500');
  watch.lap('verdict');

  // The three clicks: 更正被退回的人员, 申报提交, 确定.
  await page.locator('.page-header button', { hasText: '更正被退回的人员' }).click();
  await sheet.says('.correction-notice', '2,500 人');
  await centre.reviewer.setKnobs({ rejectEvery: null });
  await submit(page);
  await sheet.says('.row-filter-approved', '2,500');
  watch.lap('correct');

  const tasks = await longTasks();
  const longestTaskMs = Math.round(Math.max(0, ...tasks.map(({ ms }) => ms)));
  console.log(
    JSON.stringify({ rows: PEOPLE, ...watch.milliseconds(), longTasks: tasks.length, longestTaskMs, longestIn: watch.longestIn(tasks) }),
  );
  // The figure of issue 3: the page never blocks longer than 100 ms.
  expect(longestTaskMs, 'the longest task of the page, in milliseconds').toBeLessThanOrEqual(100);
});

/**
 * What is asked of the page by plain selectors: Playwright's roles read the whole page in the page's own thread, again and again while it
 * waits, and would be measured with it.
 */
function quietly(page: Page) {
  return {
    press: (selector: string): Promise<void> => page.locator(selector).click(),
    async says(selector: string, text: string): Promise<void> {
      await page.waitForFunction(
        ([where, words]) => document.querySelector(where)?.textContent?.includes(words) === true,
        [selector, text] as const,
        {
          polling: 250,
          timeout: 4 * MINUTES,
        },
      );
    },
  };
}

async function fillChosen(page: Page, column: string, value: string): Promise<void> {
  await page.locator('.chosen-tools button', { hasText: '批量填写' }).click();
  await page.locator('#fill-many-column').fill(column);
  await page.locator('.ant-select-item-option', { hasText: column }).click();
  await page.locator('#fill-many-value').fill(value);
  await page.locator('.fill-many .ant-btn-primary').click();
}

/** 申报提交 and 确定, to the 受理单号. The button takes no click while the batch is judged. */
async function submit(page: Page): Promise<void> {
  await page.locator('.action-bar .ant-btn-primary:not(.ant-btn-loading)').click();
  await page.locator('.ant-modal-confirm-btns .ant-btn-primary').click();
  await page.locator('.detail-head', { hasText: /XY\d+/ }).waitFor({ timeout: 4 * MINUTES });
}

/** How long each stretch took, in milliseconds, and the longest task of the page in it. */
function startWatch() {
  const laps: { readonly name: string; readonly from: number; readonly to: number }[] = [];
  let from = Date.now();
  return {
    lap(name: string): void {
      const to = Date.now();
      laps.push({ name, from, to });
      from = to;
    },
    milliseconds: (): Readonly<Record<string, number>> => Object.fromEntries(laps.map((lap) => [`${lap.name}Ms`, lap.to - lap.from])),
    longestIn: (tasks: readonly LongTask[]): Readonly<Record<string, number>> =>
      Object.fromEntries(
        laps.map((lap) => [
          lap.name,
          Math.round(Math.max(0, ...tasks.filter(({ at }) => lap.from <= at && at < lap.to).map(({ ms }) => ms))),
        ]),
      ),
  };
}
