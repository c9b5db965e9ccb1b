import { describe, expect, it } from 'vitest';
import { SAMPLE_PROFILE, sampleProfile } from '../../test/fixtures/sample-profile.ts';
import type { Condition } from '../forms/definition.ts';
import { checkProfile } from './profile-check.ts';
import type { ProfileFault } from './profile-fault.ts';
import type { EffectLiteral, ServiceLiteral } from './profile-literal.ts';
import { regionProfileSchema } from './region-profile.ts';

function faultsOf(change: Partial<ServiceLiteral>): readonly Omit<ProfileFault, 'at'>[] {
  return checkProfile(sampleProfile([], { insurances: ['medical'], ...change })).map(({ fault, name }) => ({ fault, name }));
}

const effects = (...list: readonly EffectLiteral[]) => ({ effects: list });
const STRANGE: Condition = { field: 'reason', is: ['999'] };

describe('effects', () => {
  it('[design §5] are sound here', () => {
    expect(
      faultsOf(
        effects(
          { kind: 'enrol', changeType: '续保', when: { field: 'reason', is: ['121'] }, firstMonth: 'month', base: 'wage' },
          { kind: 'stop', changeType: '停保', when: { field: 'reason', is: ['131'] }, lastPaidMonth: 'month' },
          { kind: 'set-base', changeType: '基数', when: { field: 'from', filled: true }, base: 'wage', period: 'month' },
          { kind: 'change-unit', changeType: '变更', fields: { unitName: 'name' } },
        ),
      ),
    ).toEqual([]);
  });

  it.each<[string, EffectLiteral, Omit<ProfileFault, 'at'>]>([
    [
      'the month somebody is insured from',
      { kind: 'enrol', changeType: '新', firstMonth: 'start' },
      { fault: 'unknown-field', name: 'start' },
    ],
    [
      'the month somebody is insured from',
      { kind: 'enrol', changeType: '新', firstMonth: 'workStart' },
      { fault: 'wrong-field-kind', name: 'workStart' },
    ],
    [
      'the base one begins with',
      { kind: 'enrol', changeType: '新', firstMonth: 'month', base: 'phone' },
      { fault: 'wrong-field-kind', name: 'phone' },
    ],
    [
      'the last month paid',
      { kind: 'stop', changeType: '停', lastPaidMonth: 'birthDate' },
      { fault: 'wrong-field-kind', name: 'birthDate' },
    ],
    ['the last month paid', { kind: 'stop', changeType: '停', lastPaidMonth: 'last' }, { fault: 'unknown-field', name: 'last' }],
    ['a new base', { kind: 'set-base', changeType: '基', base: 'name', period: 'month' }, { fault: 'wrong-field-kind', name: 'name' }],
    ['its period', { kind: 'set-base', changeType: '基', base: 'wage', period: 'wage' }, { fault: 'wrong-field-kind', name: 'wage' }],
    [
      'what of the unit changes',
      { kind: 'change-unit', changeType: '变', fields: { phone: 'unitPhone' } },
      { fault: 'unknown-field', name: 'unitPhone' },
    ],
    ['whether it applies', { kind: 'enrol', changeType: '新', firstMonth: 'month', when: STRANGE }, { fault: 'unknown-code', name: '999' }],
    [
      'whether the insurance ends',
      { kind: 'stop', changeType: '停', lastPaidMonth: 'month', terminates: STRANGE },
      { fault: 'unknown-code', name: '999' },
    ],
    ['what the queries call it', { kind: 'enrol', changeType: ' ', firstMonth: 'month' }, { fault: 'empty', name: 'changeType' }],
  ])('[design §5] know %s', (_, effect, fault) => {
    expect(faultsOf(effects(effect))).toEqual([fault]);
  });

  it('[design §5] are none of those behind one that always holds', () => {
    const always: EffectLiteral = { kind: 'enrol', changeType: '新参保', firstMonth: 'month' };
    expect(faultsOf(effects(always, { ...always, changeType: '续保' }))).toEqual([{ fault: 'never-reached', name: '续保' }]);
  });
});

describe('what else of a service leads somewhere', () => {
  it('[O-20] when a row is decided at once', () => {
    expect(faultsOf({ automaticWhen: { field: 'reason', is: ['111'] } })).toEqual([]);
    expect(faultsOf({ automaticWhen: { field: 'changeKind', is: ['contact'] } })).toEqual([{ fault: 'unknown-field', name: 'changeKind' }]);
    expect(faultsOf({ automaticWhen: STRANGE })).toEqual([{ fault: 'unknown-code', name: '999' }]);
  });

  it('[W-29] the field of the reason', () => {
    const roles = { idNumber: 'idNumber', name: 'name', effectiveMonth: 'month' };
    expect(faultsOf({ roles: { ...roles, reason: 'reason' } })).toEqual([]);
    expect(faultsOf({ roles: { ...roles, reason: 'wage' } })).toEqual([{ fault: 'wrong-field-kind', name: 'wage' }]);
  });

  it('[W-27] the service others are sent to', () => {
    const rule = { id: 'r', kind: 'active-in-unit', severity: 'block', field: 'idNumber', staffKinds: ['working'] } as const;
    expect(faultsOf({ rules: [{ ...rule, otherService: 'enrolment' }] })).toEqual([]);
    expect(faultsOf({ rules: [{ ...rule, otherService: 'termination' }] })).toEqual([{ fault: 'unknown-service', name: 'termination' }]);
  });

  it('[ZM-05] the conditions of hints', () => {
    const [section] = SAMPLE_PROFILE.services[0]?.form.sections ?? [];
    const extra = { id: 'note', label: '说明', kind: 'text', hints: [{ when: STRANGE, text: '说明' }] } as const;
    const sections = SAMPLE_PROFILE.services[0]?.form.sections.map((each) =>
      each === section ? { ...each, fields: [...each.fields, extra] } : each,
    );
    expect(faultsOf({ form: { sections: sections ?? [] } })).toEqual([{ fault: 'unknown-code', name: '999' }]);
  });
});

describe('the words of a profile', () => {
  const words = { pending: '正在办理', approved: '已办结', rejected: '不通过' };
  const faults = (resultWords: typeof words) =>
    checkProfile(regionProfileSchema.parse({ ...SAMPLE_PROFILE, resultWords })).map(({ fault, name }) => ({ fault, name }));

  it('[ZM-12] have one for each result, and differ', () => {
    expect(faults(words)).toEqual([]);
    expect(faults({ ...words, approved: ' ' })).toEqual([{ fault: 'empty', name: 'approved' }]);
    expect(faults({ ...words, rejected: '已办结' })).toEqual([{ fault: 'duplicate', name: '已办结' }]);
  });

  it('[W-52] name each query once', () => {
    const queries = [
      { id: 'unit', label: '单位信息查询' },
      { id: 'unit', label: '单位查询' },
    ];
    expect(checkProfile(regionProfileSchema.parse({ ...SAMPLE_PROFILE, queries }))).toEqual([
      { at: 'queries', fault: 'duplicate', name: 'unit' },
    ]);
  });
});
