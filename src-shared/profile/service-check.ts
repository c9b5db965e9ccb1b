import { leavesOf } from '../forms/condition.ts';
import type { FieldDefinition } from '../forms/definition.ts';
import { fieldsOf } from '../forms/evaluate.ts';
import { normaliseValue } from '../forms/normalise-value.ts';
import { checkBatch, checkPicks } from './batch-check.ts';
import { checkEffects } from './effect-check.ts';
import { duplicates, type FaultKind, type ProfileFault } from './profile-fault.ts';
import type { RegionProfile, ServiceDefinition } from './region-profile.ts';
import type { Rule } from './rule.ts';
import { fieldsOfRule, SENTENCE_PARAMETERS } from './rule-parts.ts';
import { serviceOf } from './service-of.ts';
import { checkCodes, checkCondition, checkReference, checkUse, type Scope } from './service-scope.ts';

/** What records allow as a value's name. */
const LONGEST_FIELD_ID = 40;

/** Checks a service as each of its insurances has it: a reference may be sound in one and lead nowhere in another. */
export function checkService(profile: RegionProfile, definition: ServiceDefinition): readonly ProfileFault[] {
  const codes = new Map(profile.codeTables.map(({ id, entries }) => [id, new Set(entries.map(({ code }) => code))]));
  const labels = new Map(profile.codeTables.map(({ id, entries }) => [id, new Set(entries.map(({ label }) => label))]));
  const services = new Set(profile.services.map(({ id }) => id));
  return definition.insurances.flatMap((insurance) => {
    const service = serviceOf(profile, definition.id, insurance);
    if (service === null) {
      return [];
    }
    const fields = fieldsOf(service.form);
    const at = `services.${definition.id}.${insurance}`;
    const scope: Scope = { at, service, codes, labels, fields: new Map(fields.map((field) => [field.id, field])) };
    return [
      ...duplicates(
        `${at}.fields`,
        fields.map(({ id }) => id),
      ),
      ...fields.flatMap((field) => checkField(field, scope)),
      ...checkVisibilityCycles(scope),
      ...checkRoles(scope),
      ...checkMaterials(scope),
      ...checkPicks(scope),
      ...checkBatch(scope, definition),
      ...checkEffects(scope),
      ...service.rules.flatMap((rule) => checkRule(rule, services, scope)),
    ];
  });
}

function checkField(field: FieldDefinition, scope: Scope): readonly ProfileFault[] {
  const at = `${scope.at}.fields.${field.id}`;
  const fault = (kind: FaultKind, name: string): ProfileFault => ({ at, fault: kind, name });
  const faults: ProfileFault[] = [
    ...(field.visible === undefined ? [] : checkCondition(field.visible, at, scope)),
    ...(typeof field.required === 'boolean' ? [] : checkCondition(field.required, at, scope)),
    ...(field.hints ?? []).flatMap(({ when }) => checkCondition(when, at, scope)),
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
  const { idNumber, name, effectiveMonth, reason } = scope.service.roles;
  const at = `${scope.at}.roles`;
  return [
    ...checkReference(idNumber, at, scope, ['id-number']),
    ...checkReference(name, at, scope, ['name']),
    ...checkReference(effectiveMonth, at, scope, ['month']),
    ...(reason === undefined ? [] : checkReference(reason, at, scope, ['choice'])),
  ];
}

/** A line of the whole filing is asked for only where a filing has files of its own, which is a batch, and by what its rows share. */
function checkMaterials(scope: Scope): readonly ProfileFault[] {
  const { materials, steps, batch } = scope.service;
  const at = `${scope.at}.materials`;
  const faults = materials.flatMap(({ kind, when, scope: of }, index): readonly ProfileFault[] => {
    const settled = materials
      .slice(0, index)
      .some((earlier) => earlier.kind === kind && earlier.scope === of && earlier.when === undefined);
    const asked = when === undefined || of !== 'filing' ? [] : leavesOf(when).map(({ field }) => field);
    return [
      ...(when === undefined ? [] : checkCondition(when, `${at}.${kind}`, scope)),
      ...(settled ? [{ at, fault: 'never-reached', name: kind } as const] : []),
      ...(of === 'filing' && batch === undefined ? [{ at, fault: 'filing-material-without-batch', name: kind } as const] : []),
      ...asked
        .filter((field) => scope.fields.get(field)?.shared !== true)
        .map((name): ProfileFault => ({ at: `${at}.${kind}`, fault: 'not-shared', name })),
    ];
  });
  return materials.length > 0 && !steps.includes('materials')
    ? [...faults, { at, fault: 'materials-without-step', name: scope.service.id }]
    : faults;
}

function checkRule(rule: Rule, services: ReadonlySet<string>, scope: Scope): readonly ProfileFault[] {
  const at = `${scope.at}.rules.${rule.id}.${rule.kind}`;
  return [
    ...(rule.when === undefined ? [] : checkCondition(rule.when, at, scope)),
    ...fieldsOfRule(rule).flatMap(({ field, kinds }) => checkReference(field, at, scope, kinds)),
    ...checkSentence(rule, at),
    ...(rule.kind === 'document' ? checkDocumentRule(rule, at, scope) : []),
    ...(rule.kind === 'together' ? [...checkCondition(rule.one, at, scope), ...checkCondition(rule.other, at, scope)] : []),
    ...(rule.kind === 'active-in-unit' && rule.otherService !== undefined && !services.has(rule.otherService)
      ? [{ at, fault: 'unknown-service', name: rule.otherService } as const]
      : []),
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
