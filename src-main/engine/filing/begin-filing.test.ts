import { describe, expect, it } from 'vitest';
import { aPerson, createEngineHouse, failureOf, valueOf } from '../../../test/fakes/engine-house.ts';
import { engineProfile } from '../../../test/fixtures/engine-profile.ts';

async function registered() {
  const house = createEngineHouse();
  await house.register();
  return house;
}

describe('begin', () => {
  it('[W-17] starts a draft with the values that need no typing, under the current profile version', async () => {
    const { engine, store } = await registered().then((house) => ({ engine: house.engine, store: house.store() }));
    const view = valueOf(await engine.filing.begin({ service: 'enrolment', insurance: 'medical' }));
    expect(view.filing).toMatchObject({ state: 'draft', step: 'fill', profileVersion: '1', unitNumber: 'TEST0001', revision: 1 });
    expect(view.filing.rows[0]?.values).toEqual({ reason: 'new', effectiveMonth: '202611' });
    expect(view.findings.filter(({ severity }) => severity === 'block').map(({ place }) => place.field ?? place.material)).toEqual([
      'idNumber',
      'name',
      'id-copy',
    ]);
    expect([view.canUndo, view.canRedo]).toEqual([false, false]);
    expect(store.filing(view.filing.filingId)).toEqual(view.filing);
  });

  it('[W-14] refuses an insurance that is not linked, and a service the region does not offer there', async () => {
    const { engine } = await registered();
    expect(failureOf(await engine.filing.begin({ service: 'enrolment', insurance: 'injury' }))).toEqual({
      code: 'insurance-not-linked',
      insurance: 'injury',
    });
    expect(failureOf(await engine.filing.begin({ service: 'enrolment', insurance: 'maternity' }))).toEqual({
      code: 'service-unknown',
      service: 'enrolment',
    });
    expect(failureOf(await engine.filing.begin({ service: 'unheard-of', insurance: 'medical' }))).toEqual({
      code: 'service-unknown',
      service: 'unheard-of',
    });
  });
});

describe('beginLike', () => {
  it('[W-24] takes over what is not bound to the person, and no materials', async () => {
    const house = await registered();
    const first = await house.fullDraft();
    const { filingId, revision, rows } = first.filing;
    const rowId = rows[0]?.rowId ?? ('' as never);
    valueOf(await house.engine.filing.saveValues({ filingId, rowId, revision, values: { effectiveMonth: '202610', reason: 'transfer' } }));
    const next = valueOf(await house.engine.filing.beginLike({ filingId })).filing;
    expect(next.filingId).not.toBe(filingId);
    expect(next.rows[0]?.values).toEqual({ reason: 'transfer', effectiveMonth: '202610' });
    expect(next.rows[0]?.origins['reason']).toEqual({ from: 'copied', filingId });
    expect(next.rows[0]?.attachments).toEqual([]);
  });

  it('[W-24] says when the filing to copy is gone', async () => {
    const { engine } = await registered();
    expect(failureOf(await engine.filing.beginLike({ filingId: '00000000000000000000000099' as never }))).toEqual({
      code: 'filing-not-found',
    });
    expect(failureOf(await engine.filing.beginCorrection({ filingId: '00000000000000000000000099' as never }))).toEqual({
      code: 'filing-not-found',
    });
  });
});

describe('beginCorrection', () => {
  it('[O-11] makes a draft of a rejected filing with values and materials kept and the way back noted', async () => {
    const house = await registered();
    const sent = await house.submitted();
    house.decide(sent, 'rejected');
    house.setProfiles([engineProfile('1'), engineProfile('2')]);
    const { filing } = valueOf(await house.engine.filing.beginCorrection({ filingId: sent.filing.filingId }));
    const [row] = filing.rows;
    expect(filing).toMatchObject({ state: 'draft', profileVersion: '2', receipt: null, submittedAt: null });
    expect(row?.values).toEqual(sent.filing.rows[0]?.values);
    expect(row?.attachments).toEqual(sent.filing.rows[0]?.attachments);
    expect(row?.verdict).toBeNull();
    expect(row?.origins['name']).toEqual({ from: 'copied', filingId: sent.filing.filingId });
    expect(row?.origins['birthDate']).toEqual({ from: 'derived', fields: ['idNumber'] });
  });

  it('[O-11] goes on deriving from a corrected id number', async () => {
    const house = await registered();
    const sent = await house.submitted(aPerson(1));
    house.decide(sent, 'rejected');
    const { filing } = valueOf(await house.engine.filing.beginCorrection({ filingId: sent.filing.filingId }));
    const other = aPerson(2);
    const saved = await house.engine.filing.saveValues({
      filingId: filing.filingId,
      rowId: filing.rows[0]?.rowId ?? ('' as never),
      revision: filing.revision,
      values: { idNumber: other.socialSecurityNumber },
    });
    expect(valueOf(saved).filing.rows[0]?.values['birthDate']).toBe(other.birthDate);
  });

  it.each(['draft', 'queued', 'approved'] as const)('[O-11] is not for a filing that is %s', async (state) => {
    const house = await registered();
    const view = state === 'draft' ? await house.fullDraft() : await house.submitted();
    if (state === 'approved') {
      house.decide(view, 'approved');
    }
    expect(failureOf(await house.engine.filing.beginCorrection({ filingId: view.filing.filingId }))).toEqual({
      code: 'not-possible-now',
      state,
    });
  });
});
