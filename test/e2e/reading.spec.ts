import { BATCH_HEADERS, batchRows } from '../fixtures/batch-people.ts';
import { bothSidesOnA4, emblemSide, type MadeUpCard, madeUpCards, portraitSide } from '../fixtures/made-up-cards.ts';
import { pdfFile } from '../fixtures/material-files.ts';
import { workbookFile } from '../fixtures/workbooks.ts';
import { expect, test } from './fixtures.ts';
import { BatchPage } from './pages/batch.ts';
import { ConsolePage } from './pages/console.ts';
import type { Enrolled } from './pages/filing.ts';
import { LibraryPage } from './pages/library.ts';

/** As somebody whose card this is. */
const enrolled = ({ idNumber, name }: MadeUpCard): Enrolled => ({ socialSecurityNumber: idNumber, name });

/** The card of somebody of a batch. */
function cardOfRow([, idNumber = '', name = '']: readonly string[]): MadeUpCard {
  const birthDate = idNumber.slice(6, 14).replace(/(....)(..)(..)/, '$1-$2-$3');
  return { idNumber, name, birthDate, validUntil: '长期' };
}

/** A copy of somebody's card under the name of a person. */
async function copyFor(person: MadeUpCard, of: MadeUpCard, seed: number) {
  return { name: `${person.name}_身份证复印件.jpg`, mimeType: 'image/jpeg', buffer: await bothSidesOnA4(of, { seed, noise: 4 }) };
}

test.use({ start: 'registered' });

test('[issue 4.7 W-20] a clerk reads a new employee’s ID card into the form, confirms the name, and is told of what the pictures lack', async ({
  registered: desk,
}) => {
  const { page } = desk;
  const [card, other] = madeUpCards(4_107, 2);
  if (card === undefined || other === undefined) {
    throw new Error('made up too few cards');
  }
  const filing = await desk.beginEnrolment();
  const choose = page.getByLabel('为读身份证选择照片');

  // 国徽面 first, by mistake: said, nothing filled in.
  await choose.setInputFiles({ name: '国徽面.jpg', mimeType: 'image/jpeg', buffer: await emblemSide(card, { seed: 1, noise: 5 }) });
  const strip = page.getByRole('region', { name: '读身份证' });
  await expect(strip.getByText('这是国徽面，上面没有号码。')).toBeVisible();
  await choose.setInputFiles({
    name: '人像面.jpg',
    mimeType: 'image/jpeg',
    buffer: await portraitSide(card, { seed: 2, noise: 6, turned: 1.5 }),
  });
  await expect(strip.getByText(`号码已填入并通过校验。姓名可能是“${card.name}”`)).toBeVisible();
  await expect(filing.field('社会保障号码')).toHaveValue(card.idNumber);
  await expect(filing.field('姓名')).toHaveValue('');
  await strip.getByRole('button', { name: '填入姓名' }).click();
  await expect(filing.field('姓名')).toHaveValue(card.name);
  await expect(strip.getByText('姓名与填写的一致。')).toBeVisible();

  // The name is one step of undo, number and picture together another.
  await page.getByRole('button', { name: '撤销' }).click();
  await expect(filing.field('姓名')).toHaveValue('');
  await expect(filing.field('社会保障号码')).toHaveValue(card.idNumber);
  await page.getByRole('button', { name: '撤销' }).click();
  await expect(filing.field('社会保障号码')).toHaveValue('');
  await page.getByRole('button', { name: '重做' }).click();
  await expect(filing.field('社会保障号码')).toHaveValue(card.idNumber);
});

test('[issue 4.3 W-20] on the materials step a card of somebody else is told of after it was attached, and nothing is blocked', async ({
  registered: desk,
}) => {
  const { page } = desk;
  const [card, other] = madeUpCards(4_108, 2);
  if (card === undefined || other === undefined) {
    throw new Error('made up too few cards');
  }
  const filing = await desk.beginEnrolment();
  await filing.fill(enrolled(card));
  await filing.toMaterials();
  const choose = page.getByLabel('为身份证复印件选择文件');
  await choose.setInputFiles({ name: '人像面.jpg', mimeType: 'image/jpeg', buffer: await portraitSide(card, { seed: 3, noise: 5 }) });
  // On to the next one by itself.
  await expect(filing.kind('劳动合同')).toHaveAttribute('aria-current', 'true');
  await filing.kind('身份证复印件').click();
  await expect(page.getByText('没有认出身份证的国徽面。请补上国徽面')).toBeVisible();
  await choose.setInputFiles({ name: '别人的.jpg', mimeType: 'image/jpeg', buffer: await bothSidesOnA4(other, { seed: 4, noise: 4 }) });
  await expect(filing.kind('劳动合同')).toHaveAttribute('aria-current', 'true');
  await filing.kind('身份证复印件').click();
  await expect(page.getByText(/“别人的\.jpg”上的号码（619999\*{8}\w{4}）与填写的社会保障号码.*不同/)).toBeVisible();
  await expect(page.getByText('没有认出身份证的国徽面')).toHaveCount(0);
  await expect(page.getByText(/认出人像面、国徽面，/)).toBeVisible();
  await page.getByRole('button', { name: '改为证上的号码' }).click();
  await expect(page.getByText(/“人像面\.jpg”上的号码（619999\*{8}\w{4}）与填写的.*请选择仍然使用/)).toBeVisible();
  await new LibraryPage(desk).useAnyway('人像面.jpg', '证上号码已依法更正');
  await expect(page.getByText(/“人像面\.jpg”上的号码.*不同。仍然使用，原因：证上号码已依法更正/)).toBeVisible();
});

test('[issue 4.3 W-38] in a batch the card of somebody else is told of beside its person, answered with a reason, and the reviewer reads it', async ({
  registered: desk,
  browser,
}) => {
  const { page, centre } = desk;
  const rows = batchRows({ seed: 4_109, count: 3 });
  const [right, wrong, next] = rows.map(cardOfRow) as [MadeUpCard, MadeUpCard, MadeUpCard];
  const batch = new BatchPage(desk);
  await batch.open('医疗业务', '批量在职增员');
  await batch.importFile(await workbookFile('增员.xlsx', [BATCH_HEADERS, ...rows]));
  await batch.imported('增员.xlsx', 3);
  await batch.next();
  const wrongFile = await copyFor(wrong, next, 12);
  // Files are taken and everything goes on while nothing of them is read yet.
  await batch.offerMany([
    await copyFor(right, right, 11),
    wrongFile,
    await copyFor(next, next, 13),
    ...rows.flatMap(([, , name = '']) => [pdfFile(`${name}_劳动合同.pdf`, [name]), pdfFile(`${name}_调令.pdf`, [name, 'order'])]),
  ]);
  await expect(page.getByText('必需的材料已齐').first()).toBeVisible();
  const counters = page.getByRole('list', { name: '材料进度' });
  await expect(counters).toContainText('1 人的材料需核对', { timeout: 60_000 });
  await expect(page.getByText('正在识别身份证')).toHaveCount(0, { timeout: 60_000 });
  expect(await batch.count('材料需核对')).toBe(1);
  await expect(batch.row(wrong.name)).toContainText('号码与填写的不同');
  await expect(batch.row(right.name)).toContainText('已齐');

  // By keys alone to the place, and to what is doubted in full.
  await page.keyboard.press('F8');
  await expect(batch.cell(wrong.name, 'id-copy')).toBeFocused();
  await page.keyboard.press('Enter');
  const cell = page.getByRole('dialog').filter({ hasText: `${wrong.name}：` });
  await expect(cell).toContainText(/上的号码（619999\*{8}\w{4}）与填写的社会保障号码（619999\*{8}\w{4}）不同/);
  await expect(cell).toContainText('认出人像面、国徽面');
  await new LibraryPage(desk).useAnyway(wrongFile.name, '已核对，是本人的身份证');
  await expect(cell).toContainText(/不同。仍然使用，原因：已核对，是本人的身份证/);
  await expect(page.getByRole('dialog')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(cell).toBeHidden();
  await expect(counters).not.toContainText('需核对');
  expect(await batch.count('材料需核对')).toBe(0);

  await batch.toCheck();
  await batch.submit();
  const receipt = await batch.received();
  const window = await browser.newPage();
  const reviewer = new ConsolePage(window);
  await reviewer.open(centre.ready.console);
  await reviewer.openFiling(receipt);
  await reviewer.people.filter({ hasText: wrong.name }).click();
  await expect(reviewer.facts).toContainText('单位仍然使用（号码与填写的不同）原因：已核对，是本人的身份证');
  await reviewer.people.filter({ hasText: right.name }).click();
  await expect(reviewer.facts).toContainText(right.idNumber);
  await expect(reviewer.facts).not.toContainText('单位仍然使用');
  await window.close();
});
