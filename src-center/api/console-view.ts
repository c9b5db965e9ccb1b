import { maskPhone } from '../../src-shared/domain/numbers/mask.ts';
import { displayValue } from '../../src-shared/forms/display-value.ts';
import { fieldStates } from '../../src-shared/forms/evaluate.ts';
import type { Instant } from '../../src-shared/lib/plain-date.ts';
import { effectOf } from '../../src-shared/profile/effect-of.ts';
import { materialsFor } from '../../src-shared/profile/materials-for.ts';
import type { RegionProfile } from '../../src-shared/profile/region-profile.ts';
import type { Service } from '../../src-shared/profile/service-of.ts';
import { effectInWords } from '../../src-shared/validation/effect-in-words.ts';
import type { Finding } from '../../src-shared/validation/finding.ts';
import { type FilingDetail, type FilingRowDetail, type ListedFiling, ROWS_SHOWN, type SentCodeEntry } from '../contract/console.ts';
import { unitBefore, unitChanges } from '../review/carry-out/change-unit.ts';
import { findingsOf, rulesOf } from '../review/facts.ts';
import type { Office } from '../review/office.ts';
import { findCode, type SentCode } from '../store/codes.ts';
import { countRows, type KeptRow, listRows, namesOf } from '../store/filing-rows.ts';
import { filingHistory, type KeptFiling, PENDING } from '../store/filings.ts';
import { type Unit, unitById } from '../store/units.ts';

export function insuranceLabel(profile: RegionProfile | null, insurance: string): string {
  return profile?.insurances.find((one) => one.insurance === insurance)?.label ?? insurance;
}

export function listedOf(office: Office, filing: KeptFiling): ListedFiling {
  const { profile, service } = rulesOf(office.profiles, filing);
  const unit = unitById(office.books.read, filing.unitId);
  const { names, people } = namesOf(office.books.read, filing.clientId);
  return {
    clientId: filing.clientId,
    receiptNumber: filing.receiptNumber,
    state: filing.state,
    region: profile.id,
    regionName: profile.name,
    resultWords: profile.resultWords ?? null,
    serviceLabel: service.label,
    insuranceLabel: insuranceLabel(profile, filing.head.insurance),
    unitName: unit.unitName,
    unitNumber: unit.unitNumber,
    names: [...names],
    people,
    receivedAt: filing.receivedAt,
    decidedAt: filing.decidedAt,
  };
}

/** Everything the reviewer reads, in the words of the profile the filing was begun under, with the first of its rows. */
export function detailOf(office: Office, filing: KeptFiling): FilingDetail {
  const { profile, service } = rulesOf(office.profiles, filing);
  const unit = unitById(office.books.read, filing.unitId);
  const first = listRows(office.books.read, filing.clientId, { filter: 'all', text: '', limit: ROWS_SHOWN, offset: 0 });
  const { rows, findings } = rowDetailsOf(office, filing, first.items);
  return {
    ...listedOf(office, filing),
    systemName: profile.systemName,
    profileVersion: filing.profileVersion,
    creditCode: unit.creditCode,
    agency: unit.agency,
    specialistName: unit.specialistName,
    submittedAt: filing.head.submittedAt,
    counts: countRows(office.books.read, filing.clientId),
    materials: shownMaterials(service, filing.head.materials ?? [], new Map()),
    findings: [...findings],
    rows: [...rows],
    history: [...filingHistory(office.books.read, filing.clientId)],
  };
}

/** Rows as the reviewer reads them, and what the rules say of the filing as a whole. Only open rows of a pending filing are judged. */
export function rowDetailsOf(
  office: Office,
  filing: KeptFiling,
  rows: readonly KeptRow[],
): { readonly rows: readonly FilingRowDetail[]; readonly findings: readonly Finding[] } {
  const { profile, service } = rulesOf(office.profiles, filing);
  const pending: readonly string[] = PENDING;
  const open = pending.includes(filing.state) ? rows.filter(({ approved }) => approved === null) : [];
  const findings = open.length === 0 ? [] : findingsOf(office.books.read, office.profiles, filing, open);
  const byRow = Map.groupBy(findings, ({ place }) => place.rowId);
  const unit = unitById(office.books.read, filing.unitId);
  return {
    findings: byRow.get('') ?? [],
    rows: rows.map((row) => {
      // What a kind is called depends on the row: 劳动合同, or 调令 for who was transferred.
      const labels = new Map(materialsFor(service, row.values).map((one) => [one.kind, one.label]));
      return {
        rowId: row.rowId,
        position: row.position + 1,
        name: row.name,
        idNumber: row.socialSecurityNumber,
        effect: effectInWords(profile, service, row.values),
        sections: sectionsOf(profile, service, row.values),
        changes: changesOf(profile, service, unit, row),
        materials: shownMaterials(service, row.materials, labels),
        findings: byRow.get(row.rowId) ?? [],
        verdict: row.approved === null ? null : { approved: row.approved, reason: row.reason, personNumber: row.personNumber },
      };
    }),
  };
}

function shownMaterials(service: Service, materials: KeptRow['materials'], labels: ReadonlyMap<string, string>): FilingDetail['materials'] {
  return materials.map(({ kind, ...material }) => ({
    kindLabel: labels.get(kind) ?? service.materials.find((one) => one.kind === kind)?.label ?? kind,
    ...material,
  }));
}

/** Against the unit's record of this moment, or, once approved, against what it said then. */
function changesOf(profile: RegionProfile, service: Service, unit: Unit, row: KeptRow): FilingRowDetail['changes'] {
  const effect = effectOf(service, row.values);
  if (effect?.kind !== 'change-unit' || row.approved === false) {
    return [];
  }
  const changes = unitChanges({ profile, service, effect, unit: row.approved === null ? unit : unitBefore(unit, row), row });
  return changes.map(({ label, before, after }) => ({ label, before, after }));
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
    regionName: office.profiles.get(unit.region)?.name ?? unit.region,
    unitName: unit.unitName,
    insuranceLabel: insuranceLabel(office.profiles.get(unit.region), unit.insurance),
    phoneMasked: maskPhone(unit.specialistPhone),
    code: sent.code,
    sentAt: sent.sentAt,
    expiresAt: sent.expiresAt,
    standing: sent.usedAt !== null ? 'used' : sent.expiresAt <= now ? 'expired' : stands ? 'valid' : 'replaced',
  };
}
