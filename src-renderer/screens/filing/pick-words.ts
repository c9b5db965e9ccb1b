import { INSURED_STATUS_WORDS, STAFF_KIND_WORDS } from '../../../src-shared/domain/person-words.ts';
import type { Pick as PickRule } from '../../../src-shared/profile/service-parts.ts';

/** 在职、参保缴费人员: whom a service is for, in words. */
export function whoIsMeant({ staffKinds, statuses }: PickRule): string {
  return `${staffKinds.map((kind) => STAFF_KIND_WORDS[kind]).join('或')}、${statuses.map((status) => INSURED_STATUS_WORDS[status]).join('或')}人员`;
}
