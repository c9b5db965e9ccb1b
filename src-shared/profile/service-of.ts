import type { Insurance } from '../domain/insurance.ts';
import type { FieldDefinition, FormDefinition, ProfileField } from '../forms/definition.ts';
import type { RegionProfile, ServiceDefinition } from './region-profile.ts';

/** A service as one insurance has it: its form, materials and rules hold nothing of another insurance. */
export type Service = Omit<ServiceDefinition, 'form'> & { readonly insurance: Insurance; readonly form: FormDefinition };

/** Finds a service of the profile and narrows it to the insurance; null when the profile does not offer it there. */
export function serviceOf(profile: RegionProfile, serviceId: string, insurance: Insurance): Service | null {
  const service = profile.services.find((candidate) => candidate.id === serviceId);
  if (service === undefined || !service.insurances.includes(insurance)) {
    return null;
  }
  const applies = (part: { readonly insurances?: readonly Insurance[] | undefined }): boolean =>
    part.insurances === undefined || part.insurances.includes(insurance);
  const sections = service.form.sections
    .map(({ title, fields }) => ({ title, fields: fields.filter(applies).map(fieldOfOneInsurance) }))
    .filter(({ fields }) => fields.length > 0);
  return {
    ...service,
    insurance,
    form: { sections },
    materials: service.materials.filter(applies),
    rules: service.rules.filter(applies),
  };
}

function fieldOfOneInsurance(field: ProfileField): FieldDefinition {
  return { ...field, insurances: undefined };
}
