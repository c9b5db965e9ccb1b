import { implement, ORPCError } from '@orpc/server';
import type { Failure } from '../../src-shared/contract/errors.ts';
import type { Result } from '../../src-shared/lib/result.ts';
import { consoleContract, type FilingDetail, REVIEW_STATES, type ReviewState } from '../contract/console.ts';
import { decideByReviewer, startReview } from '../review/decide.ts';
import type { Office } from '../review/office.ts';
import { accountByCreditCode } from '../store/accounts.ts';
import { sentCodes } from '../store/codes.ts';
import { countByState, listFilings } from '../store/filing-list.ts';
import { listRows } from '../store/filing-rows.ts';
import { findFiling, type KeptFiling } from '../store/filings.ts';
import { practiceUnits, recordOf } from '../store/units.ts';
import { detailOf, insuranceLabel, listedOf, rowDetailsOf, sentCodeOf } from './console-view.ts';
import { CENTRE_NAME } from './protocol-router.ts';

const CODES_SHOWN = 100;

function refused(failure: Failure): ORPCError<'REFUSED', Failure> {
  return new ORPCError('REFUSED', { status: 422, data: failure, defined: true });
}

export function createConsoleRouter(office: Office) {
  const os = implement(consoleContract);
  const read = office.books.read;

  function filingNamed(clientId: string): KeptFiling {
    const filing = findFiling(read, clientId);
    if (filing === null) {
      throw refused({ code: 'filing-not-found' });
    }
    return filing;
  }
  function countsOf(region: string | null): Record<ReviewState, number> {
    const counts = countByState(read, region);
    return Object.fromEntries(REVIEW_STATES.map((state) => [state, counts[state] ?? 0])) as Record<ReviewState, number>;
  }
  const detail = (clientId: string): FilingDetail => detailOf(office, filingNamed(clientId));
  function after(result: Result<null, Failure>, clientId: string): FilingDetail {
    if (!result.ok) {
      throw refused(result.error);
    }
    return detail(clientId);
  }

  return os.router({
    overview: os.overview.handler(() => ({
      centreName: CENTRE_NAME,
      now: office.clock.now(),
      counts: countsOf(null),
      regions: office.profiles.newest.map(({ id, name }) => ({ region: id, regionName: name })),
      practiceUnits: practiceUnits(read).map((unit) => ({
        region: unit.region,
        regionName: office.profiles.get(unit.region)?.name ?? unit.region,
        insurance: unit.insurance,
        insuranceLabel: insuranceLabel(office.profiles.get(unit.region), unit.insurance),
        unitNumber: unit.unitNumber,
        unitName: unit.unitName,
        creditCode: unit.creditCode,
        insuredCount: recordOf(read, unit).insuredCount,
        registered: accountByCreditCode(read, unit.region, unit.creditCode) !== null,
      })),
    })),
    filings: os.filings.handler(({ input: { page, pageSize, ...ask } }) => {
      const { clientIds, total } = listFilings(read, { ...ask, limit: pageSize, offset: (page - 1) * pageSize });
      const filings = clientIds.map((clientId) => findFiling(read, clientId)).filter((filing) => filing !== null);
      return { items: filings.map((filing) => listedOf(office, filing)), total, counts: countsOf(ask.region ?? null) };
    }),
    filing: os.filing.handler(({ input }) => detail(input.clientId)),
    startReview: os.startReview.handler(async ({ input }) => after(await startReview(office, input.clientId), input.clientId)),
    rows: os.rows.handler(({ input: { clientId, page, pageSize, ...ask } }) => {
      const filing = filingNamed(clientId);
      const { items, total } = listRows(read, clientId, { ...ask, limit: pageSize, offset: (page - 1) * pageSize });
      return { items: [...rowDetailsOf(office, filing, items).rows], total };
    }),
    decide: os.decide.handler(async ({ input: { clientId, rows, rest = null } }) =>
      after(await decideByReviewer(office, clientId, { rows, rest }), clientId),
    ),
    codes: os.codes.handler(() => {
      const now = office.clock.now();
      return sentCodes(read, CODES_SHOWN).map((sent) => sentCodeOf(office, sent, now));
    }),
    knobs: os.knobs.handler(() => office.knobs.get()),
    setKnobs: os.setKnobs.handler(({ input }) => office.knobs.set(input)),
  });
}
