import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, type Page } from '@playwright/test';
import { build } from 'vite';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  enrolmentValues,
  eventually,
  filingCall,
  handIn,
  makeContent,
  newPerson,
  openTestCentre,
  registerUnit,
  sha256Of,
  type TestCentre,
  type TestMaterial,
} from '../../test/fakes/test-centre.ts';

/** The page as it ships, in a real Chromium, against a real centre. */
let pages: string;
let browser: Browser;
let page: Page;
let centre: TestCentre;
let token: string;
let picture: TestMaterial;
let person = 0;
const troubles: string[] = [];
/** The machine may be busy with other tests. */
const PATIENCE = { timeout: 20_000 };

beforeAll(async () => {
  pages = await mkdtemp(join(tmpdir(), 'centre-pages-'));
  await build({ configFile: join(import.meta.dirname, 'vite.config.ts'), logLevel: 'error', build: { outDir: pages } });
  browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
  page = await context.newPage();
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
  await page.setContent('<h1>演练材料</h1>');
  const bytes = new Uint8Array(await page.screenshot({ type: 'jpeg' }));
  picture = { bytes, sha256: sha256Of(bytes) as TestMaterial['sha256'], mediaType: 'image/jpeg' };
  centre = await openTestCentre({ console: pages });
  token = await registerUnit(centre);
  await handIn(centre, token, picture);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await centre.close();
  await rm(pages, { recursive: true, force: true });
});
beforeEach(async () => {
  await page.goto(centre.consoleUrl);
  await page.getByRole('tab', { name: '短信记录' }).waitFor();
});

/** Files for so many people nobody filed for before; answers the receipt number and what the centre then says of it. */
async function file(people = 1) {
  const rows = Array.from({ length: people }, () => {
    person += 1;
    return enrolmentValues(newPerson(person));
  });
  const { body } = await centre.client(token).putFiling(filingCall(makeContent(centre, { rows, material: picture })));
  const { clientId } = body;
  return {
    receipt: body.receipt.number,
    names: rows.map(({ name }) => name ?? ''),
    now: () => centre.client(token).getFiling({ clientId }),
  };
}
const button = (name: string | RegExp) => page.getByRole('button', { name });
const exactly = (name: string) => page.getByRole('button', { name, exact: true });
async function violations(): Promise<string[]> {
  // Axe takes a half-faded dialog for pale text.
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => null))));
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

describe('the reviewer’s page', { timeout: 90_000 }, () => {
  it('[W-32] approves after asking once more, and shows the picture handed in', async () => {
    const filing = await file();
    await button(filing.receipt).click();
    const image = page.getByAltText('身份证复印件 演练.jpg');
    await expect.poll(() => image.evaluate((one: HTMLImageElement) => one.naturalWidth), PATIENCE).toBeGreaterThan(100);
    expect(await violations()).toEqual([]);
    await exactly('通过').click();
    expect(await filing.now()).toMatchObject({ state: 'received' });
    await button('确认通过').click();
    await page.getByText('审核完成：已通过').waitFor();
    expect(await filing.now()).toMatchObject({ state: 'approved' });
    await page.getByText('审核通过（审核人员）').waitFor();
    await exactly('关闭').last().click();
    await page.getByText('没有待审核的申报').waitFor();
    expect(await violations()).toEqual([]);
  });

  it('[W-32] does not refuse without a reason, and offers quick ones', async () => {
    const filing = await file();
    await button(filing.receipt).click();
    await exactly('不通过').click();
    await button('确认不通过').click();
    await page.getByText('请填写未通过原因').waitFor();
    expect(await violations()).toEqual([]);
    expect(await filing.now()).toMatchObject({ state: 'received' });
    await button('身份证复印件不清晰').click();
    await button('确认不通过').click();
    await page.getByText('审核完成：不通过').waitFor();
    expect((await filing.now()).rows[0]?.verdict?.reason).toBe('身份证复印件不清晰，请重新扫描后提交。');
  });

  it('[W-32] wants a word for each of several people', async () => {
    const filing = await file(2);
    await button(filing.receipt).click();
    await button('逐人审核').click();
    await button('确认提交审核意见').click();
    await expect.poll(() => page.getByText('请选择通过或不通过。').count(), PATIENCE).toBe(2);
    const [first, second] = filing.names.map((name) => page.getByRole('region', { name: `${name}的审核意见` }));
    await first?.getByRole('radio', { name: '通过', exact: true }).click();
    await second?.getByRole('radio', { name: '不通过', exact: true }).click();
    await second?.getByRole('textbox').fill('劳动合同已过期');
    await button('确认提交审核意见').click();
    await page.getByText('审核完成：部分通过').waitFor();
    expect((await filing.now()).rows.map(({ verdict }) => verdict?.reason)).toEqual(['', '劳动合同已过期']);
  });

  it('[O-10] shows that the unit withdrew while it was being looked at', async () => {
    const filing = await file();
    await button(filing.receipt).click();
    await button('开始审核').waitFor();
    const { clientId } = await filing.now();
    await centre.client(token).withdrawFiling({ clientId });
    await page.getByText('单位已撤回，无需审核。').waitFor();
    expect(await exactly('通过').count()).toBe(0);
  });

  it('[W-56] narrows the list by state and by search', async () => {
    const filing = await file();
    const rows = page.getByRole('table').getByRole('button');
    await page.getByText(/^全部/).click();
    await page.getByPlaceholder('受理单号、单位、姓名或身份证号码').fill(filing.names[0] ?? '');
    await page.keyboard.press('Enter');
    await expect.poll(() => rows.allInnerTexts(), PATIENCE).toEqual([filing.receipt]);
    await page.getByText(/^已撤回/).click();
    await page.getByText(`没有符合“${filing.names[0]}”的申报`).waitFor();
  });

  it('[O-22] shows a code as soon as it is sent', async () => {
    await page.getByRole('tab', { name: '短信记录' }).click();
    const unit = centre.practiceUnits.find(({ unitName }) => unitName === '测试餐饮服务部');
    const registration = await centre
      .client()
      .register({ region: centre.profile.id, insurance: 'medical', unitNumber: unit?.unitNumber ?? '' });
    await centre.client().sendActivationCode(registration);
    const [sent] = await centre.console.codes();
    await page.getByText(sent?.code ?? '').waitFor();
    await page.getByText('有效', { exact: true }).waitFor();
    expect(await violations()).toEqual([]);
  });

  it('[design §7] turns the knobs and says so on every page until all is normal again', async () => {
    await page.getByRole('tab', { name: '运行控制' }).click();
    await page.getByLabel('全部自动审核').click();
    await page.getByText('停机').click();
    await page.getByText('运行控制已生效：停机').waitFor();
    expect(await centre.console.knobs()).toMatchObject({ outage: 'refuse', autoReview: true });
    expect(await violations()).toEqual([]);
    await page.getByRole('tab', { name: '申报审核' }).click();
    await button('全部恢复正常').click();
    // How reviews are done is a choice, not trouble.
    await eventually(
      () => centre.console.knobs(),
      ({ outage, autoReview }) => outage === 'none' && autoReview,
    );
    await centre.console.setKnobs({ autoReview: false });
  });

  it('[W-09] tells how to register a practice unit and which are registered', async () => {
    await page.getByRole('tab', { name: '演练单位' }).click();
    await page.getByText('YL100001').waitFor();
    expect(await page.getByText('已注册', { exact: true }).count()).toBe(1);
    expect(await violations()).toEqual([]);
  });

  it('[design §7] says that the centre does not answer, and keeps what it showed', async () => {
    await page.getByRole('tab', { name: '演练单位' }).click();
    await page.getByText('YL100001').waitFor();
    await page.context().setOffline(true);
    await page.getByText('中心没有应答').first().waitFor();
    expect(await page.getByText('YL100001').count()).toBe(1);
    await page.context().setOffline(false);
    await page.getByText('中心没有应答').first().waitFor({ state: 'detached' });
    troubles.splice(0, troubles.length, ...troubles.filter((trouble) => !trouble.includes('ERR_INTERNET_DISCONNECTED')));
  });

  it('[design §6] meets no error and breaks no rule of its own policy', () => {
    expect(troubles).toEqual([]);
  });
});
