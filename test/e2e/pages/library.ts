import { expect, type Locator, type Page } from '@playwright/test';
import type { Desk } from './desk.ts';

/** 材料库: people on the left, a folder on the right. */
export class LibraryPage {
  readonly desk: Desk;

  constructor(desk: Desk) {
    this.desk = desk;
  }

  get page(): Page {
    return this.desk.page;
  }

  async open(): Promise<void> {
    await this.desk.menu.getByRole('link', { name: '材料库' }).click();
    await expect(this.page.getByRole('heading', { level: 1, name: '材料库' })).toBeVisible();
  }

  /** By the number: made-up people share names. */
  async choose({ name, socialSecurityNumber }: { readonly name: string; readonly socialSecurityNumber: string }): Promise<void> {
    await this.page.getByLabel('查找人员').fill(socialSecurityNumber);
    const people = this.page.getByRole('region', { name: '人员' }).locator('tbody').getByRole('row').filter({ hasText: name });
    await expect(people).toHaveCount(1);
    await people.click();
    await expect(this.folder(name)).toBeVisible();
  }

  folder(name: string): Locator {
    return this.page.getByRole('region', { name: `${name}的材料` });
  }

  file(fileName: string): Locator {
    return this.page.locator('.library-card').filter({ hasText: fileName });
  }

  /** 添加材料 beforehand. */
  async add(ask: {
    readonly label: string;
    readonly expiresOn?: string;
    readonly file: { name: string; mimeType: string; buffer: Buffer };
  }): Promise<void> {
    await this.page.getByRole('button', { name: '添加材料' }).click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByLabel('是什么材料').click();
    await this.page.locator('.ant-select-dropdown:visible .ant-select-item-option-content').getByText(ask.label, { exact: true }).click();
    await dialog.getByLabel('有效期至').fill(ask.expiresOn ?? '');
    await dialog.getByLabel(`为${ask.label}选择文件`).setInputFiles(ask.file);
    await expect(dialog).toBeHidden();
    await expect(this.file(ask.file.name)).toBeVisible();
  }

  /** 从材料库选用, where a material is wanted. */
  async take(fileName: string, { expired = false } = {}): Promise<void> {
    await this.page.getByRole('button', { name: '从材料库选用' }).click();
    await this.page.getByRole('button', { name: `选用 ${fileName}` }).click();
    if (expired) {
      await this.page.getByRole('button', { name: '仍然选用', exact: true }).click();
    }
    await expect(this.page.getByRole('list', { name: '可以选用的材料' })).toBeHidden();
  }

  /** 仍然使用 with one of the ready reasons. */
  async useAnyway(fileName: string, reason: string): Promise<void> {
    await this.page.getByRole('button', { name: `仍然使用 ${fileName}` }).click();
    const dialog = this.page.getByRole('dialog').filter({ hasText: '仍然使用“' });
    await dialog.getByText(reason, { exact: true }).click();
    await dialog.getByRole('button', { name: '仍然使用', exact: true }).click();
    await expect(this.page.getByText(`仍然使用：${reason}`).first()).toBeVisible();
  }
}
