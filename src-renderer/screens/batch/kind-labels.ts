import type { Service } from '../../../src-shared/profile/service-of.ts';

/** The names a kind of material has in this service, one for each situation that asks for it. */
export function labelsOf(service: Pick<Service, 'materials'>, kind: string): readonly string[] {
  return [...new Set(service.materials.filter((line) => line.kind === kind).map(({ label }) => label))];
}

const NAMES_SAID = 2;

/** What a kind is called where many people stand together: its name, both where it has two, or 证明材料 where it has more. */
export function kindLabel(service: Pick<Service, 'materials'>, kind: string, label: string): string {
  const labels = labelsOf(service, kind);
  if (labels.length <= 1) {
    return label;
  }
  return labels.length <= NAMES_SAID ? labels.join('/') : '证明材料';
}
