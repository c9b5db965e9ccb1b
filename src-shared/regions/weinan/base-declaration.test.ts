import { describe, expect, it } from 'vitest';
import { counterOf, member, pensioner, somebody } from '../../../test/fixtures/weinan.ts';
import type { Insurance } from '../../domain/insurance.ts';

const person = member();
const { socialSecurityNumber, name } = person;
const declare = counterOf('baseDeclaration', { socialSecurityNumber, name, wage: '5500' });

/** So many people who all have this wage. */
function staff(wage: string, count: number) {
  return Array.from({ length: count }, (_, index) => {
    const other = somebody(1980, index + 1);
    const typed = { socialSecurityNumber: other.socialSecurityNumber, name: other.name, wage };
    return { typed, person: member({ ...other, contributionBase: wage }) };
  });
}

describe('缴费基数申报', () => {
  it('[W-42 §5.2] has the columns of the prefilled export; 原基数 is only shown, 申请年月 stands on the page', () => {
    expect(declare.headers()).toEqual(['社会保障号码*', '姓名*', '个人编号', '(原基数)', '缴费工资*', '备注']);
    expect(declare.service().batch?.prefill).toEqual({ staffKinds: ['working'], statuses: ['active'] });
  });

  it('[W-43] needs the wage only of whom the template brings along', () => {
    expect(declare.toType({ person })).toEqual(['wage']);
    expect(declare.required({ person })).toEqual(['申请年月', '社会保障号码', '姓名', '缴费工资']);
    expect(declare.rowOf({ person })).toMatchObject({ oldBase: '5000.00', wage: '5500.00', period: '202611' });
    expect(declare.gist({ person })).toEqual([]);
  });

  it('[W-44] blocks a row without number or name', () => {
    expect(declare.gist({ typed: { socialSecurityNumber: '' } })).toEqual(['W-18 block socialSecurityNumber']);
    expect(declare.gist({ person, typed: { name: '' } })).toEqual(['W-18 block name']);
  });

  it.each<[Insurance, string, readonly string[]]>([
    ['injury', '4736.99', ['W-44 block wage']],
    ['injury', '4737', []],
    ['injury', '23685', ['peers §19 warn wage']],
    ['injury', '23685.01', ['W-44 block wage', 'peers §19 warn wage']],
    ['medical', '4736.99', ['W-44 warn wage']],
    ['maternity', '4736.99', ['W-44 warn wage']],
  ])('[W-44 O-16] under %s a wage of %s finds %j', (insurance, wage, expected) => {
    expect(declare.gist({ insurance, person: member({ insurance }), typed: { wage } })).toEqual(expected);
  });

  it('[W-44] offers the limit, never sets it', () => {
    const [finding] = declare.findings({ insurance: 'injury', person: member({ insurance: 'injury' }), typed: { wage: '4000' } });
    expect(finding?.sentence).toBe('缴费工资4,000元低于2026年11月缴费基数保底线4,737元。请核对工资；无误的，可按保底线申报。');
    expect(finding?.repair).toEqual({ label: '按保底线4,737元申报', set: { wage: '4737.00' } });
  });

  it('[W-45] takes the months of a year back and the next one', () => {
    expect(declare.gist({ person, typed: { period: '202511' } })).toEqual(['W-45 block period']);
    expect(declare.gist({ person, typed: { period: '202512' } })).toEqual([]);
    expect(declare.gist({ person, typed: { period: '202612' } })).toEqual([]);
    expect(declare.gist({ person, typed: { period: '202701' } })).toEqual(['W-45 block period']);
  });

  it('[W-46 ZM-10] needs the stamped sheet and its workbook once for all, and nothing of each person', () => {
    expect(declare.filingMaterials()).toEqual(['盖章的缴费工资申报表*', '缴费工资申报表（Excel）*', '职工薪酬台账', '其他材料']);
    expect(declare.materials()).toEqual([]);
    expect(declare.whole({ insurance: 'injury', person, filingFiles: [] })).toEqual(['W-20 block', 'W-20 block']);
  });

  it('[W-47] says what becomes of the base', () => {
    expect(declare.effect({ person })).toBe('2026年度缴费基数由5000.00元改为5500.00元');
    expect(declare.effect({ person, typed: { wage: '5000', period: '202701' } })).toBe('2027年度缴费基数不变，为5000.00元');
    expect(declare.effect({ person: member({ contributionBase: '' }) })).toBe('2026年度缴费基数定为5500.00元');
  });

  it('[peers §19] warns of a change of more than 30 % either way', () => {
    expect(declare.gist({ person, typed: { wage: '6500' } })).toEqual([]);
    expect(declare.gist({ person, typed: { wage: '6500.01' } })).toEqual(['peers §19 warn wage']);
    expect(declare.gist({ person: member({ contributionBase: '9000.00' }), typed: { wage: '6000' } })).toEqual(['peers §19 warn wage']);
  });

  it('[peers §19] notes a whole staff at the floor', () => {
    const [first, ...others] = staff('4737.00', 3);
    expect(declare.whole({ insurance: 'injury', ...first, others })).toEqual(['peers §19 note']);
    expect(declare.whole({ insurance: 'injury', ...first, others: others.slice(1) })).toEqual([]);
  });

  it('[§4.6] is for people at work', () => {
    const [finding] = declare.findings({ person: pensioner({ socialSecurityNumber, name }) });
    expect(finding?.sentence).toContain('请改在“退休缴费基数申报”中办理');
  });
});
