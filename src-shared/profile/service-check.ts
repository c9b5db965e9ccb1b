import { leavesOf } from '../forms/condition.ts';
import type { Condition, FieldDefinition, FieldKind } from '../forms/definition.ts';
import { fieldsOf } from '../forms/evaluate.ts';
import { normaliseValue } from '../forms/normalise-value.ts';
import { duplicates, type FaultKind, type ProfileFault } from './profile-fault.ts';
import type { RegionProfile, ServiceDefinition } from './region-profile.ts';
import type { Rule } from './rule.ts';
import { fieldsOfRule, SENTENCE_PARAMETERS } from './rule-parts.ts';
import { type Service, serviceOf } from './service-of.ts';

/** What records allow as a value's name. */
const LONGEST_FIELD_ID = 40;

/** A service of one insurance with what its parts may refer to. */
type Scope = {
  readonly at: string;
  readonly service: Service;
  readonly fields: ReadonlyMap<string, FieldDefinition>;
  /** Codes by table id. */
  readonly codes: ReadonlyMap<string, ReadonlySet<string>>;
};

/** Checks a service as each of its insurances has it: a reference may be sound in one and lead nowhere in another. */
export function checkService(profile: RegionProfile, definition: ServiceDefinition): readonly ProfileFault[] {
  const codes = new Map(profile.codeTables.map(({ id, entries }) => [id, new Set(entries.map(({ code }) => code))]));
  return definition.insurances.flatMap((insurance) => {
    const service = serviceOf(profile, definition.id, insurance);
    if (service === null) {
      return [];
    }
    const fields = fieldsOf(service.form);
    const at = `services.${definition.id}.${insurance}`;
    const scope: Scope = { at, service, codes, fields: new Map(fields.map((field) => [field.id, field])) };
    return [
      ...duplicates(
        `${at}.fields`,
        fields.map(({ id }) => id),
      ),
      ...fields.flatMap((field) => checkField(field, scope)),
      ...checkVisibilityCycles(scope),
      ...checkRoles(scope),
      ...checkMaterials(scope),
      ...service.rules.flatMap((rule) => checkRule(rule, scope)),
    ];
  });
}

function checkField(field: FieldDefinition, scope: Scope): readonly ProfileFault[] {
  const at = `${scope.at}.fields.${field.id}`;
  const fault = (kind: FaultKind, name: string): ProfileFault => ({ at, fault: kind, name });
  const faults: ProfileFault[] = [
    ...(field.visible === undefined ? [] : checkCondition(field.visible, at, scope)),
    ...(typeof field.required === 'boolean' ? [] : checkCondition(field.required, at, scope)),
    ...(field.computed?.from ?? []).filter((source) => !scope.fields.has(source)).map((name) => fault('unknown-derivation-source', name)),
  ];
  if (field.id.length > LONGEST_FIELD_ID) {
    faults.push(fault('name-too-long', field.id));
  }
  if (field.kind === 'choice' && field.codes === undefined) {
    faults.push(fault('choice-without-codes', field.id));
  }
  if (field.codes !== undefined) {
    const table = scope.codes.get(field.codes);
    if (field.kind !== 'choice') {
      faults.push(fault('codes-without-choice', field.codes));
    }
    if (table === undefined) {
      faults.push(fault('unknown-code-table', field.codes));
    } else if (field.initial !== undefined && !table.has(field.initial)) {
      faults.push(fault('unknown-code', field.initial));
    }
  }
  if (field.initial !== undefined && normaliseValue(field.kind, field.initial) !== field.initial) {
    faults.push(fault('initial-not-normal', field.initial));
  }
  return faults;
}

function checkCondition(condition: Condition, at: string, scope: Scope): readonly ProfileFault[] {
  return leavesOf(condition).flatMap(({ field, is }) => checkUse(field, is ?? [], at, scope));
}

function checkUse(field: string, codes: readonly string[], at: string, scope: Scope): readonly ProfileFault[] {
  return checkReference(field, at, scope).concat(checkCodes(field, codes, at, scope));
}

function checkReference(name: string, at: string, scope: Scope, kinds?: readonly FieldKind[]): readonly ProfileFault[] {
  const field = scope.fields.get(name);
  if (field === undefined) {
    return [{ at, fault: 'unknown-field', name }];
  }
  return kinds === undefined || kinds.includes(field.kind) ? [] : [{ at, fault: 'wrong-field-kind', name }];
}

/** Codes asked of a choice are in its table; of other fields any text may be asked, and `''` of all. */
function checkCodes(name: string, codes: readonly string[], at: string, scope: Scope): readonly ProfileFault[] {
  const table = scope.codes.get(scope.fields.get(name)?.codes ?? '');
  return table === undefined
    ? []
    : codes.filter((code) => code !== '' && !table.has(code)).map((code) => ({ at, fault: 'unknown-code', name: code }));
}

/** Fields whose showing depends on each other in a ring would flicker for ever. */
function checkVisibilityCycles({ at, fields }: Scope): readonly ProfileFault[] {
  const sourcesOf = (id: string): readonly string[] => {
    const visible = fields.get(id)?.visible;
    return visible === undefined ? [] : leavesOf(visible).map(({ field }) => field);
  };
  const reaches = (from: string, target: string, seen: Set<string>): boolean =>
    sourcesOf(from).some((source) => {
      if (source === target) {
        return true;
      }
      if (seen.has(source)) {
        return false;
      }
      seen.add(source);
      return reaches(source, target, seen);
    });
  return [...fields.keys()]
    .filter((id) => reaches(id, id, new Set()))
    .map((name) => ({ at: `${at}.fields.${name}`, fault: 'chasing-conditions', name }));
}

function checkRoles(scope: Scope): readonly ProfileFault[] {
  const { idNumber, name, effectiveMonth } = scope.service.roles;
  const at = `${scope.at}.roles`;
  return [
    ...checkReference(idNumber, at, scope, ['id-number']),
    ...checkReference(name, at, scope, ['name']),
    ...checkReference(effectiveMonth, at, scope, ['month']),
  ];
}

function checkMaterials(scope: Scope): readonly ProfileFault[] {
  const { materials, steps } = scope.service;
  const at = `${scope.at}.materials`;
  const faults = materials.flatMap(({ kind, when }, index): readonly ProfileFault[] => {
    const settled = materials.slice(0, index).some((earlier) => earlier.kind === kind && earlier.when === undefined);
    return [
      ...(when === undefined ? [] : checkCondition(when, `${at}.${kind}`, scope)),
      ...(settled ? [{ at, fault: 'never-reached', name: kind } as const] : []),
    ];
  });
  return materials.length > 0 && !steps.includes('materials')
    ? [...faults, { at, fault: 'materials-without-step', name: scope.service.id }]
    : faults;
}

function checkRule(rule: Rule, scope: Scope): readonly ProfileFault[] {
  const at = `${scope.at}.rules.${rule.id}.${rule.kind}`;
  return [
    ...(rule.when === undefined ? [] : checkCondition(rule.when, at, scope)),
    ...fieldsOfRule(rule).flatMap(({ field, kinds }) => checkReference(field, at, scope, kinds)),
    ...checkSentence(rule, at),
    ...(rule.kind === 'document' ? checkDocumentRule(rule, at, scope) : []),
    ...(rule.kind === 'together' ? [...checkCondition(rule.one, at, scope), ...checkCondition(rule.other, at, scope)] : []),
    ...(rule.kind === 'not-known-in-unit' ? checkRepair(rule.repair?.set ?? {}, at, scope) : []),
  ];
}

function checkSentence(rule: Rule, at: string): readonly ProfileFault[] {
  const known = new Set([...SENTENCE_PARAMETERS[rule.kind], 'label', 'value']);
  return [...(rule.sentence ?? '').matchAll(/\{(\w*)\}/g)]
    .map(([, name = '']) => name)
    .filter((name) => !known.has(name))
    .map((name) => ({ at, fault: 'unknown-placeholder', name }));
}

/** Every type one can choose has a format, and formats are given for nothing else. */
function checkDocumentRule(rule: Extract<Rule, { kind: 'document' }>, at: string, scope: Scope): readonly ProfileFault[] {
  const types = [...(scope.codes.get(scope.fields.get(rule.typeField)?.codes ?? '') ?? [])];
  return [
    ...checkCodes(rule.typeField, Object.keys(rule.formats), at, scope),
    ...types
      .filter((type) => rule.formats[type] === undefined)
      .map((name): ProfileFault => ({ at, fault: 'document-without-format', name })),
  ];
}

function checkRepair(set: Readonly<Record<string, string>>, at: string, scope: Scope): readonly ProfileFault[] {
  return Object.entries(set).flatMap(([field, value]) => checkUse(field, [value], at, scope));
}
