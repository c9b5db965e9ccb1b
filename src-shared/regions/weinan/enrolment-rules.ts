import type { RuleLiteral } from '../../profile/profile-literal.ts';
import { DOCUMENT_FORMATS } from '../national/identity.ts';
import { filingWindow, mergedMaternity, rowsLimit } from './common-rules.ts';

const number = 'socialSecurityNumber';

/** The rule pack of 在职增员. Ids cite the project's checklist (domain.md). */
export const enrolmentRules: readonly RuleLiteral[] = [
  // Numbers
  {
    id: '§3.1',
    kind: 'document',
    severity: 'block',
    field: number,
    typeField: 'documentType',
    formats: DOCUMENT_FORMATS,
  },
  { id: '§3.6', kind: 'format', severity: 'block', field: 'mobilePhone', format: 'mobile-phone' },
  { id: '§3.6', kind: 'format', severity: 'warn', field: 'postcode', format: 'postcode' },

  // Cross-checks real portals make
  { id: '§4.6', kind: 'agrees-with-id', severity: 'block', field: 'gender', idField: number, part: 'gender' },
  { id: '§4.6', kind: 'agrees-with-id', severity: 'block', field: 'birthDate', idField: number, part: 'birthDate' },
  { id: '§4.6', kind: 'not-after-today', severity: 'block', field: 'birthDate' },
  { id: '§4.6', kind: 'age-at-least', severity: 'block', field: 'birthDate', years: 16 },
  { id: '§4.6', kind: 'not-after-today', severity: 'block', field: 'workStartDate' },
  { id: '§4.6', kind: 'not-before', severity: 'warn', field: 'workStartDate', other: 'birthDate', years: 16 },
  { id: '§4.7', kind: 'before-retirement', severity: 'warn', field: 'birthDate', genderField: 'gender' },
  {
    id: '§2.8',
    kind: 'together',
    severity: 'warn',
    field: 'personalStatus',
    when: {
      all: [
        { field: 'personalStatus', filled: true },
        { field: 'employmentForm', filled: true },
      ],
    },
    one: { field: 'personalStatus', is: ['2'] },
    other: { field: 'employmentForm', is: ['3'] },
    sentence: '个人身份“农民”与用工形式“农民合同制工人”应同时选用，现个人身份为“{value}”。请核对这两项。',
  },

  // Month and wage
  { id: 'O-07', kind: 'month-window', severity: 'block', field: 'effectiveMonth', back: 3, ahead: 0 },
  { id: 'O-07', kind: 'backdated', severity: 'note', field: 'effectiveMonth', back: 3 },
  { id: 'O-16', kind: 'base-limits', severity: 'block', field: 'wage', periodField: 'effectiveMonth' },

  // The unit's people and other filings
  { id: '§4.6', kind: 'not-active-in-unit', severity: 'block', field: number },
  {
    id: 'ZS-12',
    kind: 'not-known-in-unit',
    severity: 'warn',
    field: number,
    when: { field: 'reason', is: ['111'] },
    repair: { label: '增员原因改为在职人员续保', set: { reason: '121' } },
  },
  { id: 'O-12', kind: 'no-open-filing', severity: 'block', field: number },
  { id: 'O-12', kind: 'unique-in-filing', severity: 'block', field: number },
  { id: '§4.6', kind: 'name-agrees-with-roster', severity: 'warn', field: number, nameField: 'name' },

  filingWindow,
  ...mergedMaternity('增员'),
];

/** 批量在职增员 asks what 在职增员 asks, and what only many rows can tell. */
export const batchEnrolmentRules: readonly RuleLiteral[] = [
  ...enrolmentRules,
  rowsLimit,
  { id: 'peers §19', kind: 'shared-value', severity: 'note', field: 'mobilePhone', people: 10 },
];
