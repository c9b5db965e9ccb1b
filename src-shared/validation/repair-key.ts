import type { Finding } from './finding.ts';

/**
 * What repairs of many rows have in common, so that one click makes them all: the rule, the field and what is offered, the row's own
 * value left out. 选择“男” and 选择“女” are one kind: each row gets its own.
 */
export type RepairKind = {
  readonly key: string;
  /** The offer as this finding has it. */
  readonly label: string;
  /** The offer without what is this row's only: 填入…, 按保底线…元申报. */
  readonly pattern: string;
};

/** null where nothing is offered, or only to this row: what a machine read off a file is taken after a look at it, not by the hundred. */
export function repairKindOf({ rule, place, repair }: Finding): RepairKind | null {
  if (repair === undefined || place.material !== undefined) {
    return null;
  }
  const pattern = repair.label.replace(/“[^”]*”/g, '“…”').replace(/\d[\d,.\-/年月日]*/g, '…');
  return { key: `${rule}/${place.field ?? ''}/${pattern}`, label: repair.label, pattern };
}
