import { describe, expect, it } from 'vitest';
import { sampleProfile } from '../../test/fixtures/sample-profile.ts';
import { checkProfile } from './profile-check.ts';
import type { ProfileFault } from './profile-fault.ts';
import type { RuleLiteral, SectionLiteral, ServiceLiteral } from './profile-literal.ts';

type FieldLiteral = SectionLiteral['fields'][number];

/** A batch of people of the roster, in which nothing is wrong. */
const NUMBER: FieldLiteral = {
  id: 'idNumber',
  label: '社会保障号码',
  kind: 'id-number',
  required: true,
  maxLength: 18,
  prefill: { from: 'person', property: 'socialSecurityNumber' },
};
const REASON: FieldLiteral = { id: 'reason', label: '原因', kind: 'choice', codes: 'reason', required: true };
const FIELDS: readonly FieldLiteral[] = [
  {
    id: 'period',
    label: '申请年月',
    kind: 'month',
    required: true,
    shared: true,
    computed: { by: 'current-month', from: [], editable: true },
  },
  NUMBER,
  { id: 'name', label: '姓名', kind: 'name', required: true },
  { id: 'month', label: '停保年月', kind: 'month', required: true },
  REASON,
  { id: 'day', label: '日期', kind: 'date' },
  { id: 'wage', label: '工资', kind: 'money' },
  { id: 'phone', label: '电话', kind: 'phone' },
  { id: 'postcode', label: '邮编', kind: 'postcode' },
];
const EXAMPLE = {
  idNumber: '619999199001011234',
  name: '王示例',
  month: '202611',
  reason: '新参保',
  day: '2026-10-31',
  wage: '6000.00',
  phone: '13900000001',
  postcode: '714000',
};
const BATCH = {
  columns: ['idNumber', 'name', 'month', 'reason', 'day', 'wage', 'phone', 'postcode'],
  examples: [EXAMPLE],
  advisedRows: 100,
  mostRows: 1000,
};
const PEOPLE = { staffKinds: ['working'], statuses: ['active'] } as const;
const ACTIVE: RuleLiteral = { id: '§4.6', kind: 'active-in-unit', severity: 'block', field: 'idNumber', staffKinds: ['working'] };

function faultsOf(change: Partial<ServiceLiteral>, fields = FIELDS, rules: readonly RuleLiteral[] = []): readonly ProfileFault[] {
  const form = { sections: [{ title: '人员', fields: [...fields] }] };
  const service = { form, roles: { idNumber: 'idNumber', name: 'name', effectiveMonth: 'month' }, materials: [], batch: BATCH, ...change };
  return checkProfile(sampleProfile(rules, { insurances: ['medical'], ...service }));
}

const at = (place: string): string => `services.enrolment.medical.${place}`;
const batch = (change: Partial<typeof BATCH>) => ({ batch: { ...BATCH, ...change } });
const without = (id: string) => batch({ columns: BATCH.columns.filter((column) => column !== id) });
const example = (change: Readonly<Record<string, string>>) => batch({ examples: [EXAMPLE, { ...EXAMPLE, ...change }] });

describe('the columns of a template', () => {
  it('[W-35] are sound here', () => {
    expect(faultsOf({})).toEqual([]);
  });

  it('[W-35] are fields of the form', () => {
    expect(faultsOf(batch({ columns: [...BATCH.columns, 'base'] }))).toEqual([
      { at: at('batch.columns'), fault: 'unknown-field', name: 'base' },
    ]);
  });

  it('[W-15] may be those of another insurance, whose template has them', () => {
    const injury: FieldLiteral = { id: 'special', label: '特殊工种', kind: 'text', insurances: ['injury'] };
    expect(faultsOf(batch({ columns: [...BATCH.columns, 'special'] }), [...FIELDS, injury])).toEqual([]);
  });

  it('[W-45] are none of the fields all rows share', () => {
    expect(faultsOf(batch({ columns: [...BATCH.columns, 'period'] }))).toEqual([
      { at: at('batch.columns'), fault: 'shared-column', name: 'period' },
    ]);
  });

  it('[W-35] stand there once', () => {
    expect(faultsOf(batch({ columns: [...BATCH.columns, 'name'] }))).toEqual([
      { at: at('batch.columns'), fault: 'duplicate', name: 'name' },
    ]);
  });

  it('[W-18] leave out nothing that must be filled and fills itself by nothing', () => {
    const fault = { at: at('batch.columns'), fault: 'required-without-column', name: 'reason' };
    expect(faultsOf(without('reason'))).toContainEqual(fault);
    const initial = FIELDS.with(FIELDS.indexOf(REASON), { ...REASON, initial: '111' });
    expect(faultsOf(without('reason'), initial)).not.toContainEqual(fault);
    expect(faultsOf(without('wage'))).not.toContainEqual({ ...fault, name: 'wage' });
  });

  it('[O-13] advise no more rows than are taken', () => {
    expect(faultsOf(batch({ advisedRows: 1001 }))).toEqual([{ at: at('batch'), fault: 'wrong-order', name: '1001, 1000' }]);
    expect(faultsOf(batch({ advisedRows: 1000 }))).toEqual([]);
  });
});

describe('the examples of a template', () => {
  it.each([
    ['reason', '111'],
    ['reason', '没有的原因'],
    ['day', '2026-02-30'],
    ['day', '2026/10/31'],
    ['month', '202613'],
    ['month', '2026-11'],
    ['wage', '6000'],
    ['wage', '六千'],
    ['phone', '12345'],
    ['postcode', '7140'],
    ['idNumber', '6199991990010112345'],
    ['name', ' 王示例'],
  ])('[W-35] are texts a clerk could copy: %s is not “%s”', (field, text) => {
    expect(faultsOf(example({ [field]: text }))).toEqual([{ at: at('batch.examples.2'), fault: 'example-not-valid', name: field }]);
  });

  it('[W-35] fill what must be filled, and may leave out the rest', () => {
    expect(faultsOf(example({ reason: '' }))).toEqual([{ at: at('batch.examples.2'), fault: 'example-not-valid', name: 'reason' }]);
    expect(faultsOf(example({ day: '', wage: '', phone: '', postcode: '' }))).toEqual([]);
  });

  it('[W-35] say nothing of what is no column', () => {
    expect(faultsOf(example({ period: '202611' }))).toEqual([{ at: at('batch.examples.2'), fault: 'unknown-field', name: 'period' }]);
  });
});

describe('who is picked, or stands in the template', () => {
  const prefilled = { batch: { ...BATCH, prefill: PEOPLE } };

  it('[W-27] [W-42] can be filed for', () => {
    expect(faultsOf({ pick: PEOPLE }, FIELDS, [ACTIVE])).toEqual([]);
    expect(faultsOf(prefilled, FIELDS, [ACTIVE])).toEqual([]);
  });

  it.each(['staffKinds', 'statuses'])('[W-27] is not nobody: %s', (list) => {
    expect(faultsOf({ pick: { ...PEOPLE, [list]: [] } })).toEqual([{ at: at('pick'), fault: 'empty', name: list }]);
  });

  it('[W-27] is not refused by the rules as soon as picked', () => {
    expect(faultsOf({ pick: { ...PEOPLE, staffKinds: ['working', 'veteran'] } }, FIELDS, [ACTIVE])).toEqual([
      { at: at('pick'), fault: 'picked-and-refused', name: 'veteran' },
    ]);
    expect(faultsOf({ batch: { ...BATCH, prefill: { ...PEOPLE, statuses: ['active', 'suspended'] } } }, FIELDS, [ACTIVE])).toEqual([
      { at: at('batch.prefill'), fault: 'picked-and-refused', name: 'suspended' },
    ]);
  });

  it('[W-27] brings the number along', () => {
    const fields = FIELDS.with(FIELDS.indexOf(NUMBER), { ...NUMBER, prefill: undefined });
    expect(faultsOf({ pick: PEOPLE }, fields)).toEqual([{ at: at('pick'), fault: 'not-taken-over', name: 'idNumber' }]);
  });
});

describe('materials of the filing as a whole', () => {
  const stamped = { kind: 'stamped', label: '盖章表', need: 'required', scope: 'filing' } as const;

  it('[W-46] are asked for where a filing has files of its own, which is a batch', () => {
    expect(faultsOf({ materials: [stamped] })).toEqual([]);
    expect(faultsOf({ materials: [stamped], batch: undefined })).toEqual([
      { at: at('materials'), fault: 'filing-material-without-batch', name: 'stamped' },
    ]);
  });

  it('[W-46] depend on what all rows share only', () => {
    expect(faultsOf({ materials: [{ ...stamped, when: { field: 'period', is: ['202611'] } }] })).toEqual([]);
    expect(faultsOf({ materials: [{ ...stamped, when: { field: 'reason', is: ['111'] } }] })).toEqual([
      { at: at('materials.stamped'), fault: 'not-shared', name: 'reason' },
    ]);
  });

  it('[§5.3] shadow no line of single rows', () => {
    expect(faultsOf({ materials: [stamped, { kind: 'stamped', label: '本人签字', need: 'optional' }] })).toEqual([]);
    expect(faultsOf({ materials: [stamped, stamped] })).toEqual([{ at: at('materials'), fault: 'never-reached', name: 'stamped' }]);
  });
});
