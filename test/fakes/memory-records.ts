import type { CentreRecordsReader, CentreRecordsWriter } from '../../src-main/engine/ports/centre-records.ts';

function notBuilt(): never {
  throw new Error('not built');
}

export function memoryRecordsReader(): CentreRecordsReader {
  return { unitPayments: notBuilt, personPayments: notBuilt, unitRates: notBuilt, movements: notBuilt };
}

export function memoryRecordsWriter(): CentreRecordsWriter {
  return { putUnitPayment: notBuilt, putPersonPayments: notBuilt, putUnitRate: notBuilt, putMovement: notBuilt };
}
