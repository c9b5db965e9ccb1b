import type { Service } from '../../../src-shared/profile/service-of.ts';

/** The names a kind of material has in this service, one for each situation that asks for it. */
export function labelsOf(service: Pick<Service, 'materials'>, kind: string): readonly string[] {
  return [...new Set(service.materials.filter((line) => line.kind === kind).map(({ label }) => label))];
}

/** What a kind is called where many people stand together: its own name, or 证明材料 where it has several. */
export function kindLabel(service: Pick<Service, 'materials'>, kind: string, label: string): string {
  return labelsOf(service, kind).length > 1 ? '证明材料' : label;
}
