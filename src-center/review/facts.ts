import type { RosterPerson } from '../../src-shared/domain/person.ts';
import { STATE_LABELS } from '../../src-shared/domain/state-labels.ts';
import { fieldsOf } from '../../src-shared/forms/evaluate.ts';
import { chinaDate } from '../../src-shared/lib/plain-date.ts';
import { effectOf } from '../../src-shared/profile/effect-of.ts';
import type { RegionProfile } from '../../src-shared/profile/region-profile.ts';
import { type Service, serviceOf } from '../../src-shared/profile/service-of.ts';
import type { RosterFacts } from '../../src-shared/validation/facts.ts';
import type { Finding } from '../../src-shared/validation/finding.ts';
import { startJudging } from '../../src-shared/validation/judge-rows.ts';
import type { Reading } from '../store/books.ts';
import { countRows, type KeptRow, repeatedNumbers } from '../store/filing-rows.ts';
import { standingDeclarations, yearsOf } from '../store/filing-years.ts';
import { type KeptFiling, openFilingsNaming, pendingChangesBefore } from '../store/filings.ts';
import { activeElsewhere, peopleNamed } from '../store/people.ts';
import type { PublishedProfiles } from './published-profiles.ts';

/** The rules a filing was begun under. They were known when it was taken, and the books forget none. */
export function rulesOf(profiles: PublishedProfiles, filing: KeptFiling): { readonly profile: RegionProfile; readonly service: Service } {
  const { region, insurance } = filing.head;
  const profile = profiles.get(region, filing.profileVersion);
  const service = profile === null ? null : serviceOf(profile, filing.service, insurance);
  if (profile === null || service === null) {
    throw new Error(`no profile ${region} ${filing.profileVersion} with service ${filing.service}`);
  }
  return { profile, service };
}

/**
 * The same rule pack as on the clerk's PC, over the centre's own books, and what only the centre can know. Asked for some of the
 * filing's rows at a time: the facts say what of the others matters. What is about the filing as a whole has `place.rowId` ''.
 */
export function findingsOf(books: Reading, profiles: PublishedProfiles, filing: KeptFiling, rows: readonly KeptRow[]): readonly Finding[] {
  const { profile, service } = rulesOf(profiles, filing);
  const facts = factsOf(books, filing, rows);
  const judging = startJudging({ profile, service: service.id, insurance: service.insurance });
  const tally = { ...judging.startTally(), rows: countRows(books, filing.clientId).rows };
  const findings = [
    judging.whole(tally, facts, { attachments: filing.head.materials ?? [], sharedValues: sharedValuesOf(service, rows) }),
    ...judging.judge(
      rows.map(({ rowId, values, materials }) => ({ rowId, values, attachments: materials })),
      facts,
    ),
  ].flat();
  return [...findings, ...withoutPerson(service, rows, facts.people, findings), ...insuredElsewhere(books, service, filing, rows)];
}

/** Chosen once for the whole batch, so that every row has them. */
function sharedValuesOf(service: Service, [first]: readonly KeptRow[]): KeptRow['values'] {
  const shared = fieldsOf(service.form).filter((field) => field.shared === true);
  return Object.fromEntries(shared.map(({ id }) => [id, first?.values[id] ?? '']));
}

function factsOf(books: Reading, filing: KeptFiling, rows: readonly KeptRow[]): RosterFacts {
  const { unitId, clientId, service } = filing;
  const idNumbers = rows.map(({ socialSecurityNumber }) => socialSecurityNumber);
  const open = openFilingsNaming(books, { ...filing, idNumbers });
  const declared = standingDeclarations(books, { unitId, service, years: yearsOf(books, clientId), idNumbers, before: clientId });
  return {
    // Deadlines are judged by the day of receipt, however long the review takes.
    today: chinaDate(filing.receivedAt),
    people: peopleNamed(books, unitId, { idNumbers, names: rows.map(({ name }) => name) }),
    openFilings: open.map(({ filingId, socialSecurityNumber, state }) => ({
      filingId,
      socialSecurityNumber,
      stateLabel: STATE_LABELS[state],
    })),
    yearFilings: declared.map(({ filingId, year, state, receiptNumber }) => ({
      filingId,
      year,
      stateLabel: STATE_LABELS[state],
      receiptNumber,
    })),
    pendingChanges: pendingChangesBefore(books, filing),
    repeatedNumbers: repeatedNumbers(books, clientId, idNumbers),
  };
}

/**
 * A stop needs somebody who is insured here, a base somebody who is on the roster; the centre does not approve what it cannot carry
 * out. Silent where the rule pack said so in its own words.
 */
function withoutPerson(
  service: Service,
  rows: readonly KeptRow[],
  people: readonly RosterPerson[],
  findings: readonly Finding[],
): readonly Finding[] {
  const field = service.roles.idNumber;
  const known = new Map(people.map((person) => [person.socialSecurityNumber, person]));
  const blocked = new Set(
    findings.filter(({ severity, place }) => severity === 'block' && place.field === field).map(({ place }) => place.rowId),
  );
  return rows
    .filter(({ rowId }) => !blocked.has(rowId))
    .flatMap(({ rowId, values, socialSecurityNumber }): Finding[] => {
      const person = known.get(socialSecurityNumber);
      const kind = effectOf(service, values)?.kind;
      const lacks = (kind === 'stop' && person?.status !== 'active') || (kind === 'set-base' && person === undefined);
      if (!lacks) {
        return [];
      }
      const sentence =
        person === undefined
          ? '该人员不在本单位本险种的参保名册中，请核对号码后重新申报。'
          : '该人员在本单位本险种已经停保，不能重复办理。请同步单位人员后核对。';
      return [{ severity: 'block', rule: '§4.6', place: { rowId, field }, sentence }];
    });
}

/** §4.6: who is still active with another unit must be stopped there first. Only the centre sees other units. */
function insuredElsewhere(books: Reading, service: Service, filing: KeptFiling, rows: readonly KeptRow[]): readonly Finding[] {
  const { region, insurance } = filing.head;
  const enrolled = rows.filter(({ values }) => effectOf(service, values)?.kind === 'enrol');
  const elsewhere = activeElsewhere(books, {
    region,
    insurance,
    unitId: filing.unitId,
    idNumbers: enrolled.map(({ socialSecurityNumber }) => socialSecurityNumber),
  });
  return enrolled
    .filter(({ socialSecurityNumber }) => elsewhere.has(socialSecurityNumber))
    .map(({ rowId }) => ({
      severity: 'block',
      rule: '§4.6',
      place: { rowId, field: service.roles.idNumber },
      sentence: '该人员正在其他单位参加本险种，请先由原单位办理停保，再重新申报。',
    }));
}
