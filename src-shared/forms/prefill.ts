import type { RosterPerson } from '../domain/person.ts';
import { INSURED_STATUS_WORDS, STAFF_KIND_WORDS } from '../domain/person-words.ts';
import type { UnitRecord } from '../domain/unit.ts';
import { assertNever } from '../lib/assert-never.ts';
import type { FormDefinition, PersonProperty, UnitProperty } from './definition.ts';
import { GENDER_CODES } from './derivations.ts';
import { fieldsOf } from './evaluate.ts';

/** What the fields of a form take over from the person's roster row (W-27) and from the unit's record (W-50), by field id. */
export function prefilledValues(
  form: FormDefinition,
  from: { readonly person?: RosterPerson | undefined; readonly unit?: UnitRecord | undefined },
): Readonly<Record<string, string>> {
  const values: Record<string, string> = {};
  for (const { id, prefill } of fieldsOf(form)) {
    const value =
      prefill === undefined
        ? ''
        : prefill.from === 'person'
          ? from.person === undefined
            ? ''
            : personProperty(from.person, prefill.property)
          : from.unit === undefined
            ? ''
            : unitProperty(from.unit, prefill.property);
    if (value !== '') {
      values[id] = value;
    }
  }
  return values;
}

export function personProperty(person: RosterPerson, property: PersonProperty): string {
  switch (property) {
    case 'gender':
      return GENDER_CODES[person.gender];
    case 'staffKind':
      return STAFF_KIND_WORDS[person.staffKind];
    case 'status':
      return INSURED_STATUS_WORDS[person.status];
    case 'birthDate':
    case 'contributionBase':
    case 'insuredSince':
    case 'name':
    case 'personNumber':
    case 'socialSecurityNumber':
      return person[property];
    default:
      return assertNever(property);
  }
}

export function unitProperty(unit: UnitRecord, property: UnitProperty): string {
  switch (property) {
    case 'unitNumber':
    case 'unitName':
    case 'creditCode':
    case 'unitType':
    case 'address':
    case 'legalRepresentative':
    case 'specialistName':
    case 'agency':
      return unit[property];
    case 'affiliation':
    case 'bankAccount':
    case 'bankAccountName':
    case 'bankKind':
    case 'bankName':
    case 'industry':
    case 'paymentMethod':
    case 'phone':
    case 'postcode':
      return unit.details?.[property] ?? '';
    default:
      return assertNever(property);
  }
}
