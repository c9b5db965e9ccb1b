import type { InsuredStatus, RosterPerson, StaffKind } from '../../../../src-shared/domain/person.ts';
import type { FieldDefinition, PersonProperty } from '../../../../src-shared/forms/definition.ts';
import { GENDER_CODES } from '../../../../src-shared/forms/derivations.ts';
import { assertNever } from '../../../../src-shared/lib/assert-never.ts';

const STAFF_KINDS = { working: '在职', retired: '退休', veteran: '离休' } satisfies Record<StaffKind, string>;
const STATUSES = { active: '参保缴费', suspended: '暂停缴费', terminated: '终止参保' } satisfies Record<InsuredStatus, string>;

/** What a column takes over from a person of the roster (W-42), '' where it takes nothing. */
export function personValue({ prefill }: FieldDefinition, person: RosterPerson): string {
  return prefill?.from === 'person' ? propertyText(prefill.property, person) : '';
}

function propertyText(property: PersonProperty, person: RosterPerson): string {
  switch (property) {
    case 'gender':
      return GENDER_CODES[person.gender];
    case 'staffKind':
      return STAFF_KINDS[person.staffKind];
    case 'status':
      return STATUSES[person.status];
    case 'socialSecurityNumber':
    case 'name':
    case 'personNumber':
    case 'birthDate':
    case 'contributionBase':
    case 'insuredSince':
      return person[property];
    default:
      return assertNever(property);
  }
}
