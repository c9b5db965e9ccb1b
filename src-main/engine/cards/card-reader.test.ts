import { describe, expect, it, vi } from 'vitest';
import type { CardReading } from '../../../src-shared/domain/card-reading.ts';
import type { MaterialLiteral } from '../../../src-shared/profile/profile-literal.ts';
import type { RegionProfile } from '../../../src-shared/profile/region-profile.ts';
import { dropOf, openBatchHouse } from '../../../test/fakes/batch-house.ts';
import { CARD, cardFile, draftingWithCards } from '../../../test/fakes/card-house.ts';
import { aPerson, PASSWORD, pdf, REGION, valueOf } from '../../../test/fakes/engine-house.ts';
import { noReading } from '../../../test/fakes/no-reading.ts';
import { batchProfile } from '../../../test/fixtures/batch-profile.ts';
import type { Reading } from '../ports/reading.ts';

describe('[W-20] ID cards are read behind the attaching', () => {
  it('does not wait for it, and tells the windows by an event when it is known', async () => {
    const { promise, resolve: tell } = Promise.withResolvers<CardReading>();
    const { house, filingId, rowId, get, warnings } = await draftingWithCards(() => promise);
    const attached = valueOf(await house.engine.filing.attach({ filingId, rowId, kind: 'id-copy', file: cardFile() }));
    expect(attached.filing.rows[0]?.attachments[0]).not.toHaveProperty('card');
    const events: string[] = [];
    house.events.subscribe(({ event }) => void events.push(event));
    expect(events).toEqual([]);
    tell(CARD);
    await vi.waitFor(() => expect(events).toContain('filing.changed'));
    expect((await get()).filing.rows[0]?.attachments[0]?.card).toEqual(CARD);
    expect(await warnings()).toEqual([expect.stringContaining('没有认出身份证的国徽面')]);
    expect((await get()).filing.revision).toBe(attached.filing.revision);
  });

  it('reads a file once, whatever is undone and done again, and keeps what it read', async () => {
    const { house, reading, filingId, rowId, get } = await draftingWithCards(async () => CARD);
    valueOf(await house.engine.filing.attach({ filingId, rowId, kind: 'id-copy', file: cardFile() }));
    await vi.waitFor(async () => expect((await get()).filing.rows[0]?.attachments[0]?.card).toEqual(CARD));
    valueOf(await house.engine.filing.undo({ filingId }));
    const again = valueOf(await house.engine.filing.redo({ filingId }));
    expect(again.filing.rows[0]?.attachments[0]?.card).toEqual(CARD);
    expect(reading).toHaveBeenCalledTimes(1);
    expect(house.store().filing(filingId)?.rows[0]?.attachments[0]).not.toHaveProperty('card');
  });

  it('warns of nothing when a file cannot be read, and does not try it again and again', async () => {
    const { house, reading, filingId, rowId, warnings } = await draftingWithCards(async () => null);
    valueOf(await house.engine.filing.attach({ filingId, rowId, kind: 'id-copy', file: cardFile() }));
    valueOf(await house.engine.filing.attach({ filingId, rowId, kind: 'id-copy', file: cardFile('other') }));
    await vi.waitFor(() => expect(reading).toHaveBeenCalledTimes(2));
    expect(await warnings()).toEqual([]);
  });
});

const ID_COPY: MaterialLiteral = {
  kind: 'id-copy',
  label: '身份证复印件',
  need: 'optional',
  scope: 'row',
  idCardSides: ['portrait', 'emblem'],
};

function profileWithCards(): RegionProfile {
  const profile = batchProfile();
  const services = profile.services.map((service) =>
    service.id === 'batchTermination' ? { ...service, materials: [...service.materials, ID_COPY] } : service,
  );
  return { ...profile, id: REGION, services };
}
const numberOf = (index: number): string => aPerson(index + 1).socialSecurityNumber;
/** A card by the words in its file: the number of the n-th person. */
const cardOf = (index: number): CardReading => ({
  sides: ['portrait', 'emblem'],
  idNumber: numberOf(index),
  name: null,
  validUntil: 'long-term',
});

/** A batch of people who all need nothing, over a reader that knows the cards by what stands in their files. */
async function ofPeople(count: number, cards: Readonly<Record<string, CardReading | null>> = {}) {
  const readCard = vi.fn<Reading['readCard']>(async ({ bytes }) => {
    const words = new TextDecoder().decode(bytes);
    return Object.entries(cards).find(([word]) => words.endsWith(word))?.[1] ?? null;
  });
  const opened = await openBatchHouse({ reading: { ...noReading, readCard } });
  const { house, filingId, imported, rows, view } = opened;
  house.setProfiles([profileWithCards()]);
  await imported(Array.from({ length: count }, (_, index) => dropOf(index, { reason: '251' })));
  const rowIds = (await rows()).map(({ rowId }) => rowId);
  const rowId = (index: number) => rowIds[index] ?? ('' as never);
  const attach = async (index: number, word: string) =>
    valueOf(await house.engine.batch.attach({ filingId, rowId: rowId(index), kind: 'id-copy', file: pdf(`${word}.pdf`, word) }));
  const assign = async (word: string) =>
    valueOf(await house.engine.batch.assign({ filingId, kind: 'id-copy', file: pdf(`${word}.pdf`, word), rowIds }));
  /** Positions of the people whose card is doubted. */
  const doubted = async () =>
    valueOf(await house.engine.batch.rows({ filingId, filter: 'doubted' })).items.map(({ position }) => position - 1);
  const allRead = async () => vi.waitFor(async () => expect((await view()).unreadCards).toBe(0));
  return { ...opened, readCard, rowId, rowIds, attach, assign, doubted, allRead };
}

describe('[W-38 issue 4.3] ID cards on rows of batches', () => {
  it('are read behind the attaching; what is found is said of the row and counted, and nothing else of the batch changes', async () => {
    const { house, view, rows, attach, doubted } = await ofPeople(2, { wrong: cardOf(1) });
    const attached = await attach(0, 'wrong');
    expect(attached.counts).toMatchObject({ doubted: 0, good: 2 });
    const events: string[] = [];
    house.events.subscribe(({ event }) => void events.push(event));
    await vi.waitFor(async () => expect(await doubted()).toEqual([0]));
    expect(events).toContain('rows.judged');
    expect(events).not.toContain('filing.changed');
    expect(await view()).toMatchObject({ counts: { doubted: 1, warned: 1, good: 2, bad: 0 }, unreadCards: 0 });
    expect((await view()).filing.revision).toBe(attached.filing.revision);
    const [row] = await rows();
    expect(row?.findings).toMatchObject([
      {
        severity: 'warn',
        place: { material: 'id-copy' },
        sentence: expect.stringMatching(/“wrong\.pdf”上的号码（619999\*{8}\w{4}）与填写的/),
      },
    ]);
    expect(row?.attachments[0]?.card?.idNumber).toBe(numberOf(1));
  });

  it('of a file that serves many, all are doubted but the one whose number it shows; it is read once', async () => {
    const { assign, doubted, readCard, allRead } = await ofPeople(3, { shared: cardOf(1) });
    await assign('shared');
    await vi.waitFor(async () => expect(await doubted()).toEqual([0, 2]));
    await allRead();
    expect(readCard).toHaveBeenCalledTimes(1);
  });

  it('of a page that shows several people, nobody is doubted', async () => {
    const list: CardReading = { sides: ['portrait'], idNumber: null, name: null, validUntil: null, several: true };
    const { assign, doubted, readCard, allRead } = await ofPeople(3, { list });
    await assign('list');
    await vi.waitFor(() => expect(readCard).toHaveBeenCalled());
    await allRead();
    expect(await doubted()).toEqual([]);
  });

  it('follow the number that is typed, and undo', async () => {
    const { house, filingId, rowId, attach, doubted } = await ofPeople(1, { wrong: cardOf(5) });
    await attach(0, 'wrong');
    await vi.waitFor(async () => expect(await doubted()).toEqual([0]));
    valueOf(await house.engine.batch.saveRow({ filingId, rowId: rowId(0), values: { socialSecurityNumber: numberOf(5) } }));
    expect(await doubted()).toEqual([]);
    valueOf(await house.engine.batch.undo({ filingId }));
    expect(await doubted()).toEqual([0]);
    valueOf(await house.engine.batch.undo({ filingId }));
    expect(await doubted()).toEqual([]);
    valueOf(await house.engine.batch.redo({ filingId }));
    expect(await doubted()).toEqual([0]);
  });

  it('offer the number of the card to their person alone, and never to all at once', async () => {
    const { house, filingId, rows, view, assign, doubted } = await ofPeople(2, { shared: cardOf(5) });
    await assign('shared');
    await vi.waitFor(async () => expect(await doubted()).toEqual([0, 1]));
    expect((await rows())[0]?.findings[0]?.repair?.set).toEqual({ socialSecurityNumber: numberOf(5) });
    expect((await view()).repairs).toEqual([]);
    valueOf(await house.engine.batch.repair({ filingId, rowIds: (await rows()).map(({ rowId }) => rowId) }));
    expect((await rows()).map(({ values }) => values['socialSecurityNumber'])).toEqual([numberOf(0), numberOf(1)]);
  });

  it('go on after a restart with what was not read yet, and say of rows what was read for others meanwhile', async () => {
    const { house, filingId, attach, doubted, readCard } = await ofPeople(2, { one: cardOf(1), other: cardOf(0) });
    const held = Promise.withResolvers<null>();
    readCard.mockImplementationOnce(() => held.promise);
    await attach(0, 'one');
    await attach(1, 'other');
    house.restart();
    valueOf(await house.engine.session.unlock({ accountId: house.accountId(), password: PASSWORD }));
    const untouched = readCard.mock.calls.length;
    expect(await doubted()).toEqual([]);
    expect(readCard).toHaveBeenCalledTimes(untouched);
    valueOf(await house.engine.batch.get({ filingId }));
    await vi.waitFor(async () => expect(await doubted()).toEqual([0, 1]));
  });

  it('are passed over when they were removed before their turn, and end with the account', async () => {
    const { house, filingId, rowId, rows, attach, readCard } = await ofPeople(3, { a: cardOf(0), b: cardOf(1), c: cardOf(2) });
    const held = Promise.withResolvers<CardReading>();
    readCard.mockImplementationOnce(() => held.promise);
    await attach(0, 'a');
    await vi.waitFor(() => expect(readCard).toHaveBeenCalledTimes(1));
    await attach(1, 'b');
    await attach(2, 'c');
    const [, second] = await rows();
    const { sha256 } = second?.attachments[0] ?? { sha256: '' as never };
    valueOf(await house.engine.batch.detach({ filingId, rowId: rowId(1), kind: 'id-copy', sha256 }));
    held.resolve(cardOf(0));
    await vi.waitFor(() => expect(readCard).toHaveBeenCalledTimes(2));
    const read = readCard.mock.calls.map(([{ bytes }]) => new TextDecoder().decode(bytes).slice(-1));
    expect(read).toEqual(['a', 'c']);
    await attach(1, 'b');
    const last = Promise.withResolvers<CardReading>();
    readCard.mockImplementationOnce(() => last.promise);
    await attach(1, 'a');
    valueOf(await house.engine.session.lock(undefined));
    last.resolve(cardOf(1));
    await new Promise(setImmediate);
    expect(house.logged).toEqual([]);
  });

  it('hold up neither 申报提交 nor are they asked of what was submitted', async () => {
    const { house, filingId, attach, ended, view, readCard } = await ofPeople(2, { one: cardOf(1) });
    const held = Promise.withResolvers<CardReading>();
    readCard.mockImplementationOnce(() => held.promise);
    await attach(0, 'one');
    const { filing } = await view();
    const { jobId } = valueOf(await house.engine.batch.submit({ filingId, revision: filing.revision }));
    expect(await ended(jobId)).toMatchObject({ phase: 'done', done: 2 });
    held.resolve(cardOf(1));
    await vi.waitFor(async () => expect((await view()).unreadCards).toBe(0));
    expect((await view()).counts).toMatchObject({ good: 2, doubted: 0 });
  });
});

describe('[W-38 issue 4.3] 仍然使用 of an ID card on a row', () => {
  it('is noted instead of warned of, for this person alone, and its reason goes beside the content', async () => {
    const { house, filingId, rowId, rows, assign, doubted, ended, view } = await ofPeople(3, { shared: cardOf(1) });
    await assign('shared');
    await vi.waitFor(async () => expect(await doubted()).toEqual([0, 2]));
    const { sha256 } = (await rows())[0]?.attachments[0] ?? { sha256: '' as never };
    const place = { filingId, rowId: rowId(0), kind: 'id-copy', sha256 };
    const answered = valueOf(await house.engine.batch.answerDoubts({ ...place, reason: '同户家属代办' }));
    expect(answered.counts).toMatchObject({ doubted: 1, warned: 1 });
    expect(await doubted()).toEqual([2]);
    expect((await rows())[0]?.findings).toMatchObject([
      { severity: 'note', sentence: expect.stringContaining('仍然使用，原因：同户家属代办') },
    ]);
    const { filing } = await view();
    const { jobId } = valueOf(await house.engine.batch.submit({ filingId, revision: filing.revision }));
    expect(await ended(jobId)).toMatchObject({ phase: 'done' });
    const entry = house.store().outboxEntry(filingId);
    expect(entry?.remarks).toEqual([{ rowId: rowId(0), kind: 'id-copy', sha256, reason: '同户家属代办', doubts: ['other-number'] }]);
    expect(entry?.content).not.toContain('同户家属代办');
  });
});
