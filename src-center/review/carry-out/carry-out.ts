import { assertNever } from '../../../src-shared/lib/assert-never.ts';
import { effectOf } from '../../../src-shared/profile/effect-of.ts';
import type { KeptRow } from '../../store/filing-rows.ts';
import type { Carried, Carrying } from './carrying.ts';
import { changeUnit } from './change-unit.ts';
import { enrol } from './enrol.ts';
import { setBase } from './set-base.ts';
import { stop } from './stop.ts';

/** Does what the profile says an approved row does. A row that does nothing is only approved. */
export function carryOut(carrying: Carrying, row: KeptRow): Carried {
  const effect = effectOf(carrying.service, row.values);
  switch (effect?.kind) {
    case undefined:
      return { personNumber: '', touched: [], replaced: {} };
    case 'enrol':
      return enrol(carrying, effect, row);
    case 'stop':
      return stop(carrying, effect, row);
    case 'set-base':
      return setBase(carrying, effect, row);
    case 'change-unit':
      return changeUnit(carrying, effect, row);
    default:
      return assertNever(effect);
  }
}
