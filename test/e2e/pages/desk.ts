import { expect, type Locator, type Page } from '@playwright/test';
import type { CentreProcess } from '../../processes/centre.ts';
import type { Door } from '../doors.ts';
import { PASSWORD } from '../golden.ts';
import { FilingPage } from './filing.ts';
import { RegisterPage } from './register.ts';

/** The window as a clerk sees it: frame, menus, and the way to every page. */
export class Desk {
  readonly door: Door;
  readonly centre: CentreProcess;

  constructor(door: Door, centre: CentreProcess) {
    this.door = door;
    this.centre = centre;
  }

  get page(): Page {
    return this.door.page;
  }

  get menu(): Locator {
    return this.page.getByRole('navigation', { name: '主菜单' });
  }

  get unsent(): Locator {
    return this.page.getByRole('banner').getByRole('link', { name: /^未发送/ });
  }

  /** The practice unit of a region under each of its insurances: the first there. */
  practiceUnits(region = 'weinan'): readonly { insurance: string; unitNumber: string; unitName: string }[] {
    const units = this.centre.ready.practiceUnits.filter((unit) => unit.region === region);
    const first = units[0];
    return units.filter(({ unitName }) => unitName === first?.unitName);
  }

  unitNumber(insurance: string, region = 'weinan'): string {
    const unit = this.practiceUnits(region).find((candidate) => candidate.insurance === insurance);
    if (unit === undefined) {
      throw new Error(`the practice unit has no ${insurance}`);
    }
    return unit.unitNumber;
  }

  register(): RegisterPage {
    return new RegisterPage(this);
  }

  /** W-09 … W-13 as a clerk does it. */
  async registerPracticeUnit({ link = ['工伤保险', '生育保险'] }: { link?: readonly string[] } = {}): Promise<string> {
    const register = this.register();
    await register.open();
    await register.findUnit('医疗保险', this.unitNumber('medical'));
    await register.save();
    await register.activate(PASSWORD);
    const key = await register.keepRecoveryKey();
    const numbers: Record<string, string> = { 工伤保险: this.unitNumber('injury'), 生育保险: this.unitNumber('maternity') };
    for (const label of link) {
      await register.link(label, numbers[label] ?? '');
    }
    await register.enter();
    return key;
  }

  async unlock(): Promise<void> {
    await this.page.getByLabel('登录密码').fill(PASSWORD);
    await this.page.getByRole('button', { name: '解锁' }).click();
    await expect(this.menu).toBeVisible();
  }

  /** Opens a page from the left tree. */
  async go(branch: string, item: string): Promise<void> {
    const section = await this.openBranch(branch);
    // 在职减员, not 批量在职减员; a count may stand behind.
    await section
      .getByRole('link', { name: new RegExp(`^${item}(\\s*\\d+\\s*笔)?$`) })
      .first()
      .click();
  }

  /** What a branch of the left tree offers, in its order. */
  async entries(branch: string): Promise<readonly string[]> {
    return (await this.openBranch(branch)).getByRole('link').allTextContents();
  }

  private async openBranch(branch: string): Promise<Locator> {
    const section = this.menu.locator('section').filter({ has: this.page.getByRole('button', { name: branch }) });
    const button = section.getByRole('button', { name: branch });
    if ((await button.getAttribute('aria-expanded')) !== 'true') {
      await button.click();
    }
    return section;
  }

  /** As a clerk who does not want to wait for the next look at the centre. */
  async syncNow(): Promise<void> {
    await this.page.getByRole('banner').getByRole('button', { name: '立即同步' }).click();
  }

  async goHome(): Promise<void> {
    await this.menu.getByRole('link', { name: '首页' }).click();
  }

  /** Begins 在职增员 under an insurance's menu. */
  async beginEnrolment(branch = '医疗业务'): Promise<FilingPage> {
    await this.go(branch, '在职增员');
    const filing = new FilingPage(this);
    await expect(filing.heading('在职增员')).toBeVisible();
    await expect(filing.field('社会保障号码')).toBeVisible();
    return filing;
  }

  async confirm(button: string): Promise<void> {
    const dialog = this.page.getByRole('dialog');
    // A click while it still grows can miss.
    await expect(dialog).not.toHaveClass(/ant-zoom/);
    await dialog.getByRole('button', { name: button, exact: true }).click();
    await expect(dialog).toBeHidden();
  }
}
