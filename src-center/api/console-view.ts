import { maskPhone } from '../../src-shared/domain/numbers/mask.ts';
import { displayValue } from '../../src-shared/forms/display-value.ts';
import { fieldStates } from '../../src-shared/forms/evaluate.ts';
import type { Instant } from '../../src-shared/lib/plain-date.ts';
import { materialsFor } from '../../src-shared/profile/materials-for.ts';
import type { RegionProfile } from '../../src-shared/profile/region-profile.ts';
import type { Service } from '../../src-shared/profile/service-of.ts';
import type { FilingDetail, ListedFiling, SentCodeEntry } from '../contract/console.ts';
import { findingsOf, rulesOf } from '../review/facts.ts';
import type { Office } from '../review/office.ts';
import { findCode, type SentCode } from '../store/codes.ts';
import { filingHistory, type KeptFiling, PENDING } from '../store/filings.ts';
import { unitById } from '../store/units.ts';

export function insuranceLabel(profile: RegionProfile | null, insurance: string): string {
  return profile?.insurances.find((one) => one.insurance === insurance)?.label ?? insurance;
}

export function listedOf(office: Office, filing: KeptFiling): ListedFiling {
  const { profile, service } = rulesOf(office.profiles, filing);
  const unit = unitById(office.books.read, filing.unitId);
  return {
    clientId: filing.clientId,
    receiptNumber: filing.receiptNumber,
    state: filing.state,
    serviceLabel: service.label,
    insuranceLabel: insuranceLabel(profile, filing.content.insurance),
    unitName: unit.unitName,
    unitNumber: unit.unitNumber,
    names: filing.rows.slice(0, 3).map(({ name }) => name),
    people: filing.rows.length,
    receivedAt: filing.receivedAt,
    decidedAt: filing.decidedAt,
  };
}

/** Everything the reviewer reads, in the words of the profile the filing was begun under. */
export function detailOf(office: Office, filing: KeptFiling): FilingDetail {
  const { profile, service } = rulesOf(office.profiles, filing);
  const unit = unitById(office.books.read, filing.unitId);
  const pending: readonly string[] = PENDING;
  const findings = pending.includes(filing.state) ? findingsOf(office.books.read, office.profiles, filing) : [];
  return {
    ...listedOf(office, filing),
    systemName: profile.systemName,
    profileVersion: filing.profileVersion,
    creditCode: unit.creditCode,
    agency: unit.agency,
    specialistName: unit.specialistName,
    submittedAt: filing.content.submittedAt,
    rows: filing.rows.map(({ rowId, name, approved, reason, personNumber }) => {
      const sent = filing.content.rows.find((row) => row.rowId === rowId);
      // What a kind is called depends on the row: 劳动合同, or 调令 for who was transferred.
      const labels = new Map(materialsFor(service, sent?.values ?? {}).map((one) => [one.kind, one.label]));
      return {
        rowId,
        name,
        sections: sectionsOf(profile, service, sent?.values ?? {}),
        materials: (sent?.materials ?? []).map(({ kind, sha256, fileName, mediaType, bytes }) => ({
          kindLabel: labels.get(kind) ?? service.materials.find((one) => one.kind === kind)?.label ?? kind,
          sha256,
          fileName,
          mediaType,
          bytes,
        })),
        findings: findings.filter(({ place }) => place.rowId === rowId),
        verdict: approved === null ? null : { approved, reason, personNumber },
      };
    }),
    history: [...filingHistory(office.books.read, filing.clientId)],
  };
}

type Sections = FilingDetail['rows'][number]['sections'];
function sectionsOf(profile: RegionProfile, service: Service, values: Readonly<Record<string, string>>): Sections {
  const states = fieldStates(service.form, values);
  return service.form.sections
    .map(({ title, fields }) => ({
      title,
      values: fields
        .filter(({ id }) => states[id]?.visible === true)
        .map((field) => ({ label: field.label, value: displayValue(field, values[field.id] ?? '', profile.codeTables) })),
    }))
    .filter((section) => section.values.length > 0);
}

export function sentCodeOf(office: Office, sent: SentCode, now: Instant): SentCodeEntry {
  const unit = unitById(office.books.read, sent.unitId);
  const state = findCode(office.books.read, sent.purpose, sent.unitId);
  const stands = state !== null && state.code === sent.code && state.sentAt === sent.sentAt;
  return {
    sentId: sent.sentId,
    purpose: sent.purpose,
    unitName: unit.unitName,
    insuranceLabel: insuranceLabel(office.profiles.get(unit.region), unit.insurance),
    phoneMasked: maskPhone(unit.specialistPhone),
    code: sent.code,
    sentAt: sent.sentAt,
    expiresAt: sent.expiresAt,
    standing: sent.usedAt !== null ? 'used' : sent.expiresAt <= now ? 'expired' : stands ? 'valid' : 'replaced',
  };
}
