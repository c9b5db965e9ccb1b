import { checkContributionMonth } from '../domain/numbers/contribution-month.ts';
import { checkMoney } from '../domain/numbers/money.ts';
import { checkPhone } from '../domain/numbers/phone.ts';
import { checkPostcode } from '../domain/numbers/postcode.ts';
import type { FieldDefinition } from '../forms/definition.ts';
import { normaliseValue } from '../forms/normalise-value.ts';
import { assertNever } from '../lib/assert-never.ts';
import { isPlainDate } from '../lib/plain-date.ts';
import { duplicates, type ProfileFault } from './profile-fault.ts';
import type { ServiceDefinition } from './region-profile.ts';
import type { Pick } from './service-parts.ts';
import type { Scope } from './service-scope.ts';

/** Who is picked from the roster, or stands in the template, can be filed for. */
export function checkPicks({ at, service, fields }: Scope): readonly ProfileFault[] {
  const check = (place: string, { staffKinds, statuses }: Pick): readonly ProfileFault[] => {
    const taken = fields.get(service.roles.idNumber)?.prefill;
    const refused = service.rules.flatMap((rule) =>
      rule.kind !== 'active-in-unit' || rule.when !== undefined
        ? []
        : [...staffKinds.filter((kind) => !rule.staffKinds.includes(kind)), ...statuses.filter((status) => status !== 'active')],
    );
    return [
      ...(staffKinds.length === 0 ? [{ at: place, fault: 'empty', name: 'staffKinds' } as const] : []),
      ...(statuses.length === 0 ? [{ at: place, fault: 'empty', name: 'statuses' } as const] : []),
      ...(taken?.from === 'person' && taken.property === 'socialSecurityNumber'
        ? []
        : [{ at: place, fault: 'not-taken-over', name: service.roles.idNumber } as const]),
      ...refused.map((name): ProfileFault => ({ at: place, fault: 'picked-and-refused', name })),
    ];
  };
  return [
    ...(service.pick === undefined ? [] : check(`${at}.pick`, service.pick)),
    ...(service.batch?.prefill === undefined ? [] : check(`${at}.batch.prefill`, service.batch.prefill)),
  ];
}

/**
 * A template in which every column is a field of a row, every field that must be filled has its column, and every example could be
 * imported. `definition`: a column may be of another insurance of the service, whose template leaves it out here.
 */
export function checkBatch(scope: Scope, definition: ServiceDefinition): readonly ProfileFault[] {
  const { batch } = scope.service;
  if (batch === undefined) {
    return [];
  }
  const at = `${scope.at}.batch`;
  const { columns, examples, advisedRows, mostRows } = batch;
  const known = new Set(definition.form.sections.flatMap(({ fields }) => fields.map(({ id }) => id)));
  const columnFault = (fault: ProfileFault['fault'], names: readonly string[]): readonly ProfileFault[] =>
    names.map((name) => ({ at: `${at}.columns`, fault, name }));
  return [
    ...duplicates(`${at}.columns`, columns),
    ...columnFault(
      'unknown-field',
      columns.filter((id) => !known.has(id)),
    ),
    ...columnFault(
      'shared-column',
      columns.filter((id) => scope.fields.get(id)?.shared === true),
    ),
    ...columnFault(
      'required-without-column',
      [...scope.fields.values()].filter((field) => mustBeTyped(field) && !columns.includes(field.id)).map(({ id }) => id),
    ),
    ...examples.flatMap((example, index) => checkExample(example, `${at}.examples.${index + 1}`, scope)),
    ...(advisedRows > mostRows ? [{ at, fault: 'wrong-order', name: `${advisedRows}, ${mostRows}` } as const] : []),
  ];
}

/** Required in every row, and nothing but a cell can fill it. */
function mustBeTyped({ required, shared, initial, computed, prefill, readOnly, visible }: FieldDefinition): boolean {
  const fillsItself = initial !== undefined || computed !== undefined || (readOnly === true && prefill !== undefined);
  return required === true && visible === undefined && shared !== true && !fillsItself;
}

function checkExample(example: Readonly<Record<string, string>>, at: string, scope: Scope): readonly ProfileFault[] {
  const columns = scope.service.batch?.columns ?? [];
  return [
    ...Object.keys(example)
      .filter((id) => !columns.includes(id))
      .map((name): ProfileFault => ({ at, fault: 'unknown-field', name })),
    ...columns.flatMap((id): readonly ProfileFault[] => {
      const field = scope.fields.get(id);
      const text = example[id] ?? '';
      const isGood = field === undefined || (text === '' ? !mustBeTyped(field) : isGoodExample(field, text, scope));
      return isGood ? [] : [{ at, fault: 'example-not-valid', name: id }];
    }),
  ];
}

/** As it would be kept, so that who copies the example makes no mistake. An id number only has to look like one: it is nobody's. */
function isGoodExample(field: FieldDefinition, text: string, scope: Scope): boolean {
  const fits = field.maxLength === undefined || [...text].length <= field.maxLength;
  return fits && normaliseValue(field.kind, text) === text && hasForm(field, text, scope);
}

function hasForm({ kind, codes = '' }: FieldDefinition, text: string, { labels }: Scope): boolean {
  switch (kind) {
    case 'choice':
      return labels.get(codes)?.has(text) ?? false;
    case 'date':
      return isPlainDate(text);
    case 'month':
      return checkContributionMonth(text).problems.length === 0;
    case 'money':
      return checkMoney(text).problems.length === 0;
    case 'phone':
      return checkPhone(text).problems.length === 0;
    case 'postcode':
      return checkPostcode(text).problems.length === 0;
    case 'id-number':
    case 'name':
    case 'text':
      return true;
    default:
      return assertNever(kind);
  }
}
