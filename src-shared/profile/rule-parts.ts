import type { FieldKind } from '../forms/definition.ts';
import { assertNever } from '../lib/assert-never.ts';
import type { Rule } from './rule.ts';

/** Which fields a rule names, and of what kind they must be (any kind where none is given). Conditions are not among them. */
export function fieldsOfRule(rule: Rule): readonly { readonly field: string; readonly kinds?: readonly FieldKind[] }[] {
  switch (rule.kind) {
    case 'format':
    case 'together':
    case 'unique-in-filing':
    case 'shared-value':
      return [{ field: rule.field }];
    case 'document':
      return [
        { field: rule.field, kinds: ['id-number'] },
        { field: rule.typeField, kinds: ['choice'] },
      ];
    case 'agrees-with-id':
      return [
        { field: rule.field, kinds: rule.part === 'birthDate' ? ['date'] : ['choice'] },
        { field: rule.idField, kinds: ['id-number'] },
      ];
    case 'age-at-least':
    case 'within-days':
    case 'not-after-today':
      return [{ field: rule.field, kinds: ['date'] }];
    case 'before-retirement':
      return [
        { field: rule.field, kinds: ['date'] },
        { field: rule.genderField, kinds: ['choice'] },
      ];
    case 'not-before':
      return [
        { field: rule.field, kinds: ['date', 'month'] },
        { field: rule.other, kinds: ['date', 'month'] },
      ];
    case 'month-window':
    case 'backdated':
      return [{ field: rule.field, kinds: ['month'] }];
    case 'base-limits':
    case 'whole-staff-at-floor':
      return [
        { field: rule.field, kinds: ['money'] },
        { field: rule.periodField, kinds: ['month'] },
      ];
    case 'active-in-unit':
    case 'not-active-in-unit':
    case 'not-known-in-unit':
    case 'no-open-filing':
      return [{ field: rule.field, kinds: ['id-number'] }];
    case 'name-agrees-with-roster':
      return [
        { field: rule.field, kinds: ['id-number'] },
        { field: rule.nameField, kinds: ['name'] },
      ];
    case 'not-before-insured':
      return [
        { field: rule.field, kinds: ['month'] },
        { field: rule.lastPaidField, kinds: ['month'] },
        { field: rule.numberField, kinds: ['id-number'] },
      ];
    case 'retirement-reached':
      return [
        { field: rule.field },
        { field: rule.monthField, kinds: ['month', 'date'] },
        { field: rule.numberField, kinds: ['id-number'] },
      ];
    case 'base-change':
      return [
        { field: rule.field, kinds: ['money'] },
        { field: rule.from, kinds: ['money'] },
      ];
    case 'differs':
      return [{ field: rule.field }, { field: rule.other }];
    case 'at-least-one':
      return rule.fields.map((field) => ({ field }));
    case 'once-a-year':
      return [{ field: rule.periodField, kinds: ['month'] }];
    case 'no-pending-changes':
    case 'filing-window':
    case 'rows-limit':
      return [];
    case 'notice':
      return rule.field === undefined ? [] : [{ field: rule.field }];
    default:
      return assertNever(rule);
  }
}

/** What may stand in braces in a profile's own sentence, besides `{label}` and `{value}` of the rule's field. */
export const SENTENCE_PARAMETERS: Readonly<Record<Rule['kind'], readonly string[]>> = {
  format: ['expected'],
  document: ['expected'],
  'agrees-with-id': ['expected'],
  'age-at-least': ['years', 'from'],
  'before-retirement': ['age', 'month'],
  'not-after-today': ['today'],
  'not-before': ['earliest'],
  'month-window': ['first', 'last', 'back', 'ahead'],
  backdated: ['months'],
  'base-limits': ['period', 'floor', 'ceiling'],
  together: [],
  'not-active-in-unit': ['personNumber', 'since'],
  'not-known-in-unit': ['personNumber', 'status'],
  'no-open-filing': ['state'],
  'unique-in-filing': ['count'],
  'name-agrees-with-roster': ['known'],
  'active-in-unit': ['personNumber', 'status', 'since', 'other'],
  'not-before-insured': ['since', 'earliest'],
  'retirement-reached': ['age', 'month'],
  'within-days': ['days', 'gone'],
  'base-change': ['from', 'percent'],
  differs: [],
  'at-least-one': [],
  'whole-staff-at-floor': ['count', 'floor'],
  'once-a-year': ['year', 'state', 'receipt'],
  'no-pending-changes': ['count'],
  'filing-window': ['firstDay', 'lastDay', 'opens'],
  'rows-limit': ['count', 'most', 'advised'],
  'shared-value': ['count'],
  notice: [],
};

/** Kinds that are about the filing as a whole; a notice is where it is about nothing in particular. */
const WHOLE_KINDS = [
  'whole-staff-at-floor',
  'once-a-year',
  'no-pending-changes',
  'filing-window',
  'rows-limit',
  'shared-value',
] as const satisfies readonly Rule['kind'][];
type WholeKind = (typeof WHOLE_KINDS)[number];
/** A rule about the filing as a whole, and one about each row. */
export type WholeRule = Extract<Rule, { kind: WholeKind | 'notice' }>;
export type RowRule = Exclude<Rule, { kind: WholeKind }>;

export function isWholeRule(rule: Rule): rule is WholeRule {
  const kinds: readonly string[] = WHOLE_KINDS;
  return kinds.includes(rule.kind) || (rule.kind === 'notice' && rule.field === undefined && rule.when === undefined);
}

export function isRowRule(rule: Rule): rule is RowRule {
  return !isWholeRule(rule);
}
