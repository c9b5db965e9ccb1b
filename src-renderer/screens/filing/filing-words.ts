import type { FilingView } from '../../../src-shared/contract/engine.ts';
import type { Filing, FilingRow } from '../../../src-shared/domain/filing.ts';
import type { RowId } from '../../../src-shared/domain/ids.ts';
import { displayValue } from '../../../src-shared/forms/display-value.ts';
import type { Service } from '../../../src-shared/profile/service-of.ts';
import { formatNames } from '../../wording/formats.ts';
import type { InsuranceProfile } from './use-filing-service.ts';

/** 姓名 of a row, or what stands for it. */
export function nameOfRow(service: Service, row: FilingRow): string {
  const name = row.values[service.roles.name] ?? '';
  return name === '' ? '（未填姓名）' : name;
}

/** What happens once the centre approves, as one plain sentence: 自2026年11月起为测试甲参加医疗保险。 */
export function effectSentence(ask: {
  readonly filing: Pick<Filing, 'rows'>;
  readonly service: Pick<Service, 'direction' | 'roles' | 'label'>;
  readonly insurance: Pick<InsuranceProfile, 'label'>;
}): string {
  const { filing, service, insurance } = ask;
  const names = formatNames(
    filing.rows.slice(0, 3).map((row) => row.values[service.roles.name] ?? ''),
    filing.rows.length,
  );
  const months = [...new Set(filing.rows.map((row) => row.values[service.roles.effectiveMonth] ?? ''))].filter((month) => month !== '');
  const since = months.length === 1 ? displayValue({ kind: 'month' }, months[0] ?? '', []) : '';
  if (service.direction === 'in') {
    return `${since === '' ? '' : `自${since}起`}为${names}参加${insurance.label}。`;
  }
  // A stop month means three different things in five systems (domain.md §4.5): the month is named, not explained.
  return `为${names}办理${insurance.label}${service.label}${since === '' ? '' : `，年月为${since}`}。`;
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
