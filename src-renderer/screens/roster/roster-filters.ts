import { normaliseIdNumber } from '../../../src-shared/domain/numbers/resident-id.ts';
import { INSURED_STATUSES, type InsuredStatus, STAFF_KINDS, type StaffKind } from '../../../src-shared/domain/person.ts';
import { INSURED_STATUS_WORDS, STAFF_KIND_WORDS } from '../../../src-shared/domain/person-words.ts';
import type { CodeTable, FieldDefinition } from '../../../src-shared/forms/definition.ts';
import { type Filters, filled } from '../lists/use-asked.ts';

/** The manual's conditions (W-54), 参保状态, and one box for whoever does not want to choose among them. */
export const ROSTER_FIELDS: readonly FieldDefinition[] = [
  { id: 'text', label: '查找', kind: 'text', required: false, copied: false, hint: '姓名、拼音、号码、后四位' },
  { id: 'socialSecurityNumber', label: '身份证号码', kind: 'id-number', required: false, copied: false, hint: '可只填后四位' },
  { id: 'name', label: '姓名', kind: 'name', required: false, copied: false, hint: '可填拼音首字母' },
  { id: 'staffKind', label: '职工类别', kind: 'choice', codes: 'staffKind', required: false, copied: false },
  { id: 'status', label: '参保状态', kind: 'choice', codes: 'status', required: false, copied: false },
];
export const ROSTER_TABLES: readonly CodeTable[] = [
  { id: 'staffKind', title: '职工类别', source: 'AAC008', entries: STAFF_KINDS.map((code) => ({ code, label: STAFF_KIND_WORDS[code] })) },
  {
    id: 'status',
    title: '参保状态',
    source: 'AAC031',
    entries: INSURED_STATUSES.map((code) => ({ code, label: INSURED_STATUS_WORDS[code] })),
  },
];

export type RosterConditions = {
  readonly text: string | undefined;
  readonly socialSecurityNumber: string | undefined;
  readonly name: string | undefined;
  readonly staffKind: StaffKind | undefined;
  readonly status: InsuredStatus | undefined;
};

/** What is typed as conditions for the engine; empty ones are left out. */
export function conditionsOf(filters: Filters): RosterConditions {
  const idNumber = normaliseIdNumber(filters.socialSecurityNumber ?? '');
  return {
    text: filled(filters, 'text'),
    socialSecurityNumber: idNumber === '' ? undefined : idNumber,
    name: filled(filters, 'name'),
    staffKind: STAFF_KINDS.find((kind) => kind === filters.staffKind),
    status: INSURED_STATUSES.find((status) => status === filters.status),
  };
}
