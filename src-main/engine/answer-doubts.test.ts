import { describe, expect, it, vi } from 'vitest';
import type { CardReading } from '../../src-shared/domain/card-reading.ts';
import type { Preparation } from '../../src-shared/domain/material.ts';
import { ok } from '../../src-shared/lib/result.ts';
import { dropOf, openBatchHouse } from '../../test/fakes/batch-house.ts';
import { createEngineHouse, failureOf, pdf, rowIdOf, valueOf } from '../../test/fakes/engine-house.ts';
import { noReading } from '../../test/fakes/no-reading.ts';
import { plainImaging } from '../../test/fakes/plain-imaging.ts';
import type { Imaging } from './ports/imaging.ts';

const blurred: Preparation = {
  from: { mediaType: 'image/jpeg', bytes: 300_000, width: 800, height: 600, dpi: null },
  to: { width: 800, height: 600, dpi: null },
  steps: [],
  flaws: [{ flaw: 'blurred', measured: 0.012 }],
  fingerprint: '',
};
const imaging: Imaging = { ...plainImaging, prepare: async ({ fileName, bytes }) => ok({ fileName, bytes, prepared: blurred }) };

async function withBlurredFile() {
  const house = createEngineHouse({ imaging });
  await house.register();
  const { filing } = await house.fullDraft();
  const [row] = filing.rows;
  const [file] = row?.attachments ?? [];
  if (row === undefined || file === undefined) {
    throw new Error('no file');
  }
  const place = { filingId: filing.filingId, rowId: row.rowId, kind: file.kind, sha256: file.sha256 };
  const answer = (reason: string) => house.engine.filing.answerDoubts({ ...place, reason });
  return { house, place, answer };
}

const severities = (view: { readonly findings: readonly { readonly severity: string }[] }) => view.findings.map(({ severity }) => severity);

describe('仍然使用 of a single filing', () => {
  it('[W-20] keeps the reason with what was doubted, notes it instead of warning, and survives a restart', async () => {
    const { house, place, answer } = await withBlurredFile();
    const doubtful = valueOf(await house.engine.filing.get(place));
    expect(doubtful.findings.map(({ severity, rule }) => [severity, rule])).toEqual([['warn', 'W-20']]);
    const view = valueOf(await answer(' 原件如此 '));
    const usedAnyway = { reason: '原件如此', doubts: ['blurred'] };
    expect(view.filing.rows[0]?.attachments).toMatchObject([{ usedAnyway }]);
    expect(view.findings).toMatchObject([{ severity: 'note', sentence: expect.stringMatching(/可能模糊.*仍然使用，原因：原件如此/) }]);
    house.restart();
    expect(house.store().filing(place.filingId)?.rows[0]?.attachments).toMatchObject([{ usedAnyway }]);
  });

  it('[W-20] is undone and redone, and taken back by an empty reason', async () => {
    const { house, place, answer } = await withBlurredFile();
    valueOf(await answer('原件如此'));
    expect(severities(valueOf(await house.engine.filing.undo(place)))).toEqual(['warn']);
    expect(severities(valueOf(await house.engine.filing.redo(place)))).toEqual(['note']);
    expect(severities(valueOf(await answer('')))).toEqual(['warn']);
  });

  it('[W-20] does not hold up 提交 when nobody answers; an answer goes beside the content', async () => {
    const silent = await withBlurredFile();
    const draft = valueOf(await silent.house.engine.filing.get(silent.place)).filing;
    valueOf(await silent.house.engine.filing.submit(draft));
    expect(silent.house.store().outboxEntry(draft.filingId)?.remarks).toEqual([]);

    const { house, place, answer } = await withBlurredFile();
    const { filing } = valueOf(await answer('原件如此'));
    valueOf(await house.engine.filing.submit(filing));
    const entry = house.store().outboxEntry(filing.filingId);
    const { filingId: _, ...of } = place;
    expect(entry?.remarks).toEqual([{ ...of, reason: '原件如此', doubts: ['blurred'] }]);
    expect(entry?.content).not.toContain('原件如此');
  });

  it('[W-20] says when the file is not there', async () => {
    const { house, place } = await withBlurredFile();
    expect(failureOf(await house.engine.filing.answerDoubts({ ...place, kind: 'other', reason: 'x' }))).toEqual({
      code: 'material-not-found',
    });
    const begun = valueOf(await house.engine.filing.begin({ service: 'enrolment', insurance: 'medical' }));
    const elsewhere = { filingId: begun.filing.filingId, rowId: rowIdOf(begun), kind: place.kind, sha256: place.sha256, reason: 'x' };
    expect(failureOf(await house.engine.filing.answerDoubts(elsewhere))).toEqual({ code: 'material-not-found' });
  });
});

describe('仍然使用 of an ID card', () => {
  it('[W-20] answers another number, a side that is missing and a validity that is over, each until something new comes', async () => {
    const card: CardReading = { sides: ['portrait'], idNumber: '619999198501010012', name: null, validUntil: '2026-01-31' };
    const house = createEngineHouse({ reading: { ...noReading, readCard: async () => card } });
    await house.register();
    const { filing } = await house.fullDraft();
    const { filingId } = filing;
    const get = async () => valueOf(await house.engine.filing.get({ filingId }));
    await vi.waitFor(async () => expect(severities(await get())).toEqual(['warn', 'warn', 'warn']));
    const [row] = (await get()).filing.rows;
    const [file] = row?.attachments ?? [];
    const place = { filingId, rowId: row?.rowId ?? ('' as never), kind: 'id-copy', sha256: file?.sha256 ?? ('' as never) };
    const view = valueOf(await house.engine.filing.answerDoubts({ ...place, reason: '正在换领' }));
    expect(severities(view)).toEqual(['note', 'note', 'note']);
    // The reading is kept by the file and not with the answer.
    const kept = house.store().filing(filingId)?.rows[0]?.attachments[0];
    expect(kept).toMatchObject({ usedAnyway: { reason: '正在换领', doubts: ['expired', 'other-number', 'card-side'] } });
    expect(kept).not.toHaveProperty('card');
    valueOf(await house.engine.filing.submit(view.filing));
    expect(house.store().outboxEntry(filingId)?.remarks).toMatchObject([
      { reason: '正在换领', doubts: ['expired', 'other-number', 'card-side'] },
    ]);
  });
});

describe('仍然使用 of a batch', () => {
  it('[W-38] is a step of undo of the row, and goes with it', async () => {
    const { house, filingId, imported, ended, view, rows } = await openBatchHouse({ imaging });
    await imported([dropOf(0)]);
    const [row] = await rows();
    const rowId = row?.rowId ?? ('' as never);
    valueOf(await house.engine.batch.attach({ filingId, rowId, kind: 'contract-end', file: pdf('证明.pdf') }));
    expect((await view()).counts).toMatchObject({ warned: 1, good: 1 });
    const [file] = (await rows())[0]?.attachments ?? [];
    const answer = { filingId, rowId, kind: 'contract-end', sha256: file?.sha256 ?? ('' as never), reason: '能看清' };
    expect(valueOf(await house.engine.batch.answerDoubts(answer)).counts.warned).toBe(0);
    expect(valueOf(await house.engine.batch.undo({ filingId })).counts.warned).toBe(1);
    const { filing } = valueOf(await house.engine.batch.redo({ filingId }));
    const { jobId } = valueOf(await house.engine.batch.submit({ filingId, revision: filing.revision }));
    expect(await ended(jobId)).toMatchObject({ phase: 'done' });
    expect(house.store().outboxEntry(filingId)?.remarks).toMatchObject([
      { rowId, kind: 'contract-end', reason: '能看清', doubts: ['blurred'] },
    ]);
  });
});
