import { CARD_SIDES, type CardReading } from '../../src-shared/domain/card-reading.ts';

/** Pages of one file as one card; null without pages. Two numbers in one file are two people's, and none of them is taken. */
export function joinReadings(cards: readonly CardReading[]): CardReading | null {
  const numbers = new Set(cards.flatMap(({ idNumber }) => idNumber ?? []));
  const several = numbers.size > 1 || cards.some((card) => card.several === true);
  const sole = !several && numbers.size === 1 ? cards.find(({ idNumber }) => idNumber !== null) : undefined;
  return cards.length === 0
    ? null
    : {
        sides: CARD_SIDES.filter((side) => cards.some(({ sides }) => sides.includes(side))),
        idNumber: sole?.idNumber ?? null,
        name: sole?.name ?? null,
        validUntil: several ? null : (cards.find(({ validUntil }) => validUntil !== null)?.validUntil ?? null),
        ...(several ? { several } : {}),
      };
}
