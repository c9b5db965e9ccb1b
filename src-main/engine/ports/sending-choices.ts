import type { SendingChoices } from '../../../src-shared/contract/engine.ts';
import type { StoreReader, StoreWriter } from './store.ts';

const PAUSED = 'sending-paused';
const LIMIT = 'upload-bytes-per-second';

/** How the clerk wants things sent, as it is kept with the account. */
export function sendingChoices(store: Pick<StoreReader, 'setting'>): SendingChoices {
  const limit = Number(store.setting(LIMIT) ?? '');
  return { paused: store.setting(PAUSED) !== null, bytesPerSecond: Number.isSafeInteger(limit) && limit > 0 ? limit : null };
}

export function putSendingChoices(write: Pick<StoreWriter, 'putSetting'>, { paused, bytesPerSecond }: SendingChoices): void {
  write.putSetting(PAUSED, paused ? 'yes' : null);
  write.putSetting(LIMIT, bytesPerSecond === null ? null : String(bytesPerSecond));
}
