import { STATE_LABELS } from '../../src-shared/domain/state-labels.ts';
import { chinaDate } from '../../src-shared/lib/plain-date.ts';
import type { RegionProfile } from '../../src-shared/profile/region-profile.ts';
import { type Service, serviceOf } from '../../src-shared/profile/service-of.ts';
import type { Finding } from '../../src-shared/validation/finding.ts';
import { validateFiling } from '../../src-shared/validation/validate.ts';
import type { Reading } from '../store/books.ts';
import { type KeptFiling, openFilingsNaming } from '../store/filings.ts';
import { activeElsewhere, peopleNamed } from '../store/people.ts';
import type { PublishedProfiles } from './published-profiles.ts';

/** The rules a filing was begun under. They were known when it was taken, and the books forget none. */
export function rulesOf(profiles: PublishedProfiles, filing: KeptFiling): { readonly profile: RegionProfile; readonly service: Service } {
  const { region, insurance } = filing.content;
  const profile = profiles.get(region, filing.profileVersion);
  const service = profile === null ? null : serviceOf(profile, filing.service, insurance);
  if (profile === null || service === null) {
    throw new Error(`no profile ${region} ${filing.profileVersion} with service ${filing.service}`);
  }
  return { profile, service };
}

/** The same rule pack as on the clerk's PC, over the centre's own books, and what only the centre can know. */
export function findingsOf(books: Reading, profiles: PublishedProfiles, filing: KeptFiling): readonly Finding[] {
  const { profile, service } = rulesOf(profiles, filing);
  const idNumbers = filing.rows.map(({ socialSecurityNumber }) => socialSecurityNumber);
  const names = filing.rows.map(({ name }) => name);
  const findings = validateFiling({
    profile,
    service: filing.service,
    insurance: service.insurance,
    rows: filing.content.rows.map(({ rowId, values, materials }) => ({ rowId, values, attachments: materials })),
    facts: {
      // Deadlines are judged by the day of receipt, however long the review takes.
      today: chinaDate(filing.receivedAt),
      people: peopleNamed(books, filing.unitId, { idNumbers, names }),
      openFilings: openFilingsNaming(books, {
        unitId: filing.unitId,
        direction: filing.direction,
        idNumbers,
        clientId: filing.clientId,
      }).map(({ filingId, socialSecurityNumber, state }) => ({ filingId, socialSecurityNumber, stateLabel: STATE_LABELS[state] })),
    },
  });
  return [...findings, ...insuredElsewhere(books, service, filing)];
}

/** §4.6: who is still active with another unit must be stopped there first. Only the centre sees other units. */
function insuredElsewhere(books: Reading, service: Service, filing: KeptFiling): readonly Finding[] {
  const { region, insurance } = filing.content;
  return filing.rows
    .filter(({ socialSecurityNumber }) => activeElsewhere(books, { region, insurance, unitId: filing.unitId, socialSecurityNumber }))
    .map(({ rowId }) => ({
      severity: 'block',
      rule: '§4.6',
      place: { rowId, field: service.roles.idNumber },
      sentence: '该人员正在其他单位参加本险种，请先由原单位办理停保，再重新申报。',
    }));
}
