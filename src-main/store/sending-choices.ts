import type { SendingChoices } from '../../src-shared/contract/engine.ts';
import type { ReadableDatabase, WritableDatabase } from './database.ts';
import { putSetting, readSetting } from './settings.ts';

const PAUSED = 'sending-paused';
const LIMIT = 'upload-bytes-per-second';

export function readSendingChoices(database: ReadableDatabase): SendingChoices {
  const limit = Number(readSetting(database, LIMIT) ?? '');
  return { paused: readSetting(database, PAUSED) !== null, bytesPerSecond: Number.isSafeInteger(limit) && limit > 0 ? limit : null };
}

export function putSendingChoices(database: WritableDatabase, { paused, bytesPerSecond }: SendingChoices): void {
  putSetting(database, PAUSED, paused ? 'yes' : null);
  putSetting(database, LIMIT, bytesPerSecond === null ? null : String(bytesPerSecond));
}
