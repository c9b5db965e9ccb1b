import type { CentreFiling } from '../../src-shared/contract/centre.ts';
import type { Failure } from '../../src-shared/contract/errors.ts';
import type { FilingContent } from '../../src-shared/domain/filing.ts';
import type { FilingId } from '../../src-shared/domain/ids.ts';
import { normaliseNumber } from '../../src-shared/domain/numbers/number-check.ts';
import { canonicalJson } from '../../src-shared/lib/canonical-json.ts';
import { chinaDate, type Instant } from '../../src-shared/lib/plain-date.ts';
import { fail, ok, type Result } from '../../src-shared/lib/result.ts';
import type { RegionProfile } from '../../src-shared/profile/region-profile.ts';
import { type Service, serviceOf } from '../../src-shared/profile/service-of.ts';
import type { Office } from '../review/office.ts';
import type { Account } from '../store/accounts.ts';
import type { Reading } from '../store/books.ts';
import { addFiling, centreFilingOf, findFiling, type KeptFiling, PENDING, putFilingState } from '../store/filings.ts';
import { materialOf } from '../store/materials.ts';
import { nextOf } from '../store/settings.ts';
import { type Unit, unitsOfAccount } from '../store/units.ts';
import { sha256Of } from './secrets.ts';
import { opensOn } from './window.ts';

export type TakenFiling = { readonly isNew: boolean; readonly filing: CentreFiling };
type Taking = { readonly clientId: FilingId; readonly contentHash: string; readonly content: FilingContent };

/**
 * Takes a filing, once: the same content again gets the receipt it got before, other content under the same id is refused. What
 * answers `isNew` is on disk.
 */
export async function takeFiling(office: Office, account: Account, taking: Taking): Promise<Result<TakenFiling, Failure>> {
  const { clientId, contentHash, content } = taking;
  const contentText = canonicalJson(content);
  if (content.clientId !== clientId) {
    return fail({ code: 'request-invalid', detail: 'clientId of the content is not the one of the address' });
  }
  if (sha256Of(contentText) !== contentHash) {
    return fail({ code: 'request-invalid', detail: 'contentHash is not the SHA-256 of the canonical content' });
  }
  return office.books.write((write): Result<TakenFiling, Failure> => {
    const known = findFiling(write, clientId);
    if (known !== null) {
      return knownFiling(known, account, contentHash);
    }
    const now = office.clock.now();
    const accepted = judge(office, write, account, content, now);
    if (!accepted.ok) {
      return accepted;
    }
    const { unit, service } = accepted.value;
    const day = chinaDate(now).replaceAll('-', '');
    addFiling(write, {
      clientId,
      accountId: account.accountId,
      unitId: unit.unitId,
      service: service.id,
      direction: service.direction,
      profileVersion: content.profileVersion,
      content,
      contentText,
      contentHash,
      // SAA036: "XY", the day, and a serial that counts without gaps.
      receiptNumber: `XY${day}${String(nextOf(write, 'receipt-number')).padStart(6, '0')}`,
      receivedAt: now,
      state: 'received',
      decidedAt: null,
      rows: content.rows.map(({ rowId, values }) => ({
        rowId,
        socialSecurityNumber: normaliseNumber(values[service.roles.idNumber] ?? ''),
        name: values[service.roles.name] ?? '',
        approved: null,
        reason: '',
        personNumber: '',
      })),
    });
    const taken = findFiling(write, clientId);
    if (taken === null) {
      throw new Error('a filing just written is not in the books');
    }
    return ok({ isNew: true, filing: centreFilingOf(taken) });
  });
}

function knownFiling(known: KeptFiling, account: Account, contentHash: string): Result<TakenFiling, Failure> {
  if (known.accountId !== account.accountId) {
    return fail({ code: 'content-conflict', receiptNumber: '' });
  }
  return known.contentHash === contentHash
    ? ok({ isNew: false, filing: centreFilingOf(known) })
    : fail({ code: 'content-conflict', receiptNumber: known.receiptNumber });
}

/** Whether the centre can take this at all. What the rules say of its people is the review's business. */
function judge(
  office: Office,
  books: Reading,
  account: Account,
  content: FilingContent,
  now: Instant,
): Result<{ readonly unit: Unit; readonly service: Service; readonly profile: RegionProfile }, Failure> {
  const unit = unitsOfAccount(books, account.accountId).find(
    ({ insurance, unitNumber }) => insurance === content.insurance && unitNumber === content.unitNumber,
  );
  if (unit === undefined || content.region !== account.region) {
    return fail({ code: 'insurance-not-linked', insurance: content.insurance });
  }
  const profile = office.profiles.get(content.region, content.profileVersion);
  if (profile === null) {
    return fail({ code: 'profile-version-unknown', version: content.profileVersion });
  }
  const service = serviceOf(profile, content.service, content.insurance);
  // The reference centre carries out what adds people; it must not give a receipt for what it cannot do.
  if (service === null || service.direction !== 'in') {
    return fail({ code: 'service-unknown', service: content.service });
  }
  const opens = office.knobs.get().enforceWindow ? opensOn(profile.filingWindow, chinaDate(now)) : null;
  if (opens !== null) {
    return fail({ code: 'centre-closed', opensOn: opens });
  }
  if (new Set(content.rows.map(({ rowId }) => rowId)).size !== content.rows.length) {
    return fail({ code: 'request-invalid', detail: 'two rows have the same rowId' });
  }
  const materials = content.rows.flatMap((row) => row.materials);
  const kept = materials.map((material) => ({ material, kept: materialOf(books, account.accountId, material.sha256) }));
  const missing = kept.filter((one) => one.kept === null).map(({ material }) => material.sha256);
  if (missing.length > 0) {
    return fail({ code: 'materials-missing', sha256: [...new Set(missing)] });
  }
  const other = kept.find((one) => one.kept?.bytes !== one.material.bytes || one.kept.mediaType !== one.material.mediaType);
  return other === undefined ? ok({ unit, service, profile }) : fail({ code: 'material-mismatch', sha256: other.material.sha256 });
}

/** Only the employer's own. */
export function filingOf(books: Reading, account: Account, clientId: FilingId): Result<KeptFiling, Failure> {
  const filing = findFiling(books, clientId);
  return filing === null || filing.accountId !== account.accountId ? fail({ code: 'filing-not-found' }) : ok(filing);
}

/** O-10: while the profile allows. Withdrawing again says the same again. */
export function withdrawFiling(office: Office, account: Account, clientId: FilingId): Promise<Result<CentreFiling, Failure>> {
  return office.books.write((write): Result<CentreFiling, Failure> => {
    const found = filingOf(write, account, clientId);
    if (!found.ok) {
      return found;
    }
    const filing = found.value;
    if (filing.state === 'withdrawn') {
      return ok(centreFilingOf(filing));
    }
    const allowed: readonly string[] = office.profiles.get(filing.content.region, filing.profileVersion)?.withdrawWhile ?? [];
    const pending: readonly string[] = PENDING;
    if (!allowed.includes(filing.state) || !pending.includes(filing.state) || filing.rows.some(({ approved }) => approved === true)) {
      return fail({ code: 'not-possible-now', state: filing.state });
    }
    putFilingState(write, filing, { state: 'withdrawn', actor: 'unit', at: office.clock.now() });
    return ok(centreFilingOf({ ...filing, state: 'withdrawn', decidedAt: null }));
  });
}
