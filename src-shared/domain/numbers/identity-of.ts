import type { PlainDate } from '../../lib/plain-date.ts';
import type { Gender } from '../person.ts';
import { birthDateOf, genderOf } from './eighteen-characters.ts';
import { checkHmtResidencePermit } from './hmt-residence-permit.ts';
import { checkPermanentResidence2023 } from './permanent-residence.ts';
import { checkResidentId } from './resident-id.ts';

/**
 * Birth date and sex as a valid 18-character number says them: citizen id, 港澳台居民居住证 or the 2023 permanent residence card.
 * null for anything else: a wrong number must not fill other fields.
 */
export function identityOf(text: string): { readonly birthDate: PlainDate; readonly gender: Gender } | null {
  for (const check of [checkResidentId, checkHmtResidencePermit, checkPermanentResidence2023]) {
    const { normal, problems } = check(text);
    if (problems.length === 0) {
      return { birthDate: birthDateOf(normal), gender: genderOf(normal) };
    }
  }
  return null;
}
