import { expect, type Locator, type Page } from '@playwright/test';

/** The reviewer's page (审核台) of a centre, in a window of its own. */
export class ConsolePage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(url: string): Promise<void> {
    await this.page.goto(url);
    await expect(this.page.getByRole('tab', { name: /申报审核/ })).toBeVisible();
  }

  async openFiling(receipt: string): Promise<void> {
    await this.page.getByRole('button', { name: receipt }).click();
    await expect(this.drawer.getByText(receipt)).toBeVisible();
  }

  get drawer(): Locator {
    return this.page.getByRole('dialog').filter({ has: this.page.getByRole('tab', { name: /^人员/ }) });
  }

  /** People of the page shown, in order. */
  get people(): Locator {
    return this.drawer.getByRole('table').getByRole('button');
  }

  get facts(): Locator {
    return this.drawer.getByRole('region', { name: '人员明细' });
  }

  /** 待审核, 已通过, 不通过 or 全部, and how many it says. */
  filter(name: string, people: number): Locator {
    return this.drawer.getByText(`${name} ${people.toLocaleString('zh-CN')}`, { exact: true });
  }

  async find(text: string): Promise<void> {
    await this.drawer.getByLabel('查找人员').fill(text);
    await this.page.keyboard.press('Enter');
  }

  async select(person: string): Promise<void> {
    await this.drawer.getByRole('checkbox', { name: `选择${person}`, exact: true }).check();
  }

  button(name: string): Locator {
    return this.drawer.getByRole('button', { name, exact: true });
  }

  /** Presses the button of the dialog that asks once more. */
  async confirm(name: string): Promise<void> {
    const button = this.page.getByRole('button', { name, exact: true });
    // A click while the dialog still grows can miss.
    await expect(this.page.getByRole('dialog').filter({ has: button }).last()).not.toHaveClass(/ant-zoom/);
    await button.click();
    await expect(button).toBeHidden();
  }

  async refuse(reason: string, confirm: string): Promise<void> {
    await this.page.getByLabel('未通过原因').fill(reason);
    await this.confirm(confirm);
  }
}
