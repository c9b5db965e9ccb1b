import { expect, type Locator, type Page } from '@playwright/test';
import type { Desk } from './desk.ts';

/** 录入减员申报信息: the people of the unit a service is for. */
export class PickerPage {
  readonly desk: Desk;

  constructor(desk: Desk) {
    this.desk = desk;
  }

  get page(): Page {
    return this.desk.page;
  }

  async open(branch: string, service: string): Promise<void> {
    await this.desk.go(branch, service);
    await expect(this.page.getByRole('heading', { name: `录入${service}申报信息：选择人员` })).toBeVisible();
    await expect(this.box).toBeFocused();
  }

  get box(): Locator {
    return this.page.getByRole('textbox', { name: '查找人员' });
  }

  /** The people shown now, without the headings. */
  get people(): Locator {
    return this.page.getByRole('main').locator('tbody tr[tabindex="0"]');
  }

  person(text: string): Locator {
    return this.people.filter({ hasText: text });
  }

  get total(): Locator {
    return this.page.getByRole('status').filter({ hasText: /^共 \d+ 人$/ });
  }
}
