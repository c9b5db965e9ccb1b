import type { OutboxEntry, StoreWriter } from '../../src-main/engine/ports/store.ts';
import type { Filing, FilingRow } from '../../src-shared/domain/filing.ts';
import type { FilingId, RowId, Sha256 } from '../../src-shared/domain/ids.ts';
import type { RosterPerson } from '../../src-shared/domain/person.ts';
import type { UnitRecord } from '../../src-shared/domain/unit.ts';

export const NOW = '2026-11-22T01:00:00.000Z';
export const CITIZEN = '11010519491231002X';
export const OTHER_CITIZEN = '110105199003071233';
export const SHA = 'a'.repeat(64) as Sha256;

export function sampleUnit(change: Partial<UnitRecord> = {}): UnitRecord {
  return {
    insurance: 'medical',
    unitNumber: '610500001',
    unitName: '渭南演练单位',
    creditCode: '91350100M000100Y43',
    unitType: '企业',
    address: '演练路 1 号',
    legalRepresentative: '演练甲',
    specialistName: '演练乙',
    specialistPhoneMasked: '138****8000',
    agency: '演练经办机构',
    status: '参保',
    insuredCount: 2,
    ...change,
  };
}

export function samplePerson(change: Partial<RosterPerson> = {}): RosterPerson {
  return {
    insurance: 'medical',
    unitNumber: '610500001',
    personNumber: '0000000001',
    socialSecurityNumber: CITIZEN,
    name: '测试甲',
    gender: 'female',
    birthDate: '1949-12-31',
    staffKind: 'working',
    status: 'active',
    contributionBase: '4737.00',
    insuredSince: '202001',
    lastPaidMonth: '',
    version: 1,
    changedAt: NOW,
    ...change,
  };
}

export function sampleRow(name: string, idNumber: string): FilingRow {
  return {
    rowId: '00000000000000000000000R01' as RowId,
    values: { name, socialSecurityNumber: idNumber },
    origins: { name: { from: 'typed', at: NOW } },
    attachments: [{ kind: 'id-card', sha256: SHA, fileName: '身份证.jpg', mediaType: 'image/jpeg', bytes: 12, attachedAt: NOW }],
    verdict: null,
  };
}

export function sampleFiling(filingId: string, change: Partial<Filing> = {}): Filing {
  return {
    filingId: filingId as FilingId,
    region: 'practice',
    profileVersion: '1',
    service: 'enrolment',
    insurance: 'medical',
    unitNumber: '610500001',
    state: 'draft',
    step: 'fill',
    rows: [sampleRow('测试甲', CITIZEN)],
    sharedValues: {},
    attachments: [],
    revision: 1,
    createdAt: NOW,
    changedAt: NOW,
    submittedAt: null,
    receipt: null,
    decidedAt: null,
    ...change,
  };
}

export function sampleEntry(filingId: FilingId, change: Partial<OutboxEntry> = {}): OutboxEntry {
  return {
    filingId,
    content: '{"clientId":"x"}',
    contentHash: 'b'.repeat(64),
    remarks: [{ rowId: '', kind: 'id-copy', sha256: 'a'.repeat(64) as Sha256, reason: '原件如此', doubts: ['blurred'] }],
    queuedAt: NOW,
    attempts: 0,
    lastFailure: null,
    nextAttemptAt: null,
    ...change,
  };
}

export function putSample(write: StoreWriter, filing: Filing, people: { readonly idNumbers: string[]; readonly names: string[] }): void {
  write.putFiling(filing, { ...people, effectiveMonth: '202611' });
}
