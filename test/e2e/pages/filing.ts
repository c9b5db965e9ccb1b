import { expect, type Locator, type Page } from '@playwright/test';
import type { Desk } from './desk.ts';

export type Enrolled = {
  readonly socialSecurityNumber: string;
  readonly name: string;
  readonly ethnicity?: string;
  readonly household?: string;
  readonly workStart?: string;
  readonly wage?: string;
  readonly phone?: string;
};

/** One filing: fill, materials, check, and what became of it. */
export class FilingPage {
  readonly desk: Desk;

  constructor(desk: Desk) {
    this.desk = desk;
  }

  get page(): Page {
    return this.desk.page;
  }

  heading(name: string | RegExp): Locator {
    return this.page.getByRole('heading', { level: 1, name });
  }

  field(label: string): Locator {
    return this.page.getByRole('main').getByLabel(label, { exact: true });
  }

  /** The box around a field: label, origin, findings. */
  box(label: string): Locator {
    return this.page.locator('.form-field').filter({ has: this.page.getByText(label, { exact: true }) });
  }

  /** The offered repair of what the rules found in a field. */
  repair(label: string): Locator {
    return this.box(label).locator('.form-findings').getByRole('button');
  }

  get saved(): Locator {
    return this.page.getByText(/已保存 \d\d:\d\d:\d\d/);
  }

  async choose(label: string, option: string): Promise<void> {
    const field = this.field(label);
    await field.click();
    await field.fill(option);
    await this.page.locator('.ant-select-dropdown:visible').getByText(option, { exact: true }).first().click();
  }

  async type(label: string, value: string): Promise<void> {
    await this.field(label).fill(value);
    await this.field(label).press('Tab');
  }

  /** Everything W-18 asks for. */
  async fill(person: Enrolled): Promise<void> {
    await this.type('社会保障号码', person.socialSecurityNumber);
    await this.type('姓名', person.name);
    await this.choose('民族', person.ethnicity ?? '汉族');
    await this.type('参加工作日期', person.workStart ?? '2026-11-02');
    await this.type('申报工资', person.wage ?? '6000');
    await this.choose('户口性质', person.household ?? '城镇（非农业户口）');
    await this.type('手机号码', person.phone ?? '13900000001');
    await expect(this.saved).toBeVisible();
  }

  button(name: string): Locator {
    return this.page.getByRole('group', { name: '操作' }).getByRole('button', { name, exact: true });
  }

  /** W-19: 下一步 asks once. */
  async toMaterials(): Promise<void> {
    await this.button('下一步').click();
    await this.desk.confirm('确定');
    await expect(this.page.getByRole('list', { name: '材料清单' })).toBeVisible();
  }

  kind(name: string): Locator {
    return this.page.getByRole('list', { name: '材料清单' }).getByRole('button', { name: new RegExp(name) });
  }

  /** Chooses a file for a material; what is refused leaves the count as it was. */
  async offer(kind: string, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
    await this.kind(kind).click();
    await this.page.getByLabel(`为${kind}选择文件`).setInputFiles(file);
  }

  async attach(kind: string, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
    await this.offer(kind, file);
    await expect(this.kind(kind)).toContainText('已有');
  }

  async toCheck(): Promise<void> {
    await this.button('下一步').click();
    await expect(this.button('提交')).toBeVisible();
  }

  async submit(): Promise<void> {
    await this.button('提交').click();
    await this.desk.confirm('提交');
    await expect(this.page.getByRole('list', { name: '办理过程' })).toBeVisible();
  }

  get state(): Locator {
    return this.page.locator('.detail-head');
  }
}
