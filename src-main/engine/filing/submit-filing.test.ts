import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { FilingContent, FilingState } from '../../../src-shared/domain/filing.ts';
import { FILING_STATES } from '../../../src-shared/domain/filing.ts';
import { canonicalJson } from '../../../src-shared/lib/canonical-json.ts';
import {
  aPerson,
  createEngineHouse,
  type EngineHouse,
  failureOf,
  MEDICAL,
  pdf,
  rowIdOf,
  valueOf,
} from '../../../test/fakes/engine-house.ts';
import { Trouble } from '../ports/trouble.ts';

async function registered() {
  const house = createEngineHouse();
  await house.register();
  return house;
}

function contentIn(house: EngineHouse): FilingContent {
  return JSON.parse(house.store().outbox()[0]?.content ?? 'null') as FilingContent;
}

describe('submit', () => {
  it('[W-22] [W-23] queues the filing with its frozen content and hash, then wakes sync', async () => {
    const house = await registered();
    const view = await house.submitted();
    const { filing } = view;
    expect(filing).toMatchObject({ state: 'queued', submittedAt: house.clock.now() });
    const [entry] = house.store().outbox();
    const content = contentIn(house);
    expect(entry).toMatchObject({
      filingId: filing.filingId,
      queuedAt: house.clock.now(),
      attempts: 0,
      lastFailure: null,
      nextAttemptAt: null,
    });
    expect(entry?.content).toBe(canonicalJson(content));
    expect(entry?.contentHash).toBe(
      createHash('sha256')
        .update(entry?.content ?? '')
        .digest('hex'),
    );
    expect(content).toMatchObject({ clientId: filing.filingId, submittedAt: house.clock.now(), unitNumber: MEDICAL.unitNumber });
    expect(content.rows[0]?.materials).toHaveLength(1);
    expect(content.rows[0]?.materials[0]).not.toHaveProperty('attachedAt');
    expect(house.sync.asked.at(-1)).toBe('poke');
    expect(house.events.published.slice(-2)).toEqual([
      { event: 'filing.changed', filingId: filing.filingId },
      { event: 'outbox.changed', unsent: 1 },
    ]);
  });

  it('[W-22] keeps hidden fields and materials that no longer apply on this PC', async () => {
    const house = await registered();
    const draft = await house.fullDraft();
    const { filingId } = draft.filing;
    const rowId = rowIdOf(draft);
    const { filing } = house.engine;
    const save = async (revision: number, values: Record<string, string>) =>
      valueOf(await filing.saveValues({ filingId, rowId, revision, values })).filing;
    await save(draft.filing.revision, { reason: 'transfer', formerUnit: '测试旧单位' });
    const attached = valueOf(await filing.attach({ filingId, rowId, kind: 'transfer-order', file: pdf('调令.pdf') })).filing;
    const ready = await save(attached.revision, { reason: 'new' });
    const submitted = valueOf(await filing.submit({ filingId, revision: ready.revision }));
    expect(contentIn(house).rows[0]?.values).not.toHaveProperty('formerUnit');
    expect(contentIn(house).rows[0]?.materials.map(({ kind }) => kind)).toEqual(['id-copy']);
    expect(submitted.filing.rows[0]?.values['formerUnit']).toBe('测试旧单位');
    expect(submitted.filing.rows[0]?.attachments).toHaveLength(2);
  });

  it('[W-22] refuses a filing with open findings and leaves it a draft', async () => {
    const house = await registered();
    const begun = valueOf(await house.engine.filing.begin({ service: 'enrolment', insurance: 'medical' }));
    const { filingId, revision } = begun.filing;
    expect(failureOf(await house.engine.filing.submit({ filingId, revision }))).toEqual({ code: 'findings-open', blocks: 3 });
    expect(house.store().filing(filingId)).toEqual(begun.filing);
    expect(house.store().outbox()).toEqual([]);
    expect(house.sync.asked).not.toContain('poke');
  });

  it('[O-12] judges by what this PC knows now, not by what it knew when the page was drawn', async () => {
    const house = await registered();
    const person = aPerson();
    const [first, second] = [await house.fullDraft(person), await house.fullDraft(person)];
    expect(first.findings).toEqual([]);
    expect(second.findings.map(({ rule, severity }) => [rule, severity])).toEqual([['O-12', 'block']]);
    const { filingId, revision } = first.filing;
    expect(failureOf(await house.engine.filing.submit({ filingId, revision }))).toEqual({ code: 'findings-open', blocks: 1 });
    valueOf(await house.engine.filing.discard({ filingId: second.filing.filingId }));
    expect(valueOf(await house.engine.filing.submit({ filingId, revision })).filing.state).toBe('queued');
  });

  it('[O-12] counts only filings of the same direction and insurance', async () => {
    const house = await registered();
    const person = aPerson();
    await house.fullDraft(person);
    const out = valueOf(await house.engine.filing.begin({ service: 'termination', insurance: 'medical' }));
    const { filingId, revision } = out.filing;
    const values = { idNumber: person.socialSecurityNumber, name: person.name };
    const saved = valueOf(await house.engine.filing.saveValues({ filingId, rowId: rowIdOf(out), revision, values }));
    expect(saved.findings.map(({ rule }) => rule)).not.toContain('O-12');
  });

  it('[W-22] knows from the roster who is active here already', async () => {
    const house = await registered();
    const person = aPerson();
    const draft = await house.fullDraft(person);
    house.store().transaction((write) => {
      write.putPerson({
        insurance: 'medical',
        unitNumber: MEDICAL.unitNumber,
        personNumber: '1',
        socialSecurityNumber: person.socialSecurityNumber,
        name: person.name,
        gender: person.gender,
        birthDate: person.birthDate,
        staffKind: 'working',
        status: 'active',
        contributionBase: '5000.00',
        insuredSince: '202001',
        lastPaidMonth: '',
        version: 1,
        changedAt: house.clock.now(),
      });
    });
    const { filingId, revision } = draft.filing;
    expect(failureOf(await house.engine.filing.submit({ filingId, revision }))).toEqual({ code: 'findings-open', blocks: 1 });
  });

  it('[W-22] refuses a draft that changed since the check page was drawn', async () => {
    const house = await registered();
    const { filing } = await house.fullDraft();
    const old = { filingId: filing.filingId, revision: filing.revision - 1 };
    expect(failureOf(await house.engine.filing.submit(old))).toEqual({ code: 'filing-changed', revision: filing.revision });
    expect(house.store().outbox()).toEqual([]);
  });

  it('[W-23] takes 提交 once, however often it is pressed', async () => {
    const house = await registered();
    const { filing } = await house.fullDraft();
    const ask = { filingId: filing.filingId, revision: filing.revision };
    const [first, second] = await Promise.all([house.engine.filing.submit(ask), house.engine.filing.submit(ask)]);
    expect(first.ok).toBe(true);
    expect(failureOf(second)).toEqual({ code: 'not-possible-now', state: 'queued' });
    expect(house.store().outbox()).toHaveLength(1);
  });

  it('[W-20] refuses when a material file is gone from the disk', async () => {
    const house = await registered();
    const { filing } = await house.fullDraft();
    const sha256 = filing.rows[0]?.attachments[0]?.sha256 ?? ('' as never);
    house.vault.materialsOf(house.accountId()).lose(sha256);
    const answer = await house.engine.filing.submit({ filingId: filing.filingId, revision: filing.revision });
    expect(failureOf(answer)).toEqual({ code: 'materials-missing', sha256: [sha256] });
  });

  it.each(['putFiling', 'putOutboxEntry'] as const)('[W-23] leaves nothing half when %s fails on a full disk', async (operation) => {
    const house = await registered();
    const draft = await house.fullDraft();
    const { filingId, revision } = draft.filing;
    house.vault.breakNextWrite(operation, new Trouble({ code: 'disk-full' }));
    expect(failureOf(await house.engine.filing.submit({ filingId, revision }))).toEqual({ code: 'disk-full' });
    expect(house.store().filing(filingId)).toEqual(draft.filing);
    expect(house.store().outbox()).toEqual([]);
    expect(house.sync.asked).not.toContain('poke');
    expect(valueOf(await house.engine.filing.submit({ filingId, revision })).filing.state).toBe('queued');
  });

  it('[W-23] reports a defect by its reference, leaves nothing half, and logs it without the values', async () => {
    const house = await registered();
    const draft = await house.fullDraft();
    const { filingId, revision } = draft.filing;
    house.vault.breakNextWrite('putOutboxEntry', new Error('torn'));
    const failure = failureOf(await house.engine.filing.submit({ filingId, revision }));
    expect(failure).toEqual({ code: 'internal', reference: house.logged[0]?.reference });
    expect(house.logged).toMatchObject([{ error: { message: 'torn' } }]);
    expect(house.store().filing(filingId)).toEqual(draft.filing);
    expect(house.store().outbox()).toEqual([]);
  });
});

describe('reopen, discard, restore', () => {
  it('[W-22] takes a queued filing back to a draft and out of the outbox', async () => {
    const house = await registered();
    const { filing } = await house.submitted();
    const { filingId } = filing;
    const view = valueOf(await house.engine.filing.reopen({ filingId }));
    expect(view.filing).toMatchObject({ state: 'draft', submittedAt: null, rows: filing.rows });
    expect(view.canUndo).toBe(true);
    expect(house.store().outbox()).toEqual([]);
    expect(house.events.published.at(-1)).toEqual({ event: 'outbox.changed', unsent: 0 });
    expect(valueOf(await house.engine.filing.submit({ filingId, revision: view.filing.revision })).filing.state).toBe('queued');
  });

  it('[W-22] leaves the filing queued with its entry when taking it back fails', async () => {
    const house = await registered();
    const { filing } = await house.submitted();
    house.vault.breakNextWrite('removeOutboxEntry', new Trouble({ code: 'disk-full' }));
    expect(failureOf(await house.engine.filing.reopen({ filingId: filing.filingId }))).toEqual({ code: 'disk-full' });
    expect(house.store().filing(filing.filingId)).toEqual(filing);
    expect(house.store().outbox()).toHaveLength(1);
  });

  const allowed: Readonly<Record<'submit' | 'reopen' | 'discard' | 'restore', readonly FilingState[]>> = {
    submit: ['draft'],
    reopen: ['queued'],
    discard: ['draft', 'queued'],
    restore: ['voided'],
  };
  it.each(Object.entries(allowed) as [keyof typeof allowed, FilingState[]][])(
    '[W-31] %s happens only from %j, nowhere else',
    async (operation, states) => {
      const house = await registered();
      const { filing } = await house.fullDraft();
      const { filingId, revision } = filing;
      for (const state of FILING_STATES) {
        const start = { ...filing, state };
        house.store().transaction((write) => {
          write.putFiling(start, { idNumbers: [], names: [], effectiveMonth: '' });
        });
        const answer =
          operation === 'submit'
            ? await house.engine.filing.submit({ filingId, revision })
            : await house.engine.filing[operation]({ filingId });
        const refused = answer.ok ? null : answer.error;
        expect(refused).toEqual(states.includes(state) ? null : { code: 'not-possible-now', state });
        expect(house.store().filing(filingId)).toEqual(answer.ok ? answer.value.filing : start);
      }
    },
  );

  it('[W-21] discards a draft and takes that back with everything in it', async () => {
    const house = await registered();
    const draft = await house.fullDraft();
    const { filingId } = draft.filing;
    expect(valueOf(await house.engine.filing.discard({ filingId }))).toMatchObject({
      filing: { state: 'voided' },
      findings: [],
      canUndo: false,
    });
    const restored = valueOf(await house.engine.filing.restore({ filingId }));
    expect(restored.filing).toMatchObject({ state: 'draft', rows: draft.filing.rows });
    expect(restored.canUndo).toBe(true);
  });

  it('[W-21] takes a discarded filing out of the outbox', async () => {
    const house = await registered();
    const { filing } = await house.submitted();
    expect(valueOf(await house.engine.filing.discard({ filingId: filing.filingId })).filing.state).toBe('voided');
    expect(house.store().outbox()).toEqual([]);
  });

  it('[W-21] says when the filing is not there', async () => {
    const { engine } = await registered();
    const filingId = '00000000000000000000000099' as never;
    const { filing } = engine;
    const answers = await Promise.all([
      filing.submit({ filingId, revision: 1 }),
      filing.reopen({ filingId }),
      filing.discard({ filingId }),
      filing.withdraw({ filingId }),
    ]);
    expect(answers.map(failureOf)).toEqual(answers.map(() => ({ code: 'filing-not-found' })));
  });
});
