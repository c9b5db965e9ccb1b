import { describe, expect, it } from 'vitest';
import { counterOf, UNIT } from '../../../test/fixtures/weinan.ts';
import { isAutomatic } from '../../profile/is-automatic.ts';

const change = counterOf('unitChange', {});
const NAME = { changeKind: 'name', newName: '演练纺织集团有限公司' };
const REPRESENTATIVE = { changeKind: 'representative', newRepresentative: '庚演练' };
const BANK = { changeKind: 'bank', newBankKind: '105', newBank: '演练二支行', newAccountName: '演练纺织', newAccount: '0000000000001234' };
const CONTACT = { changeKind: 'contact', newAddress: '演练路8号' };
const REGISTRATION = { changeKind: 'registration', newType: '40' };
const MATTERS: Readonly<Record<string, Readonly<Record<string, string>>>> = { NAME, REPRESENTATIVE, BANK, CONTACT, REGISTRATION };

describe('单位信息变更', () => {
  it.each(Object.entries(MATTERS))('[W-50 O-20] passes a change filled with care: %s', (_, typed) => {
    expect(change.gist({ typed })).toEqual([]);
  });

  it.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    ['a name', NAME, ['新单位名称']],
    ['a representative', REPRESENTATIVE, ['新法定代表人姓名']],
    ['an account', BANK, ['缴费银行类别', '新开户银行', '新银行户名', '新银行账号']],
    ['an address', CONTACT, []],
    ['what is registered besides', REGISTRATION, []],
  ])('[O-20] requires of %s only what belongs to it', (_, typed, fields) => {
    expect(change.required({ typed })).toEqual(['变更事项', '变更年月', ...fields]);
  });

  it('[W-50] shows what is on record beside what shall be', () => {
    expect(change.rowOf({ typed: NAME })).toMatchObject({ unitName: UNIT.unitName, currentName: UNIT.unitName });
    expect(change.rowOf({ typed: CONTACT })).toMatchObject({ currentAddress: UNIT.address, currentPostcode: '000000' });
  });

  it.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    ['a name', NAME, ['单位信息变更登记表*', '营业执照*', '其他材料']],
    ['a representative', REPRESENTATIVE, ['单位信息变更登记表*', '营业执照*', '其他材料']],
    ['an account', BANK, ['单位信息变更登记表*', '银行开户许可或账户信息*', '其他材料']],
    ['an address', CONTACT, ['单位信息变更登记表', '其他材料']],
    ['what is registered besides', REGISTRATION, ['单位信息变更登记表', '其他材料']],
  ])('[§5.3] wants proof of %s as far as it is a key', (_, typed, expected) => {
    expect(change.materials({ typed })).toEqual(expected);
  });

  it.each<[string, Readonly<Record<string, string>>, string]>([
    ['a name', NAME, '单位名称由“演练纺织有限公司”改为“演练纺织集团有限公司”'],
    ['a representative', REPRESENTATIVE, '法定代表人姓名由“甲演练”改为“庚演练”'],
    [
      'an account',
      BANK,
      '缴费银行类别改为“中国建设银行”；开户银行由“演练支行（虚构）”改为“演练二支行”；银行户名改为“演练纺织”；' +
        '银行账号由“0000000000000001”改为“0000000000001234”',
    ],
    ['an address', CONTACT, '单位地址由“演练路1号（虚构地址）”改为“演练路8号”'],
    ['what is registered besides', REGISTRATION, '单位类型由“企业”改为“社会团体”'],
  ])('[W-50] says what becomes of %s', (_, typed, words) => {
    expect(change.effect({ typed })).toBe(words);
  });

  it('[O-20] is decided at once where no key of the record changes', () => {
    const automatic = Object.entries(MATTERS).filter(([, typed]) => isAutomatic(change.service(), change.rowOf({ typed })));
    expect(automatic.map(([matter]) => matter)).toEqual(['CONTACT', 'REGISTRATION']);
  });
});

describe('the rule pack of 单位信息变更', () => {
  it.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    ['W-18', { changeKind: '' }, ['W-18 block changeKind']],
    ['W-50', { ...NAME, newName: UNIT.unitName }, ['W-50 warn newName']],
    ['W-50', { ...REGISTRATION, newType: '10' }, ['W-50 warn newType']],
    ['W-50', { changeKind: 'contact' }, ['W-50 block newAddress']],
    ['W-50', { changeKind: 'registration' }, ['W-50 block newType']],
    ['O-20', { ...NAME, changeMonth: '202607' }, ['O-20 block changeMonth']],
    ['O-20', { ...NAME, changeMonth: '202608' }, []],
    ['O-20', { ...NAME, changeMonth: '202701' }, ['O-20 block changeMonth']],
    ['§3.6', { ...CONTACT, newPostcode: '71400' }, ['§3.6 warn newPostcode']],
    ['§3.6', { ...CONTACT, newPhone: '12' }, ['§3.6 warn newPhone']],
    ['§3.6', { ...CONTACT, newPhone: '000-5550103' }, []],
    ['§3.6', { ...BANK, newAccount: '12AB' }, ['§3.6 block newAccount']],
  ])('[%s] of %j finds %j', (_, typed, expected) => {
    expect(change.gist({ typed })).toEqual(expected);
  });

  it('[O-12] blocks a second change while one is open', () => {
    const openFilings = [{ filingId: 'F2', socialSecurityNumber: UNIT.creditCode, stateLabel: '正在审核' }];
    const [finding] = change.findings({ typed: NAME, facts: { openFilings } });
    expect(finding).toMatchObject({ rule: 'O-12', severity: 'block', place: { field: 'creditCode' } });
    expect(finding?.sentence).toBe('本单位已有一份未办结的信息变更（正在审核）。请等它办结，或先撤回、废弃那一份。');
  });
});
