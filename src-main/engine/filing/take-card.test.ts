import { describe, expect, it, vi } from 'vitest';
import type { CardReading } from '../../../src-shared/domain/card-reading.ts';
import { CARD, CARD_NUMBER, cardFile, draftingWithCards } from '../../../test/fakes/card-house.ts';
import { failureOf, valueOf } from '../../../test/fakes/engine-house.ts';

describe('[issue 4.7] 读身份证', () => {
  it('attaches the picture and fills the number in as one step of undo; the name is only answered', async () => {
    const { house, filingId, rowId } = await draftingWithCards(async () => CARD);
    const { view, card } = valueOf(await house.engine.filing.readCard({ filingId, rowId, file: cardFile() }));
    expect(card).toEqual(CARD);
    expect(view.filing.rows[0]?.values).toMatchObject({ idNumber: CARD_NUMBER, birthDate: '1999-03-18' });
    expect(view.filing.rows[0]?.values['name']).toBeUndefined();
    expect(view.materials[0]?.count).toBe(1);
    const undone = valueOf(await house.engine.filing.undo({ filingId }));
    expect(undone.filing.rows[0]?.values['idNumber']).toBeUndefined();
    expect(undone.materials[0]?.count).toBe(0);
    expect(undone.canUndo).toBe(false);
  });

  it('writes over nothing that was typed; the difference is a finding', async () => {
    const { house, begun, filingId, rowId, warnings } = await draftingWithCards(async () => ({ ...CARD, sides: ['portrait', 'emblem'] }));
    const { revision } = begun.filing;
    valueOf(await house.engine.filing.saveValues({ filingId, rowId, revision, values: { idNumber: '619999198501010012' } }));
    const { view } = valueOf(await house.engine.filing.readCard({ filingId, rowId, file: cardFile() }));
    expect(view.filing.rows[0]?.values['idNumber']).toBe('619999198501010012');
    expect(await warnings()).toEqual([expect.stringContaining('与填写的社会保障号码')]);
  });

  it('still attaches what cannot be read, and says so', async () => {
    const { house, filingId, rowId } = await draftingWithCards(async () => null);
    const { view, card } = valueOf(await house.engine.filing.readCard({ filingId, rowId, file: cardFile() }));
    expect(card).toBeNull();
    expect(view.materials[0]?.count).toBe(1);
  });

  it('reads pages of the desk as it reads a file: attached, the number filled in, one step of undo, the desk empty', async () => {
    const emblem: CardReading = { sides: ['emblem'], idNumber: null, name: null, validUntil: '2030-01-15' };
    const { house, reading, filingId, rowId } = await draftingWithCards(async ({ bytes }) =>
      Buffer.from(bytes).includes('front') ? CARD : emblem,
    );
    const place = { filingId, rowId, kind: 'id-copy' };
    const pictures = ['back', 'front'].map((side) => new File([Buffer.from(`\u0089PNG ${side}`, 'latin1')], `${side}.png`));
    valueOf(await house.engine.scan.addPages({ ...place, pictures, source: '高拍仪' }));
    const { view, card } = valueOf(await house.engine.scan.readCard({ ...place, format: 'pictures' }));
    expect(card).toEqual(CARD);
    expect(view.filing.rows[0]?.values).toMatchObject({ idNumber: CARD_NUMBER, birthDate: '1999-03-18' });
    expect(view.filing.rows[0]?.attachments.map(({ kind }) => kind)).toEqual(['id-copy', 'id-copy']);
    expect(valueOf(await house.engine.scan.desk(place)).pages).toEqual([]);
    expect(reading).toHaveBeenCalledTimes(2);
    const undone = valueOf(await house.engine.filing.undo({ filingId }));
    expect(undone.filing.rows[0]).toMatchObject({ values: {}, attachments: [] });
    expect(undone.canUndo).toBe(false);
  });

  it('keeps the pages where they are when they cannot be given: another material, the filing discarded meanwhile', async () => {
    const { promise, resolve: tell } = Promise.withResolvers<CardReading>();
    const { house, reading, begun, filingId, rowId } = await draftingWithCards(() => promise);
    const picture = new File([Buffer.from('\u0089PNG front', 'latin1')], 'front.png');
    const place = { filingId, rowId, kind: 'id-copy' };
    const order = { ...place, kind: 'transfer-order' };
    const { revision } = begun.filing;
    valueOf(await house.engine.filing.saveValues({ filingId, rowId, revision, values: { reason: 'transfer' } }));
    for (const at of [place, order]) {
      valueOf(await house.engine.scan.addPages({ ...at, pictures: [picture], source: '高拍仪' }));
    }
    const read = house.engine.scan.readCard({ ...place, format: 'pictures' });
    await vi.waitFor(() => expect(reading).toHaveBeenCalledTimes(1));
    const otherKind = house.engine.scan.readCard({ ...order, format: 'pictures' });
    valueOf(await house.engine.filing.discard({ filingId }));
    tell(CARD);
    expect(failureOf(await read)).toMatchObject({ code: 'filing-not-editable' });
    expect(failureOf(await otherKind)).toEqual({ code: 'request-invalid', detail: 'kind' });
    for (const at of [place, order]) {
      expect(valueOf(await house.engine.scan.desk(at)).pages).toHaveLength(1);
    }
  });
});
