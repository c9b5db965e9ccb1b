import type { FieldKind } from '../forms/definition.ts';
import { assertNever } from '../lib/assert-never.ts';
import type { Rule } from './rule.ts';

/** Which fields a rule names, and of what kind they must be (any kind where none is given). Conditions are not among them. */
export function fieldsOfRule(rule: Rule): readonly { readonly field: string; readonly kinds?: readonly FieldKind[] }[] {
  switch (rule.kind) {
    case 'format':
    case 'together':
    case 'unique-in-filing':
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
    case 'not-after-today':
      return [{ field: rule.field, kinds: ['date'] }];
    case 'before-retirement':
      return [
        { field: rule.field, kinds: ['date'] },
        { field: rule.genderField, kinds: ['choice'] },
      ];
    case 'not-before':
      return [
        { field: rule.field, kinds: ['date'] },
        { field: rule.other, kinds: ['date'] },
      ];
    case 'month-window':
    case 'backdated':
      return [{ field: rule.field, kinds: ['month'] }];
    case 'base-limits':
      return [
        { field: rule.field, kinds: ['money'] },
        { field: rule.periodField, kinds: ['month'] },
      ];
    case 'not-active-in-unit':
    case 'not-known-in-unit':
    case 'no-open-filing':
      return [{ field: rule.field, kinds: ['id-number'] }];
    case 'name-agrees-with-roster':
      return [
        { field: rule.field, kinds: ['id-number'] },
        { field: rule.nameField, kinds: ['name'] },
      ];
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
  notice: [],
};
