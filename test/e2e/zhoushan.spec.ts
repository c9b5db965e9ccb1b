import { filledTemplate, readSheet } from '../fixtures/workbooks.ts';
import { expect, test } from './fixtures.ts';
import { PASSWORD } from './golden.ts';
import { BatchPage } from './pages/batch.ts';
import type { Desk } from './pages/desk.ts';
import { FilingPage } from './pages/filing.ts';
import { newcomer, second } from './people.ts';
import { staffOf } from './roster-people.ts';

const SYSTEM = '舟山市医疗保险用人单位网报系统';
const BRANCH = '医疗保险业务';
const REGISTRATION = '医疗保险职工参保登记';
const ASSESSMENT = '参保单位和个人应缴基本医疗保险费核定';
const staff = staffOf({ region: 1 });
const insured = staff.filter(({ staffKind, status }) => staffKind === 'working' && status === 'active');
const former = staff.find(({ staffKind, status }) => staffKind === 'working' && status === 'suspended');

async function registerInZhoushan(desk: Desk): Promise<void> {
  const register = desk.register();
  await register.open();
  await register.chooseRegion(SYSTEM);
  await register.findUnit('职工医保（含生育）', desk.unitNumber('medical', 'zhoushan-medical'));
  await register.save();
  await register.activate(PASSWORD);
  await register.keepRecoveryKey();
  await register.enter();
}

async function begin(desk: Desk, business: '新增' | '续保' | '中断'): Promise<FilingPage> {
  await desk.go(BRANCH, REGISTRATION);
  const filing = new FilingPage(desk);
  await expect(filing.heading(REGISTRATION)).toBeVisible();
  await filing.choose('参保业务类型', business);
  return filing;
}

async function fill(filing: FilingPage, person: { readonly socialSecurityNumber: string; readonly name?: string }): Promise<void> {
  await filing.type('职工身份证号码', person.socialSecurityNumber);
  if (person.name !== undefined) {
    await filing.type('职工姓名', person.name);
  }
  await filing.choose('民族', '汉族');
  await filing.type('手机号码', '13900000001');
  await filing.type('参加工作时间', '2018-07-02');
  await filing.type('联系电话', '13900000002');
  await expect(filing.saved).toBeVisible();
}

/** ZM-07: no materials; from the form straight to the check. */
async function submit(filing: FilingPage): Promise<void> {
  await filing.button('下一步').click();
  await filing.desk.confirm('确定');
  await expect(filing.button('提交')).toBeVisible();
  await filing.submit();
}

/** As a reviewer at the console decides the newest filing that names them. */
async function decide(desk: Desk, name: string, rest: { readonly approved: boolean; readonly reason: string }): Promise<void> {
  const { items } = await desk.centre.reviewer.filings({ text: name });
  const item = items[0];
  if (item === undefined) {
    throw new Error(`the centre has no filing naming ${name}`);
  }
  await desk.centre.reviewer.decide({ clientId: item.clientId, rest });
}

async function received(filing: FilingPage): Promise<void> {
  await expect(filing.state).toContainText(/XY\d+/);
}

test('[ZM-01 ZM-02 ZM-03 W-09] another city is chosen at registration, has its own menu, and works beside the first on one PC', async ({
  desk,
}) => {
  const { page } = desk;
  await registerInZhoushan(desk);
  await expect(desk.menu.getByRole('button', { name: BRANCH })).toBeVisible();
  await expect(desk.menu.getByRole('link', { name: REGISTRATION })).toBeVisible();
  await expect(desk.menu.getByRole('link', { name: '在职增员' })).toHaveCount(0);
  const filing = await begin(desk, '新增');
  await filing.type('职工姓名', newcomer.name);
  await expect(filing.saved).toBeVisible();
  // ZM-01: whom to call.
  await page.getByRole('link', { name: '账号设置' }).click();
  await page.getByRole('tab', { name: '本机与关于' }).click();
  await expect(page.getByText('0571-88808880')).toBeVisible();

  await page.getByRole('button', { name: '切换单位' }).click();
  await page.getByRole('link', { name: '注册单位' }).click();
  const register = desk.register();
  await register.findUnit('医疗保险', desk.unitNumber('medical'));
  await register.save();
  await register.activate(PASSWORD);
  await register.keepRecoveryKey();
  await register.enter();
  await expect(desk.menu.getByRole('button', { name: '医疗业务' })).toBeVisible();
  await expect(desk.menu.getByRole('link', { name: REGISTRATION })).toHaveCount(0);
  await expect(page.getByText(newcomer.name)).toHaveCount(0);

  // And back: what was begun there is still there, and nowhere else.
  await page.getByRole('button', { name: '切换单位' }).click();
  await page.getByRole('radio', { name: new RegExp(SYSTEM) }).check();
  await desk.unlock();
  await desk.goHome();
  await expect(page.getByRole('main').getByText(newcomer.name)).toBeVisible();
});

test('[ZM-04 ZM-05 ZM-07 ZM-11 ZM-12] 新增 and 续保 in one form without materials, and the progress in the city’s own words', async ({
  desk,
}) => {
  const { page } = desk;
  await registerInZhoushan(desk);
  const filing = await begin(desk, '新增');
  for (const label of ['统一社会信用代码', '单位编码', '单位名称', '参保情形', '证件类型', '学历', '户粮关系', '申报工资', '经办人姓名']) {
    await expect(filing.field(label)).toBeVisible();
  }
  await expect(filing.field('单位编码')).toHaveText(desk.unitNumber('medical', 'zhoushan-medical'));
  await expect(filing.box('本次增减时间')).toContainText('医保开始缴费的月份');
  await expect(page.getByRole('list', { name: '步骤' })).not.toContainText('材料');
  await fill(filing, newcomer);
  await expect(page.getByText(/审核通过后：.*自2026年11月起参保缴费/)).toBeVisible();
  await submit(filing);
  await received(filing);
  await decide(desk, newcomer.name, { approved: true, reason: '' });

  // Who was insured here before: the number brings the name, and 新增 is offered to become 续保.
  if (former === undefined) {
    throw new Error('nobody of the practice staff is suspended');
  }
  const again = await begin(desk, '新增');
  await again.type('职工身份证号码', former.socialSecurityNumber);
  await expect(again.field('职工姓名')).toHaveValue(former.name);
  await again.repair('职工身份证号码').click();
  await expect(again.box('参保业务类型')).toContainText('续保');
  await fill(again, former);
  await submit(again);
  await received(again);
  await decide(desk, former.name, { approved: false, reason: '原单位尚未停保' });

  await desk.menu.getByRole('link', { name: '办事进度查询' }).click();
  const facts = page.getByRole('main');
  for (const label of ['统一社会信用代码', '行政区划', '单位名称', '单位业务类型', '单位编码', '经办人姓名', '经办人手机号码']) {
    await expect(facts.getByText(label, { exact: true })).toBeVisible();
  }
  await expect(page.getByRole('textbox', { name: '查询开始时间' })).toHaveValue('2026-09-01');
  await page.getByRole('button', { name: '查询办事进度' }).click();
  for (const header of ['序号', '证件号码', '名称', '业务类型', '受理时间', '办理进度']) {
    await expect(page.getByRole('columnheader', { name: header })).toBeVisible();
  }
  const added = page.getByRole('row').filter({ hasText: newcomer.name });
  await expect(added).toContainText('人员新参保');
  await desk.syncNow();
  await expect(added).toContainText('已办结', { timeout: 60_000 });
  const refused = page.getByRole('row').filter({ hasText: former.name });
  await expect(refused).toContainText('人员续保');
  await expect(refused).toContainText('不通过', { timeout: 60_000 });
  await expect(refused).toContainText('原单位尚未停保');
});

test('[ZM-06 O-05] the month of 中断 is the first one not paid, whatever is typed, and the roster says until when', async ({ desk }) => {
  const { page } = desk;
  await registerInZhoushan(desk);
  const [leaving] = insured;
  if (leaving === undefined) {
    throw new Error('nobody of the practice staff is insured');
  }
  const filing = await begin(desk, '中断');
  await expect(filing.box('本次增减时间')).toContainText('停缴的第一个月');
  await expect(filing.field('申报工资')).toHaveCount(0);
  await fill(filing, { socialSecurityNumber: leaving.socialSecurityNumber });
  await expect(filing.field('职工姓名')).toHaveValue(leaving.name);
  await expect(filing.field('缴费截止年月')).toContainText('2026');
  await expect(page.getByText(/缴费至 2026-10，11 月起不再缴费/)).toBeVisible();
  await filing.type('本次增减时间', '202612');
  await expect(page.getByText(/缴费至 2026-11，12 月起不再缴费/)).toBeVisible();
  // Somebody who is not of the unit cannot be stopped.
  await filing.type('职工身份证号码', second.socialSecurityNumber);
  await expect(filing.box('职工身份证号码')).toContainText(/没有|不在|未在/);
  await filing.type('职工身份证号码', leaving.socialSecurityNumber);
  await filing.type('职工姓名', leaving.name);
  await submit(filing);
  await received(filing);
  await decide(desk, leaving.name, { approved: true, reason: '' });
  await desk.syncNow();
  await expect(filing.state).toContainText('已办结', { timeout: 60_000 });
  await desk.go('职工医保（含生育）', '单位人员信息查询');
  await page.getByRole('textbox', { name: '姓名' }).fill(leaving.name);
  await page.getByRole('button', { name: '查询', exact: true }).click();
  await expect(page.getByRole('row').filter({ hasText: leaving.name })).toContainText('暂停');
});

test('[ZM-08 ZM-09 ZM-10] the base by exported roster: who need not file, 上年月平均工资, stamped JPG and Excel', async ({ desk }) => {
  const { page, centre } = desk;
  await registerInZhoushan(desk);
  const batch = new BatchPage(desk);
  await batch.open(BRANCH, ASSESSMENT);
  await expect(page.getByText(/统一基数缴费的（2020年为5360元）无需申报/)).toBeVisible();
  await expect(page.getByRole('group', { name: '本批共用' })).toContainText(desk.unitNumber('medical', 'zhoushan-medical'));
  const template = await batch.download('报盘模版');
  const { rows, headers } = await readSheet(template.bytes);
  expect(rows).toHaveLength(insured.length);
  expect(headers).toEqual(expect.arrayContaining(['证件号码', '姓名', '原基数', '上年月平均工资']));
  await batch.importFile(
    await filledTemplate(
      '核定.xlsx',
      template.bytes,
      rows.map((row) => ({ 上年月平均工资: row['原基数'] ?? '' })),
    ),
  );
  await batch.imported('核定.xlsx', insured.length);
  await expect(batch.filter('有错误')).toContainText('0');
  await batch.next();
  await page.getByRole('button', { name: '打印申报表（盖章用）' }).click();
  await expect(page.getByRole('article').first()).toContainText(`全部 ${insured.length} 人合计`);
  await page.getByRole('button', { name: '返回申报' }).click();

  // 材料1 is a JPG and nothing else.
  const list = page.getByRole('list', { name: '材料清单' });
  const stamped = '材料1：盖章的申报表（JPG）';
  await list.getByRole('button', { name: stamped }).click();
  await page
    .getByLabel(`为${stamped}选择文件`)
    .setInputFiles({ name: '盖章.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') });
  await expect(list.getByRole('button', { name: stamped })).not.toContainText('已有');
  await batch.attachWhole(stamped, { name: '盖章.jpg', mimeType: 'image/jpeg', buffer: await photograph(desk) });
  await list.getByRole('button', { name: /材料2/ }).click();
  await batch.button('用本批数据生成并添加').click();
  await expect(list.getByRole('button', { name: /材料2/ })).toContainText('已有 1 份');
  await batch.toCheck();
  await batch.submit();
  const receipt = await batch.received();
  const { items } = await centre.reviewer.filings({ text: receipt });
  const { clientId } = items[0]!;
  const detail = await centre.reviewer.filing({ clientId });
  expect(detail.materials.map(({ mediaType }) => mediaType)).toEqual(
    expect.arrayContaining(['image/jpeg', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet']),
  );
  await centre.reviewer.decide({ clientId, rest: { approved: true, reason: '' } });
  await desk.syncNow();
  await expect(batch.head).toContainText('已办结', { timeout: 60_000 });
});

/** A photographed page, as the browser encodes it. */
async function photograph({ page }: Desk): Promise<Buffer> {
  const base64 = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [1240, 1754];
    const pen = canvas.getContext('2d');
    if (pen === null) {
      throw new Error('no canvas');
    }
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.fillStyle = '#333';
    for (let line = 0; line < 80; line += 1) {
      pen.fillText(`Base declaration (made up), line ${line}`, 80, 80 + line * 20);
    }
    return canvas.toDataURL('image/jpeg', 0.9).split(',')[1] ?? '';
  });
  return Buffer.from(base64, 'base64');
}
