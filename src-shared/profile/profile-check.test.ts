import { describe, expect, it } from 'vitest';
import { SAMPLE_PROFILE, sampleProfile } from '../../test/fixtures/sample-profile.ts';
import { checkProfile } from './profile-check.ts';
import type { FaultKind } from './profile-fault.ts';
import type { ProfileLiteral, RuleLiteral } from './profile-literal.ts';
import { regionProfileSchema } from './region-profile.ts';

type Bend = (text: string) => string;

/** Bends the sample as text: what a slip in a profile is. The schema must still take it, or the linter would not be needed. */
function faultsOf(bend: Bend): readonly FaultKind[] {
  const before = JSON.stringify(SAMPLE_PROFILE);
  const after = bend(before);
  expect(after).not.toBe(before);
  return kindsOf(JSON.parse(after));
}

function kindsOf(literal: ProfileLiteral): readonly FaultKind[] {
  return [...new Set(checkProfile(regionProfileSchema.parse(literal)).map(({ fault }) => fault))];
}

function faultsOfRule(rule: RuleLiteral): readonly FaultKind[] {
  return [...new Set(checkProfile(sampleProfile([rule])).map(({ fault }) => fault))];
}

const replace =
  (from: string, to: string): Bend =>
  (text) =>
    text.replace(from, to);

describe('checkProfile', () => {
  it('finds nothing in a sound profile', () => {
    expect(checkProfile(sampleProfile())).toEqual([]);
  });

  it('says where a fault is and what it is about, for each insurance it is in', () => {
    const rule: RuleLiteral = { id: 'O-12', kind: 'unique-in-filing', severity: 'block', field: 'special' };
    expect(checkProfile(sampleProfile([rule]))).toEqual([
      { at: 'services.enrolment.medical.rules.O-12.unique-in-filing', fault: 'unknown-field', name: 'special' },
    ]);
  });

  it.each<[string, Bend, FaultKind]>([
    ['a code table that is not there', replace('"codes":"gender"', '"codes":"sex"'), 'unknown-code-table'],
    ['a choice without a table', replace(',"codes":"gender"', ''), 'choice-without-codes'],
    ['a table on a field that is no choice', replace('"kind":"phone"', '"kind":"phone","codes":"gender"'), 'codes-without-choice'],
    ['an initial value outside its table', replace('"initial":"111"', '"initial":"999"'), 'unknown-code'],
    [
      'an initial value that would be rewritten',
      replace('"kind":"phone"', '"kind":"phone","initial":"139 0001 2345"'),
      'initial-not-normal',
    ],
    ['two fields of one name', replace('"id":"phone"', '"id":"wage"'), 'duplicate'],
    ['two codes of one value', replace('"code":"121"', '"code":"111"'), 'duplicate'],
    ['two codes of one label', replace('"label":"续保"', '"label":"新参保"'), 'duplicate'],
    ['two tables of one name', replace('"id":"gender","title"', '"id":"reason","title"'), 'duplicate'],
    ['a condition on a field that is not there', replace('"visible":{"field":"reason"', '"visible":{"field":"cause"'), 'unknown-field'],
    ['a condition on a code that is not there', replace('"is":["131"]', '"is":["132"]'), 'unknown-code'],
    ['a computed value without its source', replace('"from":["idNumber"]', '"from":["id"]'), 'unknown-derivation-source'],
    [
      'fields that hide each other',
      replace('"label":"手机号码"', '"label":"手机号码","visible":{"not":{"field":"phone","filled":true}}'),
      'chasing-conditions',
    ],
    ['a role without its field', replace('"idNumber":"idNumber"', '"idNumber":"number"'), 'unknown-field'],
    ['a role of another kind', replace('"effectiveMonth":"month"', '"effectiveMonth":"wage"'), 'wrong-field-kind'],
    ['a material line never reached', replace('"kind":"proof","label":"调令"', '"kind":"id-copy","label":"调令"'), 'never-reached'],
    ['materials without the step', replace('["fill","materials","check"]', '["fill","check"]'), 'materials-without-step'],
    [
      'a service of an unknown insurance',
      replace('"insurances":["medical","injury"]', '"insurances":["medical","injury","pension"]'),
      'unknown-insurance',
    ],
    ['a floor above the ceiling', replace('"floor":"4737"', '"floor":"47370"'), 'wrong-order'],
    ['a floor that is no amount', replace('"floor":"4737"', '"floor":"4.7k"'), 'not-an-amount'],
    ['limits that overlap', replace('"source":"样例","insurances":["injury"]', '"source":"样例"'), 'overlap'],
    ['limits that end before they begin', replace('"to":"202612"', '"to":"202512"'), 'wrong-order'],
    ['a filing window that ends before it begins', replace('"firstDay":1', '"firstDay":26'), 'wrong-order'],
    ['a recommended size above the limit', replace('"most":512000', '"most":5120000'), 'wrong-order'],
    ['a day of validity that is none', replace('"validFrom":"2026-01-01"', '"validFrom":"2026-02-30"'), 'not-a-date'],
    ['a field name longer than records take', (text) => text.replaceAll('"workStart"', `"${'w'.repeat(41)}"`), 'name-too-long'],
  ])('finds %s', (_, bend, fault) => {
    expect(faultsOf(bend)).toContain(fault);
  });

  it.each<[string, RuleLiteral, FaultKind]>([
    ['a rule on a field that is not there', { id: 'r', kind: 'not-after-today', severity: 'block', field: 'day' }, 'unknown-field'],
    ['a rule on a field of another kind', { id: 'r', kind: 'not-after-today', severity: 'block', field: 'wage' }, 'wrong-field-kind'],
    [
      'a wage held against no month',
      { id: 'r', kind: 'base-limits', severity: 'block', field: 'wage', periodField: 'birthDate' },
      'wrong-field-kind',
    ],
    [
      'a document type without format',
      { id: 'r', kind: 'document', severity: 'block', field: 'idNumber', typeField: 'documentType', formats: { '01': 'resident-id' } },
      'document-without-format',
    ],
    [
      'a format for no document type',
      {
        id: 'r',
        kind: 'document',
        severity: 'block',
        field: 'idNumber',
        typeField: 'documentType',
        formats: { '01': 'resident-id', '08': 'foreign-passport', '09': 'other-document' },
      },
      'unknown-code',
    ],
    [
      'a placeholder nobody fills',
      { id: 'r', kind: 'age-at-least', severity: 'block', field: 'birthDate', years: 16, sentence: '{label}未满{age}' },
      'unknown-placeholder',
    ],
    [
      'a condition on a code that is not there',
      { id: 'r', kind: 'notice', severity: 'note', sentence: '注意', when: { not: { field: 'reason', is: ['7'] } } },
      'unknown-code',
    ],
    [
      'a pair with a field that is not there',
      {
        id: 'r',
        kind: 'together',
        severity: 'warn',
        field: 'reason',
        one: { field: 'x', filled: true },
        other: { field: 'reason', filled: true },
      },
      'unknown-field',
    ],
    [
      'a repair to a code that is not there',
      { id: 'r', kind: 'not-known-in-unit', severity: 'warn', field: 'idNumber', repair: { label: '改', set: { reason: '122' } } },
      'unknown-code',
    ],
  ])('finds %s', (_, rule, fault) => {
    expect(faultsOfRule(rule)).toContain(fault);
  });
});
