import type { PlainDate } from '../lib/plain-date.ts';

/** 人像面, with name and number, and 国徽面, with the time the card is valid for. */
export const CARD_SIDES = ['portrait', 'emblem'] as const;
export type CardSide = (typeof CARD_SIDES)[number];

/** What was read off a picture of an ID card. A machine read it: nothing of it is certain but what the number proves of itself. */
export type CardReading = {
  /** The sides that were recognised; none where the picture shows no card, or not clearly. */
  readonly sides: readonly CardSide[];
  /** Only with an existing date of birth and the right check character (GB 11643), and read the same way twice. */
  readonly idNumber: string | null;
  /** A suggestion: nothing on the card proves it. */
  readonly name: string | null;
  /** Last day of 有效期限. */
  readonly validUntil: PlainDate | 'long-term' | null;
  /** The numbers of more than one person stand on it: a list, or several cards on a sheet. Then it is nobody's card, and no number is taken. */
  readonly several?: true | undefined;
};
