import type { FilingView } from '../../../src-shared/contract/engine.ts';
import type { Filing, FilingRow } from '../../../src-shared/domain/filing.ts';
import type { RowId } from '../../../src-shared/domain/ids.ts';
import { holds } from '../../../src-shared/forms/condition.ts';
import { displayValue } from '../../../src-shared/forms/display-value.ts';
import { assertNever } from '../../../src-shared/lib/assert-never.ts';
import { chineseMonth } from '../../../src-shared/lib/chinese-date.ts';
import { addMonths, isPlainMonth } from '../../../src-shared/lib/plain-date.ts';
import { effectOf } from '../../../src-shared/profile/effect-of.ts';
import type { Service } from '../../../src-shared/profile/service-of.ts';
import { formatNames } from '../../wording/formats.ts';
import { recordChanges } from './record-changes.ts';
import type { InsuranceProfile } from './use-filing-service.ts';

/** 姓名 of a row, or what stands for it. */
export function nameOfRow(service: Service, row: FilingRow): string {
  const name = row.values[service.roles.name] ?? '';
  return name === '' ? '（未填姓名）' : name;
}

type EffectAsk = {
  readonly filing: Pick<Filing, 'rows'>;
  readonly service: Pick<Service, 'direction' | 'roles' | 'label' | 'effects' | 'form'>;
  readonly insurance: Pick<InsuranceProfile, 'label'>;
  /** Of a change of the unit's record: what it said before. */
  readonly before?: Readonly<Record<string, string>> | null;
};

/** What happens once the centre approves, in plain sentences: 自2026年11月起为测试甲参加医疗保险。 */
export function effectSentence({ filing, service, insurance, before = null }: EffectAsk): string {
  const [row] = filing.rows;
  const effect = row === undefined ? null : effectOf(service, row.values);
  const names = formatNames(
    filing.rows.slice(0, 3).map(({ values }) => values[service.roles.name] ?? ''),
    filing.rows.length,
  );
  const same = (field: string): string => {
    const values = [...new Set(filing.rows.map((each) => each.values[field] ?? ''))].filter((value) => value !== '');
    return values.length === 1 ? (values[0] ?? '') : '';
  };
  if (effect === null || row === undefined) {
    return `为${names}办理${insurance.label}${service.label}。`;
  }
  switch (effect.kind) {
    case 'enrol': {
      const month = same(effect.firstMonth);
      return `${isPlainMonth(month) ? `自${chineseMonth(month)}起` : ''}为${names}参加${insurance.label}。`;
    }
    case 'stop': {
      const month = same(effect.lastPaidMonth);
      const ends = effect.terminates !== undefined && holds(effect.terminates, row.values) ? '终止参保' : '暂停参保';
      return isPlainMonth(month)
        ? `${names}的${insurance.label}缴费至${chineseMonth(month)}，${chineseMonth(addMonths(month, 1))}起不再缴费，${ends}。`
        : `${names}的${insurance.label}停止缴费，${ends}。`;
    }
    case 'set-base': {
      const base = same(effect.base);
      return `${names}的${insurance.label}缴费基数改为${base === '' ? '申报的数额' : displayValue({ kind: 'money' }, base, [])}。`;
    }
    case 'change-unit': {
      const changed = before === null ? [] : recordChanges(service, { values: row.values, before }).filter((change) => change.changed);
      return changed.length === 0
        ? `${insurance.label}的单位登记信息没有变更。`
        : `${insurance.label}的单位登记信息变更 ${changed.length} 项：${changed.map(({ field }) => field.label).join('、')}。`;
    }
    default:
      return assertNever(effect);
  }
}

/** Labels of the required materials a row still lacks. */
export function missingMaterials(view: Pick<FilingView, 'materials'>, rowId: RowId): readonly FilingView['materials'][number][] {
  return view.materials.filter((need) => need.rowId === rowId && need.required && need.count === 0);
}

/**
 * Where the clerk goes after attaching (W-20, not "by hand" as before): stays while the kind itself still lacks a file, else on to the
 * next missing required kind in the list's order, coming round to the beginning; null when nothing required is missing.
 */
export function nextMissingKind(view: Pick<FilingView, 'materials'>, rowId: RowId, current: string): string | null {
  const kinds = view.materials.filter((need) => need.rowId === rowId);
  const place = kinds.findIndex((need) => need.kind === current);
  const inTurn = [...kinds.slice(place + 1), ...kinds.slice(0, place + 1)];
  return inTurn.find((need) => need.required && need.count === 0)?.kind ?? null;
}
