import { bothSidesOnA4, emblemSide, type MadeUpCard, madeUpCards, portraitSide } from '../fixtures/made-up-cards.ts';
import { expect, test } from './fixtures.ts';
import type { Enrolled } from './pages/filing.ts';

/** As somebody whose card this is. */
const enrolled = ({ idNumber, name }: MadeUpCard): Enrolled => ({ socialSecurityNumber: idNumber, name });

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
  await expect(page.getByText(/“人像面\.jpg”上的号码（619999\*{8}\w{4}）与填写的/)).toBeVisible();
});
