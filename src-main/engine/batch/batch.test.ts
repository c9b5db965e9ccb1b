import { afterEach, describe, expect, it } from 'vitest';
import type { BatchRow } from '../../../src-shared/contract/batch.ts';
import type { Finding } from '../../../src-shared/validation/finding.ts';
import { openForTest } from '../../../test/contracts/open-for-test.ts';
import { dropOf, openBatchHouse } from '../../../test/fakes/batch-house.ts';
import { failureOf, PASSWORD, pdf, valueOf } from '../../../test/fakes/engine-house.ts';
import { batchProfile, batchService } from '../../../test/fixtures/batch-profile.ts';
import { rosterPerson } from '../../../test/fixtures/roster-person.ts';
import { createReadyReader, createReadyWriter } from '../../workbook/import/ready-rows.ts';
import { Trouble } from '../ports/trouble.ts';
import type { ReadRow } from '../ports/workbooks.ts';

const disposals: (() => void)[] = [];
afterEach(() => {
  for (const dispose of disposals.splice(0)) {
    dispose();
  }
});

/** The real store, gone after the test. */
function realStore() {
  const opened = openForTest();
  disposals.push(opened.dispose);
  return opened.store;
}

describe('when a batch is judged anew', () => {
  it('[W-37] not by a pull that brought nothing, but by one that brought something', async () => {
    const { house, filingId, imported, ended, view } = await openBatchHouse();
    expect(await imported([dropOf(0), dropOf(1)])).toMatchObject({ phase: 'done' });
    const pulled = (cursor: string): void => {
      house.clock.advance(60_000);
      house.store().transaction((write) => write.putSyncState({ cursor, asOf: house.clock.now() }));
    };
    pulled('7');
    await ended((await view()).jobId ?? '');
    pulled('7');
    expect((await view()).jobId).toBeNull();
    pulled('8');
    const { jobId } = await view();
    expect(await ended(jobId ?? '')).toMatchObject({ kind: 'judge', phase: 'done' });
    expect(valueOf(await house.engine.batch.get({ filingId })).jobId).toBeNull();
  });
});

describe('rows judged where they were read', () => {
  it.each([
    ['in memory', undefined],
    ['on disk', realStore],
  ] as const)('[W-36] come into the batch as the engine makes them, known people and strangers, %s', async (_, makeStore) => {
    const rows = [
      dropOf(0),
      dropOf(1, { reason: '999' }),
      dropOf(2, { reason: '251' }),
      dropOf(3),
      dropOf(3),
      dropOf(4, { eventDate: '2026-10-31' }),
    ];
    const imported = async (read: readonly ReadRow[]) => {
      const opened = await openBatchHouse(makeStore === undefined ? {} : { makeStore });
      opened.house.store().transaction((write) =>
        [0, 3].forEach((index) => {
          const { socialSecurityNumber = '', name = '' } = dropOf(index).values;
          write.putPerson(rosterPerson({ socialSecurityNumber, name, personNumber: String(index + 1) }));
        }),
      );
      expect(await opened.imported(read)).toMatchObject({ phase: 'done', report: { rows: rows.length } });
      expect(await opened.imported(read.slice(0, 2))).toMatchObject({ phase: 'done' });
      const { counts, repairs, rowMaterials } = await opened.view();
      return { counts, repairs, rowMaterials, rows: (await opened.rows()).map(withoutIds) };
    };
    const ids = ['socialSecurityNumber', 'name', 'reason', 'stopMonth', 'eventDate'];
    const profile = batchProfile();
    const writer = createReadyWriter(
      { profile, insurance: 'medical', facts: { today: '2026-11-22', people: [], openFilings: [] }, sharedValues: {} },
      batchService('batchTermination', profile),
      ids,
    );
    writer.add(rows.map(({ sourceRow, values, findings }) => ({ sourceRow, findings, texts: ids.map((id) => values[id] ?? '') })));
    const ready = createReadyReader(writer.fields)(writer.take());
    const plain = await imported(rows);
    expect(plain.counts).toMatchObject({ rows: 8 });
    expect(await imported(ready)).toEqual(plain);
    // One that is as it was read among those that are ready.
    expect(await imported(ready.map((row, index) => (index % 2 === 0 ? row : (rows[index] ?? row))))).toEqual(plain);
  });
});

function withoutIds({ position, values, origin, findings }: BatchRow) {
  return { position, values, origin, findings: findings.map(({ place, ...finding }) => ({ ...finding, field: place.field })) };
}

describe('a person twice in a batch', () => {
  it('[O-12] is said at once of both, also where the second is added by hand', async () => {
    const { house, filingId, imported, view } = await openBatchHouse();
    await imported([dropOf(0)]);
    const { values } = dropOf(0);
    expect(valueOf(await house.engine.batch.addRow({ filingId, values })).counts).toMatchObject({ rows: 2, bad: 2 });
    valueOf(await house.engine.batch.undo({ filingId }));
    expect((await view()).counts).toMatchObject({ rows: 1, bad: 0 });
  });
});

describe('undo of what is typed into a batch', () => {
  it('[W-37] the same cell typed on is one step; another cell, a pause or an undo begins another', async () => {
    const { house, filingId, imported, rows, view } = await openBatchHouse();
    await imported([dropOf(0)]);
    const [row] = await rows();
    const rowId = row?.rowId ?? ('' as never);
    const typed = async (values: Readonly<Record<string, string>>, after: number): Promise<void> => {
      house.clock.advance(after);
      valueOf(await house.engine.batch.saveRow({ filingId, rowId, values }));
    };
    const remark = async (): Promise<string | undefined> => (await rows())[0]?.values['remark'];
    const undone = async (): Promise<string | undefined> => {
      valueOf(await house.engine.batch.undo({ filingId }));
      return remark();
    };
    await typed({ remark: '一' }, 5_000);
    await typed({ remark: '一二' }, 1_500);
    await typed({ remark: '一二三' }, 1_500);
    await typed({ remark: '一二三四' }, 2_001);
    await typed({ eventDate: '2026-10-31' }, 100);
    await typed({ remark: '一二三四五' }, 100);
    expect(await undone()).toBe('一二三四');
    expect((await rows())[0]?.values['eventDate']).toBe('2026-10-31');
    await undone();
    expect((await rows())[0]?.values['eventDate']).toBeUndefined();
    expect(await remark()).toBe('一二三四');
    // Within two seconds of the step that is there now, but something was taken back: its 重做 goes, the step stays as it is.
    await typed({ remark: '六' }, 100);
    expect((await view()).canRedo).toBe(false);
    expect(await undone()).toBe('一二三四');
    expect(await undone()).toBe('一二三');
    expect(await undone()).toBeUndefined();
    expect((await view()).undoLabel).toBe('导入“减员.xlsx”（1 人）');
  });

  it('[W-45] what is chosen for all is joined alike', async () => {
    const { house } = await openBatchHouse();
    const { filing } = valueOf(await house.engine.filing.begin({ service: 'baseDeclaration', insurance: 'medical' }));
    const { filingId } = filing;
    const before = filing.sharedValues['period'];
    for (const period of ['202609', '202610']) {
      house.clock.advance(1_000);
      valueOf(await house.engine.batch.saveShared({ filingId, values: { period } }));
    }
    expect(valueOf(await house.engine.batch.undo({ filingId })).filing.sharedValues['period']).toBe(before);
    const redone = valueOf(await house.engine.batch.redo({ filingId }));
    expect(redone.filing.sharedValues['period']).toBe('202610');
    expect(redone.canRedo).toBe(false);
  });
});

/** What the reader of a file says of a number it found damaged. */
function lost(severity: Finding['severity']): Finding {
  return { severity, rule: '§3.1', place: { rowId: '', field: 'socialSecurityNumber' }, sentence: '号码在文件中丢了末几位。请重新填写。' };
}

describe('what is said of a row', () => {
  it('[W-36] [W-37] one thing of a field: what the file said, until it is changed; a worse finding of the rules stays', async () => {
    const { house, filingId, imported, rows } = await openBatchHouse();
    await imported([
      dropOf(0, { socialSecurityNumber: '61999919900101' }, [lost('block')]),
      dropOf(1, { socialSecurityNumber: '61999919900101' }, [lost('note')]),
    ]);
    const sentences = async (index: number): Promise<readonly string[]> =>
      ((await rows())[index]?.findings ?? []).filter(({ place }) => place.field === 'socialSecurityNumber').map(({ sentence }) => sentence);
    expect(await sentences(0)).toEqual(['号码在文件中丢了末几位。请重新填写。']);
    expect((await sentences(1)).length).toBeGreaterThan(1);
    const rowId = (await rows())[0]?.rowId ?? ('' as never);
    valueOf(await house.engine.batch.saveRow({ filingId, rowId, values: { socialSecurityNumber: '6199991990010' } }));
    const after = await sentences(0);
    expect(after).not.toContain('号码在文件中丢了末几位。请重新填写。');
    expect(after).not.toEqual([]);
  });
});

describe('looking for people in a batch', () => {
  it('[W-37] finds by pinyin initials whoever was imported, added or renamed', async () => {
    const { house, filingId, imported, rows } = await openBatchHouse({ makeStore: realStore });
    await imported([dropOf(0, { name: '演练小乙' }), dropOf(1, { name: '测试丙' })]);
    const found = async (text: string): Promise<readonly (string | undefined)[]> => {
      const page = valueOf(await house.engine.batch.rows({ filingId, filter: 'all', offset: 0, limit: 9, text }));
      return page.items.map(({ values }) => values['name']);
    };
    expect(await found('ylxy')).toEqual(['演练小乙']);
    expect(await found('CSB')).toEqual(['测试丙']);
    const rowId = (await rows())[1]?.rowId ?? ('' as never);
    valueOf(await house.engine.batch.saveRow({ filingId, rowId, values: { name: '演练大丁' } }));
    valueOf(await house.engine.batch.addRow({ filingId, values: { name: '演练戊' } }));
    expect(await found('yl')).toEqual(['演练小乙', '演练大丁', '演练戊']);
    expect(await found('csb')).toEqual([]);
    await house.engine.session.lock(undefined);
    expect(await house.engine.batch.rows({ filingId, filter: 'all', offset: 0, limit: 9, text: 'yl' })).toMatchObject({
      ok: false,
      error: { code: 'locked' },
    });
  });
});

describe('while a job works on a batch', () => {
  it('[W-07] [W-36] locking has it give up, and nothing is half written', async () => {
    const { house, filingId, files, startImport, imported, ended, rows, view } = await openBatchHouse({ makeStore: realStore });
    await imported([dropOf(0)]);
    const letGo = files.hold();
    const jobId = await startImport([dropOf(1), dropOf(2), dropOf(3)]);
    while (valueOf(await house.engine.job.get({ jobId })).done === 0) {
      await new Promise(setImmediate);
    }
    await house.engine.session.lock(undefined);
    expect(files.cancelled()).toBe(true);
    letGo();
    valueOf(await house.engine.session.unlock({ accountId: house.accountId(), password: PASSWORD }));
    expect(await ended(jobId)).toMatchObject({ phase: 'cancelled', report: null });
    expect((await rows()).map(({ values }) => values['name'])).toEqual([dropOf(0).values['name']]);
    expect((await view()).undoLabel).toBe('导入“减员.xlsx”（1 人）');
    expect(valueOf(await house.engine.batch.addRow({ filingId, values: {} })).counts.rows).toBe(2);
    expect(house.logged).toEqual([]);
  });

  it('[W-36] the batch is not put aside; afterwards it is, and comes back with everybody', async () => {
    const { house, filingId, files, startImport, ended, rows } = await openBatchHouse();
    const letGo = files.hold();
    const jobId = await startImport([dropOf(0), dropOf(1)]);
    expect(failureOf(await house.engine.filing.discard({ filingId }))).toEqual({ code: 'job-running' });
    expect(failureOf(await house.engine.batch.addRow({ filingId, values: {} }))).toEqual({ code: 'job-running' });
    letGo();
    expect(await ended(jobId)).toMatchObject({ phase: 'done', done: 2 });
    expect(valueOf(await house.engine.filing.discard({ filingId })).filing.state).toBe('voided');
    expect(failureOf(await house.engine.batch.addRow({ filingId, values: {} }))).toMatchObject({ code: 'filing-not-editable' });
    expect(valueOf(await house.engine.filing.restore({ filingId })).filing.state).toBe('draft');
    expect(await rows()).toHaveLength(2);
  });
});

describe('files given by their names', () => {
  it('[W-38] by the job itself, while nobody else may edit; one step of undo', async () => {
    const { house, filingId, imported, ended, view } = await openBatchHouse();
    await imported([dropOf(0), dropOf(1)]);
    expect((await view()).counts.lacking).toBe(2);
    const files = [pdf(`${dropOf(1).values['name']}_解除劳动合同证明.pdf`), pdf('无名氏.pdf')];
    const { jobId } = valueOf(await house.engine.batch.attachFiles({ filingId, files }));
    expect(failureOf(await house.engine.batch.addRow({ filingId, values: {} }))).toEqual({ code: 'job-running' });
    expect(await ended(jobId)).toMatchObject({
      phase: 'done',
      attached: { given: 1, rowIds: [expect.any(String)], unmatched: [{ fileName: '无名氏.pdf' }] },
    });
    expect(await view()).toMatchObject({ counts: { lacking: 1, good: 1 }, undoLabel: '添加材料（1 份）', jobId: null });
    valueOf(await house.engine.batch.undo({ filingId }));
    expect((await view()).counts.lacking).toBe(2);
  });

  it('[W-38] one more than a kind may have goes to nobody, with the reason; the others are given, and it is kept to be given later', async () => {
    const { house, filingId, imported, ended, rows } = await openBatchHouse();
    await imported([dropOf(0), dropOf(1)]);
    const [full, other] = [dropOf(0), dropOf(1)].map(({ values }) => values['name'] ?? '');
    const files = [...[1, 2, 3].map((page) => pdf(`${full}_解除劳动合同证明_${page}.pdf`)), pdf(`${other}_解除劳动合同证明.pdf`)];
    const { jobId } = valueOf(await house.engine.batch.attachFiles({ filingId, files }));
    const { phase, attached } = await ended(jobId);
    expect(phase).toBe('done');
    expect(attached).toMatchObject({ given: 3, unmatched: [{ fileName: `${full}_解除劳动合同证明_3.pdf` }] });
    expect(attached?.unmatched[0]).toMatchObject({
      sha256: expect.any(String),
      reason: `${full}的这种材料已有2份，不能再多：请先合并或移除`,
    });
    expect((await rows()).map(({ attachments }) => attachments.length)).toEqual([2, 1]);
  });
});

describe('a batch that was submitted', () => {
  it('[W-39] counts nobody by what was said of the draft; taken back it does again', async () => {
    const { house, filingId, imported, view, ended } = await openBatchHouse();
    const doubt = {
      severity: 'warn',
      rule: 'file',
      place: { rowId: '', field: 'remark' },
      sentence: '备注过长，已截短。请核对。',
    } as const;
    await imported([dropOf(0, { reason: '251' }, [doubt]), dropOf(1, { reason: '251' })]);
    const { filing, counts } = await view();
    expect(counts).toMatchObject({ rows: 2, good: 2, warned: 1 });
    const { jobId } = valueOf(await house.engine.batch.submit({ filingId, revision: filing.revision }));
    expect(await ended(jobId)).toMatchObject({ phase: 'done', done: 2, remainder: null });
    expect((await view()).counts).toEqual({
      rows: 2,
      good: 2,
      bad: 0,
      warned: 0,
      lacking: 0,
      doubted: 0,
      open: 2,
      approved: 0,
      rejected: 0,
    });
    valueOf(await house.engine.filing.reopen({ filingId }));
    expect((await view()).counts).toMatchObject({ rows: 2, good: 2, warned: 1 });
  });
});

describe('a base declaration in sum', () => {
  it('[W-43] [W-44] says who rises and falls, by how much, and who stands at a limit', async () => {
    const { house } = await openBatchHouse();
    const { filing } = valueOf(await house.engine.filing.begin({ service: 'baseDeclaration', insurance: 'medical' }));
    const { filingId } = filing;
    for (const [formerBase, wage] of [
      ['5000.00', '4737.00'],
      ['20000.00', '23685.00'],
      ['5000.00', '5000.00'],
      ['5000.00', '6500.01'],
      ['', '6000.00'],
      ['5000.00', ''],
    ] as const) {
      valueOf(await house.engine.batch.addRow({ filingId, values: { formerBase, wage } }));
    }
    expect(valueOf(await house.engine.batch.baseSummary({ filingId }))).toEqual({
      people: 6,
      oldTotal: '40000.00',
      newTotal: '45922.01',
      raised: 2,
      lowered: 1,
      unchanged: 1,
      withoutOld: 1,
      atFloor: 1,
      atCeiling: 1,
      beyond30: 1,
    });
  });
});

describe('what a batch will do', () => {
  it('[W-39] is said in sum of those who will be sent, the most frequent first', async () => {
    const { house, filingId, imported } = await openBatchHouse();
    expect(valueOf(await house.engine.batch.effects({ filingId }))).toEqual([]);
    await imported(['202612', '202611', '202612', '没有', '202612'].map((stopMonth, index) => dropOf(index, { reason: '251', stopMonth })));
    const sums = valueOf(await house.engine.batch.effects({ filingId }));
    expect(sums).toEqual([
      { people: 3, words: '停保：缴费至 2026-11，12 月起不再缴费；参保状态改为终止参保' },
      { people: 1, words: '停保：缴费至 2026-10，11 月起不再缴费；参保状态改为终止参保' },
    ]);
  });
});

describe('a correction', () => {
  it('[O-11] knows what the centre said of each person who was refused, and another batch nothing', async () => {
    const { house, filingId, ended, imported, rows, view } = await openBatchHouse();
    await imported([0, 1, 2].map((index) => dropOf(index, { reason: '251' })));
    expect(valueOf(await house.engine.batch.refusals({ filingId }))).toBeNull();
    const { filing } = await view();
    const { jobId } = valueOf(await house.engine.batch.submit({ filingId, revision: filing.revision }));
    expect((await ended(jobId)).phase).toBe('done');
    const sent = await rows();
    const reasons = ['', '劳动合同缺签字页', ''];
    const receipt = { number: 'SL0007', receivedAt: house.clock.now() };
    house.store().transaction((write) => {
      write.putFiling(
        { ...(house.store().filing(filingId) ?? filing), state: 'partly-approved', receipt },
        { idNumbers: [], names: [], effectiveMonth: '' },
      );
      write.removeOutboxEntry(filingId);
      write.putVerdicts(
        filingId,
        sent.map(({ rowId }, index) => ({ rowId, verdict: { approved: index === 0, reason: reasons[index] ?? '', personNumber: '' } })),
      );
    });
    const correction = valueOf(await house.engine.filing.beginCorrection({ filingId }));
    const numbers = sent.map(({ values }) => values['socialSecurityNumber'] ?? '');
    expect(valueOf(await house.engine.batch.refusals({ filingId: correction.filing.filingId }))).toEqual({
      source: filingId,
      receiptNumber: 'SL0007',
      reasons: [
        { idNumber: numbers[1], reason: '劳动合同缺签字页' },
        { idNumber: numbers[2], reason: '' },
      ],
    });
  });
});

describe('an import the disk cannot take', () => {
  it.each(['stageRows', 'showImport'] as const)('[W-36] leaves nothing when %s fails, and says why', async (operation) => {
    const { house, filingId, imported, rows, view } = await openBatchHouse();
    await imported([dropOf(0)]);
    house.vault.breakNextWrite(operation, new Trouble({ code: 'disk-full' }));
    const job = await imported([dropOf(1), dropOf(2)]);
    expect(job).toMatchObject({ phase: 'failed', failure: { code: 'disk-full' } });
    expect(await rows()).toHaveLength(1);
    expect((await view()).undoLabel).toBe('导入“减员.xlsx”（1 人）');
    expect((await imported([dropOf(1)])).phase).toBe('done');
    expect(valueOf(await house.engine.batch.get({ filingId })).counts.rows).toBe(2);
  });
});
