import { describe, expect, it } from 'vitest';
import { counterOf, member, pensioner } from '../../../test/fixtures/weinan.ts';

const person = pensioner();
const { socialSecurityNumber, name } = person;
const drop = counterOf('batchRetireeTermination', { socialSecurityNumber, name, reason: '451', eventDate: '2026-11-03' });

describe('批量离退休减员', () => {
  it('[W-33 §5.2] has its own columns: the day it happened is required, and what stops is the pension', () => {
    expect(drop.headers()).toEqual(['社会保障号码*', '姓名*', '个人编号', '减员原因*', '事件日期*', '停发年月*', '备注']);
    expect(drop.required()).toEqual(['社会保障号码', '姓名', '减员原因', '事件日期', '停发年月']);
  });

  it('[W-36] takes a row as a workbook has it', () => {
    expect(drop.gist({ people: [person] })).toEqual([]);
    expect(drop.gist({ people: [person], typed: { eventDate: '' } })).toEqual(['W-18 block eventDate']);
  });

  it('[W-38 §5.3] asks for the proof of death, and of the rest for none', () => {
    expect(drop.materials()).toEqual(['死亡证明*', '身份证复印件', '其他材料']);
    expect(drop.materials({ typed: { reason: '421' } })).toEqual(['身份证复印件', '其他材料']);
  });

  it('[§2.10] ends the insurance with the person', () => {
    expect(drop.effect()).toBe('缴费至 2026-10，11 月起不再缴费；参保状态改为终止参保');
    expect(drop.effect({ typed: { reason: '423' } })).toContain('暂停缴费');
  });

  it('[§4.6] is not for people at work', () => {
    const working = member();
    const typed = { socialSecurityNumber: working.socialSecurityNumber, name: working.name };
    expect(drop.gist({ people: [working], typed })).toEqual(['§4.6 block socialSecurityNumber']);
  });
});
