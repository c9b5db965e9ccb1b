import type { CodeTable } from '../../../src-shared/forms/definition.ts';
import { fieldsOf } from '../../../src-shared/forms/evaluate.ts';
import type { RegionProfile } from '../../../src-shared/profile/region-profile.ts';
import { type Service, serviceOf } from '../../../src-shared/profile/service-of.ts';

/** What an import needs of a profile, small enough to be sent to the thread that reads. */
export type ImportPlan = {
  readonly service: PlannedService;
  readonly codeTables: readonly CodeTable[];
  /** The insurance's other batch services: a file may be the template of one of them. */
  readonly others: readonly PlannedService[];
};

export type PlannedService = Pick<Service, 'id' | 'label' | 'form' | 'roles' | 'batch' | 'rules'>;

export function importPlanOf(profile: RegionProfile, service: Service): ImportPlan {
  const asked = new Set(fieldsOf(service.form).flatMap(({ codes }) => codes ?? []));
  const others = profile.services
    .filter((other) => other.batch !== undefined && other.id !== service.id)
    .map((other) => serviceOf(profile, other.id, service.insurance))
    .filter((other) => other !== null);
  return {
    service: planned(service),
    codeTables: profile.codeTables.filter(({ id }) => asked.has(id)),
    others: others.map(planned),
  };
}

function planned({ id, label, form, roles, batch, rules }: Service): PlannedService {
  return { id, label, form, roles, batch, rules };
}
