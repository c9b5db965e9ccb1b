import { expect, type Locator, type Page } from '@playwright/test';
import type { Desk } from './desk.ts';

/** A task that held the page up: when it began (milliseconds of the clock) and how long it took. */
export type LongTask = { readonly at: number; readonly ms: number };
type Upload = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

/** One batch (报盘): data, materials, check, and what became of each person. */
export class BatchPage {
  readonly desk: Desk;

  constructor(desk: Desk) {
    this.desk = desk;
  }

  get page(): Page {
    return this.desk.page;
  }

  async open(branch: string, service: string): Promise<void> {
    await this.desk.go(branch, service);
    await expect(this.page.getByRole('heading', { level: 1, name: service })).toBeVisible();
    await expect(this.page.getByRole('region', { name: '怎样开始' })).toBeVisible();
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('main').getByRole('button', { name, exact: typeof name === 'string' });
  }

  bar(name: string): Locator {
    return this.page.getByRole('group', { name: '操作' }).getByRole('button', { name, exact: true });
  }

  get grid(): Locator {
    return this.page.getByRole('grid');
  }

  /** The row of a person, by what stands in it. */
  row(text: string | RegExp): Locator {
    return this.grid.getByRole('row').filter({ hasText: text });
  }

  cell(person: string, field: string): Locator {
    return this.row(person).locator(`[data-field="${field}"]`);
  }

  filter(name: string): Locator {
    return this.page.getByRole('group', { name: '筛选' }).getByRole('button', { name: new RegExp(`^${name} `) });
  }

  async count(filter: string): Promise<number> {
    return Number(((await this.filter(filter).locator('.number').textContent()) ?? '').replaceAll(',', ''));
  }

  get input(): Locator {
    return this.grid.locator('.cell-editor input');
  }

  get saved(): Locator {
    return this.page.getByText(/已保存 \d\d:\d\d:\d\d/);
  }

  /** A button that hands over a file; its bytes. */
  async download(button: string): Promise<{ readonly name: string; readonly bytes: Buffer }> {
    const waiting = this.page.waitForEvent('download');
    await this.button(button).click();
    const download = await waiting;
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) {
      chunks.push(Buffer.from(chunk));
    }
    return { name: download.suggestedFilename(), bytes: Buffer.concat(chunks) };
  }

  /** 导入数据, answered by 追加 or 替换 where it asks. */
  /** `file`: as bytes, or where it lies. */
  async importFile(file: Upload | string, mode?: '追加' | '替换'): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.button('导入数据').click();
    await (await chooser).setFiles(file);
    if (mode !== undefined) {
      await this.page.getByRole('dialog').getByRole('button', { name: mode, exact: true }).click();
    }
  }

  async imported(file: string, rows: number): Promise<void> {
    const report = this.page.getByRole('region', { name: '导入结果' });
    await expect(report).toContainText(`“${file}”`, { timeout: 60_000 });
    await expect(report).toContainText(`${rows.toLocaleString('zh-CN')} 人`);
  }

  /** Writes over a cell as in a sheet and goes down. */
  async type(person: string, field: string, value: string): Promise<void> {
    await this.cell(person, field).click();
    await this.input.fill(value);
    await this.input.press('Enter');
    await expect(this.saved).toBeVisible();
  }

  async choose(person: string, field: string, option: string): Promise<void> {
    await this.cell(person, field).click();
    await this.input.fill(option);
    await this.page.locator('.ant-select-dropdown:visible').getByText(option, { exact: true }).first().click();
    await expect(this.saved).toBeVisible();
  }

  /** 下一步 asks once; W-45 confirms 申请年月 there. */
  async next(): Promise<void> {
    await this.bar('下一步').click();
    await this.goOn();
  }

  /** Says 确定 to what 下一步 asks. The page of the next step is there afterwards: its buttons stand where those of the data stood. */
  async goOn(): Promise<void> {
    await this.desk.confirm('确定');
    await expect(this.page.getByRole('list', { name: '办理步骤' }).locator('[aria-current="step"]')).not.toContainText('导入数据');
  }

  /** To the check step, leaving people without materials behind where there are any. */
  async toCheck({ leaving = false } = {}): Promise<void> {
    await this.bar('下一步').click();
    if (leaving) {
      await this.desk.confirm('继续核对');
    }
    await expect(this.bar('申报提交')).toBeVisible();
  }

  /** Once the batch is judged: until then the button waits and takes no click. */
  async submit(): Promise<void> {
    await expect(this.bar('申报提交')).not.toHaveClass(/ant-btn-loading/, { timeout: 60_000 });
    await this.bar('申报提交').click();
    await this.desk.confirm('确定');
    await expect(this.page.getByRole('list', { name: '办理过程' })).toBeVisible({ timeout: 60_000 });
  }

  get head(): Locator {
    return this.page.locator('.detail-head');
  }

  async received(): Promise<string> {
    await expect(this.head).toContainText(/XY\d+/, { timeout: 60_000 });
    return /XY\d+/.exec((await this.head.textContent()) ?? '')?.[0] ?? '';
  }

  /** Files through 选择多个文件, matched by their names. */
  async offerMany(files: readonly Upload[]): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.button('选择多个文件').click();
    await (await chooser).setFiles([...files]);
    await expect(this.page.getByRole('region', { name: '添加结果' })).toBeVisible({ timeout: 60_000 });
  }

  /** One file for one cell of the matrix. */
  async offer(person: string, kind: string, file: Upload): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.cell(person, kind).click();
    await (await chooser).setFiles(file);
  }

  /** A material of the filing as a whole. */
  async attachWhole(label: string, file: Upload): Promise<void> {
    await this.page.getByRole('list', { name: '材料清单' }).getByRole('button', { name: label }).click();
    await this.page.getByLabel(`为${label}选择文件`).setInputFiles(file);
    await expect(this.page.getByRole('list', { name: '材料清单' }).getByRole('button', { name: label })).toContainText('已有');
  }

  /** Every long task from now on; call the answer to read them. */
  async watchLongTasks(): Promise<() => Promise<readonly LongTask[]>> {
    await this.page.evaluate(() => {
      const tasks: { at: number; ms: number }[] = [];
      Object.assign(window, { longTasks: tasks });
      new PerformanceObserver((list) =>
        tasks.push(...list.getEntries().map(({ startTime, duration }) => ({ at: performance.timeOrigin + startTime, ms: duration }))),
      ).observe({ entryTypes: ['longtask'] });
    });
    return () => this.page.evaluate(() => (window as unknown as { longTasks: LongTask[] }).longTasks);
  }
}
