import { describe, expect, it } from 'vitest';
import { counterOf, somebody } from '../../../test/fixtures/weinan.ts';

const person = somebody();
const row = {
  socialSecurityNumber: person.socialSecurityNumber,
  name: person.name,
  ethnicity: '01',
  workStartDate: '2012-07-01',
  wage: '6123',
  householdType: '1',
  mobilePhone: person.phone,
};
const enrol = counterOf('batchEnrolment', row);

describe('批量在职增员', () => {
  it('[W-40 §5.1] has the columns of the minimal fields, all red', () => {
    expect(enrol.headers()).toEqual(
      ['证件类型', '社会保障号码', '姓名', '性别', '出生日期', '民族', '户口性质', '参加工作日期', '用工形式']
        .concat(['个人身份', '参保人员类别', '增员原因', '起缴年月', '申报工资', '手机号码'])
        .map((label) => `${label}*`),
    );
  });

  it('[W-40] asks what 在职增员 asks, and passes it', () => {
    expect(enrol.required()).toEqual(counterOf('enrolment', row).required());
    expect(enrol.materials()).toEqual(counterOf('enrolment', row).materials());
    expect(enrol.gist()).toEqual([]);
  });

  it('[W-40] says from when the person is insured, and on what base', () => {
    expect(enrol.effect()).toBe('自2026年11月起参保缴费，缴费基数6123.00元');
  });

  it('[peers §19] notes a phone that ten people share', () => {
    const others = Array.from({ length: 9 }, (_, index) => {
      const { socialSecurityNumber, name } = somebody(1991, index + 1);
      return { typed: { socialSecurityNumber, name } };
    });
    expect(enrol.whole({ insurance: 'injury', others })).toEqual(['peers §19 note']);
    expect(enrol.whole({ insurance: 'injury', others: others.slice(1) })).toEqual([]);
  });
});
