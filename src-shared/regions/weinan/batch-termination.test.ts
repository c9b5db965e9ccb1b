import { describe, expect, it } from 'vitest';
import { counterOf, member, somebody } from '../../../test/fixtures/weinan.ts';

const { socialSecurityNumber, name } = somebody();
const drop = counterOf('batchTermination', { socialSecurityNumber, name, reason: '221', eventDate: '2026-11-10' });
const people = [member()];

describe('批量在职减员', () => {
  it('[W-35 §5.2] has the columns of the 停保 template, red where required', () => {
    expect(drop.headers()).toEqual(['社会保障号码*', '姓名*', '个人编号', '减员原因*', '停保年月*', '离职日期', '备注']);
    expect(drop.headers('injury')).toEqual(drop.headers());
  });

  it('[W-36] takes a row as a workbook has it', () => {
    expect(drop.gist({ people })).toEqual([]);
    expect(drop.required()).toEqual(['社会保障号码', '姓名', '减员原因', '停保年月']);
  });

  it('[§2.10] leaves death and retirement to the single filing', () => {
    for (const reason of ['211', '251']) {
      expect(drop.gist({ people, typed: { reason } })).toEqual(['§2 block reason']);
    }
  });

  it('[W-38 §5.3] asks for each person’s proof by their reason', () => {
    expect(drop.materials()).toEqual(['解除（终止）劳动合同证明*', '身份证复印件', '其他材料']);
    expect(drop.materials({ typed: { reason: '241' } })).toEqual(['调令*', '身份证复印件', '其他材料']);
    expect(drop.filingMaterials()).toEqual([]);
  });

  it('[O-05] says what the row does from the canonical month', () => {
    expect(drop.effect({ typed: { stopMonth: '202612' } })).toBe('缴费至 2026-11，12 月起不再缴费；参保状态改为暂停缴费');
    expect(drop.effect({ typed: { stopMonth: '202701', reason: '269' } })).toBe(
      '缴费至 2026-12，2027 年 1 月起不再缴费；参保状态改为终止参保',
    );
  });

  it('[O-12] blocks a person named twice in the workbook, each time', () => {
    expect(drop.gist({ people, others: [{}] })).toEqual(Array(2).fill('O-12 block socialSecurityNumber'));
  });

  it('[§4.6] blocks another name than the roster has', () => {
    expect(drop.gist({ people, typed: { name: '测试乙' } })).toEqual(['§4.6 block name']);
  });

  it('[O-13] advises 100 rows and takes 20,000', () => {
    expect(drop.service().batch).toMatchObject({ advisedRows: 100, mostRows: 20_000 });
  });
});
