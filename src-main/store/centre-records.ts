import type { CentreRecordsReader, CentreRecordsWriter } from '../engine/ports/centre-records.ts';
import type { ReadableDatabase, WritableDatabase } from './database.ts';

function notBuilt(): never {
  throw new Error('not built');
}

export function centreRecordsReader(_database: ReadableDatabase): CentreRecordsReader {
  return { unitPayments: notBuilt, personPayments: notBuilt, unitRates: notBuilt, movements: notBuilt };
}

export function centreRecordsWriter(_writing: () => WritableDatabase): CentreRecordsWriter {
  return { putUnitPayment: notBuilt, putPersonPayments: notBuilt, putUnitRate: notBuilt, putMovement: notBuilt };
}
