import { pdfFile, pngFile } from '../fixtures/material-files.ts';
import { EACH_DOOR } from './doors.ts';
import { expect, test } from './fixtures.ts';
import { newcomer, second } from './people.ts';

test.use({ start: 'registered' });

const idCard = pngFile('身份证.png', { seed: 1 });
const contract = pdfFile('劳动合同.pdf', ['Labour contract', 'Page two']);

for (const { branch, insurance, label } of [
  { branch: '医疗业务', insurance: 'medical', label: '医疗保险' },
  { branch: '工伤业务', insurance: 'injury', label: '工伤保险' },
  { branch: '生育业务', insurance: 'maternity', label: '生育保险' },
]) {
  test(`[W-15 W-17 W-18 W-19 W-20 W-22 W-23 W-32] one person is enrolled in ${insurance} and the verdict comes back`, {
    tag: insurance === 'medical' ? EACH_DOOR : [],
  }, async ({ registered: desk }) => {
    const { page, centre } = desk;
    const filing = await desk.beginEnrolment(branch);
    await filing.fill(newcomer);
    // Derived from the id, and it says so.
    await expect(filing.box('出生日期').getByText(/由社会保障号码/)).toBeVisible();
    await expect(filing.field('出生日期')).toHaveValue(newcomer.birthDate);

    await filing.toMaterials();
    await filing.attach('身份证复印件', idCard);
    // W-20's lack mended: on to the next missing one by itself.
    await expect(filing.kind('劳动合同')).toHaveAttribute('aria-current', 'true');
    await filing.attach('劳动合同', contract);
    await expect(page.getByText('必需的材料已齐', { exact: true })).toBeVisible();

    await filing.toCheck();
    await expect(page.getByText(newcomer.name).first()).toBeVisible();
    await expect(page.getByText('身份证.png', { exact: true })).toBeVisible();
    await expect(page.getByText('劳动合同.pdf')).toBeVisible();
    await filing.submit();
    await expect(filing.state).toContainText('正在审核');
    await expect(filing.state).toContainText(/XY\d+/);
    await expect(desk.unsent).toHaveText('未发送：0');

    const { items } = await centre.reviewer.filings({ text: newcomer.name });
    expect(items).toHaveLength(1);
    const [item] = items;
    expect(item?.insuranceLabel).toBe(label);
    const detail = await centre.reviewer.filing({ clientId: item!.clientId });
    expect(detail.rows[0]?.materials.map(({ fileName }) => fileName).toSorted()).toEqual(['劳动合同.pdf', '身份证.png'].toSorted());
    await centre.reviewer.decide({
      clientId: detail.clientId,
      rows: detail.rows.map(({ rowId }) => ({ rowId, approved: true, reason: '' })),
    });
    await desk.syncNow();
    await expect(filing.state).toContainText('审核完成', { timeout: 40_000 });
    await expect(page.getByText(/审核通过，个人编号/)).toBeVisible();

    // W-32: the materials stay viewable afterwards.
    await page
      .getByRole('button', { name: /身份证\.png/ })
      .first()
      .click();
    await expect(page.getByRole('dialog').getByRole('img').first()).toBeVisible();
  });
}

test('[W-21 W-22] 上一步, 修改 and 废弃 lead back without losing anything, and a discarded draft can be restored', async ({
  registered: desk,
}) => {
  const { page } = desk;
  const filing = await desk.beginEnrolment();
  await filing.fill(newcomer);
  await filing.toMaterials();
  await filing.attach('身份证复印件', idCard);
  await filing.button('上一步').click();
  await expect(filing.field('姓名')).toHaveValue(newcomer.name);
  await filing.toMaterials();
  await expect(filing.kind('身份证复印件')).toContainText('已有 1 份');
  await filing.attach('劳动合同', contract);
  await filing.toCheck();
  await filing.button('修改').click();
  await filing.type('申报工资', '7000');
  await expect(filing.saved).toBeVisible();
  await filing.button('废弃').click();
  await desk.confirm('废弃');
  await expect(filing.state).toContainText('已作废');
  await page.getByRole('button', { name: '恢复' }).click();
  await expect(filing.field('申报工资')).toHaveValue('7000.00');
});

test('[W-20] a removed material comes back by 撤销移除, a wrong file says why and changes nothing', async ({ registered: desk }) => {
  const { page } = desk;
  const filing = await desk.beginEnrolment();
  await filing.fill(newcomer);
  await filing.toMaterials();
  await filing.attach('身份证复印件', idCard);
  await expect(filing.kind('身份证复印件')).toContainText('已有 1 份');
  await filing.kind('身份证复印件').click();
  await page.getByRole('button', { name: '移除 身份证.png' }).click();
  await expect(filing.kind('身份证复印件')).toContainText('必需，还没有');
  await page.getByRole('button', { name: '撤销移除' }).click();
  await expect(filing.kind('身份证复印件')).toContainText('已有 1 份');

  await filing.offer('身份证复印件', { name: '其实是文本.png', mimeType: 'image/png', buffer: Buffer.from('plain text, no picture') });
  await expect(page.getByRole('alert').filter({ hasText: '其实是文本.png' })).toBeVisible();
  await filing.offer('身份证复印件', { name: '空.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(0) });
  await expect(page.getByRole('alert').filter({ hasText: '空.pdf' })).toBeVisible();
  await expect(filing.kind('身份证复印件')).toContainText('已有 1 份');
});

test('[W-24] the next person begins with what the last one shared', async ({ registered: desk }) => {
  const { page } = desk;
  const filing = await desk.beginEnrolment();
  await filing.fill(newcomer);
  await filing.choose('用工形式', '农民合同制工人');
  await filing.toMaterials();
  await filing.attach('身份证复印件', idCard);
  await filing.attach('劳动合同', contract);
  await filing.toCheck();
  await filing.submit();
  await page.getByRole('button', { name: '再办一人' }).click();
  await expect(filing.field('社会保障号码')).toHaveValue('');
  await expect(filing.field('姓名')).toHaveValue('');
  await expect(filing.box('用工形式')).toContainText('农民合同制工人');
  await filing.type('社会保障号码', second.socialSecurityNumber);
  await expect(filing.field('出生日期')).toHaveValue(second.birthDate);
});

test('[O-10 O-11 W-23 W-60] a rejected filing gives its reason and becomes a correction with its materials; a pending one can be withdrawn', {
  tag: EACH_DOOR,
}, async ({ registered: desk }) => {
  const { page, centre } = desk;
  const filing = await desk.beginEnrolment();
  await filing.fill(newcomer);
  await filing.toMaterials();
  await filing.attach('身份证复印件', idCard);
  await filing.attach('劳动合同', contract);
  await filing.toCheck();
  await filing.submit();
  await expect(filing.state).toContainText(/XY\d+/);
  const { items } = await centre.reviewer.filings({ text: newcomer.name });
  const detail = await centre.reviewer.filing({ clientId: items[0]!.clientId });
  await centre.reviewer.decide({
    clientId: detail.clientId,
    rows: detail.rows.map(({ rowId }) => ({ rowId, approved: false, reason: '劳动合同缺少单位公章' })),
  });
  await desk.syncNow();
  await expect(page.getByText('审核不通过：劳动合同缺少单位公章')).toBeVisible({ timeout: 40_000 });
  await page.getByRole('button', { name: '更正后重报' }).click();
  await expect(filing.field('姓名')).toHaveValue(newcomer.name);
  await filing.toMaterials();
  await expect(filing.kind('身份证复印件')).toContainText('已有 1 份');
  await filing.toCheck();
  await filing.submit();
  await expect(filing.state).toContainText(/XY\d+/);
  await page.getByRole('button', { name: '撤回' }).click();
  await desk.confirm('撤回');
  await expect(filing.state).toContainText('已撤回');
});
