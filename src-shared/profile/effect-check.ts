import type { FieldKind } from '../forms/definition.ts';
import { assertNever } from '../lib/assert-never.ts';
import type { ProfileFault } from './profile-fault.ts';
import type { Effect } from './service-parts.ts';
import { checkCondition, checkReference, type Scope } from './service-scope.ts';

/** What an approved row does is read from fields that are there and of the right kind; no effect stands behind one that always holds. */
export function checkEffects(scope: Scope): readonly ProfileFault[] {
  const { effects, automaticWhen } = scope.service;
  const always = effects.findIndex(({ when }) => when === undefined);
  const unreached = always < 0 ? [] : effects.slice(always + 1);
  return [
    ...effects.flatMap((effect) => checkEffect(effect, scope)),
    ...unreached.map(({ changeType }): ProfileFault => ({ at: `${scope.at}.effects`, fault: 'never-reached', name: changeType })),
    ...(automaticWhen === undefined ? [] : checkCondition(automaticWhen, `${scope.at}.automaticWhen`, scope)),
  ];
}

function checkEffect(effect: Effect, scope: Scope): readonly ProfileFault[] {
  const at = `${scope.at}.effects.${effect.changeType}`;
  const conditions = [effect.when, effect.kind === 'stop' ? effect.terminates : undefined].filter((condition) => condition !== undefined);
  return [
    ...fieldsOfEffect(effect).flatMap(({ field, kinds }) => checkReference(field, at, scope, kinds)),
    ...conditions.flatMap((condition) => checkCondition(condition, at, scope)),
    ...(effect.changeType.trim() === '' ? [{ at, fault: 'empty', name: 'changeType' } as const] : []),
  ];
}

function fieldsOfEffect(effect: Effect): readonly { readonly field: string; readonly kinds?: readonly FieldKind[] }[] {
  switch (effect.kind) {
    case 'enrol':
      return [month(effect.firstMonth), ...(effect.base === undefined ? [] : [money(effect.base)])];
    case 'stop':
      return [month(effect.lastPaidMonth)];
    case 'set-base':
      return [money(effect.base), month(effect.period)];
    case 'change-unit':
      return Object.values(effect.fields).map((field) => ({ field }));
    default:
      return assertNever(effect);
  }
}

function month(field: string): { readonly field: string; readonly kinds: readonly FieldKind[] } {
  return { field, kinds: ['month'] };
}

function money(field: string): { readonly field: string; readonly kinds: readonly FieldKind[] } {
  return { field, kinds: ['money'] };
}
