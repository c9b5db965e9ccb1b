import { expect, type Locator, type Page } from '@playwright/test';
import type { Desk } from './desk.ts';

/** 注册单位: unit, activation, recovery key, the other insurances. */
export class RegisterPage {
  readonly desk: Desk;

  constructor(desk: Desk) {
    this.desk = desk;
  }

  get page(): Page {
    return this.desk.page;
  }

  async open(): Promise<void> {
    await this.page.getByRole('button', { name: '注册单位' }).first().click();
    await expect(this.page.getByRole('heading', { name: '注册单位' })).toBeVisible();
  }

  /** ZM-02: which city's system. */
  async chooseRegion(systemName: string): Promise<void> {
    await this.page.getByRole('combobox', { name: '参保地系统' }).click();
    await this.page.locator('.ant-select-dropdown:visible').getByText(systemName, { exact: true }).click();
  }

  get number(): Locator {
    return this.page.getByRole('textbox', { name: '单位编号' });
  }

  get found(): Locator {
    return this.page.getByRole('region', { name: '中心登记的单位信息' });
  }

  async ask(insurance: string, unitNumber: string): Promise<void> {
    await this.page.getByRole('radio', { name: insurance }).check({ force: true });
    await this.number.fill(unitNumber);
    await this.page.getByRole('button', { name: '查询' }).click();
  }

  async findUnit(insurance: string, unitNumber: string): Promise<void> {
    await this.ask(insurance, unitNumber);
    await expect(this.found).toBeVisible();
  }

  async save(): Promise<void> {
    await this.page.getByRole('button', { name: '保存' }).click();
    await expect(this.page.getByRole('button', { name: '获取手机激活码' })).toBeVisible();
  }

  async sendCode(): Promise<void> {
    await this.page.getByRole('button', { name: /获取手机激活码|重新获取/ }).click();
    await expect(this.page.getByText('已发到专管员手机')).toBeVisible();
  }

  async fillActivation(code: string, password: string): Promise<void> {
    await this.page.getByRole('textbox', { name: '激活码' }).fill(code);
    await this.page.getByLabel('登录密码').fill(password);
    await this.page.getByLabel('确认密码').fill(password);
  }

  async activate(password: string): Promise<void> {
    await this.sendCode();
    await this.fillActivation(await this.desk.centre.newestCode(), password);
    await this.page.getByRole('button', { name: '激活', exact: true }).click();
  }

  async keepRecoveryKey(): Promise<string> {
    const key = this.page.getByLabel('恢复密钥', { exact: true });
    await expect(key).toBeVisible();
    const text = (await key.textContent()) ?? '';
    await this.page.getByRole('checkbox', { name: /我已抄下或打印/ }).check();
    await this.page.getByRole('button', { name: '下一步' }).click();
    return text.trim();
  }

  /** W-13: number, 查询, code, 保存. */
  async link(label: string, unitNumber: string): Promise<void> {
    const box = this.page.getByRole('region', { name: label });
    await box.getByRole('textbox', { name: '单位编号' }).fill(unitNumber);
    await box.getByRole('button', { name: '查询' }).click();
    await box.getByRole('button', { name: '获取手机验证码' }).click();
    await expect(box.getByText('已发到专管员手机')).toBeVisible();
    await box.getByRole('textbox', { name: '验证码' }).fill(await this.desk.centre.newestCode());
    await box.getByRole('button', { name: '保存' }).click();
    await expect(box.getByText('已关联')).toBeVisible();
  }

  async enter(): Promise<void> {
    await this.page.getByRole('button', { name: /进入首页/ }).click();
    await expect(this.desk.menu).toBeVisible();
  }
}
