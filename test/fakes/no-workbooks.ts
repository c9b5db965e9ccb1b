import type { Workbooks } from '../../src-main/engine/ports/workbooks.ts';

function notAsked(): never {
  throw new Error('no workbook is read or written here');
}

/** For engines whose test never touches a workbook. */
export const noWorkbooks: Workbooks = {
  prepare: () => undefined,
  readBatch: notAsked,
  template: notAsked,
  filledTemplate: notAsked,
  table: notAsked,
};
