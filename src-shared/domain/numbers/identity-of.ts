import type { PlainDate } from '../../lib/plain-date.ts';
import type { Gender } from '../person.ts';
import { birthDateOf, genderOf } from './eighteen-characters.ts';
import { checkHmtResidencePermit } from './hmt-residence-permit.ts';
import { checkPermanentResidence2023 } from './permanent-residence.ts';
import { checkResidentId } from './resident-id.ts';

/** What a sound number says of its holder, and which document it is of. */
export type Identity = {
  readonly document: 'resident-id' | 'hmt-residence-permit' | 'permanent-residence-2023';
  readonly birthDate: PlainDate;
  readonly gender: Gender;
};

const CHECKERS = [
  { document: 'resident-id', check: checkResidentId },
  { document: 'hmt-residence-permit', check: checkHmtResidencePermit },
  { document: 'permanent-residence-2023', check: checkPermanentResidence2023 },
] as const;

/**
 * Birth date and sex as a valid 18-character number says them: citizen id, 港澳台居民居住证 or the 2023 permanent residence card.
 * null for anything else: a wrong number must not fill other fields.
 */
export function identityOf(text: string): Identity | null {
  for (const { document, check } of CHECKERS) {
    const { normal, problems } = check(text);
    if (problems.length === 0) {
      return { document, birthDate: birthDateOf(normal), gender: genderOf(normal) };
    }
  }
  return null;
}
