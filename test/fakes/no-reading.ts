import type { Reading } from '../../src-main/engine/ports/reading.ts';

/** Reads nothing: for engines whose test is not about what stands on pictures. */
export const noReading: Reading = {
  warm: () => undefined,
  readCard: async () => null,
  readCodes: async () => null,
  drawSheets: async () => null,
  takePages: async () => null,
};
