import type { CardReading } from '../../../src-shared/domain/card-reading.ts';
import type { Sha256 } from '../../../src-shared/domain/ids.ts';
import type { StoreReader, StoreWriter } from '../ports/store.ts';

const nameOf = (sha256: Sha256): string => `card:${sha256}`;

const FORGOTTEN = '';

/** What was read off a kept file as an ID card, null when it was not read yet. By the file, so that it is read once wherever it is used. */
export function cardReading(store: Pick<StoreReader, 'setting'>, sha256: Sha256): CardReading | null {
  const kept = store.setting(nameOf(sha256));
  return kept === null || kept === FORGOTTEN ? null : (JSON.parse(kept) as CardReading);
}

export function putCardReading(write: Pick<StoreWriter, 'putSetting'>, sha256: Sha256, card: CardReading): void {
  write.putSetting(nameOf(sha256), JSON.stringify(card));
}

/** The file is gone, and with it the number and name that stood on it. */
export function forgetCardReading(write: Pick<StoreWriter, 'putSetting'>, sha256: Sha256): void {
  write.putSetting(nameOf(sha256), FORGOTTEN);
}
