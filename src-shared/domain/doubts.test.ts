import { describe, expect, it } from 'vitest';
import type { CardReading } from './card-reading.ts';
import { type CardAsked, type Doubtful, doubtsAbout, expiryOf, openDoubts, sameAs } from './doubts.ts';
import type { Doubt } from './material.ts';

const TODAY = '2026-11-26';
const PAGE = 'q'.repeat(168);
const looking = (flaws: readonly Doubt[], fingerprint = '', more: Partial<Doubtful> = {}): Doubtful => ({
  prepared: { flaws: flaws.map((flaw) => ({ flaw })), fingerprint },
  ...more,
});

describe('doubts about a file', () => {
  it('[W-20] are how it looks, that it repeats an earlier one, and that it has expired', () => {
    const files = [looking([], PAGE), looking(['blurred'], PAGE, { expiresOn: '2026-11-25' })];
    expect(doubtsAbout(files, 0, { today: TODAY })).toEqual([]);
    expect(doubtsAbout(files, 1, { today: TODAY })).toEqual(['blurred', 'same-page', 'expired']);
    expect(sameAs(files, 1)).toBe(files[0]);
    expect(doubtsAbout(files, 2, { today: TODAY })).toEqual([]);
  });

  it('[W-20] are open until they are answered, and what comes later asks again', () => {
    const answered = looking(['blurred'], PAGE, { usedAnyway: { reason: '原件如此', doubts: ['blurred'] } });
    expect(openDoubts([answered], 0, { today: TODAY })).toEqual([]);
    expect(openDoubts([looking([], PAGE), answered], 1, { today: TODAY })).toEqual(['same-page']);
    expect(openDoubts([{ ...answered, expiresOn: '2026-11-01' }], 0, { today: TODAY })).toEqual(['expired']);
  });

  const CARD: CardAsked = { sides: ['portrait', 'emblem'], idNumber: '619999199903180860' };
  const reading = (change: Partial<CardReading> = {}): Doubtful => ({
    card: { sides: ['portrait', 'emblem'], idNumber: CARD.idNumber, name: null, validUntil: 'long-term', ...change },
  });
  const ofCards = (...files: readonly Doubtful[]) => files.map((_, index) => doubtsAbout(files, index, { today: TODAY, card: CARD }));

  it('[W-20 issue 4.3] of ID cards are another number, an end of validity, a side that is not there', () => {
    expect(ofCards(reading())).toEqual([[]]);
    const wrong = reading({ idNumber: '619999198501010012', validUntil: '2026-11-25', sides: ['portrait'] });
    expect(ofCards(wrong)).toEqual([['expired', 'other-number', 'card-side']]);
    expect(doubtsAbout([wrong], 0, { today: TODAY })).toEqual([]);
    expect(doubtsAbout([wrong], 0, { today: TODAY, card: { ...CARD, idNumber: '' } })).toEqual(['expired', 'card-side']);
    expect(openDoubts([{ ...wrong, usedAnyway: { reason: '换领', doubts: ['expired'] } }], 0, { today: TODAY, card: CARD })).toEqual([
      'other-number',
      'card-side',
    ]);
  });

  it('[W-20 issue 4.3] another number that was answered is asked again once the person has another number', () => {
    const shown = reading({ idNumber: '619999198501010012' });
    const answered: Doubtful = { ...shown, usedAnyway: { reason: '家属代办', doubts: ['other-number'], idNumber: CARD.idNumber } };
    expect(openDoubts([answered], 0, { today: TODAY, card: CARD })).toEqual([]);
    expect(openDoubts([answered], 0, { today: TODAY, card: { ...CARD, idNumber: '619999199001010010' } })).toEqual(['other-number']);
  });

  it('[W-20 issue 4.3] a side is asked of the file that shows nothing new, or else of the last, once all are read', () => {
    const portrait = reading({ sides: ['portrait'] });
    const nothing = reading({ sides: [], idNumber: null });
    expect(ofCards(nothing, portrait)).toEqual([['card-side'], []]);
    expect(ofCards(portrait, portrait)).toEqual([[], ['card-side']]);
    expect(ofCards(portrait, {})).toEqual([[], []]);
    expect(ofCards(portrait, reading({ sides: ['emblem'], idNumber: null }))).toEqual([[], []]);
  });

  it('[W-20 issue 4.3] a page of several people contradicts nobody, whoever it is given to', () => {
    expect(ofCards(reading({ sides: ['portrait'], idNumber: null, several: true }))).toEqual([[]]);
  });

  it('[issue 4] tells the last valid day, the thirty days before it and the day after it apart', () => {
    const days = ['2026-11-25', '2026-11-26', '2026-12-26', '2026-12-27'];
    expect(days.map((day) => expiryOf(day, TODAY))).toEqual(['expired', 'soon', 'soon', 'valid']);
    expect(expiryOf(undefined, TODAY)).toBeNull();
  });
});
