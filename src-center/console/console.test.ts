import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { build } from 'vite';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { regionProfiles } from '../../src-shared/regions/index.ts';
import {
  enrolmentValues,
  eventually,
  filingCall,
  GOOD_PASSWORD,
  handIn,
  lastCode,
  makeContent,
  makeWorkbook,
  newPerson,
  openTestCentre,
  registerUnit,
  sha256Of,
  type TestCentre,
  type TestMaterial,
} from '../../test/fakes/test-centre.ts';
import { centreProfile } from '../../test/fixtures/centre-profile.ts';
import { axeOn } from '../../test/processes/axe.ts';
import { browserForTests } from '../../test/processes/browser.ts';

/** The page as it ships, in a real Chromium, against a real centre. */
let pages: string;
let browser: Browser;
let page: Page;
let centre: TestCentre;
let token: string;
let picture: TestMaterial;
/** A region with words of its own. */
const second = centreProfile({ name: '测试市', resultWords: { pending: '正在办理', approved: '已办结', rejected: '不通过' } });
let person = 0;
const troubles: string[] = [];
/** The machine may be busy with other tests. */
const PATIENCE = { timeout: 20_000 };

beforeAll(async () => {
  pages = await mkdtemp(join(tmpdir(), 'centre-pages-'));
  // As it ships: the test runner's own mode would bundle React for its developers, which is several times as slow.
  vi.stubEnv('NODE_ENV', 'production');
  await build({ configFile: join(import.meta.dirname, 'vite.config.ts'), logLevel: 'error', build: { outDir: pages } });
  vi.unstubAllEnvs();
  browser = await chromium.launch({
    executablePath: browserForTests(),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN', reducedMotion: 'reduce' });
  page = await context.newPage();
  page.setDefaultTimeout(60_000);
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
  await page.setContent('<h1>演练材料</h1>');
  const bytes = new Uint8Array(await page.screenshot({ type: 'jpeg' }));
  picture = { bytes, sha256: sha256Of(bytes) as TestMaterial['sha256'], mediaType: 'image/jpeg' };
  centre = await openTestCentre({ console: pages, profiles: [...regionProfiles, second] });
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
  const { violations: found } = await axeOn(page).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

describe('the reviewer’s page', { timeout: 180_000 }, () => {
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

  it('[W-38] [W-39] goes through many people by keyboard: one approved, one refused, two selected, then all the rest', async () => {
    const filing = await file(8);
    await button(filing.receipt).click();
    const row = (index: number) => page.getByRole('button', { name: filing.names[index] ?? '', exact: true });
    await expect.poll(() => row(0).evaluate((one) => one === document.activeElement), PATIENCE).toBe(true);
    expect(await violations()).toEqual([]);
    await page.keyboard.press('a');
    const asked = page
      .getByRole('dialog')
      .filter({ hasText: `确认通过 ${filing.names[0]}？` })
      .filter({ hasText: '起参保缴费' });
    const sure = asked.getByRole('button', { name: '确认通过' });
    await expect.poll(() => sure.evaluate((one) => one === document.activeElement), PATIENCE).toBe(true);
    await page.keyboard.press('Enter');
    // Whom is decided leaves the list of those who wait, and the next one has the keyboard.
    await expect.poll(() => row(1).evaluate((one) => one === document.activeElement), PATIENCE).toBe(true);
    await page.keyboard.press('r');
    await page.getByLabel('未通过原因').fill('劳动合同已过期');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('dialog').getByText('不通过 1', { exact: true }).waitFor();

    await row(2).focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await exactly('通过所选（2人）').click();
    await button('确认通过 2 人').click();
    await page.getByRole('dialog').getByText('已通过 3', { exact: true }).waitFor();
    expect(await filing.now()).toMatchObject({ state: 'reviewing' });

    await button('其余全部不通过（4人）').click();
    await button('身份证复印件不清晰').click();
    await button('确认 4 人不通过').click();
    await page.getByText('审核完成：部分通过').waitFor();
    await page.getByText('全部人员都已审核。').waitFor();
    expect(await violations()).toEqual([]);
    const unclear = '身份证复印件不清晰，请重新扫描后提交。';
    const reasons = (await filing.now()).rows.map(({ verdict }) => verdict?.reason);
    expect(reasons).toEqual(['', '劳动合同已过期', '', '', unclear, unclear, unclear, unclear]);
  });

  it('[W-38] finds people of a filing page by page, by name, by number and by what was said of them', async () => {
    const filing = await file(60);
    await button(filing.receipt).click();
    const lines = page.getByRole('dialog').getByRole('table').getByRole('button');
    await expect.poll(() => lines.count(), PATIENCE).toBe(50);
    await page.keyboard.press('PageDown');
    await expect.poll(() => lines.count(), PATIENCE).toBe(10);
    const { items: rows } = await centre.console.rows({ clientId: (await filing.now()).clientId, pageSize: 60 });
    const [, , third] = rows;
    await page.getByLabel('查找人员').fill(third?.idNumber ?? '');
    await page.keyboard.press('Enter');
    await expect.poll(() => lines.allInnerTexts(), PATIENCE).toEqual([third?.name]);
    await page.getByLabel('查找人员').fill('没有这个人');
    await page.keyboard.press('Enter');
    await page.getByText('“待审核”中没有符合“没有这个人”的人员').waitFor();
    await button('清除查找').click();
    await page.getByRole('dialog').getByText('已通过 0', { exact: true }).click();
    await page.getByText('还没有通过的人员。').waitFor();
  });

  it('[W-46] shows the materials of the filing as a whole, and a workbook as a file to save', async () => {
    const workbook = await handIn(centre, token, makeWorkbook());
    const { changes } = await centre.client(token).changes({});
    const staff = changes.flatMap((change) => (change.change === 'person' && change.person.status === 'active' ? [change.person] : []));
    const rows = staff
      .filter(({ staffKind }) => staffKind === 'working')
      .slice(0, 2)
      .map(({ socialSecurityNumber, name }) => ({ socialSecurityNumber, name, wage: '9000.00', period: '202611' }));
    const ask = { service: 'baseDeclaration', rows, material: picture, kinds: [], wholeKinds: ['stamped-sheet'] };
    const content = makeContent(centre, ask);
    const { sha256, mediaType, bytes } = workbook;
    const sheet = { kind: 'workbook', sha256, mediaType, bytes: bytes.length, fileName: '明细.xlsx' };
    const { body } = await centre.client(token).putFiling(filingCall({ ...content, materials: [...(content.materials ?? []), sheet] }));
    await button(body.receipt.number).click();
    await page.getByText('没有单独的材料，见整笔材料。').waitFor();
    await page.getByRole('tab', { name: '整笔材料 2' }).click();
    const image = page.getByAltText('盖章的缴费工资申报表 演练.jpg');
    await expect.poll(() => image.evaluate((one: HTMLImageElement) => one.naturalWidth), PATIENCE).toBeGreaterThan(100);
    const waiting = page.waitForEvent('download');
    await page.getByRole('link', { name: '下载Excel' }).click();
    expect((await waiting).suggestedFilename()).toBe('明细.xlsx');
    expect(await violations()).toEqual([]);
  });

  it('[W-50] shows a change of the unit before and after', async () => {
    const unit = { unitName: '演练纺织有限公司', changeKind: 'name', changeMonth: '202611', newName: '演练纺织集团有限公司' };
    const content = makeContent(centre, { service: 'unitChange', rows: [unit], material: picture, kinds: ['change-form', 'licence'] });
    const { body } = await centre.client(token).putFiling(filingCall(content));
    await button(body.receipt.number).click();
    const line = page.getByRole('row', { name: /^单位名称/ }).filter({ hasText: '集团' });
    await expect.poll(() => line.getByRole('cell').allInnerTexts(), PATIENCE).toEqual(['演练纺织有限公司', '演练纺织集团有限公司']);
    await exactly('不通过').click();
    await page.getByLabel('未通过原因').fill('未附营业执照');
    await button('确认不通过').click();
    await page.getByText('审核完成：不通过').waitFor();
  });

  it('[ZM-12] names the region of a filing, narrows the list to it, and uses its own words for results', async () => {
    const { id, name } = second;
    const unit = centre.practiceUnits.find(({ region, insurance }) => region === id && insurance === 'medical');
    const key = { region: id, insurance: 'medical' as const, unitNumber: unit?.unitNumber ?? '' };
    const registration = await centre.client().register(key);
    await centre.client().sendActivationCode(registration);
    const { registrationId } = registration;
    const session = await centre.client().activate({ registrationId, code: await lastCode(centre), password: GOOD_PASSWORD });
    const newcomer = newPerson(700);
    const values = { idNumber: newcomer.socialSecurityNumber, name: newcomer.name, business: 'new', month: '202611', firstMonth: '202611' };
    const content = {
      ...makeContent(centre, { service: 'registration', rows: [values], material: picture, kinds: [] }),
      ...key,
      profileVersion: second.version,
    };
    const { body } = await centre.client(session.token).putFiling(filingCall(content));
    await page.getByRole('combobox', { name: '地区' }).click();
    await page.getByTitle(name, { exact: true }).click();
    await expect.poll(() => page.getByRole('table').getByRole('button').allInnerTexts(), PATIENCE).toEqual([body.receipt.number]);
    await button(body.receipt.number).click();
    await exactly('通过').click();
    await button('确认通过').click();
    await page.getByText('审核完成：已办结').waitFor();
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
    await page.getByText(/^全部 \d/).click();
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
    // One in each region.
    expect(await page.getByText('已注册', { exact: true }).count()).toBe(2);
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
