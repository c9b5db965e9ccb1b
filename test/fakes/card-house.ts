import { vi } from 'vitest';
import type { Reading } from '../../src-main/engine/ports/reading.ts';
import type { CardReading } from '../../src-shared/domain/card-reading.ts';
import { createEngineHouse, pdf, rowIdOf, valueOf } from './engine-house.ts';
import { noReading } from './no-reading.ts';

export const CARD_NUMBER = '619999199903180860';
export const CARD: CardReading = { sides: ['portrait'], idNumber: CARD_NUMBER, name: '邹虚构', validUntil: null };

/** A file to be read as a card; other words make another file. */
export const cardFile = (words = 'card') => pdf('身份证.pdf', words);

/** A draft of one person in an engine that reads cards so. */
export async function draftingWithCards(readCard: Reading['readCard']) {
  const reading = vi.fn<Reading['readCard']>(readCard);
  const house = createEngineHouse({ reading: { ...noReading, readCard: reading } });
  await house.register();
  const begun = valueOf(await house.engine.filing.begin({ service: 'enrolment', insurance: 'medical' }));
  const { filingId } = begun.filing;
  const rowId = rowIdOf(begun);
  const get = async () => valueOf(await house.engine.filing.get({ filingId }));
  const warnings = async () => (await get()).findings.filter(({ severity }) => severity === 'warn').map(({ sentence }) => sentence);
  return { house, reading, begun, filingId, rowId, get, warnings };
}
