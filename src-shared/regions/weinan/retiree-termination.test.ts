import { describe, expect, it } from 'vitest';
import { counterOf, member, pensioner, profile } from '../../../test/fixtures/weinan.ts';
import { serviceOf } from '../../profile/service-of.ts';

const drop = counterOf('retireeTermination', { reason: '451', eventDate: '2026-11-03' });
const person = pensioner();

describe('离退休减员', () => {
  it('[W-25] is for medical only: nobody who has retired is insured otherwise', () => {
    expect(serviceOf(profile, 'retireeTermination', 'injury')).toBeNull();
    expect(serviceOf(profile, 'retireeTermination', 'maternity')).toBeNull();
    expect(drop.service().pick).toEqual({ staffKinds: ['retired', 'veteran'], statuses: ['active'] });
  });

  it('[W-28 §5.2] asks for the reason and the day it happened, and passes them', () => {
    expect(drop.toType({ person })).toEqual(['reason', 'eventDate']);
    expect(drop.required({ person })).toEqual(['社会保障号码', '姓名', '减员原因', '事件日期', '停发年月']);
    expect(drop.gist({ person })).toEqual([]);
    expect(drop.gist({ person: pensioner({ staffKind: 'veteran' }) })).toEqual([]);
  });

  it.each<[string, readonly string[]]>([
    ['451', ['死亡证明*', '身份证复印件', '其他材料']],
    ['441', ['出国定居证明', '身份证复印件', '其他材料']],
    ['422', ['判决文书', '身份证复印件', '其他材料']],
    ['423', ['身份证复印件', '其他材料']],
    ['421', ['身份证复印件', '其他材料']],
  ])('[W-29 §5.3] for the reason %s asks for %j', (reason, expected) => {
    expect(drop.materials({ person, typed: { reason } })).toEqual(expected);
  });

  it.each([
    ['451', '终止参保'],
    ['441', '终止参保'],
    ['423', '暂停缴费'],
    ['422', '暂停缴费'],
    ['421', '暂停缴费'],
  ])('[§2.10] by the reason %s the status becomes %s', (reason, status) => {
    expect(drop.effect({ person, typed: { reason } })).toBe(`缴费至 2026-10，11 月起不再缴费；参保状态改为${status}`);
  });
});

describe('the rule pack of 离退休减员', () => {
  it.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    ['W-18', { eventDate: '' }, ['W-18 block eventDate']],
    ['§2', { reason: '221' }, ['§2 block reason']],
    ['§4.5', { eventDate: '2026-10-24' }, ['§4.5 note eventDate']],
    ['§4.5', { eventDate: '2026-10-25' }, []],
    ['§4.6', { eventDate: '2026-11-23' }, ['§4.6 warn eventDate']],
    ['O-07', { stopMonth: '202607', eventDate: '2026-07-05' }, ['O-07 block stopMonth', '§4.5 note eventDate']],
  ])('[%s] of %j finds %j', (_, typed, expected) => {
    expect(drop.gist({ person, typed })).toEqual(expected);
  });

  it('[§4.5] reminds of the 20 working days and of what was paid too much', () => {
    const finding = drop.findings({ person, typed: { eventDate: '2026-10-01' } }).find(({ rule }) => rule === '§4.5');
    expect(finding?.sentence).toBe('事件日期2026年10月1日距今已52天。丧失待遇享受条件应在20个工作日内报告，请尽快申报，多领的待遇须退回。');
  });

  it('[§4.6] sends who still works to the other service', () => {
    const [finding] = drop.findings({ person: member() });
    expect(finding?.sentence).toContain('请改在“在职减员”中办理');
  });
});
