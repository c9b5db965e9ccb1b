import type { CardSide } from '../domain/card-reading.ts';
import { compileCondition, type RowValues } from '../forms/condition.ts';
import { sentValues } from '../forms/evaluate.ts';
import type { MaterialRequirement, RegionProfile } from './region-profile.ts';
import type { Service } from './service-of.ts';

/** A material that is needed now, in the order the profile lists them. */
export type NeededMaterial = {
  readonly kind: string;
  readonly label: string;
  readonly alternatives: readonly string[];
  readonly hint: string;
  readonly required: boolean;
  /** Of an ID card: the sides that are wanted. */
  readonly idCardSides?: readonly CardSide[];
};

/** Which materials a row needs, by its values. */
export function materialsFor(service: Service, values: RowValues): readonly NeededMaterial[] {
  return compileMaterials(rowMaterialsOf(service))(sentValues(service.form, values));
}

/** Which materials the filing as a whole needs, by the values all its rows share. */
export function filingMaterialsFor(service: Service, sharedValues: RowValues): readonly NeededMaterial[] {
  return compileMaterials(filingMaterialsOf(service))(sentValues(service.form, sharedValues));
}

/** The lines of the list that are about single rows. */
export function rowMaterialsOf(service: Service): readonly MaterialRequirement[] {
  return service.materials.filter(({ scope }) => scope !== 'filing');
}

/** The lines of the list that are about the filing as a whole. */
export function filingMaterialsOf(service: Service): readonly MaterialRequirement[] {
  return service.materials.filter(({ scope }) => scope === 'filing');
}

/** What these lines ask for, as a function of the values that show: of the lines of a kind the first whose condition holds counts. */
export function compileMaterials(lines: readonly MaterialRequirement[]): (shown: RowValues) => readonly NeededMaterial[] {
  const compiled = lines.map((line) => ({
    material: {
      kind: line.kind,
      label: line.label,
      alternatives: line.alternatives ?? [],
      hint: materialHint(line),
      required: line.need === 'required',
      ...(line.idCardSides === undefined ? {} : { idCardSides: line.idCardSides }),
    },
    applies: line.when === undefined ? null : compileCondition(line.when),
  }));
  return (shown) => {
    const needed: NeededMaterial[] = [];
    for (const { material, applies } of compiled) {
      if (!needed.some(({ kind }) => kind === material.kind) && (applies === null || applies(shown))) {
        needed.push(material);
      }
    }
    return needed;
  };
}

/** What stands under a material's name: 也可用调函、派遣证。 and the hint of its own. */
export function materialHint({ alternatives = [], hint = '' }: Pick<MaterialRequirement, 'alternatives' | 'hint'>): string {
  return `${alternatives.length === 0 ? '' : `也可用${alternatives.join('、')}。`}${hint}`;
}

/** The limits of a kind: those of the profile, with its own list of file kinds where it has one (ZM-10: one as JPG, one as Excel). */
export function limitsFor(
  { materials }: Pick<Service, 'materials'>,
  kind: string,
  limits: RegionProfile['materialLimits'],
): RegionProfile['materialLimits'] {
  const line = materials.find((each) => each.kind === kind && each.mediaTypes !== undefined);
  return { ...limits, mediaTypes: line?.mediaTypes ?? limits.mediaTypes };
}
