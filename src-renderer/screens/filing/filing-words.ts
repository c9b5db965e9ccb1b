import type { FilingView } from '../../../src-shared/contract/engine.ts';
import type { Filing, FilingRow } from '../../../src-shared/domain/filing.ts';
import type { RowId } from '../../../src-shared/domain/ids.ts';
import type { RegionProfile } from '../../../src-shared/profile/region-profile.ts';
import type { Service } from '../../../src-shared/profile/service-of.ts';
import { effectInWords } from '../../../src-shared/validation/effect-in-words.ts';
import { formatNames } from '../../wording/formats.ts';
import type { InsuranceProfile } from './use-filing-service.ts';

/** 姓名 of a row, or what stands for it. */
export function nameOfRow(service: Service, row: FilingRow): string {
  const name = row.values[service.roles.name] ?? '';
  return name === '' ? '（未填姓名）' : name;
}

/**
 * What happens once the centre approves, as plain sentences with whom and which insurance it is about: 医疗保险，测试甲：自2026年11月起参保缴费。
 * While a row does not say enough, only that.
 */
export function effectSentence(ask: {
  readonly filing: Pick<Filing, 'rows'>;
  readonly service: Service;
  readonly profile: RegionProfile;
  readonly insurance: Pick<InsuranceProfile, 'label'>;
}): string {
  const { filing, service, profile, insurance } = ask;
  const names = formatNames(
    filing.rows.slice(0, 3).map(({ values }) => values[service.roles.name] ?? ''),
    filing.rows.length,
  );
  const effects = [...new Set(filing.rows.map(({ values }) => effectInWords(profile, service, values)))];
  const effect = effects.length === 1 ? (effects[0] ?? '') : '';
  return effect === '' ? `为${names}办理${insurance.label}${service.label}。` : `${insurance.label}，${names}：${effect}`;
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
