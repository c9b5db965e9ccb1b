import { leavesOf } from '../forms/condition.ts';
import type { Condition, FieldDefinition, FieldKind } from '../forms/definition.ts';
import type { ProfileFault } from './profile-fault.ts';
import type { Service } from './service-of.ts';

/** A service of one insurance with what its parts may refer to. */
export type Scope = {
  readonly at: string;
  readonly service: Service;
  readonly fields: ReadonlyMap<string, FieldDefinition>;
  /** Codes by table id. */
  readonly codes: ReadonlyMap<string, ReadonlySet<string>>;
  /** What a clerk writes for a code, by table id. */
  readonly labels: ReadonlyMap<string, ReadonlySet<string>>;
};

/** Every field a condition speaks of is there, and so is every code it asks of one. */
export function checkCondition(condition: Condition, at: string, scope: Scope): readonly ProfileFault[] {
  return leavesOf(condition).flatMap(({ field, is }) => checkUse(field, is ?? [], at, scope));
}

export function checkUse(field: string, codes: readonly string[], at: string, scope: Scope): readonly ProfileFault[] {
  return checkReference(field, at, scope).concat(checkCodes(field, codes, at, scope));
}

export function checkReference(name: string, at: string, scope: Scope, kinds?: readonly FieldKind[]): readonly ProfileFault[] {
  const field = scope.fields.get(name);
  if (field === undefined) {
    return [{ at, fault: 'unknown-field', name }];
  }
  return kinds === undefined || kinds.includes(field.kind) ? [] : [{ at, fault: 'wrong-field-kind', name }];
}

/** Codes asked of a choice are in its table; of other fields any text may be asked, and `''` of all. */
export function checkCodes(name: string, codes: readonly string[], at: string, scope: Scope): readonly ProfileFault[] {
  const table = scope.codes.get(scope.fields.get(name)?.codes ?? '');
  return table === undefined
    ? []
    : codes.filter((code) => code !== '' && !table.has(code)).map((code) => ({ at, fault: 'unknown-code', name: code }));
}
