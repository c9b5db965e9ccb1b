import { describe, expect, it } from 'vitest';
import { counterOf, member, pensioner, profile } from '../../../test/fixtures/weinan.ts';
import { serviceOf } from '../../profile/service-of.ts';

const person = pensioner({ contributionBase: '3100.00' });
const { socialSecurityNumber, name } = person;
const declare = counterOf('retireeBaseDeclaration', { socialSecurityNumber, name, wage: '3200' });

describe('退休缴费基数申报', () => {
  it('[W-41 §5.2] has the columns of the other one with the pension in place of the wage', () => {
    expect(declare.headers()).toEqual(['社会保障号码*', '姓名*', '个人编号', '(原基数)', '退休金*', '备注']);
    expect(declare.service().batch?.prefill).toEqual({ staffKinds: ['retired', 'veteran'], statuses: ['active'] });
  });

  it('[W-41] is for medical only', () => {
    expect(serviceOf(profile, 'retireeBaseDeclaration', 'injury')).toBeNull();
    expect(serviceOf(profile, 'retireeBaseDeclaration', 'maternity')).toBeNull();
  });

  it('[O-09] takes a pension below the floor and above the ceiling of wages', () => {
    expect(declare.toType({ person })).toEqual(['wage']);
    expect(declare.gist({ person })).toEqual([]);
    expect(declare.gist({ person: pensioner({ contributionBase: '30000.00' }), typed: { wage: '30000' } })).toEqual([]);
  });

  it('[W-46] needs the stamped sheet and its workbook, and no payroll', () => {
    expect(declare.filingMaterials()).toEqual(['盖章的缴费工资申报表*', '缴费工资申报表（Excel）*', '其他材料', '养老金发放证明']);
  });

  it('[W-47] says what becomes of the base', () => {
    expect(declare.effect({ person })).toBe('2026年度缴费基数由3100.00元改为3200.00元');
  });

  it('[§4.6] is not for people at work', () => {
    const working = member({ socialSecurityNumber, name, contributionBase: '3200.00' });
    const [finding] = declare.findings({ person: working });
    expect(finding?.sentence).toContain('请改在“缴费基数申报”中办理');
  });
});
