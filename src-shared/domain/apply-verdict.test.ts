import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyCentreFiling, type CentreSaying } from './apply-verdict.ts';
import { FILING_STATES, type Filing, type FilingState } from './filing.ts';
import type { FilingId, RowId } from './ids.ts';

const rowId = '01J0000000000000000000ROW1' as RowId;
const otherRowId = '01J0000000000000000000ROW2' as RowId;
const now = '2026-11-23T02:00:00.000Z';
const approvedRow = { approved: true, reason: '', personNumber: '6100000001' };
const refusedRow = { approved: false, reason: '劳动合同缺签字页', personNumber: '' };

function filingIn(state: FilingState): Filing {
  return {
    filingId: '01J00000000000000000000001' as FilingId,
    region: 'somewhere',
    profileVersion: '1',
    service: 'enrolment',
    insurance: 'medical',
    unitNumber: '610500001',
    state,
    step: 'check',
    rows: [
      { rowId, values: { name: '测试甲' }, origins: {}, attachments: [], verdict: null },
      { rowId: otherRowId, values: { name: '演练乙' }, origins: {}, attachments: [], verdict: null },
    ],
    sharedValues: {},
    attachments: [],
    revision: 7,
    createdAt: '2026-11-22T01:00:00.000Z',
    changedAt: '2026-11-22T01:00:00.000Z',
    submittedAt: '2026-11-22T01:00:00.000Z',
    receipt: null,
    decidedAt: null,
  };
}

function saying(state: CentreSaying['state'], change: Partial<CentreSaying> = {}): CentreSaying {
  return {
    receipt: { number: 'SL0001', receivedAt: '2026-11-22T01:01:00.000Z' },
    state,
    decidedAt: ['approved', 'rejected', 'partly-approved'].includes(state) ? '2026-11-22T03:00:00.000Z' : null,
    rows: [
      { rowId, verdict: null },
      { rowId: otherRowId, verdict: null },
    ],
    ...change,
  };
}

describe('applyCentreFiling', () => {
  it.each(['queued', 'sending', 'unconfirmed'] as const)('[W-23] takes a filing from %s to received with its receipt', (state) => {
    const applied = applyCentreFiling({ filing: filingIn(state), saying: saying('received'), now });
    expect(applied.event).toBe('received');
    expect(applied.filing).toMatchObject({
      state: 'received',
      receipt: { number: 'SL0001' },
      revision: 8,
      changedAt: now,
      decidedAt: null,
    });
  });

  it('[W-32] sets the verdict and reason of each row and the day of the decision', () => {
    const said = saying('partly-approved', {
      rows: [
        { rowId, verdict: approvedRow },
        { rowId: otherRowId, verdict: refusedRow },
      ],
    });
    const applied = applyCentreFiling({ filing: filingIn('sending'), saying: said, now });
    expect(applied.event).toBe('partly-approved');
    expect(applied.filing.state).toBe('partly-approved');
    expect(applied.filing.decidedAt).toBe('2026-11-22T03:00:00.000Z');
    expect(applied.filing.rows.map((row) => row.verdict)).toEqual([approvedRow, refusedRow]);
  });

  it('[W-32] answers an equal saying with no change and the very same filing', () => {
    const said = saying('approved', { rows: [{ rowId, verdict: approvedRow }] });
    const once = applyCentreFiling({ filing: filingIn('received'), saying: said, now });
    const twice = applyCentreFiling({ filing: once.filing, saying: said, now: '2026-11-24T02:00:00.000Z' });
    expect(twice).toEqual({ filing: once.filing, changed: false, event: null });
    expect(twice.filing).toBe(once.filing);
  });

  it('[W-32] leaves an approved filing approved when an older saying arrives late', () => {
    const approved = applyCentreFiling({ filing: filingIn('received'), saying: saying('approved'), now }).filing;
    for (const late of ['received', 'reviewing', 'rejected', 'withdrawn'] as const) {
      expect(applyCentreFiling({ filing: approved, saying: saying(late), now })).toEqual({ filing: approved, changed: false, event: null });
    }
  });

  it('[O-10] takes a filing to withdrawn while it is pending', () => {
    expect(applyCentreFiling({ filing: filingIn('reviewing'), saying: saying('withdrawn'), now })).toMatchObject({
      event: 'withdrawn',
      filing: { state: 'withdrawn' },
    });
  });

  it.each(['draft', 'voided'] as const)('[O-11] does not touch a filing that is %s here', (state) => {
    const filing = filingIn(state);
    expect(applyCentreFiling({ filing, saying: saying('approved'), now })).toEqual({ filing, changed: false, event: null });
  });

  it('[W-32] ends in the same state whatever the order sayings of one review arrive in', () => {
    const said = [saying('received'), saying('reviewing'), saying('approved', { rows: [{ rowId, verdict: approvedRow }] })];
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2, 2, 1, 0], { minLength: 6 }), fc.constantFrom(...FILING_STATES), (order, start) => {
        const end = order.reduce(
          (filing, index) => applyCentreFiling({ filing, saying: said[index] ?? saying('received'), now }).filing,
          filingIn(start),
        );
        const settled = ['draft', 'voided', 'approved', 'rejected', 'partly-approved', 'withdrawn'].includes(start);
        expect(end.state).toBe(settled ? start : 'approved');
      }),
      { seed: 20261122 },
    );
  });
});
