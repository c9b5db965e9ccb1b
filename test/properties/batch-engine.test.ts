import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BatchRow, type BatchView, ROW_FILTERS, type RowFilter } from '../../src-shared/contract/batch.ts';
import type { FilingId } from '../../src-shared/domain/ids.ts';
import { assertNever } from '../../src-shared/lib/assert-never.ts';
import { openForTest } from '../contracts/open-for-test.ts';
import { type BatchHouse, dropOf, openBatchHouse } from '../fakes/batch-house.ts';
import { valueOf } from '../fakes/engine-house.ts';

/** What a hand does to a batch; indices are taken modulo what is there. `pause` is the time before it, in milliseconds. */
type Hand = { readonly pause: number } & (
  | { readonly does: 'import'; readonly people: readonly Person[]; readonly replace: boolean; readonly cancelled: boolean }
  | { readonly does: 'add'; readonly person: Person }
  /** Typed into a cell; `on`: and typed on a moment later. */
  | { readonly does: 'edit'; readonly row: number; readonly field: Field; readonly value: number; readonly on: boolean }
  | { readonly does: 'fill'; readonly filter: RowFilter; readonly field: Field; readonly value: number }
  | { readonly does: 'remove'; readonly rows: readonly number[] }
  | { readonly does: 'undo' | 'redo' }
);
type Person = { readonly number: number; readonly reason: number };
type Field = (typeof FIELDS)[number];
type Row = Readonly<Record<string, string>>;

const FIELDS = ['reason', 'remark', 'socialSecurityNumber'] as const;
/** 221 asks for a material, 251 for none, 999 no table knows; a number that is none, one that many have, or none at all. */
const VALUES: Readonly<Record<Field, readonly string[]>> = {
  reason: ['221', '251', '999', ''],
  remark: ['甲', '乙', ''],
  socialSecurityNumber: ['6199991999', dropOf(0).values['socialSecurityNumber'] ?? '', ''],
};
/** Between two saves of one cell, in milliseconds. */
const TYPING = 700;
const COMPARED = ['socialSecurityNumber', 'name', 'reason', 'remark', 'stopMonth'];

const person = fc.record({ number: fc.nat(20), reason: fc.nat(2) });
const pause = fc.constantFrom(500, 1_900, 2_500);
const someField = fc.constantFrom(...FIELDS);
const hands: fc.Arbitrary<readonly Hand[]> = fc.array(
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        pause,
        does: fc.constant('import' as const),
        people: fc.array(person, { minLength: 1, maxLength: 5 }),
        replace: fc.boolean(),
        cancelled: fc.nat(4).map((dice) => dice === 0),
      }),
    },
    { weight: 1, arbitrary: fc.record({ pause, does: fc.constant('add' as const), person }) },
    {
      weight: 5,
      arbitrary: fc.record({
        pause,
        does: fc.constant('edit' as const),
        row: fc.nat(9),
        field: someField,
        value: fc.nat(3),
        on: fc.boolean(),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        pause,
        does: fc.constant('fill' as const),
        filter: fc.constantFrom<RowFilter>('all', 'bad', 'good', 'lacking'),
        field: someField,
        value: fc.nat(3),
      }),
    },
    { weight: 1, arbitrary: fc.record({ pause, does: fc.constant('remove' as const), rows: fc.array(fc.nat(9), { maxLength: 2 }) }) },
    { weight: 4, arbitrary: fc.record({ pause, does: fc.constantFrom('undo' as const, 'redo' as const) }) },
  ),
  { minLength: 4, maxLength: 16 },
);

describe('a batch under random hands, in the engine', () => {
  it('[W-36] [W-37] [W-39] loses nothing, takes back exactly, counts what is there, and submits every good row; in both stores alike', async () => {
    const seen = { undone: 0, joined: 0, sent: 0, stayed: 0 };
    await fc.assert(
      fc.asyncProperty(hands, async (plan) => {
        const real = openForTest();
        try {
          const houses = [await openBatchHouse(), await openBatchHouse({ makeStore: () => real.store })];
          const model = openModel(() => houses[0]?.house.clock.now() ?? '');
          for (const hand of plan) {
            const before = await everything(houses[0]!);
            for (const { house } of houses) {
              house.clock.advance(hand.pause);
            }
            model.perform(hand, before.rows);
            const after = await Promise.all(houses.map(async (each) => (await perform(each, hand, before.rows), everything(each))));
            expect(after[1]).toEqual(after[0]);
            expect(after[0]?.rows.map(compared)).toEqual(model.rows());
            expect({ canUndo: after[0]?.view.canUndo, canRedo: after[0]?.view.canRedo }).toEqual(model.history());
            await recounted(houses[1]!, after[1]!);
          }
          const { undone, joined } = model.seen();
          seen.undone += undone;
          seen.joined += joined;
          const ends = await Promise.all(houses.map(submitted));
          expect(ends[1]).toEqual(ends[0]);
          seen.sent += ends[0]?.sent ?? 0;
          seen.stayed += ends[0]?.stayed ?? 0;
          expect(houses.flatMap(({ house }) => house.logged)).toEqual([]);
        } finally {
          real.dispose();
        }
      }),
      { seed: 20261126, numRuns: 30 },
    );
    expect(Object.entries(seen).filter(([, times]) => times <= 5)).toEqual([]);
  });
});

type Everything = { readonly rows: readonly BatchRow[]; readonly view: Omit<BatchView, 'jobId'> };

/** Rows and view at rest: a look may have the batch judged anew first. */
async function everything(batch: BatchHouse, filingId: FilingId = batch.filingId): Promise<Everything> {
  const { jobId: judging } = await batch.view(filingId);
  if (judging !== null) {
    await batch.ended(judging);
  }
  const { jobId, ...view } = await batch.view(filingId);
  expect(jobId).toBeNull();
  return { rows: await batch.rows(filingId), view };
}

function readRow({ number, reason }: Person, index: number) {
  return { ...dropOf(number, { reason: VALUES.reason[reason] }), sourceRow: index + 2 };
}

async function importBy(batch: BatchHouse, { people, replace, cancelled }: Hand & { readonly does: 'import' }): Promise<void> {
  const letGo = cancelled ? batch.files.hold() : null;
  const jobId = await batch.startImport(people.map(readRow), replace ? 'replace' : 'append');
  if (letGo !== null) {
    valueOf(await batch.house.engine.job.cancel({ jobId }));
    letGo();
  }
  const { phase } = await batch.ended(jobId);
  expect(phase).toBe(cancelled ? 'cancelled' : 'done');
}

async function perform(batch: BatchHouse, hand: Hand, rows: readonly BatchRow[]): Promise<void> {
  const { house, filingId } = batch;
  const { engine } = house;
  switch (hand.does) {
    case 'import':
      await importBy(batch, hand);
      break;
    case 'add':
      valueOf(await engine.batch.addRow({ filingId, values: readRow(hand.person, 0).values }));
      break;
    case 'edit': {
      const rowId = rows[hand.row % Math.max(rows.length, 1)]?.rowId;
      if (rowId !== undefined) {
        for (const value of typedBy(hand)) {
          valueOf(await engine.batch.saveRow({ filingId, rowId, values: { [hand.field]: value } }));
          house.clock.advance(TYPING);
        }
      }
      break;
    }
    case 'fill':
      valueOf(await engine.batch.fillRows({ filingId, filter: hand.filter, values: { [hand.field]: valueAt(hand) } }));
      break;
    case 'remove':
      valueOf(await engine.batch.removeRows({ filingId, rowIds: removedOf(hand, rows).map(({ rowId }) => rowId) }));
      break;
    case 'undo':
    case 'redo':
      // Refused where there is nothing to take back; the model knows whether.
      await engine.batch[hand.does]({ filingId });
      break;
    default:
      assertNever(hand);
  }
}

function typedBy(hand: Hand & { readonly does: 'edit' }): readonly string[] {
  return hand.on ? [valueAt(hand), valueAt({ ...hand, value: hand.value + 1 })] : [valueAt(hand)];
}

function valueAt({ field: of, value }: { readonly field: Field; readonly value: number }): string {
  return VALUES[of][value % VALUES[of].length] ?? '';
}

function removedOf(hand: { readonly rows: readonly number[] }, rows: readonly BatchRow[]): readonly BatchRow[] {
  const gone = new Set(hand.rows.map((index) => rows[index % Math.max(rows.length, 1)]));
  return rows.filter((row) => gone.has(row));
}

function compared({ values }: Pick<BatchRow, 'values'>): Row {
  return Object.fromEntries(COMPARED.map((id) => [id, values[id] ?? '']));
}

/** The batch as a list of states with a place in it: what undo is, said as plainly as can be. */
function openModel(now: () => string) {
  type State = { readonly rows: readonly Row[]; readonly key: string; at: number };
  let states: State[] = [{ rows: [], key: '', at: 0 }];
  let place = 0;
  let joined = 0;
  let undone = 0;
  const here = (): State => states[place] ?? { rows: [], key: '', at: 0 };
  const put = (rows: readonly Row[], key = '', later = 0): void => {
    const at = Date.parse(now()) + later;
    const isLast = place === states.length - 1;
    if (isLast && key !== '' && here().key === key && at - here().at <= 2_000) {
      states = [...states.slice(0, place), { rows, key, at }];
      joined += 1;
    } else {
      states = [...states.slice(0, place + 1), { rows, key, at }];
      place += 1;
    }
  };
  const write = (chosen: (index: number) => boolean, field: Field, value: string, key = '', later = 0): void => {
    const next = here().rows.map((row, index) => (chosen(index) ? Object.assign({}, row, { [field]: value }) : row));
    if (JSON.stringify(next) !== JSON.stringify(here().rows)) {
      put(next, key, later);
    }
  };
  return {
    rows: () => here().rows,
    history: () => ({ canUndo: place > 0, canRedo: place < states.length - 1 }),
    seen: () => ({ undone, joined }),
    /** Does what the hand does, to the rows as they were judged before it. */
    perform(hand: Hand, rows: readonly BatchRow[]): void {
      const before = here().rows;
      switch (hand.does) {
        case 'import':
          if (!hand.cancelled) {
            put([...(hand.replace ? [] : before), ...hand.people.map((each, index) => compared(readRow(each, index)))]);
          }
          break;
        case 'add':
          put([...before, compared(readRow(hand.person, 0))]);
          break;
        case 'edit': {
          const one = hand.row % Math.max(before.length, 1);
          const key = `${rows[one]?.rowId} ${hand.field}`;
          typedBy(hand).forEach((value, time) => write((index) => index === one, hand.field, value, key, time * TYPING));
          break;
        }
        case 'fill':
          write((index) => answers(rows[index], hand.filter), hand.field, valueAt(hand));
          break;
        case 'remove': {
          const gone = removedOf(hand, rows);
          if (gone.length > 0) {
            put(before.filter((_row, index) => !gone.some((row) => row === rows[index])));
          }
          break;
        }
        case 'undo':
          undone += place > 0 ? 1 : 0;
          place = Math.max(place - 1, 0);
          break;
        case 'redo':
          place = Math.min(place + 1, states.length - 1);
          break;
        default:
          assertNever(hand);
      }
    },
  };
}

/** Whether a row belongs to a filter, from what is said of it. Only 221 asks for a material, and nobody here has one. */
function answers(row: BatchRow | undefined, filter: RowFilter): boolean {
  if (row === undefined) {
    return false;
  }
  const bad = row.findings.some(({ severity }) => severity === 'block');
  const lacking = !bad && row.values['reason'] === '221' && row.attachments.length === 0;
  switch (filter) {
    case 'all':
      return true;
    case 'bad':
      return bad;
    case 'warned':
      return row.findings.some(({ severity }) => severity === 'warn');
    case 'doubted':
      return row.findings.some(({ severity, place }) => severity === 'warn' && place.material !== undefined);
    case 'good':
      return !bad && !lacking;
    case 'lacking':
      return lacking;
    case 'open':
      return row.verdict === null;
    case 'approved':
    case 'rejected':
      return row.verdict !== null && row.verdict.approved === (filter === 'approved');
    default:
      return assertNever(filter);
  }
}

async function recounted(batch: BatchHouse, { rows, view }: Everything): Promise<void> {
  for (const filter of ROW_FILTERS) {
    const page = valueOf(await batch.house.engine.batch.rows({ filingId: batch.filingId, filter, offset: 0, limit: 500 }));
    const own = rows.filter((row) => answers(row, filter));
    expect({ filter, rows: page.items, count: view.counts[filter === 'all' ? 'rows' : filter] }).toEqual({
      filter,
      rows: own,
      count: own.length,
    });
  }
}

/** 申报提交: the good rows go as they are, the others stay as they are in a draft of their own. */
async function submitted(batch: BatchHouse): Promise<{ readonly sent: number; readonly stayed: number; readonly content: string }> {
  const { house, filingId } = batch;
  const { rows, view } = await everything(batch);
  const { jobId } = valueOf(await house.engine.batch.submit({ filingId, revision: view.filing.revision }));
  const job = await batch.ended(jobId);
  const good = rows.filter((row) => answers(row, 'good'));
  const nobody = good.length === 0;
  expect(job).toMatchObject(nobody ? { phase: 'failed' } : { phase: 'done', done: good.length });
  const sent = await everything(batch);
  const rest = job.remainder === null ? [] : await batch.rows(job.remainder);
  expect(sent.rows.map(compared)).toEqual((nobody ? rows : good).map(compared));
  expect(rest.map(compared)).toEqual(nobody ? [] : rows.filter((row) => !good.includes(row)).map(compared));
  return { sent: good.length, stayed: rest.length, content: house.store().outboxEntry(filingId)?.content ?? '' };
}
