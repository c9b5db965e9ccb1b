import type { CentreFiling } from '../../src-shared/contract/centre.ts';
import type { Failure } from '../../src-shared/contract/errors.ts';
import type { FilingContent, MaterialRemark } from '../../src-shared/domain/filing.ts';
import type { FilingId } from '../../src-shared/domain/ids.ts';
import { normaliseNumber } from '../../src-shared/domain/numbers/number-check.ts';
import { chinaDate, type Instant } from '../../src-shared/lib/plain-date.ts';
import { fail, ok, type Result } from '../../src-shared/lib/result.ts';
import { opensOn } from '../../src-shared/profile/filing-window.ts';
import { isOnceAYear } from '../../src-shared/profile/once-a-year.ts';
import type { RegionProfile } from '../../src-shared/profile/region-profile.ts';
import { type Service, serviceOf } from '../../src-shared/profile/service-of.ts';
import type { Office } from '../review/office.ts';
import type { Account } from '../store/accounts.ts';
import type { Reading } from '../store/books.ts';
import { addRows, centreFilingOf, countRows, type Named } from '../store/filing-rows.ts';
import { addYears, standingDeclarations } from '../store/filing-years.ts';
import { addFiling, findFiling, type KeptFiling, PENDING, putFilingState } from '../store/filings.ts';
import { nextOf } from '../store/settings.ts';
import { type Unit, unitsOfAccount } from '../store/units.ts';
import { hashOfContent } from './content-hash.ts';
import { refusedMaterials } from './filing-materials.ts';
import { withRemarks } from './material-remarks.ts';

export type TakenFiling = { readonly isNew: boolean; readonly filing: CentreFiling };
type Taking = {
  readonly clientId: FilingId;
  readonly contentHash: string;
  readonly content: FilingContent;
  readonly remarks?: readonly MaterialRemark[] | undefined;
};

/**
 * Takes a filing, once: the same content again gets the receipt it got before, other content under the same id is refused. What
 * answers `isNew` is on disk.
 */
export async function takeFiling(office: Office, account: Account, taking: Taking): Promise<Result<TakenFiling, Failure>> {
  const { clientId, contentHash, content, remarks = [] } = taking;
  if (content.clientId !== clientId) {
    return fail({ code: 'request-invalid', detail: 'clientId of the content is not the one of the address' });
  }
  if ((await hashOfContent(content)) !== contentHash) {
    return fail({ code: 'request-invalid', detail: 'contentHash is not the SHA-256 of the canonical content' });
  }
  return office.books.write((write): Result<TakenFiling, Failure> => {
    const known = findFiling(write, clientId);
    if (known !== null) {
      return knownFiling(write, known, account, contentHash);
    }
    const now = office.clock.now();
    const accepted = judge(office, write, account, content, now);
    if (!accepted.ok) {
      return accepted;
    }
    const { unit, service, years, people } = accepted.value;
    const day = chinaDate(now).replaceAll('-', '');
    const { rows: _, ...head } = content;
    const { rows, materials } = withRemarks(content, remarks);
    const filing: KeptFiling = {
      clientId,
      accountId: account.accountId,
      unitId: unit.unitId,
      service: service.id,
      direction: service.direction,
      profileVersion: content.profileVersion,
      head: content.materials === undefined ? head : { ...head, materials },
      contentHash,
      // SAA036: "XY", the day, and a serial that counts without gaps.
      receiptNumber: `XY${day}${String(nextOf(write, 'receipt-number')).padStart(6, '0')}`,
      receivedAt: now,
      state: 'received',
      decidedAt: null,
    };
    addFiling(write, filing);
    addRows(write, clientId, rows, people);
    addYears(write, filing, years);
    return ok({ isNew: true, filing: centreFilingOf(write, filing) });
  });
}

function knownFiling(books: Reading, known: KeptFiling, account: Account, contentHash: string): Result<TakenFiling, Failure> {
  if (known.accountId !== account.accountId) {
    return fail({ code: 'content-conflict', receiptNumber: '' });
  }
  return known.contentHash === contentHash
    ? ok({ isNew: false, filing: centreFilingOf(books, known) })
    : fail({ code: 'content-conflict', receiptNumber: known.receiptNumber });
}

type Accepted = {
  readonly unit: Unit;
  readonly service: Service;
  readonly profile: RegionProfile;
  /** For which years it declares (O-08). */
  readonly years: readonly string[];
  readonly people: readonly Named[];
};

/** Whether the centre can take this at all. What the rules say of its people is the review's business. */
function judge(office: Office, books: Reading, account: Account, content: FilingContent, now: Instant): Result<Accepted, Failure> {
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
  if (service === null) {
    return fail({ code: 'service-unknown', service: content.service });
  }
  const opens = office.knobs.get().enforceWindow ? opensOn(profile.filingWindow, chinaDate(now)) : null;
  if (opens !== null) {
    return fail({ code: 'centre-closed', opensOn: opens });
  }
  const most = service.batch?.mostRows;
  if (most !== undefined && content.rows.length > most) {
    return fail({ code: 'rows-too-many', rows: content.rows.length, most });
  }
  if (new Set(content.rows.map(({ rowId }) => rowId)).size !== content.rows.length) {
    return fail({ code: 'request-invalid', detail: 'two rows have the same rowId' });
  }
  const refused = refusedMaterials(books, { account, content, service, profile });
  if (refused !== null) {
    return fail(refused);
  }
  const people = content.rows.map(({ values }) => ({
    socialSecurityNumber: normaliseNumber(values[service.roles.idNumber] ?? ''),
    name: values[service.roles.name] ?? '',
  }));
  const years = yearsDeclared(service, content);
  // Asked and written in one transaction: of two that come at once the second finds the first.
  const [standing] = !isOnceAYear(service)
    ? []
    : standingDeclarations(books, {
        unitId: unit.unitId,
        service: service.id,
        years,
        idNumbers: people.map(({ socialSecurityNumber }) => socialSecurityNumber),
      });
  return standing === undefined
    ? ok({ unit, service, profile, years, people })
    : fail({ code: 'already-this-year', year: standing.year, receiptNumber: standing.receiptNumber });
}

/** The years a base declaration is for (O-08); none for other services. */
function yearsDeclared(service: Service, content: FilingContent): readonly string[] {
  const periods = service.effects.flatMap((effect) => (effect.kind === 'set-base' ? [effect.period] : []));
  const years = periods.flatMap((period) => content.rows.map(({ values }) => (values[period] ?? '').slice(0, 4)));
  return [...new Set(years)].filter((year) => year !== '');
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
      return ok(centreFilingOf(write, filing));
    }
    const allowed: readonly string[] = office.profiles.get(filing.head.region, filing.profileVersion)?.withdrawWhile ?? [];
    const pending: readonly string[] = PENDING;
    if (!allowed.includes(filing.state) || !pending.includes(filing.state) || countRows(write, clientId).approved > 0) {
      return fail({ code: 'not-possible-now', state: filing.state });
    }
    putFilingState(write, filing, { state: 'withdrawn', actor: 'unit', at: office.clock.now() });
    return ok(centreFilingOf(write, { ...filing, state: 'withdrawn', decidedAt: null }));
  });
}
