import type { CardAsked } from '../domain/doubts.ts';
import { normaliseIdNumber } from '../domain/numbers/resident-id.ts';
import type { RowValues } from '../forms/condition.ts';
import { sentValues } from '../forms/evaluate.ts';
import { materialsFor } from './materials-for.ts';
import type { MaterialRequirement } from './region-profile.ts';
import type { Service } from './service-of.ts';

/** What an ID card under a kind is asked for in a row of these values; undefined where that kind is none there. */
export function cardAsked(service: Service, values: RowValues, kind: string): CardAsked | undefined {
  const sides = materialsFor(service, values).find((needed) => needed.kind === kind)?.idCardSides;
  return sides === undefined
    ? undefined
    : { sides, idNumber: normaliseIdNumber(sentValues(service.form, values)[service.roles.idNumber] ?? '') };
}

/** The kinds that are ID cards for a row of these values. */
export function cardKinds(service: Service, values: RowValues): ReadonlySet<string> {
  return new Set(materialsFor(service, values).flatMap(({ kind, idCardSides }) => (idCardSides === undefined ? [] : [kind])));
}

/** The kinds that are ID cards for some row, whatever its values: quick to ask for rows by the thousand. */
export function possibleCardKinds({ materials }: { readonly materials: readonly MaterialRequirement[] }): ReadonlySet<string> {
  return new Set(materials.flatMap(({ kind, idCardSides }) => (idCardSides === undefined ? [] : [kind])));
}
