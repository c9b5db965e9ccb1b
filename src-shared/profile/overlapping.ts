import type { RegionProfile, ServiceDefinition } from './region-profile.ts';

type Direction = ServiceDefinition['direction'];

/** Directions that cannot be under way for one person at once (O-12). */
export const OVERLAPPING: Readonly<Record<Direction, readonly Direction[]>> = {
  in: ['in', 'both'],
  out: ['out', 'both'],
  both: ['in', 'out', 'both'],
  none: [],
};

/** The services a person may be in only one open filing of, this one among them; one that neither adds nor stops keeps out its own kind. */
export function overlappingServices(
  { services }: Pick<RegionProfile, 'services'>,
  { id, direction }: Pick<ServiceDefinition, 'id' | 'direction'>,
): readonly string[] {
  const others = services.filter((each) => OVERLAPPING[direction].includes(each.direction)).map((each) => each.id);
  return others.includes(id) ? others : [id, ...others];
}
